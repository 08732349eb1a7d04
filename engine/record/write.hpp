#pragma once

#include "engine/record/case.hpp"
#include "engine/record/json.hpp"

#include <string>

namespace casus::record {

/// The case as JSON, `casus-case/1` (or `1.1`, where an event needs it): the counterpart of
/// `read_case`, which reads it back to the same case but for file, digest and the pointers. Keys
/// that start with `x-` are no part of a case and have to be added by whoever has them. A time that
/// is open on both sides is left out: both mean that it is unknown. A case that no file could say
/// (an id with a line break, a `discovered` that ends before it begins) is written as it is, and is
/// refused when it is read.
[[nodiscard]] Value case_value(model::Rulebook const& rulebook, Case const& from);

/// The same as readable text, a line break at its end.
[[nodiscard]] std::string write_case(model::Rulebook const& rulebook, Case const& from);

}  // namespace casus::record
