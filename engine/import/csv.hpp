#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/import/imported.hpp"

#include <string>
#include <string_view>

namespace casus::import {

/// Turns a table (RFC 4180, UTF-8, the first row names the columns) into cases, one for each row,
/// by a mapping of its columns (`casus-csv-map/1`, docs/importing.md). Errors of the mapping have
/// `map_file` as their file. Cells without a mapping are carried below `x-csv`.
[[nodiscard]] Import import_csv(std::string_view table, std::string const& file,
                                std::string_view map, std::string const& map_file,
                                model::Rulebook const& rulebook, text::Bounds const& bounds = {},
                                Watch const& watch = nullptr);

/// The same for the table of the European Repository of Cyber Incidents, by its published columns;
/// those that a version lacks are unknown.
[[nodiscard]] Import import_eurepoc(std::string_view table, std::string const& file,
                                    model::Rulebook const& rulebook,
                                    text::Bounds const& bounds = {}, Watch const& watch = nullptr);

}  // namespace casus::import
