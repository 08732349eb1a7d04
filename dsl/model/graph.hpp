#pragma once

#include <cstdint>
#include <vector>

namespace casus::model {

/// For each node of a graph, the nodes it points to.
using Edges = std::vector<std::vector<std::uint32_t>>;

/// Circles of the graph, at most twenty, each as its nodes in order. A node that closes several
/// circles may show in one only: once that is mended, the next run shows the other.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> find_cycles(Edges const& edges);

/// For each node, how many edges the longest way from it has; a way ends where it meets itself.
[[nodiscard]] std::vector<std::uint32_t> levels_below(Edges const& edges);

}  // namespace casus::model
