#pragma once

#include "engine/report/report.hpp"

#include <string>
#include <vector>

namespace casus::report {

/// A row for each finding that is shown, after RFC 4180; empty where there is none.
[[nodiscard]] std::string case_csv(Settings const& settings, JudgedCase const& judged);

/// The names of the columns and the rows. What could not be read has no row: a table of findings
/// holds findings only, standard error and the exit status tell of the rest.
[[nodiscard]] std::string csv_report(std::vector<std::string> const& cases);

}  // namespace casus::report
