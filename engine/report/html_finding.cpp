#include "engine/report/html_finding.hpp"

#include "engine/explain/life.hpp"
#include "engine/explain/tree.hpp"
#include "engine/judge/phrases.hpp"
#include "engine/report/escape.hpp"
#include "engine/report/finding_text.hpp"
#include "engine/report/html_tree.hpp"
#include "engine/report/life_axis.hpp"
#include "engine/report/state_names.hpp"
#include "engine/report/ways.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <set>

namespace casus::report {
namespace {

/// A sentence of ours about the case, in markup.
std::string said(Settings const& settings, JudgedCase const& judged, std::string_view sentence) {
  return prose_markup(with_short_names(settings.rulebook, judged.judged, sentence));
}

/// `text` is markup.
std::string row(std::string_view label, std::string const& text) {
  return text.empty() ? "" : fmt::format("<dt>{}</dt><dd>{}</dd>\n", label, text);
}

std::string reasons_html(Settings const& settings, JudgedCase const& judged,
                         judge::Finding const& finding, Told& told) {
  judge::Options options = settings.options;
  options.bounds.explained_children = std::min<std::uint64_t>(options.bounds.explained_children, 8);
  options.bounds.explained_nodes = std::min<std::uint64_t>(options.bounds.explained_nodes, 60);
  return tree_html(settings.rulebook, judged.judged,
                   explain::explain(settings.rulebook, judged.judged, finding, options), told);
}

/// The life of a duty: a drawing, and its stages in words, which are numbered as its marks are.
std::string life_html(Settings const& settings, JudgedCase const& judged,
                      judge::Finding const& finding) {
  judge::Options options = settings.options;
  options.bounds.explained_children = std::min<std::uint64_t>(options.bounds.explained_children, 8);
  auto const life = explain::life_of(settings.rulebook, judged.judged, finding, options);
  if (!life) return "";
  std::string out = "<h4>The life of the duty</h4>\n";
  std::string const axis = life_axis_svg(*life, "The dates of the list below on an axis of time");
  if (!axis.empty()) {
    out +=
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
        "aria-label=\"The life of the duty, drawn\">\n"
        + axis + "</div>\n";
  }
  out += "<ol class=\"life\">\n";
  for (explain::Stage const& stage : life->stages) {
    out += fmt::format("<li><b>{}</b> · {}<br>{}{}</li>\n",
                       sentence_markup(explain::date_words(stage)), explain::name(stage.kind),
                       said(settings, judged, stage.words),
                       stage.pointer.empty()
                           ? std::string()
                           : " <span class=\"claim\">" + escaped_markup(stage.pointer) + "</span>");
  }
  out += "</ol>\n";
  if (life->left_out > 0) {
    out += "<p class=\"faint\">" + explain::left_out_words(*life) + "</p>\n";
  }
  return out;
}

std::string clause_html(model::Rulebook const& rulebook, model::Commitment const& commitment) {
  std::string const words =
      commitment.text.empty() ? "" : "<p>“" + escaped_markup(commitment.text) + "”</p>\n";
  return fmt::format("<blockquote>{}<p class=\"faint\">{}; {}</p></blockquote>\n", words,
                     escaped_markup(citation(rulebook, commitment)),
                     escaped_markup(provenance_words(commitment.content)));
}

std::string steps_words(judge::Finding const& finding) {
  if (finding.steps.size() < 2) return "";
  std::vector<std::string> steps;
  for (judge::Step const& step : finding.steps) {
    steps.push_back((step.verdict ? words(*step.verdict) : std::string("no finding"))
                    + (step.upto < 1 ? fmt::format(" up to {}", step.upto) : " above"));
  }
  return fmt::format("{}", fmt::join(steps, ", "));
}

std::string ways_html(Settings const& settings, JudgedCase const& judged, Ways const& ways) {
  std::string out = find_out(ways.as);
  out += before_needed(ways);
  out += said(settings, judged, needed(ways));
  if (ways.either.empty()) return row("to settle it", out);
  out += "<ul>\n";
  for (std::string const& one : ways.either) {
    out += "<li>" + said(settings, judged, one) + "</li>\n";
  }
  return row("to settle it", out + "</ul>");
}

std::string details_html(Settings const& settings, JudgedCase const& judged,
                         judge::Finding const& finding) {
  std::string out = "<dl>\n";
  for (Ways const& ways : ways_together(finding)) out += ways_html(settings, judged, ways);
  if (finding.deadline) {
    out += row("deadline", sentence_markup(judge::phrases::deadline(*finding.deadline))
                               + (finding.late ? ", performed " + finding.delay + " late" : ""));
  }
  out += row("by standard", steps_words(finding));
  for (auto const& [name, verdict] : finding.readings) {
    out += row("reading", escaped_markup(name + ": ")
                              + (verdict ? words(*verdict) : std::string("no finding")));
  }
  for (judge::Conflict const& conflict : finding.conflicts) {
    model::Commitment const& with = settings.rulebook[conflict.with];
    out += row("conflict", escaped_markup(fmt::format(
                               "performing it would breach {} of {} towards {}", with.name,
                               settings.rulebook[with.instrument].name,
                               short_name(settings.rulebook, judged.judged, conflict.towards))));
  }
  for (std::string const& one : finding.indications) {
    out += row("indication", said(settings, judged, one));
  }
  for (std::string const& note : finding.notes) out += row("note", said(settings, judged, note));
  return out + row("rule", escaped_markup(settings.rulebook.show(finding.place))) + "</dl>\n";
}

/// `non-attack · Russia → Iran · e1`.
std::string heading_of(Settings const& settings, JudgedCase const& judged,
                       std::vector<judge::Finding const*> const& alike) {
  FindingNames const names = names_of(settings, judged, *alike.front());
  std::string const event = names.event.empty() ? "" : " · " + names.event;
  return fmt::format(
      "{} · {} → {}{}", names.commitment, short_bearers(settings.rulebook, judged.judged, alike),
      short_name(settings.rulebook, judged.judged, alike.front()->counterparty), event);
}

/// Duties of one commitment that are pending for the same reason.
struct Idle {
  judge::Finding const* first;
  std::string reason;
  std::vector<std::string> whose;  ///< markup: `Russia → Iran`, and the finding
  std::set<std::string> notes;
};

std::string idle_item(Settings const& settings, JudgedCase const& judged, Idle const& group) {
  model::Commitment const& commitment = settings.rulebook[group.first->commitment];
  FindingNames const names = names_of(settings, judged, *group.first);
  std::string text = fmt::format("{}: ", citation(settings.rulebook, commitment));
  if (!commitment.text.empty()) text += fmt::format("“{}” ", commitment.text);
  text += group.whose.size() > 1 ? group.first->reason_of_several : group.first->reason;
  std::string more;
  for (std::string const& note : group.notes) {
    more += " " + said(settings, judged, judge::phrases::sentence(note));
  }
  return fmt::format("<li><b>{}{}</b> · {}.<br>{}{}</li>\n", escaped_markup(names.commitment),
                     escaped_markup(names.event.empty() ? "" : " · " + names.event),
                     fmt::join(group.whose, ", "), sentence_markup(text), more);
}

}  // namespace

std::string verdict_html(judge::Verdict verdict) {
  return fmt::format("<span class=\"v {}\">{}</span>", judge::name(verdict), words(verdict));
}

std::string findings_html(Settings const& settings, JudgedCase const& judged,
                          std::vector<judge::Finding const*> const& alike, Told& told) {
  judge::Finding const& finding = *alike.front();
  std::string out = fmt::format(
      "<article class=\"finding\" id=\"{}\">\n<h3>{}{} <span class=\"id\">{}</span></h3>\n"
      "<p>{}</p>\n",
      anchor_of(told, finding.id), verdict_html(finding.verdict),
      escaped_markup(heading_of(settings, judged, alike)), escaped_markup(finding.id),
      sentence_markup(finding.reason));
  if (alike.size() > 1) {
    out += fmt::format("<p class=\"faint\">The same holds for each of the {} States named.</p>\n",
                       alike.size());
  }
  out += clause_html(settings.rulebook, settings.rulebook[finding.commitment]);
  // A duty that is not yet due rests on nothing yet: more would only fill pages.
  bool const pending = finding.verdict == judge::Verdict::pending;
  if (alike.size() == 1) out += life_html(settings, judged, finding);
  if (alike.size() == 1 && !pending) out += reasons_html(settings, judged, finding, told);
  return out + details_html(settings, judged, finding) + "</article>\n";
}

std::string idle_html(Settings const& settings, JudgedCase const& judged,
                      std::vector<judge::Finding const*> const& idle) {
  std::vector<Idle> groups;
  for (judge::Finding const* finding : idle) {
    std::string const reason = finding->reason_of_several;
    auto group = std::find_if(groups.begin(), groups.end(), [&](Idle const& known) {
      return known.first->commitment == finding->commitment && known.first->event == finding->event
             && known.reason == reason;
    });
    if (group == groups.end()) group = groups.insert(groups.end(), Idle{finding, reason, {}, {}});
    model::Rulebook const& rulebook = settings.rulebook;
    group->whose.push_back(
        fmt::format("{} → {} <span class=\"id\">{}</span>",
                    escaped_markup(short_name(rulebook, judged.judged, finding->bearer)),
                    escaped_markup(short_name(rulebook, judged.judged, finding->counterparty)),
                    escaped_markup(finding->id)));
    group->notes.insert(finding->notes.begin(), finding->notes.end());
  }
  std::string out;
  for (Idle const& group : groups) out += idle_item(settings, judged, group);
  return out;
}

}  // namespace casus::report
