#pragma once

#include "dsl/syntax/tree.hpp"

#include <cstdint>
#include <vector>

namespace casus::syntax {

/// What begins at a word, from weak to strong: where words begin together, the strongest counts.
enum class Begin : std::uint8_t {
  nothing,
  part,         ///< the line may be broken before it if it is too long
  deeper_line,  ///< a line that belongs to the one before it
  line,
  paragraph,  ///< a line with an empty one before it
};

/// What begins at each token of the tree.
[[nodiscard]] std::vector<Begin> begins(Tree const& tree);

}  // namespace casus::syntax
