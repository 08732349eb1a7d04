#include "engine/judge/prover.hpp"
#include "engine/judge/tally.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace casus::judge {
namespace {

/// ILC Articles 4 to 11: what a treaty accepts that says nothing of its own.
constexpr std::array<model::Basis, 7> default_bases{model::Basis::state_organ,
                                                    model::Basis::empowered_entity,
                                                    model::Basis::organ_at_disposal,
                                                    model::Basis::direction_or_control,
                                                    model::Basis::absence_of_authorities,
                                                    model::Basis::insurrection,
                                                    model::Basis::acknowledged};

std::vector<model::AcceptedBasis> accepted_bases(model::Instrument const& instrument) {
  if (!instrument.accepted_bases.empty()) return instrument.accepted_bases;
  std::vector<model::AcceptedBasis> bases;
  for (model::Basis const basis : default_bases) bases.push_back({basis, std::nullopt});
  return bases;
}

}  // namespace

bool accepts(model::Instrument const& instrument, model::Basis basis) {
  auto const bases = accepted_bases(instrument);
  return std::any_of(bases.begin(), bases.end(),
                     [&](model::AcceptedBasis const& row) { return row.basis == basis; });
}

ProofId Prover::basis_holds(record::EventId event, model::BasisRule const& rule,
                            model::StateId state, Sense sense) {
  Prover inner(context_, proof_, question_, rule.variables);
  Binding binding(rule.variables.size());
  binding.states[rule.bearer.value] = state;
  binding.the_act = event;
  std::vector<ProofId> parts = inner.hold(rule.where, binding, sense);
  for (model::Condition const& exception : rule.except_if) {
    parts.push_back(inner.holds_true(exception, binding, opposite(sense)));
  }
  return all(std::move(parts), sense, std::string(name(rule.basis)));
}

/// Whether the case records anything about what a basis asks for. A claimed basis is evidence of
/// its own `where`, which lowers it only if the case speaks of it (semantics, section 6).
bool Prover::speaks_of(ProofId id) const {
  ProofNode const& node = proof_[id];
  if (node.operation == ProofNode::Operation::fact) return node.support != Support{};
  return std::any_of(node.children.begin(), node.children.end(),
                     [&](ProofId child) { return speaks_of(child); });
}

ProofId Prover::imputed_on(record::EventId event, model::StateId state,
                           model::AcceptedBasis const& accepted, Sense sense) {
  record::Event const& row = context_[event];
  Tally tally;
  for (auto const& claim : row.by) {
    if (claim.value.state != state) continue;
    // A denial without a basis answers all; with one, that basis only.
    bool const answers =
        claim.value.basis == accepted.basis || (claim.denied && !claim.value.has_basis());
    if (answers) count(tally, row, claim, true);
  }
  std::string const label = fmt::format("{} is attributable to {} ({})", row.id,
                                        context_.name(state), name(accepted.basis));
  ProofId const claimed = fact(tally.support, sense, label, "whether " + label, tally.evidence);
  if (!accepted.rule) return claimed;
  ProofId const conditions = basis_holds(event, context_.rulebook[*accepted.rule], state, sense);
  if (!speaks_of(conditions)) return claimed;
  return all({claimed, conditions}, sense, label);
}

ProofId Prover::imputed(record::EventId event, model::StateId state, Sense sense) {
  record::Event const& row = context_[event];
  std::string const who = state == record::nobody ? "any party" : context_.name(state);
  std::string const label = fmt::format("{} is attributable to {}", row.id, who);
  if (state == record::nobody) {
    return fact(open, sense, label, fmt::format("to which State {} is attributable", row.id));
  }
  std::vector<ProofId> children;
  for (model::AcceptedBasis const& accepted :
       accepted_bases(context_.rulebook[question_.instrument])) {
    bool const claimed = std::any_of(row.by.begin(), row.by.end(), [&](auto const& claim) {
      return claim.value.state == state && claim.value.basis == accepted.basis
             && asserts(context_, row, claim);
    });
    if (claimed) children.push_back(imputed_on(event, state, accepted, sense));
  }
  // What is left: an unspecified basis names a bearer and shows nothing; a general denial answers
  // it. That others are named and this State is not leaves it open: who did it is not among what a
  // report is taken to exhaust, or accusing one State would clear another.
  Tally general;
  for (auto const& claim : row.by) {
    bool const answers = claim.value.state == state && claim.denied && !claim.value.has_basis();
    if (answers) count(general, row, claim, true);
  }
  if (children.empty()) {
    Support const support{0, general.support.con, general.support.challenge};
    children.push_back(fact(support, sense, label + " on some basis of attribution",
                            fmt::format("on what basis {} is attributable to {}", row.id, who),
                            std::move(general.evidence)));
  }
  return any(std::move(children), sense, label);
}

ProofId Prover::sent_by(record::EventId event, model::StateId state, Sense sense, bool two_sides) {
  record::Event const& row = context_[event];
  if (state == record::nobody) {
    return fact(open, sense, fmt::format("{} was by a State not reported", row.id),
                fmt::format("whose {} was", row.id));
  }
  Tally tally;
  bool others = false;
  for (auto const& claim : row.by) {
    if (claim.value.state == state) {
      count(tally, row, claim, true);
    } else if (claim.value.state != record::nobody && asserts(context_, row, claim)) {
      others = true;
    }
  }
  for (auto const& claim : row.with) {
    if (claim.value == state) count(tally, row, claim);
  }
  if (two_sides && named(event, row.with).empty()) others = false;
  if (tally.support.pro == 0 && others) tally.support.con = tally.support.challenge = 1;
  std::string const name = context_.name(state);
  return fact(tally.support, sense, fmt::format("{} was by {}", row.id, name),
              fmt::format("whether {} was by {}", row.id, name), std::move(tally.evidence));
}

ProofId Prover::by(record::EventId event, model::Pattern const& pattern, model::StateId state,
                   Sense sense) {
  if (asks_for_imputation(pattern)) return imputed(event, state, sense);
  return sent_by(event, state, sense, pattern.with.has_value());
}

bool Prover::asks_for_imputation(model::Pattern const& pattern) const {
  // Basis matters for imputing conduct only; the sender of a request or the holder of a dispute
  // needs none (semantics, section 6).
  Names const names = expand(pattern.kinds);
  auto const is_conduct = [&](model::KindId kind) {
    model::Kind const& row = context_.rulebook[kind];
    return row.group == model::Group::conduct && row.verb == model::Verb::conduct;
  };
  return std::any_of(names.sure.begin(), names.sure.end(), is_conduct)
         || std::any_of(names.possible.begin(), names.possible.end(), is_conduct);
}

}  // namespace casus::judge
