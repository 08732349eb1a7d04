#pragma once

#include "engine/report/report.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace casus::report {

/// Indented for people and diffs, or one line for NDJSON.
enum class JsonLayout : std::uint8_t { indented, line };

/// One case object of `casus-report/1`, without a line end.
[[nodiscard]] std::string case_json(Settings const& settings, JudgedCase const& judged,
                                    JsonLayout layout);

/// A whole `casus-report/1` document around case objects made by `case_json` (indented).
[[nodiscard]] std::string json_report(Settings const& settings,
                                      std::vector<record::ReadError> const& errors,
                                      std::vector<std::string> const& cases);

/// The same as NDJSON: the header without `cases`, then one case object (line) a line.
[[nodiscard]] std::string ndjson_report(Settings const& settings,
                                        std::vector<record::ReadError> const& errors,
                                        std::vector<std::string> const& cases);

}  // namespace casus::report
