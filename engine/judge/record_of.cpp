#include "engine/judge/record_of.hpp"

#include "engine/judge/prover.hpp"

#include <algorithm>
#include <set>

namespace casus::judge {
namespace {

/// Whether the text may have bound the party at the event's time, as far as dates and notices go.
bool may_bind(Context const& context, model::InstrumentId instrument, model::StateId party,
              record::EventId event) {
  Reading const reading;
  std::vector<model::Variable> const none;
  double const doubt = context.options.doubt;
  Proof proof(false);
  Prover prover(context, proof, {instrument, party, record::nobody, reading}, none);
  ProofId const id = prover.in_force(instrument, party, context.time(event), Sense::plain);
  return proof.fold(id, doubt, doubt).truth != Truth::refuted;
}

bool may_be_in_force(Context const& context, model::InstrumentId instrument,
                     record::EventId event) {
  std::vector<model::StateId> const parties = context.parties(instrument);
  return std::any_of(parties.begin(), parties.end(), [&](model::StateId party) {
    return may_bind(context, instrument, party, event);
  });
}

/// Whether it may have been in force between an author that is named and a victim.
bool between_them(Context const& context, model::InstrumentId instrument, record::EventId id) {
  record::Event const& event = context[id];
  auto const bound = [&](model::StateId state) {
    return context.is_party(instrument, state) && may_bind(context, instrument, state, id);
  };
  return std::any_of(event.by.begin(), event.by.end(), [&](auto const& author) {
    if (!asserts(context, event, author) || !bound(author.value.state)) return false;
    return std::any_of(event.against.begin(), event.against.end(), [&](auto const& victim) {
      return victim.value != author.value.state && asserts(context, event, victim)
             && bound(victim.value);
    });
  });
}

/// The best outcome of a threat's descriptions on one event, with the parties they bind.
ThreatMatch match(Context const& context, std::size_t index, record::EventId event) {
  model::Threat const& threat = context.rulebook.threats[index];
  Reading const reading;
  Proof proof(false);
  Prover prover(context, proof, {threat.instrument, record::nobody, record::nobody, reading},
                threat.variables);
  ThreatMatch result{index, event, {}, {}};
  result.outcome.truth = Truth::refuted;
  for (model::TermReading const& row : threat.readings) {
    for (model::Pattern const& pattern : row.meaning.establishes) {
      if (!prover.may_match(event, pattern)) continue;
      for (Binding const& way : prover.bind(event, pattern, Binding(threat.variables.size()))) {
        ProofId const id = prover.matches(event, pattern, way, Sense::plain);
        Outcome const outcome =
            proof.fold(id, context.options.standard.value, context.options.doubt);
        if (outcome.truth < Truth::contested) continue;
        result.outcome = std::max(result.outcome, outcome,
                                  [](auto const& a, auto const& b) { return a.truth < b.truth; });
        for (auto const& state : way.states) {
          if (state && *state != record::nobody) result.against.push_back(*state);
        }
      }
    }
  }
  std::sort(result.against.begin(), result.against.end());
  result.against.erase(std::unique(result.against.begin(), result.against.end()),
                       result.against.end());
  return result;
}

/// Whether a party of the instrument took part in the event.
bool by_a_party(Context const& context, model::InstrumentId instrument, record::EventId id) {
  record::Event const& event = context[id];
  auto const party = [&](model::StateId state) {
    return state != record::nobody && context.is_party(instrument, state);
  };
  bool const sent = std::any_of(event.by.begin(), event.by.end(), [&](auto const& claim) {
    return party(claim.value.state) && asserts(context, event, claim);
  });
  return sent || std::any_of(event.with.begin(), event.with.end(), [&](auto const& claim) {
           return party(claim.value) && asserts(context, event, claim);
         });
}

/// Whether what a direction awaits is on record, such as the agreement on formats that RU-CN 2015,
/// Article 3(1)(15) waits for by its Article 5(3).
std::optional<Truth> awaited(Context const& context, model::Cooperation const& row) {
  if (!row.awaits) return std::nullopt;
  Reading const reading;
  Truth best = Truth::unknown;
  for (record::EventId const event : context.events) {
    Proof proof(false);
    Prover prover(context, proof, {row.instrument, record::nobody, record::nobody, reading},
                  row.variables);
    if (!prover.may_match(event, *row.awaits)) continue;
    for (Binding const& way : prover.bind(event, *row.awaits, Binding(row.variables.size()))) {
      ProofId const id = prover.matches(event, *row.awaits, way, Sense::plain);
      best = std::max(best,
                      proof.fold(id, context.options.standard.value, context.options.doubt).truth);
    }
  }
  return best;
}

}  // namespace

std::vector<ThreatMatch> match_threats(Context const& context) {
  std::vector<ThreatMatch> matches;
  for (std::size_t i = 0; i < context.rulebook.threats.size(); ++i) {
    for (record::EventId const event : context.events) {
      model::Threat const& threat = context.rulebook.threats[i];
      bool const stood =
          text_stood(context.rulebook[threat.article], context.law_time(context.time(event)))
          == holds;
      if (!stood || !may_be_in_force(context, threat.instrument, event)) continue;
      ThreatMatch found = match(context, i, event);
      if (found.outcome.truth >= Truth::contested) matches.push_back(std::move(found));
    }
  }
  return matches;
}

std::vector<CooperationRecord> record_cooperation(Context const& context) {
  std::vector<CooperationRecord> records;
  Reading const reading;
  for (std::size_t i = 0; i < context.rulebook.cooperations.size(); ++i) {
    model::Cooperation const& row = context.rulebook.cooperations[i];
    Proof proof(false);
    std::vector<model::Variable> const none;
    Prover const prover(context, proof, {row.instrument, record::nobody, record::nobody, reading},
                        none);
    model::Pattern shown;
    shown.kinds = row.shown_by;
    CooperationRecord record{i, {}, awaited(context, row)};
    for (record::EventId const event : context.events) {
      bool const counts = prover.may_match(event, shown)
                          && by_a_party(context, row.instrument, event)
                          && may_be_in_force(context, row.instrument, event);
      if (counts) record.events.push_back(event);
    }
    if (!record.events.empty() || context.options.all) records.push_back(std::move(record));
  }
  return records;
}

std::vector<model::InstrumentId> silent_instruments(Context const& context,
                                                    std::vector<Finding> const& findings) {
  std::set<model::InstrumentId> heard;
  for (Finding const& finding : findings) {
    heard.insert(context.rulebook[finding.commitment].instrument);
  }
  std::vector<model::InstrumentId> silent;
  for (std::uint32_t i = 0; i < context.rulebook.instruments.size(); ++i) {
    model::InstrumentId const id{i};
    bool const treaty = context.rulebook[id].genre == model::Genre::treaty
                        && !context.rulebook[id].addresses_every_state;
    if (!treaty || heard.count(id) > 0) continue;
    bool const binds =
        std::any_of(context.events.begin(), context.events.end(),
                    [&](record::EventId event) { return between_them(context, id, event); });
    if (binds) silent.push_back(id);
  }
  return silent;
}

}  // namespace casus::judge
