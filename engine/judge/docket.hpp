#pragma once

#include "engine/judge/context.hpp"

#include <vector>

namespace casus::judge {

/// Tries every commitment in an order in which each finds judged what it asks for.
///
/// Commitments that ask for no breach come first; then those that do, after those they name. A
/// defence may ask for a breach too (countermeasures, ILC Article 22), and that breach may in turn
/// be defended so: hence whatever such a defence could change is tried again with what was found,
/// twice, and no further.
[[nodiscard]] std::vector<Finding> try_all(Context& context);

}  // namespace casus::judge
