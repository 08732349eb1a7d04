#include "engine/judge/proof.hpp"

#include <algorithm>
#include <utility>

namespace casus::judge {
namespace {

/// What a text may include is open at best; shown in full, it is the text that leaves it open.
Outcome capped(Outcome outcome, ProofId node) {
  if (outcome.truth > Truth::unknown) {
    outcome.truth = Truth::unknown;
    outcome.decided_by = node;
  }
  outcome.support.pro = 0;
  return outcome;
}

Outcome floored(Outcome outcome) {
  if (outcome.truth < Truth::unknown) outcome.truth = Truth::unknown;
  outcome.support.con = 0;
  return outcome;
}

}  // namespace

bool weaker(Outcome const& left, Outcome const& right) {
  if (left.truth != right.truth) return left.truth < right.truth;
  if (left.support.pro != right.support.pro) return left.support.pro < right.support.pro;
  if (left.support.con != right.support.con) return left.support.con > right.support.con;
  return left.support.challenge > right.support.challenge;
}

ProofId Proof::add(ProofNode node) {
  ProofId const id{static_cast<std::uint32_t>(nodes_.size())};
  nodes_.push_back(std::move(node));
  return id;
}

Outcome Proof::fold(ProofId id, double standard, double doubt) const {
  using Operation = ProofNode::Operation;
  ProofNode const& node = nodes_[id.value];
  if (node.operation == Operation::fact) {
    return {truth_of(node.support, standard, doubt), node.support, id};
  }
  if (node.operation == Operation::rebuttable) {
    Outcome outcome = fold(node.children.front(), standard, doubt);
    for (std::size_t i = 1; i < node.children.size(); ++i) {
      Outcome const exception = fold(node.children[i], doubt, doubt);
      if (exception.truth < Truth::contested) continue;
      outcome.support.challenge = std::max(outcome.support.challenge, exception.support.pro);
      if (outcome.truth == Truth::established) outcome.truth = Truth::contested;
    }
    return outcome;
  }
  std::vector<Outcome> outcomes;
  outcomes.reserve(node.children.size());
  for (ProofId const child : node.children) outcomes.push_back(fold(child, standard, doubt));
  switch (node.operation) {
    case Operation::all:
      if (outcomes.empty()) return {Truth::established, {1, 0, 0}, id};
      return *std::min_element(outcomes.begin(), outcomes.end(), weaker);
    case Operation::any:
      if (outcomes.empty()) return {Truth::unknown, {}, id};
      return *std::max_element(outcomes.begin(), outcomes.end(), weaker);
    case Operation::at_least:
      if (outcomes.size() < node.count) return {Truth::unknown, {}, id};
      std::stable_sort(outcomes.begin(), outcomes.end(),
                       [](Outcome const& a, Outcome const& b) { return weaker(b, a); });
      return outcomes[node.count - 1];
    case Operation::possible: return capped(outcomes.front(), id);
    case Operation::possibly_not: return floored(outcomes.front());
    case Operation::fact:
    case Operation::rebuttable: break;
  }
  return {Truth::unknown, {}, id};
}

void Proof::collect_strengths(ProofId id, std::vector<double>& out) const {
  ProofNode const& node = nodes_[id.value];
  if (node.operation == ProofNode::Operation::fact) {
    if (node.support.pro > 0) out.push_back(node.support.pro);
    return;
  }
  for (ProofId const child : node.children) collect_strengths(child, out);
}

}  // namespace casus::judge
