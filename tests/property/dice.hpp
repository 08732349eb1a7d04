#pragma once

#include <cstddef>
#include <cstdint>
#include <random>

namespace casus::property {

/// A source of choices that is the same on every machine: the standard library's distributions are
/// not.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  /// A number below `limit`, which is positive.
  std::size_t below(std::size_t limit) { return engine_() % limit; }
  bool one_in(std::size_t n) { return below(n) == 0; }
  template <class List>
  auto const& pick(List const& list) {
    return list[below(list.size())];
  }

 private:
  std::mt19937 engine_;
};

}  // namespace casus::property
