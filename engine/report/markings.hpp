#pragma once

#include "engine/record/tlp.hpp"
#include "engine/report/report.hpp"

#include <optional>
#include <string>

namespace casus::report {

/// `TLP:AMBER` where the case or anything that it says bears a mark: the strictest; else empty.
[[nodiscard]] std::string label_of(record::Case const& judged);
/// The same of a whole report.
[[nodiscard]] std::string label_of(Remarks const& remarks);

/// What a reader of the case must know of what was left out; empty where nothing was.
[[nodiscard]] std::string withheld_words(record::Case const& judged);
/// The same of a whole report, and how many cases bear no mark themselves; empty without
/// `--max-tlp`.
[[nodiscard]] std::string withheld_words(Settings const& settings, Remarks const& remarks);

}  // namespace casus::report
