#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace casus::record {

/// Where something stands in a text: lines and columns count from 1, columns in code points, the
/// end is the first column after it. Line 0: not known.
struct TextRegion {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t end_line = 0;
  std::uint32_t end_column = 0;
};

/// Where the parts of a case stand in its text.
struct CaseRegions {
  TextRegion whole;
  std::vector<TextRegion> events;  ///< of `/events/0`, `/events/1`, …
};

/// Finds the places in a text that has been read as one JSON object without an error, whose first
/// line is the given one of its file; of any other text, what it can. Reading does not carry places
/// along, since only a report with regions asks.
[[nodiscard]] CaseRegions find_regions(std::string_view json, std::uint32_t first_line = 1);

/// Of the event at this JSON Pointer; where it is not known, that of the whole. The place of an
/// event among those of a case is no sign of it: some may have been left out.
[[nodiscard]] TextRegion region_of_event(CaseRegions const& regions, std::string_view pointer);

}  // namespace casus::record
