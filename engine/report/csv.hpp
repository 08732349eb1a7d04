#pragma once

#include "engine/report/pieces.hpp"
#include "engine/report/report.hpp"

#include <string>

namespace casus::report {

/// A row for each finding that is shown, after RFC 4180; empty where there is none.
[[nodiscard]] std::string case_csv(Settings const& settings, JudgedCase const& judged);

/// The names of the columns and the rows. What could not be read has no row: a table of findings
/// holds findings only, standard error and the exit status tell of the rest.
void csv_report(Pieces const& cases, Sink const& sink);

}  // namespace casus::report
