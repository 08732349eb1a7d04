#pragma once

#include "engine/report/pieces.hpp"
#include "engine/report/report.hpp"

#include <string>

namespace casus::report {

/// One `testsuite`: a case, a `testcase` for each finding that is shown. Failed is what reaches
/// `--fail-on`, and without one a breach or a departure; skipped is what the record leaves open.
[[nodiscard]] std::string case_junit(Settings const& settings, JudgedCase const& judged);

/// The document around the suites, and a suite of errors for what was not judged.
void junit_report(Settings const& settings, Remarks const& remarks, Pieces const& cases,
                  Sink const& sink);

}  // namespace casus::report
