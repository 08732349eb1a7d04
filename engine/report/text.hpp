#pragma once

#include "engine/report/report.hpp"

#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace casus::report {

/// How a report for people is laid out.
struct TextStyle {
  std::size_t width = 88;
  bool colour = false;
};

/// What the last line counts.
struct Summary {
  std::array<std::size_t, judge::verdict_names.size()> by_verdict{};  ///< of the findings shown
  std::size_t cases = 0;

  void add(Settings const& settings, JudgedCase const& judged);
  void add(Summary const& other);
};

/// What the report is and what it was measured with.
[[nodiscard]] std::string text_header(Settings const& settings, Remarks const& remarks,
                                      TextStyle const& style);

/// One case: its findings from the harshest to the mildest, a line for each commitment that does
/// not apply, what else the record shows.
[[nodiscard]] std::string case_text(Settings const& settings, JudgedCase const& judged,
                                    TextStyle const& style);

/// What stands above the findings of a case: its id and title, and when the record ends.
[[nodiscard]] std::string case_heading(record::Case const& judged, model::Instant as_of,
                                       TextStyle const& style);

/// The files that could not be read, and the line of counts.
[[nodiscard]] std::string text_footer(Summary const& summary, Remarks const& remarks,
                                      TextStyle const& style);

}  // namespace casus::report
