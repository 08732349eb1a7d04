#pragma once

#include "engine/report/report.hpp"

#include <string>
#include <vector>

namespace casus::report {

/// One `testsuite`: a case, a `testcase` for each finding that is shown. Failed is what reaches
/// `--fail-on`, and without one a breach or a departure; skipped is what the record leaves open.
[[nodiscard]] std::string case_junit(Settings const& settings, JudgedCase const& judged);

/// The document around the suites, and a suite of errors for what could not be read.
[[nodiscard]] std::string junit_report(std::vector<record::ReadError> const& errors,
                                       std::vector<std::string> const& cases);

}  // namespace casus::report
