#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/record/case.hpp"
#include "tests/property/dice.hpp"

#include <cstdint>

namespace casus::property {

/// A case of a few events between the parties of the rulebook and a third State, biased towards
/// what is hard: dates at the edges of force, denials by the accused and by others, unspecified and
/// unaccepted bases, consents, replies, refusals, completeness, answers.
[[nodiscard]] record::Case random_case(model::Rulebook const& rulebook, std::uint32_t seed);

/// The same case with its events, claims and sources in another order.
[[nodiscard]] record::Case shuffled(record::Case const& original, std::uint32_t seed);

}  // namespace casus::property
