#pragma once

#include "engine/report/html_tree.hpp"
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
                                        std::vector<judge::Finding const*> const& alike,
                                        Told& told);

/// Duties that wait for no date as items of a list, one for each commitment and reason.
[[nodiscard]] std::string idle_html(Settings const& settings, JudgedCase const& judged,
                                    std::vector<judge::Finding const*> const& idle);

}  // namespace casus::report
