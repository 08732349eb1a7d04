#include "engine/report/markdown.hpp"

#include "engine/explain/tree.hpp"
#include "engine/judge/phrases.hpp"
#include "engine/report/escape.hpp"
#include "engine/report/finding_text.hpp"
#include "engine/report/markings.hpp"
#include "engine/report/state_names.hpp"
#include "engine/report/unnamed.hpp"
#include "engine/report/ways.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace casus::report {
namespace {

std::string line(std::string_view label, std::string const& text) {
  return text.empty() ? "" : fmt::format("- **{}:** {}\n", label, escaped_markdown(text));
}

/// A paragraph of its own, or nothing.
std::string strong(std::string const& text) {
  return text.empty() ? "" : fmt::format("**{}**\n\n", escaped_markdown(text));
}

/// What the engine says of the case, with the States under the names that people give them.
std::string said(Settings const& settings, JudgedCase const& judged, std::string_view sentence) {
  return with_short_names(settings.rulebook, judged.judged, sentence);
}

std::string elements_table(Settings const& settings, JudgedCase const& judged,
                           judge::Finding const& finding) {
  std::string out = "\n| element | state | for | against |\n|---|---|---|---|\n";
  for (judge::Element const& element : finding.elements) {
    std::string const name = element.words.empty()
                                 ? element.name
                                 : element.name + ": " + judge::phrases::condition(element.words);
    judge::Support const& support = element.outcome.support;
    out += fmt::format("| {} | {} | {} | {} |\n", escaped_markdown(said(settings, judged, name)),
                       judge::name(element.outcome.truth), support.pro, support.challenge);
  }
  return out + "\n";
}

std::string missing_lines(Settings const& settings, JudgedCase const& judged,
                          judge::Finding const& finding) {
  std::string out;
  for (Ways const& ways : ways_together(finding)) {
    out += line("to settle it " + find_out(ways.as), said(settings, judged, needed(ways)));
    for (std::string const& one : ways.either) {
      out += "  - " + escaped_markdown(said(settings, judged, one)) + "\n";
    }
  }
  return out;
}

std::string finding_markdown(Settings const& settings, JudgedCase const& judged,
                             judge::Finding const& finding) {
  FindingNames const names = names_of(settings, judged, finding);
  model::Commitment const& commitment = settings.rulebook[finding.commitment];
  std::string heading =
      fmt::format("{} → {}", short_name(settings.rulebook, judged.judged, finding.bearer),
                  short_name(settings.rulebook, judged.judged, finding.counterparty));
  if (!names.event.empty()) heading += " · " + names.event;
  std::string out = fmt::format("### {} · {} · {}\n\n", capitals(finding.verdict),
                                escaped_markdown(names.commitment), escaped_markdown(heading));
  out += escaped_markdown(finding.reason) + "\n\n";
  if (!commitment.text.empty()) {
    out += fmt::format("> {}\n>\n", escaped_markdown("“" + commitment.text + "”"));
  }
  out += fmt::format("> {}; {}\n", escaped_markdown(citation(settings.rulebook, commitment)),
                     escaped_markdown(provenance_words(commitment.content)));
  out += elements_table(settings, judged, finding);
  for (judge::DefenceOutcome const& defence : finding.defences) {
    std::string_view const state = describe_defence(defence);
    if (!state.empty()) out += line("defence", fmt::format("{}, {}", defence.name, state));
  }
  out += missing_lines(settings, judged, finding);
  if (finding.deadline) {
    out += line("deadline", judge::phrases::deadline(*finding.deadline)
                                + (finding.late ? ", performed " + finding.delay + " late" : ""));
  }
  for (std::string const& one : finding.indications)
    out += line("indication", said(settings, judged, one));
  for (std::string const& note : finding.notes) {
    out += line("note", said(settings, judged, note));
  }
  return out
         + line("rule", fmt::format("{} · {}", settings.rulebook.show(finding.place), finding.id))
         + "\n";
}

std::string unnamed_markdown(Unnamed const& one) {
  return fmt::format("### {} · State not named · {}\n\n{}\n\n", capitals(one.verdict),
                     escaped_markdown(one.event),
                     escaped_markdown(one.commitments + ": " + one.words));
}

std::string sources_markdown(record::Case const& judged) {
  if (judged.sources.empty()) return "";
  std::string out = "### Sources\n\n";
  for (record::Source const& source : judged.sources) {
    std::string text = explain::source_line(source);
    if (!source.url.empty()) text += ", " + source.url;
    out += "- " + escaped_markdown(text) + "\n";
  }
  return out + "\n";
}

}  // namespace

std::string case_markdown(Settings const& settings, JudgedCase const& judged) {
  record::Case const& one = judged.judged;
  std::string out =
      fmt::format("## {}\n\n", escaped_markdown(one.title.empty() ? one.id : one.title));
  out += fmt::format("Case {}, the record as it stood on {}.\n\n", escaped_markdown(one.id),
                     model::date_string(judged.found.as_of));
  out += strong(label_of(one)) + strong(withheld_words(one));
  std::vector<Item> const items = items_of(settings, judged);
  if (items.empty()) out += "No finding.\n\n";
  for (Item const& item : items) {
    if (item.unnamed) out += unnamed_markdown(*item.unnamed);
    for (judge::Finding const* finding : item.alike) {
      out += finding_markdown(settings, judged, *finding);
    }
  }
  return out + sources_markdown(one);
}

void markdown_report(Settings const& settings, Summary const& summary, Remarks const& remarks,
                     Pieces const& cases, Sink const& sink) {
  judge::Options const& options = settings.options;
  std::string out = strong(label_of(remarks));
  out += fmt::format("# Treaty commitments in question\n\n{}\n\n", prima_facie);
  out += fmt::format("Standard of proof: {} ({}); measure of doubt: {}.\n\n", options.standard.name,
                     options.standard.value, options.doubt);
  out += strong(withheld_words(settings, remarks));
  out += "| verdict | findings | meaning |\n|---|---|---|\n";
  for (std::size_t i = judge::verdict_names.size(); i-- > 0;) {
    if (summary.by_verdict[i] == 0) continue;
    out += fmt::format("| {} | {} | {} |\n", words(judge::verdict_names[i].verdict),
                       summary.by_verdict[i], judge::verdict_names[i].meaning);
  }
  sink(out + "\n");
  cases(sink);
  if (remarks.interrupted) sink("**Interrupted:** there are more cases, which nobody judged.\n\n");
  if (!remarks.errors.empty()) sink("## What could not be read\n\n");
  for (record::ReadError const& error : remarks.errors) {
    sink(fmt::format("- {}\n",
                     escaped_markdown(fmt::format("{} {}: {}: {}", error.file, error.pointer,
                                                  error.code, error.message))));
  }
  std::string const mark = strong(label_of(remarks));
  if (!mark.empty()) sink("\n" + mark);
}

}  // namespace casus::report
