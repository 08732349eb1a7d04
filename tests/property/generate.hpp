#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/record/case.hpp"

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

/// A case of a few events between the parties of the rulebook and a third State, biased towards
/// what is hard: dates at the edges of force, denials by the accused and by others, unspecified and
/// unaccepted bases, consents, replies, refusals, completeness, answers.
[[nodiscard]] record::Case random_case(model::Rulebook const& rulebook, std::uint32_t seed);

/// The same case with its events, claims and sources in another order.
[[nodiscard]] record::Case shuffled(record::Case const& original, std::uint32_t seed);

}  // namespace casus::property
