#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/explain/life.hpp"
#include "engine/judge/finding.hpp"
#include "engine/record/case.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::explain {

/// How a node joins its parts, in the words of an explanation.
enum class Join : std::uint8_t { fact, all_of, any_of, at_least, may, exceptions };

/// One claim that a fact rests on.
struct ClaimLine {
  judge::Evidence::Side side = judge::Evidence::Side::pro;
  double strength = 0;
  std::string pointer;               ///< JSON Pointer into the case
  std::vector<std::string> sources;  ///< `s1, Joint technical report (CERT, 2025-03-09)`
  std::string note;                  ///< why it counts for less than it says
};

/// A node of the proof with its outcome at the standard of the finding.
struct Node {
  std::string label;
  Join join = Join::fact;
  std::uint32_t count = 1;  ///< of `at_least`
  judge::Truth truth = judge::Truth::unknown;
  judge::Support support;  ///< of the fact that decides it
  bool decides = false;    ///< it is that fact, or on the way to it
  std::string rule;        ///< the words of the rule
  std::string place;       ///< `rules/….treaty:31:7`, empty where there is none
  std::string presumed;
  std::string missing;
  std::vector<ClaimLine> claims;
  std::vector<Node> children;
  std::size_t left_out = 0;  ///< children beyond the limit
};

/// An element or a defence of the finding.
struct Branch {
  std::string name;
  std::string words;     ///< of a condition, as the rule has them
  std::string state;     ///< `contested`; of a defence `raised`, `established`, …
  bool decides = false;  ///< the verdict is because of it
  bool defence = false;
  Node root;
};

/// All that stands behind one verdict, in the order in which it was judged.
struct Explanation {
  judge::Finding const* finding = nullptr;
  std::vector<Branch> branches;
  std::optional<LifeStory> life;  ///< of a duty
};

/// Reads the nodes of the finding's proof, the very ones that the verdict was folded from, at the
/// standard and the measure of doubt of `options`. The finding must outlive the explanation. It is
/// a tree for people, not a dump: `options.bounds` cuts it, and says so.
[[nodiscard]] Explanation explain(model::Rulebook const& rulebook, record::Case const& judged,
                                  judge::Finding const& finding, judge::Options const& options);

/// Whether the verdict is because of this element.
[[nodiscard]] bool decides(judge::Finding const& finding, judge::Element const& element);

/// `s1, Joint technical report (CERT, 2025-03-09)`, and the mark that it bears: `[TLP:AMBER]`.
[[nodiscard]] std::string source_line(record::Source const& source);

}  // namespace casus::explain
