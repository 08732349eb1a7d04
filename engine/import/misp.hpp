#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/import/imported.hpp"

#include <string>
#include <string_view>

namespace casus::import {

/// Turns MISP events (one, a list of them, or the answer of a server) into cases. Every leaf is
/// mapped, or carried below `x-misp`.
///
/// The country of a galaxy's actor is where it is placed, a claim with the basis `territory`, which
/// imputes nothing; a suspected sponsor is a claim whose basis is what a `state-responsibility` tag
/// says, else `unspecified`. An attribution confidence of 50 is the galaxy's default, and says
/// nothing. The date of a MISP event is that of its report, not of the act.
[[nodiscard]] Import import_misp(std::string_view json, std::string const& file,
                                 model::Rulebook const& rulebook, text::Bounds const& bounds = {},
                                 Watch const& watch = nullptr);

}  // namespace casus::import
