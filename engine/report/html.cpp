#include "engine/report/html.hpp"

#include "dsl/text/digest.hpp"
#include "engine/judge/phrases.hpp"
#include "engine/record/withhold.hpp"
#include "engine/report/escape.hpp"
#include "engine/report/finding_text.hpp"
#include "engine/report/html_charts.hpp"
#include "engine/report/html_finding.hpp"
#include "engine/report/html_outline.hpp"
#include "engine/report/html_record.hpp"
#include "engine/report/html_style.hpp"
#include "engine/report/markings.hpp"
#include "engine/report/unnamed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace casus::report {
namespace {

/// An id may hold what an address may not; its digest may not collide within a report.
std::string anchor_of(record::Case const& judged) {
  return "case-" + text::sha256(judged.id).substr(0, 16);
}

/// A mark in the colours that the protocol gives it; its words are what says it.
std::string mark_html(std::string_view element, std::optional<record::Tlp> mark) {
  if (!mark) return "";
  std::string_view const shade = mark == record::Tlp::amber_strict ? "AMBER" : record::name(*mark);
  return fmt::format("<{0} class=\"marking {1}\">{2}</{0}>\n", element, shade,
                     record::label(*mark));
}

std::string strong_html(std::string const& text) {
  return text.empty() ? "" : "<p class=\"notice\">" + escaped_markup(text) + "</p>\n";
}

/// The names of the instruments, none of which breaks at its hyphens.
std::string treaties_html(Settings const& settings) {
  std::string out;
  for (std::string const& name : treaty_names(settings)) {
    out += out.empty() ? "" : ", ";
    out += fmt::format("<span class=\"whole\">{}</span>", escaped_markup(name));
  }
  return out;
}

std::string head_html(Settings const& settings, Remarks const& remarks) {
  judge::Options const& options = settings.options;
  std::string measures = fmt::format("Standard of proof: {} ({}); measure of doubt: {}.",
                                     options.standard.name, options.standard.value, options.doubt);
  if (options.patience) measures += " Patience: " + model::to_string(*options.patience) + ".";
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
      "style-src 'unsafe-inline'\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
      "<title>Treaty commitments in question</title>\n<style>{}</style>\n</head>\n<body>\n"
      "<a class=\"skip\" href=\"#summary\">Skip to the summary</a>\n<header class=\"top\">\n{}"
      "<h1>Treaty commitments in question</h1>\n<p class=\"notice\">{}</p>\n"
      "<p class=\"faint\">{} Rules: {}. casus {}, rulebook {}.</p>\n{}</header>\n<main>\n",
      html_style(), mark_html("p", remarks.markings.strictest), prima_facie,
      escaped_markup(measures), treaties_html(settings), escaped_markup(settings.version),
      escaped_markup(settings.rulebook.digest), strong_html(withheld_words(settings, remarks)));
}

/// What the marks mean that stand in every finding.
std::string key_html() {
  return "<p class=\"faint\"><b>How to read the findings.</b> A finding names the commitment, who "
         "is bound → towards whom, and the event that it is about; the events stand at the head of "
         "each case. It is judged element by element: scope (whether the text bound them then), "
         "conduct (what was done), imputation (whose act it was), the conditions of the clause "
         "and, "
         "of a duty, its non-performance. Numbers are strengths between 0 and 1: “0.7 for” is the "
         "strongest claim for a fact, which is established where that reaches the standard of "
         "proof "
         "and no claim against it reaches the measure of doubt. ▸ marks what decides. s1 and the "
         "like are the sources of the case; S1 and the like those of the rulebook, which lists "
         "them "
         "beside each instrument. What begins with / is the place in the case file; f- and digits "
         "name a finding.</p>\n";
}

std::string summary_html(Summary const& summary) {
  std::string out = fmt::format(
      "<section aria-labelledby=\"summary\">\n<h2 id=\"summary\">Summary</h2>\n"
      "<p>{} {} judged.</p>\n<table>\n<thead><tr><th scope=\"col\">Verdict</th>"
      "<th scope=\"col\">Findings</th><th scope=\"col\">Meaning</th></tr></thead>\n<tbody>\n",
      summary.cases, summary.cases == 1 ? "case" : "cases");
  for (std::size_t i = judge::verdict_names.size(); i-- > 0;) {
    if (summary.by_verdict[i] == 0) continue;
    judge::VerdictName const& row = judge::verdict_names[i];
    out +=
        fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n",
                    verdict_html(row.verdict), summary.by_verdict[i], escaped_markup(row.meaning));
  }
  return out + "</tbody>\n</table>\n" + key_html() + "</section>\n";
}

std::string remarks_html(Remarks const& remarks) {
  std::string out;
  if (remarks.interrupted)
    out += "<p>Interrupted: there are more cases, which nobody judged.</p>\n";
  if (remarks.errors.empty()) return out;
  out +=
      "<section aria-labelledby=\"errors\">\n<h2 id=\"errors\">What could not be read</h2>\n<ul>\n";
  for (record::ReadError const& error : remarks.errors) {
    out += "<li>"
           + escaped_markup(
               fmt::format("{} {}: {}: {}", error.file, error.pointer, error.code, error.message))
           + "</li>\n";
  }
  return out + "</ul>\n</section>\n";
}

/// A heading and its items, if there are any.
std::string list_html(std::string_view heading, std::string const& items) {
  if (items.empty()) return "";
  return fmt::format("<h3>{}</h3>\n<ul class=\"faint\">\n{}</ul>\n", heading, items);
}

std::string unnamed_html(Unnamed const& one) {
  return fmt::format("<li>{} <b>{}</b>: {}</li>\n", verdict_html(one.verdict),
                     escaped_markup(one.commitments), prose_markup(one.words));
}

/// Commitments of a treaty that do not apply for one reason, and between whom.
struct Silence {
  std::string treaty;
  judge::Finding const* first;
  std::vector<std::string> commitments;
  std::set<std::pair<model::StateId, model::StateId>> pairs;
};

/// What does not apply, in a list: why a treaty is silent is asked as often as what it says.
std::string not_applicable_html(Settings const& settings, JudgedCase const& judged) {
  std::vector<Silence> silences;
  for (judge::Finding const& finding : judged.found.findings) {
    if (finding.verdict != judge::Verdict::not_applicable || !is_listed(settings, finding))
      continue;
    FindingNames const names = names_of(settings, judged, finding);
    auto silence = std::find_if(silences.begin(), silences.end(), [&](Silence const& known) {
      return known.treaty == names.treaty
             && known.first->reason_of_several == finding.reason_of_several;
    });
    if (silence == silences.end()) {
      silence = silences.insert(silence, Silence{names.treaty, &finding, {}, {}});
    }
    std::vector<std::string>& known = silence->commitments;
    if (std::find(known.begin(), known.end(), names.commitment) == known.end()) {
      known.push_back(names.commitment);
    }
    bool const pair = finding.bearer != record::nobody && finding.counterparty != record::nobody;
    if (pair || silence->pairs.empty()) {
      silence->pairs.emplace(finding.bearer, finding.counterparty);
    }
  }
  std::string out;
  for (Silence const& one : silences) {
    out += "<li>"
           + sentence_markup(fmt::format("{}, {}: {}", one.treaty,
                                         judge::phrases::list(one.commitments), one.first->reason));
    std::size_t const others = one.pairs.size() - 1;
    if (others == 1) out += " The same holds of another pair of States.";
    if (others > 1) out += fmt::format(" The same holds of {} other pairs of States.", others);
    out += "</li>\n";
  }
  return list_html("Not applicable", out);
}

}  // namespace

std::string case_html(Settings const& settings, JudgedCase const& judged) {
  record::Case const& one = judged.judged;
  Outline outline = outline_of(settings, judged);
  outline.anchor = anchor_of(one);
  std::vector<Item> const items = items_of(settings, judged);
  std::string section = fmt::format(
      "<section class=\"{5}\" aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1}</h2>\n"
      "<p class=\"faint\">{2}; the record as it stood on {3}; {4}</p>\n",
      outline.anchor, escaped_markup(outline.title), escaped_markup(one.id),
      model::date_string(judged.found.as_of), escaped_markup(one.file),
      items.empty() ? "case quiet" : "case");
  section += mark_html("p", record::strictest_mark(one)) + strong_html(withheld_words(one));
  section += events_html(settings.rulebook, one);
  if (items.empty()) section += "<p>No commitment is in question.</p>\n";
  Told told{outline.anchor, {}, {}};
  std::vector<judge::Finding const*> idle;
  std::string unnamed;
  for (Item const& item : items) {
    if (item.unnamed) {
      unnamed += unnamed_html(*item.unnamed);
    } else if (waits_for_no_date(*item.alike.front())) {
      idle.insert(idle.end(), item.alike.begin(), item.alike.end());
    } else {
      section += findings_html(settings, judged, item.alike, told);
    }
  }
  section += list_html("States not named", unnamed);
  section +=
      list_html("Pending, without a date by which they are due", idle_html(settings, judged, idle));
  section += not_applicable_html(settings, judged) + sources_html(one) + "</section>\n";
  return outline_and_section(outline, section);
}

void html_report(Settings const& settings, Summary const& summary, Remarks const& remarks,
                 Pieces const& cases, Sink const& sink) {
  std::vector<Outline> outlines;
  cases([&](std::string_view piece) { outlines.push_back(read_outline(piece)); });
  sink(head_html(settings, remarks) + summary_html(summary) + matrix_html(settings, outlines)
       + timeline_html(settings, outlines) + force_html(settings, outlines)
       + deadlines_html(outlines));
  cases([&](std::string_view piece) { sink(read_section(piece)); });
  sink(remarks_html(remarks) + "</main>\n" + mark_html("footer", remarks.markings.strictest)
       + "</body>\n</html>\n");
}

}  // namespace casus::report
