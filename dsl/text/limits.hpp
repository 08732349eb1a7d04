#pragma once

#include <cstdint>

namespace casus::text {

/// Bounds on what the language front end accepts. Input is hostile until it has been parsed.
struct Limits {
  /// Bytes of one source file.
  std::uint32_t source_bytes_max = 1U << 20U;
  /// Braces inside braces. Every recursion of the grammar passes through a brace, so this also
  /// bounds the depth of the tree and the stack of the parser.
  std::uint32_t nesting_levels_max = 32;
  /// Diagnostics kept; the rest are counted.
  std::uint32_t diagnostics_max = 50;
};

}  // namespace casus::text
