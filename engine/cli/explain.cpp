#include "engine/cli/explain_svg.hpp"
#include "engine/cli/inputs.hpp"
#include "engine/cli/marking.hpp"
#include "engine/cli/measures.hpp"
#include "engine/cli/output.hpp"
#include "engine/cli/progress.hpp"
#include "engine/cli/refusal.hpp"
#include "engine/cli/rulebook.hpp"
#include "engine/cli/session.hpp"
#include "engine/cli/suppositions.hpp"
#include "engine/cli/version.hpp"
#include "engine/explain/select.hpp"
#include "engine/explain/tree.hpp"
#include "engine/explain/why.hpp"
#include "engine/judge/finding.hpp"
#include "engine/record/withhold.hpp"
#include "engine/report/explanation_text.hpp"
#include "engine/report/finding_text.hpp"
#include "engine/report/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace casus::cli {
namespace {

constexpr char const* examples = R"(Examples:
  casus explain cases/tutorial/2-contested.json
      The reasons behind every finding of a case.
  casus explain case.json --finding russia-iran-2021/non-attack/e1
      Only the finding about one event; leave out parts from the right, or leave one empty.
  casus explain case.json --finding f-3c9a1e07 --standard clear
      One finding by its id, at another standard of proof.
  casus explain case.json --finding russia-iran-2021/non-attack/e1 --why-not breach
      What stands in the way of that verdict.
  casus explain case.json --what-if 'e1.by[0].confidence=0.9' --what-if e1.against=IR
      What would change, were it so; the file stays as it is.
  casus explain case.json --finding alpha/answer-requests/e1 --svg life.svg
      The life of that duty as a drawing: when it arose, was due, was performed.)";

struct ExplainOptions {
  std::vector<std::string> cases;
  std::string finding;
  std::vector<std::string> treaties;
  Measures measures;
  bool all = false;
  std::string why_not;
  std::vector<std::string> what_if;
  std::string output;
  std::string svg;
  std::string max_tlp;
};

struct Judged {
  record::Case const* judged = nullptr;
  judge::CaseFindings found;
};

struct Hit {
  record::Case const* judged = nullptr;
  judge::Finding const* finding = nullptr;
};

std::string line_of(model::Rulebook const& rulebook, Hit const& hit) {
  return fmt::format("{}  {}  {}", hit.finding->id,
                     explain::address(rulebook, *hit.judged, *hit.finding),
                     report::words(hit.finding->verdict));
}

/// Those that agree with most parts of what was asked for.
std::vector<Hit> nearest(explain::Selector const& selector, model::Rulebook const& rulebook,
                         std::vector<Hit> const& hits) {
  std::size_t best = 0;
  std::vector<Hit> near;
  for (Hit const& hit : hits) {
    std::size_t const common =
        explain::parts_in_common(selector, rulebook, *hit.judged, *hit.finding);
    if (common > best) near.clear();
    best = std::max(best, common);
    if (common == best) near.push_back(hit);
  }
  return near;
}

std::string list(model::Rulebook const& rulebook, std::vector<Hit> const& hits) {
  constexpr std::size_t shown_max = 20;
  std::string text;
  for (std::size_t i = 0; i < std::min(hits.size(), shown_max); ++i) {
    text += "  " + report::printable(line_of(rulebook, hits[i])) + "\n";
  }
  if (hits.size() > shown_max) text += fmt::format("  and {} more\n", hits.size() - shown_max);
  return text;
}

/// The findings that are meant. Several by a name are listed for the user to choose from; none is
/// an error that shows the near ones.
std::vector<Hit> choose(Session const& session, std::string const& wanted,
                        model::Rulebook const& rulebook, std::vector<Hit> const& hits) {
  std::optional<explain::Selector> const selector = explain::read_selector(wanted);
  if (!selector) {
    throw UsageError(fmt::format("`{}` names no finding", wanted),
                     "write an id such as f-3c9a1e07, or "
                     "TREATY/COMMITMENT[/EVENT[/BEARER[/COUNTERPARTY]]]");
  }
  std::vector<Hit> chosen;
  for (Hit const& hit : hits) {
    if (explain::matches(*selector, rulebook, *hit.judged, *hit.finding)) chosen.push_back(hit);
  }
  if (!chosen.empty()) return chosen;
  print_error(session, fmt::format("no finding is `{}`", wanted));
  std::vector<Hit> const near = nearest(*selector, rulebook, hits);
  if (!near.empty()) {
    print_aside(fmt::format("{}:\n{}", near.size() == hits.size() ? "there are" : "the nearest are",
                            list(rulebook, near)));
  } else {
    print_hint(session, "there is no finding at all; `--all` adds those that are not applicable");
  }
  throw Explained{};
}

/// The case costs more than a bound allows: nothing is said about it but that.
[[noreturn]] void refuse(Session const& session, record::Case const& judged,
                         judge::BoundExceeded const& exceeded) {
  print_error(session, error_line(refusal(judged, exceeded)));
  throw Explained{};
}

/// The reasons of one finding that need the case to be judged again.
explain::Reasons reasons_of(report::Settings const& settings, Judged const& one,
                            judge::Finding const& finding,
                            std::optional<judge::Verdict> const& wanted,
                            explain::SearchLimits const& limits, Progress& progress) {
  record::Case const& judged = *one.judged;
  explain::Retrial retrial(settings.rulebook, finding, one.found.as_of, settings.options,
                           [&] { progress.step(); });
  explain::Reasons reasons;
  reasons.grounds = explain::grounds_of(settings.rulebook, judged, finding, retrial, limits);
  reasons.telling_sources = explain::telling_sources(judged, finding, retrial, limits);
  if (wanted) {
    reasons.why_not = explain::why_not(settings.rulebook, judged, finding, *wanted,
                                       settings.options, retrial, limits);
  }
  return reasons;
}

/// With `searched`, which takes a moment for each finding, the reasons that need a search, too.
std::string explained(Session const& session, report::Settings const& settings,
                      std::vector<Judged> const& judged, std::vector<Hit> const& hits,
                      bool searched, std::optional<judge::Verdict> const& wanted,
                      report::TextStyle const& style) {
  explain::SearchLimits limits;
  limits.tries_max =
      std::max<std::size_t>(limits.tries_max / std::max<std::size_t>(hits.size(), 1), 100);
  std::size_t tries = 0;
  for (Hit const& hit : searched ? hits : std::vector<Hit>{}) {
    tries += explain::tries_at_most(settings.rulebook, *hit.judged, limits, wanted.has_value());
  }
  Progress progress(searched && session.shows_progress(),
                    {"searching for reasons", "tries", tries, true});
  std::string text;
  for (Judged const& one : judged) {
    bool first = true;
    for (Hit const& hit : hits) {
      if (hit.judged != one.judged) continue;
      if (first) text += report::case_heading(*one.judged, one.found.as_of, style);
      first = false;
      std::optional<explain::Reasons> reasons;
      try {
        if (searched) reasons = reasons_of(settings, one, *hit.finding, wanted, limits, progress);
      } catch (judge::BoundExceeded const& exceeded) { refuse(session, *one.judged, exceeded); }
      text += report::explanation_text(
          settings.rulebook, *hit.judged,
          explain::explain(settings.rulebook, *hit.judged, *hit.finding, settings.options),
          reasons ? &*reasons : nullptr, style);
    }
  }
  return text;
}

/// What `--why-not` asks for; one verdict, of a finding that is named.
std::optional<judge::Verdict> read_wanted(ExplainOptions const& options) {
  if (options.why_not.empty()) return std::nullopt;
  std::vector<judge::Verdict> const wanted = read_verdicts("--why-not", {options.why_not});
  if (wanted.size() != 1) throw UsageError("--why-not takes one verdict");
  if (options.finding.empty()) {
    throw UsageError("--why-not asks about one finding", "name it with --finding");
  }
  return wanted.front();
}

/// The findings that are shown at all.
judge::CaseFindings shown(report::Settings const& settings, judge::CaseFindings found) {
  auto& rows = found.findings;
  rows.erase(std::remove_if(rows.begin(), rows.end(),
                            [&](judge::Finding const& row) { return !settings.shows(row); }),
             rows.end());
  return found;
}

/// A supposition names claims by their places in the file, which may be those of what is left out.
void refuse_supposing(ExplainOptions const& options) {
  if (options.max_tlp.empty() || options.what_if.empty()) return;
  throw UsageError("--what-if cannot be asked with --max-tlp",
                   "what is supposed would stand beside what is left out");
}

/// Leaves out what `--max-tlp` forbids, and counts it.
void withhold_above(report::Settings const& settings, CaseInputs& inputs,
                    report::Remarks& remarks) {
  if (!settings.max_tlp) {
    for (record::Case const& one : inputs.cases) remarks.markings.add(one);
    return;
  }
  inputs.errors = without_words(std::move(inputs.errors));
  std::vector<record::Case> kept;
  for (record::Case& one : inputs.cases) {
    if (record::withhold(one, *settings.max_tlp, settings.rulebook)) {
      remarks.markings.add(one);
      kept.push_back(std::move(one));
    } else {
      ++remarks.markings.withheld_cases;
    }
  }
  inputs.cases = std::move(kept);
}

/// The cases to explain, what is remarked about them, and what suppositions change.
struct Asked {
  CaseInputs inputs;
  report::Remarks remarks;
  std::string changes;
};

Asked read_asked(ExplainOptions const& options, Session const& session,
                 report::Settings const& settings, report::TextStyle const& style) {
  model::Rulebook const& rulebook = settings.rulebook;
  Asked asked;
  if (options.what_if.empty()) {
    asked.inputs = read_cases(options.cases, rulebook, session.bounds, 1, false);
    withhold_above(settings, asked.inputs, asked.remarks);
    return asked;
  }
  if (options.cases.size() > 1) throw UsageError("--what-if supposes something of one case");
  Supposed supposed = read_supposed(session, options.cases.front(), options.what_if, rulebook);
  judge::Options const& judging = settings.options;
  try {
    asked.changes = changes_text(
        rulebook, supposed, shown(settings, judge::judge(rulebook, supposed.before, judging)),
        shown(settings, judge::judge(rulebook, supposed.after, judging)), options.what_if, style);
  } catch (judge::BoundExceeded const& exceeded) { refuse(session, supposed.after, exceeded); }
  asked.inputs.cases.push_back(std::move(supposed.after));
  asked.remarks.markings.add(asked.inputs.cases.back());
  return asked;
}

/// The drawing of the one duty that is asked for.
void draw(ExplainOptions const& options, Output const& target, report::Settings const& settings,
          report::Remarks const& remarks, std::vector<Judged> const& judged,
          std::vector<Hit> const& hits) {
  for (Judged const& one : judged) {
    if (one.judged != hits.front().judged) continue;
    target.write(drawing_of(settings, remarks, {*one.judged, one.found}, *hits.front().finding,
                            options.what_if));
  }
}

int run(ExplainOptions const& options, Session const& session) {
  if (options.cases.empty()) {
    throw UsageError("no case to explain", "name a case file, or `-` for standard input");
  }
  refuse_supposing(options);
  judge::Options judging = options.measures.read();
  judging.every_way = true;
  judging.bounds = session.bounds;
  std::optional<judge::Verdict> const wanted = read_wanted(options);
  Output const output(options.output);
  std::optional<Output> const svg = open_svg(options.svg, options.finding, options.output);
  model::Rulebook const rulebook = load_rulebook(session, options.measures.rules);
  // A finding that is asked for by name is explained even if it is not applicable.
  judging.all = options.all || !options.finding.empty();
  report::Settings const settings{rulebook,
                                  judging,
                                  std::string(version),
                                  read_treaties(rulebook, options.treaties),
                                  {},
                                  judging.all,
                                  {},
                                  read_max_tlp(options.max_tlp)};
  bool const colour = output.to_file() ? session.color == "always" : session.colour_out();
  report::TextStyle const style{output.to_file() ? report::TextStyle{}.width : Session::width_out(),
                                colour};
  auto [inputs, remarks, changes] = read_asked(options, session, settings, style);
  std::vector<Judged> judged;
  for (record::Case const& one : inputs.cases) {
    try {
      judged.push_back({&one, shown(settings, judge::judge(rulebook, one, judging))});
    } catch (judge::BoundExceeded const& exceeded) {
      inputs.errors.push_back(refusal(one, exceeded));
    }
  }
  for (record::ReadError const& error : inputs.errors) print_error(session, error_line(error));
  std::vector<Hit> hits;
  for (Judged const& one : judged) {
    for (judge::Finding const& finding : one.found.findings) hits.push_back({one.judged, &finding});
  }
  if (!options.finding.empty() && !judged.empty()) {
    hits = choose(session, options.finding, rulebook, hits);
    if (hits.size() > 1) {
      print_aside(fmt::format("{} findings match{}:\n{}", hits.size(),
                              svg ? "" : ", all are explained", list(rulebook, hits)));
      if (svg) refuse_to_draw(hits.size());
    }
  }
  if (!options.what_if.empty() && options.finding.empty()) hits.clear();
  std::string text = report::text_header(settings, remarks, style) + changes;
  text += explained(session, settings, judged, hits, !options.finding.empty(), wanted, style);
  if (svg && !hits.empty()) draw(options, *svg, settings, remarks, judged, hits);
  if (!judged.empty() || remarks.markings.withheld_cases > 0) output.write(text);
  return inputs.errors.empty() ? status_ran : status_bad_input;
}

}  // namespace

void add_explain(Command const& app, Session& session) {
  Command const command =
      app.add_subcommand("explain", "Show the reasons behind findings as a tree");
  command.footer(examples);
  auto options = std::make_shared<ExplainOptions>();
  command.add_option("CASE", options->cases, "A case file, or - for standard input").type_name("");
  command
      .add_option("--finding", options->finding,
                  "An id, or a path (default: all):\n"
                  "TREATY/COMMITMENT[/EVENT[/BEARER[/COUNTERPARTY]]]")
      .type_name("WHICH");
  command
      .add_option("--why-not", options->why_not,
                  "What stands in the way of this verdict; with --finding")
      .type_name("VERDICT");
  command
      .add_option("--what-if", options->what_if,
                  "Suppose it were so, and show what changes; repeatable.\n"
                  "EVENT.ROLE[N].PART=VALUE, SOURCE.PART=VALUE; no VALUE: taken away")
      .type_name("CLAIM=VALUE")
      .one_value_at_a_time();
  command
      .add_option("--treaty", options->treaties,
                  "Only findings of these treaties, joined by commas")
      .type_name("NAME,NAME")
      .one_value_at_a_time();
  command.add_flag("--all", options->all, "Findings that are not applicable, too");
  command.add_option("-o,--output", options->output, "Write to a file, in one step")
      .type_name("FILE");
  add_svg(command, options->svg);
  add_max_tlp(command, options->max_tlp);
  options->measures.add_to(command);
  command.callback([options, &session] {
    session.run = [options, &session] { return run(*options, session); };
  });
}

}  // namespace casus::cli
