#pragma once

#include "engine/import/imported.hpp"
#include "engine/import/stix_bundle.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

// Inside engine/import only: cases that were exported as STIX come back as they were.
namespace casus::import {

/// A grouping that holds a case, and the objects that say of it what STIX has words for.
struct OwnCase {
  record::Value json;
  std::string pointer;  ///< to the case, in the bundle
  std::size_t grouping = 0;
  std::set<std::size_t> whole;      ///< objects that say nothing but what the case says
  std::set<std::size_t> changed{};  ///< objects that somebody changed since
};

/// Nothing where the object is no such grouping.
[[nodiscard]] std::optional<OwnCase> read_own_case(StixBundle const& bundle, std::size_t index);

/// The case that was exported; nothing, and errors, where somebody made it unreadable.
[[nodiscard]] std::optional<ImportedCase> import_own_case(OwnCase const& own,
                                                          StixBundle const& bundle,
                                                          std::string const& file,
                                                          model::Rulebook const& rulebook,
                                                          text::Bounds const& bounds,
                                                          std::vector<record::ReadError>& errors);

}  // namespace casus::import
