#pragma once

#include "dsl/syntax/tree.hpp"

#include <string>

namespace casus::syntax {

/// The subtree as text for tests and for finding faults: a node to a line, two blanks a level,
/// `kind`, and for a leaf its words; `!` marks a broken node.
[[nodiscard]] std::string print(Node node);

}  // namespace casus::syntax
