#pragma once

#include "dsl/author/compare.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace casus::author {

/// The kinds that a slot covers, definitions resolved and every inner kind included.
struct Reach {
  std::set<std::uint32_t> whole;   ///< under every reading, without a condition
  std::set<std::uint32_t> partly;  ///< under one reading, under a condition, or perhaps
};

[[nodiscard]] Reach reach_of(model::Rulebook const& rulebook,
                             std::vector<model::KindReference> const& kinds);
[[nodiscard]] Reach reach_of(model::Rulebook const& rulebook, model::Pattern const& pattern);
[[nodiscard]] Reach reach_of(model::Rulebook const& rulebook,
                             std::vector<model::TermReading> const& readings);

/// Whether a kind is covered by both, wholly or partly.
[[nodiscard]] bool overlap(Reach const& left, Reach const& right);

/// `stricter` where the left covers more.
[[nodiscard]] Outcome wider(Reach const& left, Reach const& right);

/// The outermost kinds that `left` covers better than `right`: `disinformation and incitement`.
[[nodiscard]] std::string beyond(model::Rulebook const& rulebook, Reach const& left,
                                 Reach const& right);

}  // namespace casus::author
