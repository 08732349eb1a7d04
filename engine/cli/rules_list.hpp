#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/cli/command.hpp"
#include "engine/cli/session.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace casus::cli {

/// `casus rules list`.
void add_rules_list(Command const& rules, Session& session);

/// How many commitments rest on a text that is this sure.
struct SurenessShare {
  model::Sureness sureness = model::Sureness::seen;
  std::size_t count = 0;
  std::size_t percent = 0;  ///< of all commitments of the instrument, rounded
};

/// What an instrument holds, counted once for both coats of the listing: of a text that was
/// amended, what its last version has.
struct InstrumentSummary {
  std::vector<model::Commitment const*> commitments;
  std::vector<SurenessShare> shares;  ///< those with a count, the surest first
  std::vector<model::Power const*> powers;
  std::size_t threats = 0;
  std::size_t directions = 0;  ///< of cooperation
  std::size_t principles = 0;
  std::size_t rights = 0;
  std::size_t definitions = 0;
};

[[nodiscard]] InstrumentSummary summarise(model::Rulebook const& rulebook, model::InstrumentId id);

/// The lines about time that concern a State: those that name it, and those that name nobody.
[[nodiscard]] std::vector<model::ForceLine const*> force_of(model::Instrument const& instrument,
                                                            model::StateId state);

/// `in-force`, `signed`, …; for the JSON listing.
[[nodiscard]] std::string_view name(model::ForceLine::Form form);
/// What the exercise of a power does: `ends`, `is suspended`, ….
[[nodiscard]] std::string_view words(model::Power::Effect effect);
/// `yields to`, `prevails over`, `leaves unaffected`.
[[nodiscard]] std::string_view words(model::Relation::Form form);

/// The listing as `casus-rules/1` (docs/schema/casus-rules-1.schema.json).
[[nodiscard]] std::string rules_json(model::Rulebook const& rulebook);
/// The same frame with the table of `maps to` in the place of the instruments.
[[nodiscard]] std::string mappings_json(model::Rulebook const& rulebook);

}  // namespace casus::cli
