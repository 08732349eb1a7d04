#include "engine/import/actors.hpp"
#include "engine/import/incident_words.hpp"
#include "engine/import/stix_work.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <set>
#include <utility>

namespace casus::import {
namespace {

using record::Value;

/// A chain of attributions of STIX is as short as this, or is not followed.
constexpr std::size_t chain_max = 4;

void add_confidence(ClaimDraft& claim, Field const& relationship) {
  auto const confidence = confidence_of(relationship);
  if (!confidence) return;
  // Along a chain the weakest link counts.
  bool const weaker = !claim.confidence || *confidence < *claim.confidence;
  if (!weaker) return;
  claim.confidence = confidence;
  claim.notes.clear();
  claim.notes.emplace_back("x-confidence", term_note("STIX 2.1 confidence, 0 to 100",
                                                     relationship["confidence"].value->text));
}

/// The places of an object and the relationships that say so.
std::vector<std::pair<Field, Field>> places_of(StixWork& work, std::string_view id) {
  std::vector<std::pair<Field, Field>> out;
  for (std::string_view const type : {"located-at", "originates-from"}) {
    for (Field const& relationship : work.relationships(type, id)) {
      Field const place = work.object(relationship["target_ref"].text());
      if (place["type"].text() == "location") out.emplace_back(relationship, place);
    }
  }
  return out;
}

/// Follows who is behind an actor. One claim for each State met on the way, one that names nobody
/// where there is none.
class Attribution {
 public:
  Attribution(StixWork& work, Field const& first) : work_(work), first_(first) {}

  void follow() {
    Field const actor = work_.object(first_["target_ref"].text());
    ClaimDraft claim;
    claim.sources = {source_of(work_, first_)};
    claim.rests_on = {first_};
    add_confidence(claim, first_);
    name_actor(claim, actor);
    step(actor, claim, 0);
    if (!found_) {
      claim.value = Value::of("unattributed");
      if (claim.actor.empty()) return;
      add(claim, actor["name"]);
    }
  }

 private:
  void name_actor(ClaimDraft& claim, Field const& actor) {
    // A State by its name is the claim's value, no actor of its own.
    bool const state =
        actor["type"].text() == "identity" && !state_named(actor["name"].text()).code.empty();
    if (!state) claim.actor = actor["name"].text();
    warn_of_private(actor);
  }

  void warn_of_private(Field const& actor) {
    for (std::string_view const key : {"threat_actor_types", "labels"}) {
      for (Field const& word : actor[key].each()) {
        if (actor["type"].text() != "threat-actor" || !is_private_actor(word.text())) continue;
        work_.draft.warn(
            fmt::format("the record calls the actor {}, no organ of a State: a country "
                        "says at most where the actor is from",
                        record::in_backticks(word.text())));
      }
    }
  }

  void add(ClaimDraft const& claim, Field const& from) {
    found_ = true;
    std::string const place = work_.claim("by", claim, first_["id"].text());
    Ledger& ledger = work_.draft.ledger();
    ledger.interpret(from.pointer, place + "/value");
    for (std::string_view const key : {"relationship_type", "source_ref", "target_ref"}) {
      ledger.interpret(first_[key].pointer, place);
    }
    Field const name = work_.object(first_["target_ref"].text())["name"];
    if (!claim.actor.empty()) ledger.interpret(name.pointer, place + "/actor");
    for (Field const& origin : claim.rests_on) {
      if (origin["type"].text() != "relationship") continue;
      if (confidence_of(origin)) {
        ledger.interpret(origin["confidence"].pointer, place + "/confidence");
      }
      // An opinion on any link of the chain is one on what follows from the chain.
      if (origin.pointer != first_.pointer) {
        work_.claimed[std::string{origin["id"].text()}].push_back({"by", place, claim});
      }
    }
  }

  void step(Field const& actor, ClaimDraft so_far, std::size_t depth) {
    std::string const id{actor["id"].text()};
    if (actor.value == nullptr || depth > chain_max || !seen_.insert(id).second) return;
    so_far.rests_on.push_back(actor);
    if (actor["type"].text() == "identity") {
      std::string const state = state_of(work_, actor);
      if (!state.empty()) {
        ClaimDraft claim = so_far;
        claim.value = Value::of(state);
        claim.basis = "unspecified";
        add(claim, actor["name"]);
      }
    }
    take_places(actor, so_far);
    for (Field const& next : work_.relationships("attributed-to", id)) {
      ClaimDraft claim = so_far;
      claim.sources.push_back(source_of(work_, next));
      claim.rests_on.push_back(next);
      add_confidence(claim, next);
      step(work_.object(next["target_ref"].text()), std::move(claim), depth + 1);
    }
  }

  /// Where an actor is says nothing of who is behind it.
  void take_places(Field const& actor, ClaimDraft const& so_far) {
    for (auto const& [relationship, place] : places_of(work_, actor["id"].text())) {
      std::string const state = state_of(work_, place);
      if (state.empty()) continue;
      ClaimDraft claim = so_far;
      claim.value = Value::of(state);
      claim.basis = "territory";
      claim.sources.push_back(source_of(work_, relationship));
      claim.rests_on.insert(claim.rests_on.end(), {relationship, place});
      add_confidence(claim, relationship);
      add(claim, place["country"]);
      work_.draft.warn(
          fmt::format("an actor is placed in {}: where it is does not say whose it is", state));
    }
  }

  StixWork& work_;
  Field first_;
  std::set<std::string> seen_;
  bool found_ = false;
};

void take_sectors(StixWork& work, Field const& victim, std::string const& owner,
                  std::vector<Field> const& rests_on, std::string_view by) {
  for (Field const& sector : victim["sectors"].each()) {
    std::string_view const asset = kind_of(sectors(), sector.text());
    if (asset.empty() || !work.draft.knows(asset, model::Group::assets)) continue;
    ClaimDraft claim = ClaimDraft::of(asset);
    claim.owner = owner;
    claim.rests_on = rests_on;
    work.draft.ledger().interpret(sector.pointer, work.claim("affecting", claim, by));
  }
}

/// A victim that is a mission of one State in another: its place is not whose it is.
void take_mission(StixWork& work, Field const& victim, ClaimDraft const& so_far,
                  std::string_view by) {
  work.draft.warn(
      fmt::format("`{}` is a mission of one State in another: its place is not whose "
                  "it is, so that the case names nobody for it",
                  victim["name"].pointer));
  if (!work.draft.knows("diplomatic-mission", model::Group::assets)) return;
  ClaimDraft claim = ClaimDraft::of("diplomatic-mission");
  claim.rests_on = so_far.rests_on;
  work.draft.ledger().interpret(victim["name"].pointer, work.claim("affecting", claim, by));
}

/// A State that a victim is, or is in, and what says so.
struct VictimState {
  std::string code;
  Field from;
  std::vector<Field> rests_on;
};

/// A victim by what it is and where it is.
void take_victim(StixWork& work, Field const& victim, ClaimDraft so_far, std::string_view by) {
  so_far.rests_on.push_back(victim);
  std::string const state = state_of(work, victim);
  Field const from = victim[victim["type"].text() == "location" ? "country" : "name"];
  if (state.empty() && is_mission(victim["name"].text())) {
    take_mission(work, victim, so_far, by);
    return;
  }
  std::vector<VictimState> states;
  if (!state.empty()) states.push_back({state, from, so_far.rests_on});
  if (state.empty()) {
    for (auto const& [relationship, place] : places_of(work, victim["id"].text())) {
      std::vector<Field> rests_on = so_far.rests_on;
      rests_on.insert(rests_on.end(), {relationship, place});
      std::string const code = state_of(work, place);
      if (!code.empty()) states.push_back({code, place["country"], std::move(rests_on)});
    }
  }
  for (VictimState const& row : states) {
    ClaimDraft claim = so_far;
    claim.value = Value::of(row.code);
    claim.rests_on = row.rests_on;
    work.draft.ledger().interpret(row.from.pointer, work.claim("against", claim, by));
    take_sectors(work, victim, row.code, row.rests_on, by);
  }
  if (states.empty()) take_sectors(work, victim, "", so_far.rests_on, by);
}

/// An incident or campaign, and what else makes it part of the case.
struct Undertaking {
  std::string id;
  std::vector<Field> rests_on;
};

/// Incidents and campaigns of the case: what a campaign targets, the incident does.
std::vector<Undertaking> undertakings(StixWork& work) {
  std::vector<Undertaking> out{{std::string{work.root["id"].text()}, {}}};
  for (Field const& to : work.relationships("attributed-to", work.root["id"].text())) {
    Field const campaign = work.object(to["target_ref"].text());
    if (campaign["type"].text() != "campaign") continue;
    out.push_back({std::string{campaign["id"].text()}, {to, campaign}});
  }
  return out;
}

/// What a relationship or sighting claims of a victim.
ClaimDraft claim_of(StixWork& work, Field const& relationship, Undertaking const& by) {
  ClaimDraft claim;
  claim.sources = {source_of(work, relationship)};
  claim.confidence = confidence_of(relationship);
  claim.rests_on = by.rests_on;
  claim.rests_on.push_back(relationship);
  return claim;
}

/// That what was said in these fields of a relationship became claims.
void account_for(StixWork& work, Field const& relationship,
                 std::initializer_list<std::string_view> keys) {
  for (auto const& made : work.claimed[std::string{relationship["id"].text()}]) {
    for (std::string_view const key : keys) {
      work.draft.ledger().interpret(relationship[key].pointer, made.place);
    }
  }
}

}  // namespace

std::string state_of(StixWork& work, Field const& object) {
  bool const location = object["type"].text() == "location";
  Field const field = object[location ? "country" : "name"];
  if (field.text().empty()) return "";
  if (!location && object["type"].text() != "identity") return "";
  std::string code = state_named(field.text()).code;
  if (location && code.empty()) {
    work.draft.warn(fmt::format("`{}` is no State: {} is carried, and claims nothing",
                                field.pointer, record::in_backticks(field.text())));
  }
  return code;
}

void take_attributions(StixWork& work) {
  for (Field const& to : work.relationships("attributed-to", work.root["id"].text())) {
    Attribution(work, to).follow();
    take_references(work, to);
  }
  work.draft.warn_of_actors(*work.event, "record");
}

void take_targets(StixWork& work) {
  for (Undertaking const& by : undertakings(work)) {
    for (std::string_view const type : {"targets", "impacts", "compromises"}) {
      for (Field const& relationship : work.relationships(type, by.id)) {
        ClaimDraft claim = claim_of(work, relationship, by);
        if (claim.confidence) {
          claim.notes.emplace_back(
              "x-confidence",
              term_note("STIX 2.1 confidence, 0 to 100", relationship["confidence"].value->text));
        }
        take_victim(work, work.object(relationship["target_ref"].text()), claim,
                    relationship["id"].text());
        account_for(work, relationship, {"relationship_type", "source_ref", "target_ref"});
      }
    }
  }
  std::vector<Field> const places = work.relationships("located-at", work.root["id"].text());
  if (!places.empty()) {
    work.draft.warn(
        fmt::format("`{}`: where an incident is located is neither whence it came nor "
                    "against whom it was; it is carried",
                    places.front().pointer));
  }
}

void take_sightings(StixWork& work) {
  std::vector<Undertaking> const of = undertakings(work);
  for (Field const& sighting : work.of_type("sighting")) {
    std::string_view const seen = sighting["sighting_of_ref"].text();
    auto const about =
        std::find_if(of.begin(), of.end(), [&](Undertaking const& one) { return one.id == seen; });
    if (about == of.end() || is_revoked(sighting)) continue;
    ClaimDraft const claim = claim_of(work, sighting, *about);
    std::vector<StixClaim> const& made = work.claimed[std::string{sighting["id"].text()}];
    for (Field const& where : sighting["where_sighted_refs"].each()) {
      std::size_t const before = made.size();
      Field const victim = work.object(where.text());
      if (victim.value != nullptr) take_victim(work, victim, claim, sighting["id"].text());
      for (std::size_t i = before; i < made.size(); ++i) {
        work.draft.ledger().interpret(where.pointer, made[i].place);
      }
    }
    account_for(work, sighting, {"sighting_of_ref"});
  }
  std::vector<std::string> const victims = work.event->values("against");
  if (victims.empty()) work.draft.warn("no State of a victim is known");
  std::vector<std::string> const actors = work.event->values("by");
  for (std::string const& actor : actors) {
    if (std::find(victims.begin(), victims.end(), actor) == victims.end()) continue;
    work.draft.warn(
        fmt::format("{} is named as actor and as victim: between a State and itself no "
                    "agreement is at issue",
                    actor));
  }
}

}  // namespace casus::import
