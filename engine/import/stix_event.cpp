#include "dsl/model/time.hpp"
#include "engine/import/incident_words.hpp"
#include "engine/import/moments.hpp"
#include "engine/import/stix_work.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace casus::import {
namespace {

using record::Value;

constexpr double suspected_confidence = 0.15;  // Low: the record does not say that it happened

std::vector<Field> incident_words(Field const& object) {
  std::vector<Field> out;
  // The spelling with a hyphen stands in files that were written by hand.
  for (std::string_view const key : {"incident_types", "incident-types", "event_types"}) {
    for (Field const& word : property(object, key).each()) out.push_back(word);
  }
  return out;
}

void add_kind(StixWork& work, Field const& from, std::string_view kind, std::string_view by,
              std::vector<Field> rests_on = {}) {
  if (kind.empty() || !work.draft.knows(kind, model::Group::conduct)) return;
  ClaimDraft claim = ClaimDraft::of(kind);
  claim.rests_on = std::move(rests_on);
  claim.rests_on.push_back(from);
  work.draft.ledger().interpret(from.pointer, work.claim("kind", claim, by));
}

/// STIX events that the incident names and that took place.
std::vector<Field> sub_events(StixWork& work) {
  std::vector<Field> out;
  for (Field const& event : work.of_type("event")) {
    std::string_view const status = property(event, "status").text();
    bool const occurred = status == "occurred" || status == "ongoing" || status.empty();
    if (occurred && !is_revoked(event)) {
      out.push_back(event);
    } else {
      work.draft.warn(fmt::format("`{}` has the status {}: it claims nothing", event["id"].pointer,
                                  record::in_backticks(status)));
    }
  }
  return out;
}

/// What the incident was done with: the malware and the techniques that it uses.
void take_means(StixWork& work) {
  std::string const root{work.root["id"].text()};
  for (Field const& uses : work.relationships("uses", root)) {
    Field const means = work.object(uses["target_ref"].text());
    bool const malware = means["type"].text() == "malware";
    // STIX 2.0 has the types of malware among the labels.
    for (std::string_view const key : {"malware_types", "labels"}) {
      for (Field const& word : means[key].each()) {
        if (malware) add_kind(work, word, kind_of(malware_types(), word.text()), root, {uses});
      }
    }
    if (means["type"].text() != "attack-pattern") continue;
    for (Field const& reference : means["external_references"].each()) {
      Field const id = reference["external_id"];
      bool const attack = reference["source_name"].text().substr(0, 5) == "mitre";
      if (attack) add_kind(work, id, kind_of(techniques(), id.text()), root, {uses});
    }
  }
}

/// The kind that the type itself says: a campaign is made of attacks by its definition (STIX 2.1,
/// 4.2), and an incident that is attributed to an adversary is not an accident.
void take_default_kind(StixWork& work, std::string_view determination) {
  std::string const root{work.root["id"].text()};
  bool const campaign = work.root["type"].text() == "campaign";
  bool const determined = determination == "confirmed" || determination == "successful-attempt"
                          || determination == "suspected";
  if (work.event->has("kind")) return;
  if (campaign) {
    add_kind(work, work.root["type"], "cyber-attack", root);
  } else if (determined) {
    add_kind(work, property(work.root, "determination"), "cyber-attack", root);
  } else if (!work.relationships("attributed-to", root).empty()) {
    add_kind(work, work.relationships("attributed-to", root).front()["relationship_type"],
             "cyber-attack", root);
  }
}

void take_confidence(StixWork& work, Field const& determination) {
  Field const number = work.root["confidence"];
  auto confidence = confidence_of(work.root);
  Ledger& ledger = work.draft.ledger();
  std::string const place = work.event->pointer() + "/confidence";
  std::string_view scale = "STIX 2.1 confidence, 0 to 100";
  std::string term = confidence ? number.value->text : "";
  if (confidence) ledger.interpret(number.pointer, place);
  if (determination.text() == "suspected") {
    if (!confidence) {
      scale = "None/Low/Med/High of STIX 2.1, Appendix A";
      term = "Low";
    }
    confidence = std::min(confidence.value_or(1), suspected_confidence);
    ledger.interpret(determination.pointer, place);
    work.draft.warn(
        "the record says `suspected`: that it happened at all has the confidence Low (0.15)");
  }
  if (!confidence) return;
  work.event->set("confidence", Value::of(*confidence));
  work.event->set("x-confidence", term_note(scale, term));
}

std::optional<Moment> moment_at(Field const& object, std::string const& key) {
  return moment_of(property(object, key), property(object, key + "_fidelity"));
}

/// What a confidentiality, integrity, physical or external impact says of itself.
constexpr std::array<std::string_view, 5> impact_words{"loss_type", "loss-type", "alteration",
                                                       "impact_type", "impact-type"};

void take_impact(StixWork& work, Field const& impact, std::string_view category) {
  for (ImpactRow const& row : impacts()) {
    if (row.category != category) continue;
    Field from = row.word.empty() ? property(impact, "impact_category") : Field{};
    if (row.word.empty()) {
      Field const measure = property(impact, "availability_impact");
      // An availability of which nothing is lost is no disruption.
      if (measure.is(Value::Type::number) && measure.value->number == 0) continue;
      if (measure.value != nullptr) from = measure;
    }
    for (std::string_view const key : impact_words) {
      Field const word = property(impact, key);
      if (!row.word.empty() && word.text() == row.word) from = word;
    }
    if (from.value == nullptr || !work.draft.knows(row.effect, model::Group::effects)) continue;
    work.draft.ledger().interpret(from.pointer,
                                  work.event->add("causing", ClaimDraft::of(row.effect)));
  }
}

}  // namespace

bool take_act(StixWork& work) {
  Field const determination = property(work.root, "determination");
  std::vector<Field> said = incident_words(work.root);
  said.push_back(determination);
  for (Field const& word : said) {
    if (!says_no_incident(word.text())) continue;
    work.draft.warn(
        fmt::format("the record says {}: nothing was done to anybody, so that the case "
                    "has no event and everything is carried",
                    record::in_backticks(word.text())));
    return false;
  }
  if (is_revoked(work.root)) {
    work.draft.warn("the record is withdrawn (`revoked`): the case has no event");
    return false;
  }
  work.event = &work.draft.add_event();
  std::string const root{work.root["id"].text()};
  for (Field const& event : sub_events(work)) {
    for (Field const& word : incident_words(event)) said.push_back(word);
  }
  for (Field const& word : said) {
    add_kind(work, word, kind_of(incident_types(), word.text()), root);
    std::string_view const effect = kind_of(incident_effects(), word.text());
    if (effect.empty() || !work.draft.knows(effect, model::Group::effects)) continue;
    work.draft.ledger().interpret(word.pointer, work.event->add("causing", ClaimDraft::of(effect)));
  }
  take_means(work);
  take_default_kind(work, determination.text());
  if (!work.event->has("kind")) {
    work.event = nullptr;
    work.draft.drop_events(
        "the record does not say what was done: the case has no event, and everything is carried");
    return false;
  }
  take_confidence(work, determination);
  return true;
}

void take_times(StixWork& work) {
  std::vector<std::pair<std::optional<Moment>, std::optional<Moment>>> spans;
  if (work.root["type"].text() == "campaign") {
    spans.emplace_back(moment_at(work.root, "first_seen"), moment_at(work.root, "last_seen"));
  }
  for (Field const& event : sub_events(work)) {
    spans.emplace_back(moment_at(event, "start_time"), moment_at(event, "end_time"));
  }
  // All of the incident lies between the first beginning and the last end of its events.
  std::optional<Moment> start;
  std::optional<Moment> end;
  bool every_end = true;
  for (auto const& span : spans) {
    if (!span.first && !span.second) continue;
    auto const& first = span.first ? span.first : span.second;
    if (!start || first->within.first < start->within.first) start = first;
    if (span.second && (!end || span.second->within.last > end->within.last)) end = span.second;
    every_end = every_end && span.second.has_value();
  }
  if (!every_end) end.reset();
  auto time = span_of(work.draft, start, end);
  if (!time) return;
  std::string const place = work.event->set("at", std::move(*time));
  for (auto const& span : spans) {
    map_moment(work.draft, span.first, place);
    map_moment(work.draft, span.second, place);
    warn_of_first_days(work.draft, span.first);
  }
}

void take_impacts(StixWork& work) {
  for (Field const& impact : work.of_type("impact")) {
    if (!is_revoked(impact)) take_impact(work, impact, property(impact, "impact_category").text());
  }
  // The first generation of the extension has impacts inside the incident.
  for (std::string_view const category :
       {"availability", "confidentiality", "integrity", "physical", "external"}) {
    for (Field const& impact : property(work.root, std::string{category} + "_impacts").each()) {
      take_impact(work, impact, category);
    }
  }
}

}  // namespace casus::import
