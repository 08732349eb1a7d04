#pragma once

#include "engine/judge/context.hpp"

#include <vector>

namespace casus::judge {

/// Every finding of one commitment on one case, with what was judged before it in the context.
[[nodiscard]] std::vector<Finding> try_commitment(Context const& context,
                                                  model::CommitmentId commitment);

/// A total order of verdicts by rank, then by name: which of two stands at the top.
[[nodiscard]] bool milder(Verdict left, Verdict right);

}  // namespace casus::judge
