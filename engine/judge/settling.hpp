#pragma once

#include "engine/judge/proof.hpp"
#include "engine/judge/work.hpp"

#include <cstddef>
#include <vector>

namespace casus::judge {

/// Sets of unknown facts, each of which, all shown, would settle a question; none contains another.
/// A fact that several leaves share, by its words, stands as the first of them.
struct Settling {
  std::vector<std::vector<ProofId>> sets;  ///< smallest first; an empty set: it is settled already
  bool truncated = false;                  ///< there may be more than the bound let through
};

/// What a leaf asks an analyst to find out: `whether …`.
[[nodiscard]] std::string question_of(ProofNode const& leaf);

/// Searches a proof for the smallest sets of unknown facts that would settle nodes of it. Exact: a
/// proof knows no negation above its leaves, so raising a leaf lowers nothing. `sets_max` bounds
/// what is kept at each node on the way;
/// `work`, which must outlive the search, what it costs.
class Settler {
 public:
  Settler(Proof const& proof, double standard, double doubt, std::size_t sets_max, Work& work);

  /// What would make every one of the nodes contested or established.
  [[nodiscard]] Settling raise(std::vector<ProofId> const& nodes);
  /// What would refute some one of them.
  [[nodiscard]] Settling refute(std::vector<ProofId> const& nodes);

 private:
  using Set = std::vector<ProofId>;
  using Sets = std::vector<Set>;

  [[nodiscard]] Sets settle(ProofId id, bool up);
  [[nodiscard]] Sets every(std::vector<ProofId> const& nodes, bool up);
  [[nodiscard]] Sets some(std::vector<ProofId> const& nodes, bool up);
  [[nodiscard]] Sets several(ProofNode const& node, bool up);
  [[nodiscard]] Sets crossed(Sets const& left, Sets const& right);
  /// Leaves the minimal sets, the smallest first, at most as many as the bound says.
  void keep_minimal(Sets& sets);

  Proof const& proof_;
  double standard_;
  double doubt_;
  std::size_t sets_max_;
  Work& work_;
  bool truncated_ = false;
  std::vector<ProofId> first_;        ///< by leaf: the first that asks the same
  std::vector<std::uint64_t> below_;  ///< nodes of the tree under each
};

}  // namespace casus::judge
