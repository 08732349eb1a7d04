#pragma once

#include <nlohmann/json.hpp>

#include <string>

// Inside engine/report only: what the formats that are JSON share.
namespace casus::report {

/// As given in the case: 0.6, and 1 rather than 1.0.
[[nodiscard]] nlohmann::ordered_json json_number(double value);

/// JSON leaves some code points that a terminal obeys as they are; they occur in strings only,
/// where an escape means the same. `indent` of -1 is one line.
[[nodiscard]] std::string json_text(nlohmann::ordered_json const& json, int indent);

/// Every line moved to the right, as `json_text` would have nested it.
[[nodiscard]] std::string moved_right(std::string const& text, std::size_t by);

}  // namespace casus::report
