#pragma once

#include "engine/report/pieces.hpp"
#include "engine/report/report.hpp"
#include "engine/report/text.hpp"

#include <string>

namespace casus::report {

/// The section of one case: its findings from the harshest to the mildest, what is missing,
/// sources.
[[nodiscard]] std::string case_markdown(Settings const& settings, JudgedCase const& judged);

/// The document around the sections: what was measured with, and how many findings of each verdict.
void markdown_report(Settings const& settings, Summary const& summary, Remarks const& remarks,
                     Pieces const& cases, Sink const& sink);

}  // namespace casus::report
