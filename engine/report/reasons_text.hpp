#pragma once

#include "engine/explain/why.hpp"
#include "engine/report/page.hpp"

namespace casus::report {

/// What was found by judging the case again: on what the verdict stands, which source it hangs on,
/// what stands in the way of another.
void write_reasons(Page& page, record::Case const& judged, judge::Finding const& finding,
                   explain::Reasons const& reasons);

}  // namespace casus::report
