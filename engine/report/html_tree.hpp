#pragma once

#include "engine/explain/tree.hpp"

#include <string>

// Inside engine/report only: the reasons of one finding in the HTML report.
namespace casus::report {

/// The tree of an explanation as nested lists. A tree for print, not a dump, for `casus explain`
/// has the whole of it: of several ways that are met it shows the strongest, a fact that stood
/// there already is not told again, a source has its title once, and defences that nobody raised
/// are left out. What is left out is counted or pointed at, never silent.
[[nodiscard]] std::string tree_html(explain::Explanation const& explanation);

}  // namespace casus::report
