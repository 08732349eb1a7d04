#pragma once

#include "engine/report/pieces.hpp"
#include "engine/report/report.hpp"

#include <string>

namespace casus::report {

/// The results of one case after SARIF 2.1.0, joined by commas; empty where no finding is shown.
[[nodiscard]] std::string case_sarif(Settings const& settings, JudgedCase const& judged);

/// A whole log: one run, a rule for each commitment of the rulebook that is shown.
void sarif_report(Settings const& settings, Remarks const& remarks, Pieces const& cases,
                  Sink const& sink);

}  // namespace casus::report
