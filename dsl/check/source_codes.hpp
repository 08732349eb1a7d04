#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace casus::check {

/// The codes that a SOURCES.md explains, sorted: the first word of each table row, list item and
/// heading, emphasis and quotation marks left out, where something follows it. A code is letters,
/// digits and hyphens, and has a digit or begins with a capital.
[[nodiscard]] std::vector<std::string> source_codes(std::string_view markdown);

}  // namespace casus::check
