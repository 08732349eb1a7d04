#pragma once

#include "engine/judge/context.hpp"

#include <vector>

namespace casus::judge {

/// The recognised threats that the case's events match while the text is in force: they call for
/// cooperation and are never a breach (semantics, section 4).
[[nodiscard]] std::vector<ThreatMatch> match_threats(Context const& context);

/// What the case shows of each direction of cooperation: a record, no verdict.
[[nodiscard]] std::vector<CooperationRecord> record_cooperation(Context const& context);

/// Treaties that may have been in force between a State that some claim names as the author of an
/// act and one against which it was directed, and that gave no finding: their silence is an answer.
[[nodiscard]] std::vector<model::InstrumentId> silent_instruments(
    Context const& context, std::vector<Finding> const& findings);

}  // namespace casus::judge
