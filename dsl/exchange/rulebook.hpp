#pragma once

#include "dsl/model/rulebook.hpp"

#include <string>

namespace casus::exchange {

/// The checked rulebook as JSON, `casus-rulebook/1` (docs/rulebook-format.md): everything that
/// `dsl/model` holds, each row of a table on a line of its own. The same rulebook gives the same
/// bytes.
[[nodiscard]] std::string write_rulebook(model::Rulebook const& rulebook);

}  // namespace casus::exchange
