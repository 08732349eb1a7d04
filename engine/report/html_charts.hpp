#pragma once

#include "engine/report/html_outline.hpp"

#include <string>
#include <vector>

// Inside engine/report only: the parts of the HTML report that need all cases.
namespace casus::report {

/// A table of incidents and instruments, in each cell the harshest verdict in words and colour.
[[nodiscard]] std::string matrix_html(Settings const& settings, std::vector<Outline> const& cases);

/// When incidents happened, and since when the instruments in question bound, on one axis.
[[nodiscard]] std::string timeline_html(Settings const& settings,
                                        std::vector<Outline> const& cases);

/// Since when which party was bound, and what is due by when.
[[nodiscard]] std::string force_html(Settings const& settings, std::vector<Outline> const& cases);
[[nodiscard]] std::string deadlines_html(std::vector<Outline> const& cases);

}  // namespace casus::report
