#include "engine/judge/prover.hpp"

#include <fmt/format.h>

namespace casus::judge {

ProofId Prover::in_scope(model::Commitment const& commitment, model::StateId party,
                         EventTime const& time) {
  ForceAsked const asked{commitment.instrument, party, question_.reading.header,
                         commitment.survives_termination, commitment.applies_from_signature};
  Force const force = force_of(context_.rulebook, asked);
  EventTime when = time;
  if (auto const law = context_.options.law_as_of) when = EventTime{{*law, *law}, false, true};
  std::string const& name = context_.rulebook[commitment.instrument].name;
  ProofId const id =
      fact(in_force_at(force, when), Sense::plain,
           fmt::format("{} bound {} then ({})", name, context_.name(party),
                       force.words.empty() ? "no date of force" : force.words),
           fmt::format("whether {} bound {} at that time: the exact day of force, and of the event",
                       name, context_.name(party)));
  return id;
}

ProofId Prover::in_force(model::InstrumentId instrument, model::StateId party,
                         EventTime const& time, Sense sense) {
  Force const force = force_of(context_.rulebook, {instrument, party, std::nullopt, false, false});
  std::string const label =
      fmt::format("{} bound {} then", context_.rulebook[instrument].name, context_.name(party));
  bool const party_of = context_.rulebook.is_party(instrument, party);
  return fact(party_of ? in_force_at(force, time) : fails, sense, label, "whether " + label);
}

}  // namespace casus::judge
