#pragma once

#include "dsl/model/rulebook.hpp"
#include "dsl/text/bounds.hpp"
#include "engine/judge/binding.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace casus::judge {

/// What judging one case has cost so far. It is counted and never timed, so that whether a case is
/// judged depends on no machine (semantics, section 9). A step is about the weighing of one claim,
/// or one node of a proof built or folded. Everything here throws BoundExceeded.
class Work {
 public:
  Work(model::Rulebook const& rulebook, text::Bounds const& bounds)
      : rulebook_(rulebook), bounds_(bounds) {}

  void spend(std::uint64_t steps = 1) {
    steps_ += steps;
    if (steps_ > bounds_.judging_steps) refuse(text::Bound::judging_steps);
  }
  /// A node of a proof that has `size` nodes so far; it costs about as much as ten claims.
  void add_node(std::uint64_t size) {
    constexpr std::uint64_t steps_of_node = 10;
    spend(steps_of_node);
    if (held_ + size >= bounds_.proof_nodes) refuse(text::Bound::proof_nodes);
  }
  /// Proofs that stay in memory while others are built, and that no longer do.
  void hold(std::uint64_t nodes) { held_ += nodes; }
  void release(std::uint64_t nodes) { held_ -= nodes; }
  void add_way() {
    if (++ways_ > bounds_.ways) refuse(text::Bound::ways);
  }
  void add_finding(std::uint64_t nodes) {
    held_ += nodes;
    if (++findings_ > bounds_.findings) refuse(text::Bound::findings);
  }
  /// Of a commitment that is tried again.
  void drop_finding(std::uint64_t nodes) {
    held_ -= nodes;
    --findings_;
  }
  /// Exercises of powers whose conditions are being proved, each within the proof of the one
  /// before.
  std::vector<Exercise> asked{};

  /// What is judged from now on, for the message.
  void turn_to(model::CommitmentId commitment) { commitment_ = commitment; }
  [[nodiscard]] std::uint64_t steps() const { return steps_; }

 private:
  [[noreturn]] void refuse(text::Bound bound) const;

  model::Rulebook const& rulebook_;
  text::Bounds bounds_;
  std::uint64_t steps_ = 0;
  std::uint64_t held_ = 0;
  std::uint64_t ways_ = 0;
  std::uint64_t findings_ = 0;
  std::optional<model::CommitmentId> commitment_;
};

}  // namespace casus::judge
