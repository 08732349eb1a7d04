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

/// A case of one act between Russia and Iran while treaties bind them, of which all is known but
/// who did it: claims and denials of several strengths, perhaps a consent. Verdicts change with the
/// standard of proof, often more than once.
[[nodiscard]] record::Case disputed_case(model::Rulebook const& rulebook, std::uint32_t seed);

/// The same case with its events, claims and sources in another order.
[[nodiscard]] record::Case shuffled(record::Case const& original, std::uint32_t seed);

}  // namespace casus::property
