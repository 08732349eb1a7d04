#pragma once

#include "engine/report/pieces.hpp"
#include "engine/report/report.hpp"
#include "engine/report/text.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace casus::report {

/// All of a run that a format needs once the cases are judged.
struct Run {
  Pieces pieces;  ///< one for each case, in the order of the report
  Summary const& summary;
  Remarks const& remarks;
};

/// A format of `casus check`: functions from findings to text, which know no file and no terminal.
struct Format {
  std::string_view name;
  /// What one case comes to; asked for from any thread, in any order.
  std::string (*piece)(Settings const&, JudgedCase const&, TextStyle const&);
  /// The report around the pieces.
  void (*whole)(Settings const&, Run const&, TextStyle const&, Sink const&);
};

/// Nothing for a name that is no format.
[[nodiscard]] Format const* find_format(std::string_view name);
/// For messages and help, in the order of the table.
[[nodiscard]] std::vector<std::string> format_names();

}  // namespace casus::report
