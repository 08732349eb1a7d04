#pragma once

#include "engine/explain/life.hpp"

#include <vector>

// Inside engine/explain only.
namespace casus::explain {

/// The performances and refusals of a duty that are on record, as stages of its life; the finding
/// has one. What the record refutes is no part of it.
[[nodiscard]] std::vector<Stage> deeds_of(record::Case const& judged, judge::Finding const& finding,
                                          judge::Options const& options);

}  // namespace casus::explain
