#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/import/imported.hpp"

#include <string>
#include <string_view>

namespace casus::import {

/// Turns VERIS JSON, one record or a list of them, into cases; of a list one record is read at a
/// time, and one that cannot be taken leaves the others. Every leaf of a record is expressed
/// in the case, carried unchanged below its `x-veris`, or both; none is dropped. The result depends
/// on the input and the rulebook's vocabulary alone, and reads back with `record::read_case`.
///
/// What VERIS does not say is not made up: the country of an actor is only an indication (basis
/// `unspecified`), since VERIS records neither who claims it nor on what ground; `Unknown` is no
/// claim; a near miss or a false positive is no event.
[[nodiscard]] Import import_veris(std::string_view json, std::string const& file,
                                  model::Rulebook const& rulebook, text::Bounds const& bounds = {},
                                  Watch const& watch = nullptr);

}  // namespace casus::import
