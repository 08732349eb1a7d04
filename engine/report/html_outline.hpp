#pragma once

#include "engine/report/report.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::report {

/// A date by which something is due under a finding of a case.
struct OutlineDeadline {
  model::Instant at = 0;
  judge::Verdict verdict = judge::Verdict::pending;
  std::string what;  ///< `answer-requests · russia → iran`
};

/// What the charts at the head of the HTML report need of a case; its section follows by itself, so
/// that a long report is never held in memory.
struct Outline {
  std::string id, title;
  std::string anchor;                   ///< of the section
  std::optional<model::Interval> time;  ///< from the first to the last event that has a date
  std::vector<std::optional<judge::Verdict>> worst;  ///< for each of `treaty_names`
  std::vector<OutlineDeadline> deadlines;
};

[[nodiscard]] Outline outline_of(Settings const& settings, JudgedCase const& judged);

/// A piece of the report: the outline in a form of our own, then the section. Texts in it have gone
/// through `printable`, so that no case can forge the marks between its fields.
[[nodiscard]] std::string outline_and_section(Outline const& outline, std::string_view section);
/// Of such a piece the outline, and the section.
[[nodiscard]] Outline read_outline(std::string_view piece);
[[nodiscard]] std::string_view read_section(std::string_view piece);

}  // namespace casus::report
