#pragma once

#include "engine/report/pieces.hpp"
#include "engine/report/report.hpp"

#include <string>
#include <string_view>

namespace casus::report {

/// Indented for people and diffs, as far to the right as it stands in a report or not; or one line
/// for NDJSON.
enum class JsonLayout : std::uint8_t { indented, nested, line };

/// One case object of `casus-report/1`, without a line end.
[[nodiscard]] std::string case_json(Settings const& settings, JudgedCase const& judged,
                                    JsonLayout layout);

/// A whole `casus-report/1` document around case objects made by `case_json` (nested).
void json_report(Settings const& settings, Remarks const& remarks, Pieces const& cases,
                 Sink const& sink);

/// The same as NDJSON: the header without `cases`, then one case object (line) a line.
void ndjson_report(Settings const& settings, Remarks const& remarks, Pieces const& cases,
                   Sink const& sink);

}  // namespace casus::report
