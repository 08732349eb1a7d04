#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Inside engine/report only.
namespace casus::report {

/// Running text in lines of so many columns, safe to be shown and not yet escaped: SVG wraps
/// nothing by itself. A wide letter takes two columns; a word longer than a line is cut.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t columns_max);

}  // namespace casus::report
