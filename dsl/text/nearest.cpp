#include "dsl/text/nearest.hpp"

#include <algorithm>

namespace casus::text {

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  std::size_t const longer = std::max(a.size(), b.size());
  std::size_t const shorter = std::min(a.size(), b.size());
  if (longer - shorter > limit) return limit + 1;
  // Three rows of the usual table: a swap of neighbours looks back two.
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t best = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      std::size_t const same = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + same});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
      best = std::min(best, row[j]);
    }
    if (best > limit) return limit + 1;
    std::swap(before, above);
    std::swap(above, row);
  }
  return std::min(above[b.size()], limit + 1);
}

std::optional<std::string_view> nearest(std::string_view word,
                                        std::vector<std::string_view> const& candidates) {
  // A word under four letters is near to too many others: `un` to `on`.
  if (word.size() < 4 || word.size() > 64) return std::nullopt;
  std::size_t closest = word.size() / 3 + 1;
  std::optional<std::string_view> found;
  for (std::string_view const candidate : candidates) {
    if (candidate.size() < 3 || candidate == word) continue;
    std::size_t const distance = edit_distance(word, candidate, closest);
    bool const better_start =
        found && distance == closest && candidate[0] == word[0] && (*found)[0] != word[0];
    if (distance < closest || better_start) {
      closest = distance;
      found = candidate;
    }
  }
  return found;
}

}  // namespace casus::text
