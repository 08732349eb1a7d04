#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::text {

/// Edits (insert, delete, replace, swap of neighbours) that turn one word into the other; counting
/// stops at `limit` + 1.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// The candidate closest to `word`: at most one edit for every three letters of it, never for words
/// under four letters or candidates under three; of equally close ones the first, or the first that
/// shares its first letter. The result points to what a candidate points to.
[[nodiscard]] std::optional<std::string_view> nearest(
    std::string_view word, std::vector<std::string_view> const& candidates);

}  // namespace casus::text
