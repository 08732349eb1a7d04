#include "engine/report/finding_text.hpp"

#include "engine/explain/tree.hpp"
#include "engine/judge/phrases.hpp"
#include "engine/report/ways.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <utility>

namespace casus::report {
namespace {

constexpr std::size_t indent = 4;
/// Ways to settle a finding that a report shows; an explanation shows all.
constexpr std::size_t ways_shown = 3;

/// `established`, then the names of the elements in that state.
void write_elements(Page& page, judge::Finding const& finding) {
  constexpr std::array<judge::Truth, 4> order{judge::Truth::established, judge::Truth::contested,
                                              judge::Truth::unknown, judge::Truth::refuted};
  for (judge::Truth const truth : order) {
    Text text;
    for (judge::Element const& element : finding.elements) {
      if (element.outcome.truth != truth) continue;
      if (!text.empty()) text.push_back({" · ", Ink::faint});
      bool const decisive =
          truth != judge::Truth::established && explain::decides(finding, element);
      text.push_back({element.name, decisive ? ink_of(truth) : Ink::plain});
      std::string more;
      bool const undone = element.name == "non-performance";
      if (!element.words.empty()) {
        more +=
            fmt::format(" ({}{})", undone ? "due: " : "", judge::phrases::condition(element.words));
      }
      text.push_back({more + numbers(element.outcome.support)});
    }
    if (!text.empty()) page.row(indent, judge::name(truth), text);
  }
}

void write_defences(Page& page, judge::Finding const& finding) {
  Text text;
  for (judge::DefenceOutcome const& defence : finding.defences) {
    std::string_view const state = describe_defence(defence);
    if (state.empty()) continue;
    if (!text.empty()) text.push_back({" · ", Ink::faint});
    text.push_back({fmt::format("{}: {}", defence.name, state)});
  }
  if (!text.empty()) page.row(indent, "defence", text);
}

Text find_out_text(std::vector<judge::Verdict> const& as, std::string_view before,
                   std::string const& facts) {
  Text text{{"as "}};
  for (judge::Verdict const verdict : as) {
    if (text.size() > 1) text.push_back({" or "});
    text.push_back({words(verdict), ink_of(verdict)});
  }
  text.push_back({fmt::format(", find out{}", before)});
  text.push_back({facts});
  return text;
}

void write_every_way(Page& page, judge::Finding const& finding) {
  bool first = true;
  for (Ways const& ways : ways_together(finding)) {
    page.row(indent, first ? "to settle it" : "",
             find_out_text(ways.as, before_needed(ways), needed(ways)));
    for (std::string const& one : ways.either) page.row(indent, "", {{"- ", Ink::faint}, {one}});
    first = false;
  }
  if (!finding.missing.truncated) return;
  page.row(indent, "", {{"(there may be more ways: the search stopped at its bound)", Ink::faint}});
}

void write_missing(Page& page, judge::Finding const& finding) {
  std::vector<Way> const ways = ways_to_settle(finding);
  if (ways.size() <= ways_shown) return write_every_way(page, finding);
  for (std::size_t i = 0; i < ways_shown; ++i) {
    page.row(indent, i == 0 ? "to settle it" : "", find_out_text(ways[i].as, ": ", ways[i].facts));
  }
  std::size_t const more = ways.size() - ways_shown;
  page.row(indent, "",
           {{fmt::format("({} more {} in the JSON report)", more, more == 1 ? "way" : "ways"),
             Ink::faint}});
}

/// A note that stands under an earlier finding of the same case is not told again.
void write_notes(Page& page, judge::Finding const& finding, NotesTold* told) {
  std::set<std::string> earlier;
  for (std::string const& note : finding.notes) {
    if (told != nullptr) {
      auto const [where, is_new] = told->emplace(note, finding.id);
      if (!is_new) {
        earlier.insert(where->second);
        continue;
      }
    }
    page.row(indent, "note", {{note}});
  }
  if (earlier.empty()) return;
  page.row(indent, "note", {{fmt::format("as under {}", fmt::join(earlier, ", ")), Ink::faint}});
}

/// The name of a rule file without its folders, and the line: enough to find it.
std::string short_place(model::Rulebook const& rulebook, model::Place place) {
  if (place.file >= rulebook.files.size()) return "";
  std::string const& path = rulebook.files[place.file];
  return fmt::format("{}:{}", path.substr(path.rfind('/') + 1), place.line);
}

void write_steps(Page& page, judge::Finding const& finding) {
  if (finding.steps.size() < 2) return;
  Text text;
  for (judge::Step const& step : finding.steps) {
    if (!text.empty()) text.push_back({", ", Ink::plain});
    std::string const what = step.verdict ? words(*step.verdict) : std::string("no finding");
    text.push_back({what, step.verdict ? ink_of(*step.verdict) : Ink::faint});
    text.push_back({step.upto < 1 ? fmt::format(" up to {}", step.upto) : " above"});
  }
  page.row(indent, "by standard", text);
}

void write_deadline(Page& page, judge::Finding const& finding) {
  if (!finding.deadline) return;
  std::string text = "due by " + judge::phrases::deadline(*finding.deadline);
  if (finding.late) text += ", performed " + finding.delay + " late";
  page.row(indent, "deadline", {{text}});
}

void write_readings(Page& page, judge::Finding const& finding) {
  if (finding.readings.empty()) return;
  Text text{{"the text is open to "}, {fmt::format("{} readings: ", finding.readings.size())}};
  bool first = true;
  for (auto const& [name, verdict] : finding.readings) {
    if (!first) text.push_back({", "});
    first = false;
    text.push_back({name + ": "});
    text.push_back(
        {verdict ? words(*verdict) : "no finding", verdict ? ink_of(*verdict) : Ink::faint});
  }
  page.row(indent, "readings", text);
}

void write_conflicts(Page& page, model::Rulebook const& rulebook, record::Case const& judged,
                     judge::Finding const& finding) {
  for (judge::Conflict const& conflict : finding.conflicts) {
    model::Commitment const& with = rulebook[conflict.with];
    std::string_view rank = "neither prevails, and this is not settled here";
    if (conflict.prevails) rank = "that one prevails";
    if (conflict.prevails && conflict.breached == judge::Truth::unknown) {
      rank = "that one prevails, if its text has the clause";
    }
    page.row(indent, "conflict",
             {{fmt::format("performing it would breach {} of {} towards {}: {}", with.name,
                           rulebook[with.instrument].name,
                           counterparty_name(rulebook, judged, conflict.towards), rank),
               conflict.prevails ? Ink::plain : Ink::magenta}});
  }
}

}  // namespace

std::string_view describe_defence(judge::DefenceOutcome const& defence) {
  if (defence.state == judge::DefenceState::established) return "established";
  if (defence.state == judge::DefenceState::contested) return "contested";
  return defence.raised ? "raised, not established" : "";
}

Ink ink_of(judge::Verdict verdict) {
  using judge::Verdict;
  switch (verdict) {
    case Verdict::breach:
    case Verdict::departure: return Ink::red;
    case Verdict::contested: return Ink::magenta;
    case Verdict::potential_breach:
    case Verdict::potential_departure: return Ink::yellow;
    case Verdict::pending: return Ink::cyan;
    case Verdict::excused:
    case Verdict::compliant:
    case Verdict::cleared: return Ink::green;
    case Verdict::not_applicable: return Ink::faint;
  }
  return Ink::plain;
}

Ink ink_of(judge::Truth truth) {
  switch (truth) {
    case judge::Truth::established: return Ink::green;
    case judge::Truth::contested: return Ink::magenta;
    case judge::Truth::unknown: return Ink::yellow;
    case judge::Truth::refuted: return Ink::cyan;
  }
  return Ink::plain;
}

std::string words(judge::Verdict verdict) {
  std::string text(judge::name(verdict));
  std::replace(text.begin(), text.end(), '-', ' ');
  return text;
}

std::string capitals(judge::Verdict verdict) {
  std::string text = words(verdict);
  for (char& letter : text) {
    letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  }
  return text;
}

std::string numbers(judge::Support const& support) {
  if (support.pro == 1 && support.challenge == 0) return "";
  if (support == judge::Support{}) return ", nothing on record";
  std::string text = fmt::format(" {} for", support.pro);
  if (support.challenge > 0) text += fmt::format(", {} against", support.challenge);
  if (support.con < support.challenge) {
    text += support.con > 0 ? fmt::format(" ({} of it can refute)", support.con)
                            : std::string(" (which cannot refute)");
  }
  return text;
}

std::string provenance_words(model::Provenance const& provenance) {
  std::string const in =
      provenance.sources.empty() ? "" : fmt::format(" in {}", fmt::join(provenance.sources, ", "));
  switch (provenance.sureness) {
    case model::Sureness::seen: return "text seen" + in;
    case model::Sureness::reported: return "text reported" + in;
    case model::Sureness::known: return "text generally known, to be verified" + in;
    case model::Sureness::inferred:
      return fmt::format("text inferred from {} {}, to be verified", provenance.inferred_from,
                         provenance.inferred_article);
    case model::Sureness::assumed: return "text assumed, to be verified";
  }
  return "";
}

std::string citation(model::Rulebook const& rulebook, model::Commitment const& commitment) {
  if (article_name(rulebook[commitment.article]).empty()) {
    return rulebook[commitment.instrument].name + ", article number unknown";
  }
  std::string text = article_citation(rulebook, commitment.article);
  if (commitment.number.stated && commitment.number.sureness >= model::Sureness::inferred) {
    text += " (number unverified)";
  }
  return text;
}

namespace {

void write_heading_of(Page& page, model::Rulebook const& rulebook, record::Case const& judged,
                      judge::Finding const& finding, std::string const& bearers) {
  model::Commitment const& commitment = rulebook[finding.commitment];
  Text heading{{capitals(finding.verdict), ink_of(finding.verdict)},
               {" · "},
               {commitment.name, Ink::strong},
               {fmt::format(" · {} → {}", bearers,
                            counterparty_name(rulebook, judged, finding.counterparty))}};
  if (finding.event) {
    heading.push_back({fmt::format(" · {}", judged.events[finding.event->value].id)});
  }
  if (finding.late) heading.push_back({" · late"});
  page.paragraph(2, indent, heading);
  Text clause{{citation(rulebook, commitment)}};
  if (commitment.severity == model::Severity::grave) clause.push_back({", grave"});
  if (!commitment.text.empty()) clause.push_back({fmt::format(": “{}”", commitment.text)});
  page.paragraph(indent, indent, clause);
}

}  // namespace

void write_heading(Page& page, model::Rulebook const& rulebook, record::Case const& judged,
                   judge::Finding const& finding) {
  write_heading_of(page, rulebook, judged, finding, bearer_name(rulebook, judged, finding.bearer));
}

bool pend_alike(judge::Finding const& left, judge::Finding const& right) {
  bool const same =
      left.verdict == judge::Verdict::pending && right.verdict == judge::Verdict::pending
      && left.commitment == right.commitment && left.event == right.event
      && left.counterparty == right.counterparty && left.deadline == right.deadline
      && left.conflicts == right.conflicts && left.elements.size() == right.elements.size();
  return same
         && std::equal(left.elements.begin(), left.elements.end(), right.elements.begin(),
                       [](judge::Element const& a, judge::Element const& b) {
                         return a.name == b.name && a.outcome.truth == b.outcome.truth;
                       });
}

bool waits_for_no_date(judge::Finding const& finding) {
  return finding.verdict == judge::Verdict::pending && !finding.deadline
         && finding.conflicts.empty();
}

std::vector<std::vector<judge::Finding const*>> grouped(
    std::vector<judge::Finding const*> const& findings) {
  std::vector<std::vector<judge::Finding const*>> groups;
  for (judge::Finding const* finding : findings) {
    auto group = groups.end();
    if (finding->verdict == judge::Verdict::pending) {
      group = std::find_if(groups.begin(), groups.end(),
                           [&](auto const& known) { return pend_alike(*known.front(), *finding); });
    }
    if (group == groups.end()) group = groups.insert(group, std::vector<judge::Finding const*>{});
    group->push_back(finding);
  }
  return groups;
}

std::string bearers_of(model::Rulebook const& rulebook, record::Case const& judged,
                       std::vector<judge::Finding const*> const& alike) {
  std::vector<std::string> bearers;
  for (judge::Finding const* finding : alike) {
    bearers.push_back(bearer_name(rulebook, judged, finding->bearer));
  }
  return fmt::format("{}", fmt::join(bearers, ", "));
}

void write_pending(Page& page, model::Rulebook const& rulebook, record::Case const& judged,
                   std::vector<judge::Finding const*> const& alike) {
  judge::Finding const& first = *alike.front();
  model::Commitment const& commitment = rulebook[first.commitment];
  write_heading_of(page, rulebook, judged, first, bearers_of(rulebook, judged, alike));
  page.row(indent, "why", {{first.reason_of_several}});
  constexpr std::array<judge::Truth, 4> order{judge::Truth::established, judge::Truth::contested,
                                              judge::Truth::unknown, judge::Truth::refuted};
  for (judge::Truth const truth : order) {
    std::vector<std::string> names;
    for (judge::Element const& element : first.elements) {
      if (element.outcome.truth == truth) names.push_back(element.name);
    }
    if (!names.empty()) {
      page.row(indent, judge::name(truth), {{fmt::format("{}", fmt::join(names, " · "))}});
    }
  }
  write_deadline(page, first);
  write_conflicts(page, rulebook, judged, first);
  page.row(indent, "rule",
           {{provenance_words(commitment.content)},
            {fmt::format(" · {} · {} findings", short_place(rulebook, first.place), alike.size()),
             Ink::faint}});
}

void write_finding(Page& page, model::Rulebook const& rulebook, record::Case const& judged,
                   judge::Finding const& finding, NotesTold* told, bool every_way) {
  model::Commitment const& commitment = rulebook[finding.commitment];
  write_heading(page, rulebook, judged, finding);
  page.row(indent, "why", {{finding.reason}});
  write_elements(page, finding);
  write_defences(page, finding);
  every_way ? write_every_way(page, finding) : write_missing(page, finding);
  write_deadline(page, finding);
  write_steps(page, finding);
  write_readings(page, finding);
  write_conflicts(page, rulebook, judged, finding);
  if (!finding.parties.empty()) {
    std::vector<std::string> names;
    for (model::StateId const state : finding.parties) {
      names.push_back(bearer_name(rulebook, judged, state));
    }
    constexpr std::size_t listed_max = 20;
    page.row(indent, "would bind",
             {{names.size() > listed_max ? fmt::format("any of {} States", names.size())
                                         : fmt::format("{}", fmt::join(names, ", "))}});
  }
  for (std::string const& indication : finding.indications) {
    page.row(indent, "indication", {{indication}});
  }
  write_notes(page, finding, told);
  page.row(
      indent, "rule",
      {{provenance_words(commitment.content)},
       {fmt::format(" · {} · {}", short_place(rulebook, finding.place), finding.id), Ink::faint}});
}

}  // namespace casus::report
