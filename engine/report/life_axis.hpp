#pragma once

#include "engine/explain/life.hpp"
#include "engine/report/time_axis.hpp"

#include <string>
#include <string_view>

// Inside engine/report only.
namespace casus::report {

inline constexpr int life_axis_width = 720;

/// The axis with its marks, as the inside of a drawing that is `life_axis_width` wide.
struct LifeAxis {
  std::string body;  ///< empty where no stage has a date
  double height = 0;
};
[[nodiscard]] LifeAxis life_axis(explain::LifeStory const& life);

/// The same as a drawing within a page. Each stage that has a date is a mark of its own form with a
/// number, so that no colour is needed; the page lists the stages in words under the same numbers.
[[nodiscard]] std::string life_axis_svg(explain::LifeStory const& life, std::string_view label);

/// The mark of one stage: a form for each kind, hollow where it is not shown.
[[nodiscard]] std::string life_mark(explain::Stage const& stage, double x, double y);

}  // namespace casus::report
