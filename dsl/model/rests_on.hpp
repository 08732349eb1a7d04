#pragma once

#include "dsl/model/graph.hpp"
#include "dsl/model/rulebook.hpp"
#include "dsl/text/bounds.hpp"

#include <cstddef>
#include <cstdint>
#include <set>

namespace casus::model {

// What rests on what. None of these may run in a circle, and the engine follows them without
// looking for one: whoever makes a rulebook has to.

/// Levels of definitions and of defences. It bounds the recursion of all who follow the names, and
/// is deeper than any text needs.
inline constexpr std::uint32_t levels_max = static_cast<std::uint32_t>(text::Bounds{}.name_levels);
/// Ways to read one commitment (semantics, section 12).
inline constexpr std::size_t readings_max = text::Bounds{}.readings;

/// A term, and the terms that its meanings name.
[[nodiscard]] Edges terms_rest_on(Rulebook const& rulebook);
/// An instrument, and those that it is under, succeeds or lasts as long as.
[[nodiscard]] Edges instruments_rest_on(Rulebook const& rulebook);
/// A defence, and those that have to apply for it.
[[nodiscard]] Edges defences_rest_on(Rulebook const& rulebook);
/// A commitment, and those a breach of which it asks for by name. `any binding commitment` is no
/// edge: it means those that do not themselves follow from a breach.
[[nodiscard]] Edges breaches_rest_on(Rulebook const& rulebook);
/// A commitment, and those to which it is the special rule.
[[nodiscard]] Edges overrides(Rulebook const& rulebook);
/// An instrument, and those over which it prevails as one of the two says; two that each prevail
/// over the other are left out.
[[nodiscard]] Edges prevails_over(Rulebook const& rulebook);

/// The terms that a commitment rests on, directly or through other terms: each multiplies the ways
/// to read it.
[[nodiscard]] std::set<std::uint32_t> terms_under(Rulebook const& rulebook,
                                                  Commitment const& commitment);

}  // namespace casus::model
