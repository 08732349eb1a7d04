#include "engine/import/incident_words.hpp"
#include "engine/import/misp_work.hpp"
#include "engine/import/moments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace casus::import {
namespace {

using record::Value;

void add(MispWork& work, Field const& from, std::string_view role, std::string_view kind,
         model::Group group) {
  if (kind.empty() || !work.draft.knows(kind, group)) return;
  work.draft.ledger().interpret(from.pointer, work.event->add(role, ClaimDraft::of(kind)));
}

/// What the word stands for in a table of whole tags: no stem of a tag is a tag.
std::string_view exactly(std::vector<WordRow> const& table, std::string_view tag) {
  auto const row = std::find_if(table.begin(), table.end(),
                                [&](WordRow const& candidate) { return candidate.word == tag; });
  return row == table.end() ? std::string_view{} : row->kind;
}

void take_mapped_kinds(MispWork& work, Field const& from, std::string_view vocabulary,
                       std::string_view word) {
  for (model::Kind const* const kind : kinds_mapped_to(work.draft.rulebook(), vocabulary, word)) {
    switch (kind->group) {
      case model::Group::conduct: add(work, from, "kind", kind->name, kind->group); break;
      case model::Group::assets: add(work, from, "affecting", kind->name, kind->group); break;
      case model::Group::effects: add(work, from, "causing", kind->name, kind->group); break;
      case model::Group::purposes: add(work, from, "purpose", kind->name, kind->group); break;
      case model::Group::communications:
      case model::Group::measures:
      case model::Group::grounds:
      case model::Group::channels: break;
    }
  }
}

void take_tags(MispWork& work) {
  for (TagField const& row : work.tags) {
    std::string const key = row.tag.key();
    take_mapped_kinds(work, row.field, "misp", key);
    add(work, row.field, "kind", exactly(misp_kinds(), key), model::Group::conduct);
    add(work, row.field, "causing", exactly(misp_effects(), key), model::Group::effects);
    add(work, row.field, "affecting", exactly(misp_assets(), key), model::Group::assets);
  }
}

/// `Data Encrypted for Impact - T1486`.
std::string technique_in(std::string_view cluster) {
  std::size_t const dash = cluster.rfind(" - T");
  return dash == std::string_view::npos ? std::string{} : std::string{cluster.substr(dash + 3)};
}

void take_galaxies(MispWork& work) {
  for (Field const& galaxy : work.root["Galaxy"].each()) {
    std::string_view const type = galaxy["type"].text();
    for (Field const& cluster : galaxy["GalaxyCluster"].each()) {
      Field const value = cluster["value"];
      if (type == "mitre-attack-pattern") {
        add(work, value, "kind", kind_of(techniques(), technique_in(value.text())),
            model::Group::conduct);
      }
      if (type == "ransomware") add(work, value, "kind", "ransomware", model::Group::conduct);
    }
  }
}

std::vector<Field> incident_words(MispWork const& work) {
  std::vector<Field> out;
  for (std::string_view const relation : {"incident_type", "determination"}) {
    for (Field const& object : objects_of(work, "incident")) {
      for (Field const& word : values_of(object, relation)) out.push_back(word);
    }
  }
  for (Field const& object : objects_of(work, "event")) {
    for (Field const& word : values_of(object, "event_type")) out.push_back(word);
  }
  return out;
}

void note_confidence(MispWork& work, Field const& from, double number, std::string_view scale,
                     std::string_view term) {
  work.event->set("confidence", Value::of(number));
  work.event->set("x-confidence", term_note(scale, term));
  work.draft.ledger().interpret(from.pointer, work.event->pointer() + "/confidence");
}

/// The doubts of the record; of several the greatest counts.
void take_confidence(MispWork& work, std::vector<Field> const& words) {
  struct Term {
    Field from;
    double number;
    std::string_view scale;
    std::string term;
  };
  std::vector<Term> terms;
  for (TagField const& row : work.tags) {
    if (row.tag.name != "estimative-language") continue;
    bool const likelihood = row.tag.predicate == "likelihood-probability";
    for (ScaleRow const& scale : likelihood ? misp_likelihoods() : misp_judgments()) {
      if (scale.word != row.tag.value) continue;
      terms.push_back({row.field, scale.number,
                       likelihood ? "estimative-language, likelihood (ICD 203)"
                                  : "estimative-language, confidence in the judgment",
                       row.tag.value});
    }
  }
  constexpr double suspected = 0.15;  // Low: the record does not say that it happened
  for (Field const& word : words) {
    if (word.text() != "suspected") continue;
    terms.push_back({word, suspected, "None/Low/Med/High of STIX 2.1, Appendix A", "Low"});
    work.draft.warn(
        "the record says `suspected`: that it happened at all has the confidence Low (0.15)");
  }
  auto const least = std::min_element(
      terms.begin(), terms.end(), [](Term const& a, Term const& b) { return a.number < b.number; });
  if (least == terms.end()) return;
  note_confidence(work, least->from, least->number, least->scale, least->term);
}

std::optional<Moment> moment_in(Field const& object, std::string const& relation) {
  std::vector<Field> const times = values_of(object, relation);
  std::vector<Field> const fidelities = values_of(object, relation + "_fidelity");
  if (times.empty()) return std::nullopt;
  return moment_of(times.front(), fidelities.empty() ? Field{} : fidelities.front());
}

bool has_occurred(Field const& object) {
  std::vector<Field> const status = values_of(object, "status");
  return status.empty() || status.front().text() == "occurred"
         || status.front().text() == "ongoing";
}

bool says_no_act(MispWork& work, std::vector<Field> const& words) {
  std::string said;
  for (TagField const& row : work.tags) {
    if (misp_says_no_incident(row.tag.key())) said = row.tag.key();
  }
  for (Field const& word : words) {
    if (says_no_incident(word.text())) said = word.text();
  }
  if (said.empty()) return false;
  work.draft.warn(
      fmt::format("the record says {}: nothing was done to anybody, so that the case "
                  "has no event and everything is carried",
                  record::in_backticks(said)));
  return true;
}

}  // namespace

bool take_act(MispWork& work) {
  std::vector<Field> const words = incident_words(work);
  if (says_no_act(work, words)) return false;
  work.event = &work.draft.add_event();
  for (Field const& word : words) {
    add(work, word, "kind", exactly(incident_types(), word.text()), model::Group::conduct);
    add(work, word, "causing", exactly(incident_effects(), word.text()), model::Group::effects);
  }
  take_tags(work);
  take_galaxies(work);
  if (!work.event->has("kind")) {
    work.event = nullptr;
    work.draft.drop_events(
        "the record does not say what was done: the case has no event, and everything is carried");
    return false;
  }
  take_confidence(work, words);
  return true;
}

void take_times(MispWork& work) {
  std::optional<Moment> start;
  std::optional<Moment> end;
  bool every_end = true;
  std::vector<std::optional<Moment>> used;
  for (std::string_view const name : {"event", "incident"}) {
    for (Field const& object : objects_of(work, name)) {
      if (!has_occurred(object)) continue;
      auto const first = moment_in(object, "start_time");
      auto const last = moment_in(object, "end_time");
      if (!first && !last) continue;
      auto const& from = first ? first : last;
      if (!start || from->within.first < start->within.first) start = from;
      if (last && (!end || last->within.last > end->within.last)) end = last;
      every_end = every_end && last.has_value();
      used.insert(used.end(), {first, last});
    }
  }
  if (!every_end) end.reset();
  auto time = span_of(work.draft, start, end);
  if (!time) return;
  std::string const place = work.event->set("at", std::move(*time));
  for (auto const& moment : used) map_moment(work.draft, moment, place);
  warn_of_first_days(work.draft, start);
}

void take_impacts(MispWork& work) {
  for (ImpactRow const& row : impacts()) {
    for (Field const& object : objects_of(work, std::string{row.category} + "-impact")) {
      Field from = row.word.empty() ? object["name"] : Field{};
      for (std::string_view const relation : {"loss_type", "alteration", "impact_type"}) {
        for (Field const& word : values_of(object, relation)) {
          if (!row.word.empty() && word.text() == row.word) from = word;
        }
      }
      if (from.value != nullptr) add(work, from, "causing", row.effect, model::Group::effects);
    }
  }
}

}  // namespace casus::import
