#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/judge/finding.hpp"

#include <string>
#include <vector>

namespace casus::explain {

/// What of a finding stands in the way of another verdict: its elements, its defences, the time of
/// a duty, the modality and the provenance of the clause. After the table of docs/semantics.md,
/// section 4. Each entry is a clause without a full stop; empty where the verdict is the wanted
/// one.
[[nodiscard]] std::vector<std::string> obstacles_to(model::Rulebook const& rulebook,
                                                    judge::Finding const& finding,
                                                    judge::Verdict wanted,
                                                    judge::Options const& options);

}  // namespace casus::explain
