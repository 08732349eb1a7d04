#include "engine/judge/settling.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

namespace casus::judge {
namespace {

using Operation = ProofNode::Operation;

bool contains(std::vector<ProofId> const& outer, std::vector<ProofId> const& inner) {
  return std::includes(outer.begin(), outer.end(), inner.begin(), inner.end());
}

}  // namespace

std::string question_of(ProofNode const& leaf) {
  return leaf.missing.empty() ? "whether " + leaf.label : leaf.missing;
}

Settler::Settler(Proof const& proof, double standard, double doubt, std::size_t sets_max,
                 Work& work)
    : proof_(proof),
      standard_(standard),
      doubt_(doubt),
      sets_max_(sets_max),
      work_(work),
      below_(proof.size(), 1) {
  std::unordered_map<std::string, ProofId> known;
  first_.reserve(proof.nodes().size());
  for (std::uint32_t i = 0; i < proof.nodes().size(); ++i) {
    ProofNode const& node = proof.nodes()[i];
    bool const asks = node.operation == Operation::fact && proof.recording()
                      && truth_of(node.support, standard, doubt) == Truth::unknown;
    first_.push_back(asks ? known.emplace(question_of(node), ProofId{i}).first->second
                          : ProofId{i});
    // A node is added after those below it.
    for (ProofId const child : node.children) below_[i] += below_[child.value];
  }
}

Settling Settler::raise(std::vector<ProofId> const& nodes) {
  truncated_ = false;
  Sets sets = every(nodes, true);
  return {std::move(sets), truncated_};
}

Settling Settler::refute(std::vector<ProofId> const& nodes) {
  truncated_ = false;
  Sets sets = some(nodes, false);
  return {std::move(sets), truncated_};
}

Settler::Sets Settler::settle(ProofId id, bool up) {
  ProofNode const& node = proof_[id];
  work_.spend(below_[id.value]);
  Truth const truth = proof_.fold(id, standard_, doubt_).truth;
  if (up ? truth >= Truth::contested : truth == Truth::refuted) return {{}};
  switch (node.operation) {
    case Operation::fact:
      if (truth != Truth::unknown) return {};
      return {{first_[id.value]}};
    case Operation::all: return up ? every(node.children, up) : some(node.children, up);
    case Operation::any:
      if (node.children.empty()) return {};  // about nothing: no fact settles it
      return up ? some(node.children, up) : every(node.children, up);
    case Operation::at_least: return several(node, up);
    case Operation::rebuttable: return settle(node.children.front(), up);
    case Operation::possible: return up ? Sets{} : settle(node.children.front(), up);
    case Operation::possibly_not: return up ? settle(node.children.front(), up) : Sets{};
  }
  return {};
}

Settler::Sets Settler::every(std::vector<ProofId> const& nodes, bool up) {
  Sets result{{}};
  for (ProofId const node : nodes) {
    result = crossed(result, settle(node, up));
    if (result.empty()) break;
  }
  return result;
}

Settler::Sets Settler::some(std::vector<ProofId> const& nodes, bool up) {
  Sets result;
  for (ProofId const node : nodes) {
    Sets ways = settle(node, up);
    std::move(ways.begin(), ways.end(), std::back_inserter(result));
  }
  keep_minimal(result);
  return result;
}

/// `reached[k]`: the sets that settle `k` of the children seen so far.
Settler::Sets Settler::several(ProofNode const& node, bool up) {
  std::size_t const all = node.children.size();
  if (all < node.count) return {};
  std::size_t const needed = up ? node.count : all - node.count + 1;
  std::vector<Sets> reached(needed + 1);
  reached[0] = {{}};
  for (ProofId const child : node.children) {
    Sets const ways = settle(child, up);
    for (std::size_t k = needed; k > 0; --k) {
      Sets more = crossed(reached[k - 1], ways);
      std::move(more.begin(), more.end(), std::back_inserter(reached[k]));
      keep_minimal(reached[k]);
    }
  }
  return reached[needed];
}

Settler::Sets Settler::crossed(Sets const& left, Sets const& right) {
  Sets result;
  result.reserve(left.size() * right.size());
  for (Set const& a : left) {
    for (Set const& b : right) {
      Set both;
      both.reserve(a.size() + b.size());
      std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
      result.push_back(std::move(both));
    }
  }
  keep_minimal(result);
  return result;
}

void Settler::keep_minimal(Sets& sets) {
  std::sort(sets.begin(), sets.end(), [](Set const& a, Set const& b) {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
  });
  Sets minimal;
  for (Set& set : sets) {
    work_.spend(set.size() + minimal.size());
    bool const needless = std::any_of(minimal.begin(), minimal.end(),
                                      [&](Set const& kept) { return contains(set, kept); });
    if (needless) continue;
    if (minimal.size() == sets_max_) {
      truncated_ = true;
      break;
    }
    minimal.push_back(std::move(set));
  }
  sets = std::move(minimal);
}

}  // namespace casus::judge
