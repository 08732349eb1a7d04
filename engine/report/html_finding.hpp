#pragma once

#include "engine/report/report.hpp"

#include <string>
#include <string_view>
#include <vector>

// Inside engine/report only: the parts of the HTML report that one case makes.
namespace casus::report {

/// The verdict in its colours and in words.
[[nodiscard]] std::string verdict_html(judge::Verdict verdict);

/// One finding, or several that pend alike, as an article with its reasons.
[[nodiscard]] std::string findings_html(Settings const& settings, JudgedCase const& judged,
                                        std::vector<judge::Finding const*> const& alike);

/// The sources of a case as a list; an address is a link only where a browser fetches it.
[[nodiscard]] std::string sources_html(record::Case const& judged);

}  // namespace casus::report
