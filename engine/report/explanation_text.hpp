#pragma once

#include "engine/explain/tree.hpp"
#include "engine/explain/why.hpp"
#include "engine/report/report.hpp"
#include "engine/report/text.hpp"

#include <string>

namespace casus::report {

/// The tree behind a verdict, for people: each element and defence, its parts, the claims with
/// their strengths and sources, the places in the case and in the rules; before it the reasons that
/// were searched for, if they were.
[[nodiscard]] std::string explanation_text(model::Rulebook const& rulebook,
                                           record::Case const& judged,
                                           explain::Explanation const& explanation,
                                           explain::Reasons const* reasons, TextStyle const& style);

}  // namespace casus::report
