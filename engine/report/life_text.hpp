#pragma once

#include "engine/explain/life.hpp"
#include "engine/report/page.hpp"

// Inside engine/report only.
namespace casus::report {

/// The life of a duty as a dated list, a row among those of its finding.
void write_life(Page& page, explain::LifeStory const& life);

}  // namespace casus::report
