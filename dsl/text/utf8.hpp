#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace casus::text {

/// One code point of a text; `valid` is false for a byte that begins no UTF-8 sequence (size 1).
struct CodePoint {
  char32_t value = 0;
  std::size_t size = 1;
  bool valid = false;
};

/// The code point that begins at an offset within the text.
[[nodiscard]] CodePoint code_point_at(std::string_view text, std::size_t offset);

/// Whether a byte continues a code point begun before it.
[[nodiscard]] constexpr bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Code points that a terminal or an editor obeys instead of showing them: controls (a tab is not
/// one of them), marks of writing direction, and blanks of no width.
[[nodiscard]] bool is_invisible(char32_t value);

/// JSON with what a terminal would obey as escapes. JSON leaves such code points as they are; they
/// occur in strings only, where an escape means the same, and all of them are below U+10000.
[[nodiscard]] std::string json_made_visible(std::string_view json);

/// The text, or as many whole code points of it as fit into `bytes_max` and an ellipsis: for what a
/// message quotes.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t bytes_max = 40);

}  // namespace casus::text
