#pragma once

#include "engine/import/imported.hpp"

#include <optional>
#include <string>
#include <string_view>

// Inside engine/import only: the files that are published beside the records of a format.
namespace casus::import {

/// A file that defines words or names and records nothing that happened.
struct Companion {
  std::string_view type;    ///< what its entries are: `taxonomy`
  std::size_t entries = 1;  ///< how many there are
};

/// What a JSON value is that is no record: a schema, an enumeration of VERIS, a galaxy, taxonomy,
/// template or list of relationships of MISP. Nothing where it is none of these.
[[nodiscard]] std::optional<Companion> companion_in(record::Value const& value);

/// Counts the entries among the objects that are of no incident.
/// `place` is the file and the pointer into it.
void count_companion(Companion const& companion, std::string_view place, Import& out);

}  // namespace casus::import
