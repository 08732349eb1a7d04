#pragma once

#include "engine/explain/tree.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>

// Inside engine/report only: the reasons of one finding in the HTML report.
namespace casus::report {

/// What the section of a case has told so far, so that its findings need not tell it again.
struct Told {
  std::string anchor;                                     ///< of the section
  std::map<std::string, std::string, std::less<>> facts;  ///< with all below them: the finding
  std::set<std::string> sources;                          ///< whose titles stand above
};

/// The address of a finding within the page.
[[nodiscard]] std::string anchor_of(Told const& told, std::string_view finding);

/// The tree of an explanation as nested lists. A tree for print, not a dump, for `casus explain`
/// has the whole of it: of several ways that are met it shows the strongest, a fact that stood
/// there already, under this finding or an earlier one, is not told again, a source has its title
/// once, and defences that nobody raised are left out. What is left out is counted or pointed at,
/// never silent.
[[nodiscard]] std::string tree_html(model::Rulebook const& rulebook, record::Case const& judged,
                                    explain::Explanation const& explanation, Told& told);

}  // namespace casus::report
