#pragma once

#include "engine/judge/context.hpp"

#include <optional>
#include <vector>

namespace casus::judge {

/// Every event of the case, and every breach judged so far, that may exercise a power: by accession
/// first, since who acceded may exercise the others. Whether it does is for the proofs to say.
[[nodiscard]] std::vector<Exercise> find_exercises(Context const& context);

/// When the exercise takes effect: the first second of the new state of the law lies in it. `90
/// days after` counts as deadlines do (semantics, section 3), so that the ninetieth day is the last
/// of the old state. A date that the exercise names itself, or that nobody reports, is never
/// earlier than the power allows.
[[nodiscard]] model::Interval effective_from(Context const& context, Exercise const& exercise,
                                             std::optional<std::size_t> header_reading);

}  // namespace casus::judge
