#pragma once

#include <cstdint>

namespace casus::text {

/// A stretch of source text: half-open byte offsets [begin, end) into one file.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool contains(std::uint32_t offset) const {
    return begin <= offset && offset < end;
  }
  friend constexpr bool operator==(Span, Span) = default;
};

/// The smallest span that covers both.
[[nodiscard]] constexpr Span join(Span first, Span second) {
  return Span{first.begin < second.begin ? first.begin : second.begin,
              first.end > second.end ? first.end : second.end};
}

}  // namespace casus::text
