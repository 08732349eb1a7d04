#pragma once

#include "engine/import/actors.hpp"

#include <string>
#include <string_view>

namespace casus::import {

/// Reads a table of public attributions, `casus-actor-table/1`:
///
///     {"format": "casus-actor-table/1", "title": "…", "entries": [
///       {"names": ["Example Bear"], "state": "AQ", "body": "…", "claimed_by": ["AQ"],
///        "confidence": "high confidence", "denied_by": ["AQ"], "denial": SOURCE,
///        "source": {"title": "…", "publisher": "…", "date": "2020-10-19", "url": "…"}}]}
///
/// States are ISO codes. `names`, `state`, `claimed_by` and `source` are required, and of a source
/// its title, publisher and date; one without `url` says `"x-verified": false`. Anything else is an
/// error, and its entry is left out.
[[nodiscard]] ActorList read_actor_table(std::string_view json, std::string const& file);

}  // namespace casus::import
