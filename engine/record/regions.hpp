#pragma once

#include "engine/record/case.hpp"

#include <string_view>
#include <vector>

namespace casus::record {

/// Where the parts of a case stand in its text.
struct CaseRegions {
  TextRegion whole;
  std::vector<TextRegion> events;  ///< of `/events/0`, `/events/1`, …
};

/// Finds the places in a text that has been read as one JSON object without an error; of any other
/// text, what it can. Reading does not carry places along, since only a report with regions asks.
[[nodiscard]] CaseRegions find_regions(std::string_view json);

/// Moves all places of a case by lines: it was read from one line of a longer text.
void move_down(Case& read, std::uint32_t lines);

}  // namespace casus::record
