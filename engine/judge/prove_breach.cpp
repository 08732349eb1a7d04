#include "engine/judge/prover.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace casus::judge {

ProofId Prover::breached(BreachOnRecord const& breach, Sense sense) {
  model::Commitment const& commitment = context_.rulebook[breach.commitment];
  std::string const label = fmt::format(
      "{} breached {} of {}{}{}", context_.name(breach.bearer), commitment.name,
      context_.rulebook[commitment.instrument].name,
      breach.counterparty == record::nobody ? "" : " towards " + context_.name(breach.counterparty),
      breach.event ? " by " + show(*breach.event) : "");
  return fact(breach.support, sense, label, "whether " + label);
}

bool Prover::is_asked_for(BreachOnRecord const& breach, model::BreachTarget const& target) const {
  if (target.commitments.empty()) return breach.binding;
  model::CommitmentId const first = context_.rulebook.first_version(breach.commitment);
  return std::any_of(
      target.commitments.begin(), target.commitments.end(),
      [&](model::CommitmentId id) { return context_.rulebook.first_version(id) == first; });
}

ProofId Prover::breached(model::Breached const& asked, std::string const& words,
                         Binding const& binding, Sense sense) {
  auto const event = asked.event ? binding.event(*asked.event) : std::nullopt;
  auto const bearer = asked.bearer ? state_of(*asked.bearer, binding) : std::nullopt;
  auto const towards = asked.counterparty ? state_of(*asked.counterparty, binding) : std::nullopt;
  std::vector<ProofId> ways;
  context_.work->spend(context_.breaches.size());
  for (BreachOnRecord const& breach : context_.breaches) {
    if (!is_asked_for(breach, asked.target)) continue;
    if (asked.event && (!event || !breach.act || breach.event != event)) continue;
    if (asked.bearer && (!bearer || breach.bearer != *bearer)) continue;
    if (asked.counterparty && (!towards || breach.counterparty != *towards)) continue;
    std::vector<ProofId> steps{breached(breach, sense)};
    if (asked.when) {
      std::string const name = breach.event ? show(*breach.event) : "the breach";
      steps.push_back(stands_to(breach.time, name, *asked.when, time_of(asked.when->event, binding),
                                "the act", sense));
    }
    ways.push_back(all(std::move(steps), sense));
  }
  std::string const said = say(words, binding);
  ways.push_back(silence(0, "whether " + said, sense));
  return any(std::move(ways), sense, said);
}

}  // namespace casus::judge
