#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::text {

/// Every bound there is; the list is bounds.def.
enum class Bound : std::uint8_t {
#define CASUS_BOUND(field, name, unit, usual, most, what, why) field,
#include "dsl/text/bounds.def"
#undef CASUS_BOUND
};

/// How much of everything one run accepts. Input is hostile until it has been read, and a judgment
/// can cost more than its input is long: what goes beyond a bound is refused with an error that
/// names the bound and how to raise it.
struct Bounds {
#define CASUS_BOUND(field, name, unit, usual, most, what, why) std::uint64_t field = usual;
#include "dsl/text/bounds.def"
#undef CASUS_BOUND

  [[nodiscard]] std::uint64_t operator[](Bound bound) const;
  std::uint64_t& operator[](Bound bound);
};

/// What is fixed about a bound.
struct BoundInfo {
  Bound bound;
  std::string_view name;  ///< as `--limit` takes it
  std::string_view unit;
  std::uint64_t usual;  ///< unless the user says otherwise
  std::uint64_t most;   ///< that the user may say
  std::string_view what;
  std::string_view why;

  [[nodiscard]] bool fixed() const { return usual == most; }
};

/// All bounds in the order of the list.
[[nodiscard]] std::vector<BoundInfo> const& all_bounds();
[[nodiscard]] BoundInfo const& info(Bound bound);
[[nodiscard]] std::optional<Bound> find_bound(std::string_view name);

/// The end of a message about something beyond the bound: `; --limit events=N allows more, up to
/// 1000000`, or why nothing does.
[[nodiscard]] std::string way_out(Bound bound);

}  // namespace casus::text
