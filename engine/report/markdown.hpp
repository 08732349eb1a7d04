#pragma once

#include "engine/report/report.hpp"
#include "engine/report/text.hpp"

#include <string>
#include <vector>

namespace casus::report {

/// The section of one case: its findings from the harshest to the mildest, what is missing,
/// sources.
[[nodiscard]] std::string case_markdown(Settings const& settings, JudgedCase const& judged);

/// The document around the sections: what was measured with, and how many findings of each verdict.
[[nodiscard]] std::string markdown_report(Settings const& settings, Summary const& summary,
                                          std::vector<record::ReadError> const& errors,
                                          std::vector<std::string> const& cases);

}  // namespace casus::report
