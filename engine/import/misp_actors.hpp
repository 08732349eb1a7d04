#pragma once

#include "dsl/text/bounds.hpp"
#include "engine/import/actors.hpp"

#include <string>
#include <string_view>

namespace casus::import {

/// Reads the threat-actor cluster of a MISP galaxy (`"type": "threat-actor"`), which may be
/// hostile: bounded in bytes, nesting and values. Text that is no such galaxy gives errors and no
/// actors; an entry or a field that cannot be read is an error of its own, and the rest is taken.
///
/// Of an entry it takes `value`, and of its `meta` the `synonyms`, `cfr-suspected-state-sponsor`,
/// `country`, `cfr-suspected-victims` and `suspected-victims`, the number of `refs`, and
/// `attribution-confidence`. The last is 50 nearly everywhere, because that is its default: 50 is
/// read as unspecified, and so is nothing at all.
[[nodiscard]] ActorList read_misp_actors(std::string_view json, std::string const& file,
                                         text::Bounds const& bounds = {});

}  // namespace casus::import
