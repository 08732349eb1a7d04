#pragma once

#include "engine/report/report.hpp"

#include <string>
#include <string_view>
#include <vector>

// Inside engine/report only: how reports that are handed on name States. What programs read, and
// what is typed again (`--finding`), keeps the names of the rules.
namespace casus::report {

/// `Russia`, `Antigua and Barbuda`, `SCO Secretariat`; of a State not named, `a State not named`.
[[nodiscard]] std::string short_name(model::Rulebook const& rulebook, record::Case const& judged,
                                     model::StateId state);
/// Of a State that the rulebook declares.
[[nodiscard]] std::string short_name(model::Rulebook const& rulebook, model::StateId state);

/// Those of a group, joined by commas.
[[nodiscard]] std::string short_bearers(model::Rulebook const& rulebook, record::Case const& judged,
                                        std::vector<judge::Finding const*> const& alike);

/// A sentence of the engine with the States that it speaks of under their short names: `e1 is
/// attributed to Russia`.
[[nodiscard]] std::string with_short_names(model::Rulebook const& rulebook,
                                           record::Case const& judged, std::string_view sentence);

}  // namespace casus::report
