#pragma once

#include "engine/judge/prover.hpp"

#include <vector>

namespace casus::judge {

/// A dimension along which a commitment may be read in more than one way.
struct ReadingDimension {
  std::vector<std::string> names;
};

/// Every way to read a commitment (semantics, section 6a): its header lines, its sentences and each
/// open term that it uses vary by themselves. One reading without names where nothing varies.
struct Readings {
  std::vector<ReadingDimension> dimensions;
  std::vector<Reading> all;
  /// For each reading, its index along each dimension.
  std::vector<std::vector<std::size_t>> coordinates;
};

[[nodiscard]] Readings readings_of(model::Rulebook const& rulebook, model::CommitmentId commitment);

}  // namespace casus::judge
