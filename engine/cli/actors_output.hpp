#pragma once

#include "engine/import/actors.hpp"
#include "engine/report/page.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace casus::cli {

/// What every answer about actors ends with.
inline constexpr std::string_view never_evidence =
    "Never evidence: these are claims about names, and nothing here ties an act to a State. A case "
    "names a State only where it says so itself, in `by`, with a basis and a source.";

/// The answers for people. All text of the lists goes through `report::printable`.
[[nodiscard]] std::string actors_text(std::vector<import::ActorList> const& lists,
                                      std::vector<import::ActorAnswer> const& answers,
                                      report::Page page);

/// The answers as `casus-actors/1` (docs/schema/casus-actors-1.schema.json).
[[nodiscard]] std::string actors_json(std::vector<import::ActorList> const& lists,
                                      std::vector<import::ActorAnswer> const& answers);

}  // namespace casus::cli
