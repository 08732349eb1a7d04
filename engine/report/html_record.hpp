#pragma once

#include "engine/report/report.hpp"

#include <string>

// Inside engine/report only: what a case reports, in the HTML report.
namespace casus::report {

/// The events of a case, each on a line: findings speak of them by their ids alone.
[[nodiscard]] std::string events_html(model::Rulebook const& rulebook, record::Case const& judged);

/// The sources of a case as a list; an address is a link only where a browser fetches it.
[[nodiscard]] std::string sources_html(record::Case const& judged);

}  // namespace casus::report
