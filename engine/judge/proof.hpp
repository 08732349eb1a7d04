#pragma once

#include "dsl/model/ids.hpp"
#include "engine/judge/verdict.hpp"
#include "engine/record/case.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace casus::judge {

using ProofId = model::Id<struct ProofTag>;

/// A claim that a leaf rests on, for the explanation.
struct Evidence {
  enum class Side : std::uint8_t { pro, con, challenge_only };
  std::string pointer;  ///< JSON Pointer into the case
  Side side = Side::pro;
  double strength = 0;
  std::vector<record::SourceId> sources;
  bool unrated = false;
  std::string note;  ///< "counts for nothing: its source cannot be judged", "a State's own denial"
};

/// One node of the tree behind a finding. Built once per finding, independent of the standard; the
/// verdict at any standard is a fold over it (`fold`), and the explanation reads the same nodes, so
/// that it cannot disagree.
struct ProofNode {
  enum class Operation : std::uint8_t {
    fact,      ///< a leaf with its own support
    all,       ///< lowest of the children; with none, established
    any,       ///< highest of the children; with none, unknown. *Some* is an `any` whose last
               ///< child is the silence of the record: its `con` is the completeness (section 2)
    at_least,  ///< the `count`-th highest of the children
    possible,  ///< the child, never above unknown: `may include`
    possibly_not,  ///< the child, never below unknown: the negation of `possible`
    /// The first child, a defence, against the others, its exceptions: an exception that reaches
    /// the measure of doubt contests a defence that is otherwise established (section 2).
    rebuttable
  };
  Operation operation = Operation::fact;
  std::uint32_t count = 1;
  Support support;
  std::vector<ProofId> children;

  // For people; empty unless the recorder is on.
  std::string label;     ///< what this is: `e1 affected critical-infrastructure`
  std::string missing;   ///< what to find out if it is unknown: `whether …`
  std::string presumed;  ///< a presumption that decided it, in words
  std::string rule;      ///< the words of the rule
  std::optional<model::Place> place;
  std::vector<Evidence> evidence;
};

/// What a node comes to at one standard, and the leaf that decides it.
struct Outcome {
  Truth truth = Truth::unknown;
  Support support;  ///< of the deciding leaf
  ProofId decided_by;
};

/// Whether the left one is what *and* is decided by: the lower state, then the lower pro, then the
/// higher con, then the higher challenge.
[[nodiscard]] bool weaker(Outcome const& left, Outcome const& right);

class Proof {
 public:
  explicit Proof(bool recording = true) : recording_(recording) {}

  [[nodiscard]] bool recording() const { return recording_; }
  ProofId add(ProofNode node);
  void set_count(ProofId id, std::uint32_t count) { nodes_[id.value].count = count; }
  /// Says in words that a presumption decided a fact.
  void presume(ProofId id, std::string words) { nodes_[id.value].presumed = std::move(words); }
  /// Gives a node the words and the place of the rule that it proves.
  void cite(ProofId id, std::string words, model::Place place) {
    nodes_[id.value].rule = std::move(words);
    nodes_[id.value].place = place;
  }
  [[nodiscard]] ProofNode const& operator[](ProofId id) const { return nodes_[id.value]; }
  [[nodiscard]] std::vector<ProofNode> const& nodes() const { return nodes_; }
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }

  /// The node's state at a standard: the chain of semantics, section 2. Among equals the deciding
  /// leaf is the one with the lowest pro for *and*, the highest for *or*.
  [[nodiscard]] Outcome fold(ProofId id, double standard, double doubt) const;

  /// Every strength at which some leaf below changes its state, for `steps`.
  void collect_strengths(ProofId id, std::vector<double>& out) const;

 private:
  bool recording_;
  std::vector<ProofNode> nodes_;
};

}  // namespace casus::judge
