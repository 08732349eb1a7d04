#pragma once

#include "dsl/text/diagnostic.hpp"

#include <cstdint>
#include <string>

namespace casus::text {

enum class Colour : std::uint8_t { plain, ansi };

/// A message with the lines it is about and a caret under the exact words. Bytes that a terminal
/// would obey (controls, bidirectional marks) are shown as `�`, a tab as four blanks, and of a
/// very long line only the part around the words.
[[nodiscard]] std::string render(Diagnostic const& diagnostic, Colour colour = Colour::plain);

/// All messages, then how many were left out.
[[nodiscard]] std::string render(Diagnostics const& diagnostics, Colour colour = Colour::plain);

}  // namespace casus::text
