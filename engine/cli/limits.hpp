#pragma once

#include "dsl/text/bounds.hpp"

#include <string>
#include <vector>

namespace casus::cli {

/// The bounds of a run: the usual ones, changed by each `NAME=VALUE`; of several for one name the
/// last holds. Throws UsageError for a name that does not exist, with a near one, and for a value
/// that is no whole number or more than the bound can be raised to.
[[nodiscard]] text::Bounds read_limits(std::vector<std::string> const& texts);

/// All bounds as a list for people: what holds, how far it can be raised, and why no further.
[[nodiscard]] std::string limits_text(text::Bounds const& bounds);

}  // namespace casus::cli
