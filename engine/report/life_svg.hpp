#pragma once

#include "engine/explain/life.hpp"
#include "engine/report/report.hpp"

#include <string>
#include <vector>

namespace casus::report {

/// The life of a duty as a picture that stands by itself, a whole SVG 1.1 file: a heading, its
/// dates on an axis of time, its stages in words and where all that comes from. `supposed` says
/// what of the case is not on record.
[[nodiscard]] std::string life_svg(Settings const& settings, Remarks const& remarks,
                                   JudgedCase const& judged, judge::Finding const& finding,
                                   explain::LifeStory const& life,
                                   std::vector<std::string> const& supposed);

}  // namespace casus::report
