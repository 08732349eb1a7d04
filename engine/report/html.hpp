#pragma once

#include "engine/report/pieces.hpp"
#include "engine/report/report.hpp"
#include "engine/report/text.hpp"

#include <string>

namespace casus::report {

/// The section of one case with what the charts need of it (see `outline_and_section`).
[[nodiscard]] std::string case_html(Settings const& settings, JudgedCase const& judged);

/// One self-contained page: no script, no font, no picture from elsewhere. First the summary and
/// the charts over all cases, then a section for each.
void html_report(Settings const& settings, Summary const& summary, Remarks const& remarks,
                 Pieces const& cases, Sink const& sink);

}  // namespace casus::report
