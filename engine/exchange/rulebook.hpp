#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/record/read.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::exchange {

/// The checked rulebook as JSON, `casus-rulebook/1` (docs/rulebook-format.md): everything that
/// `dsl/model` holds, each row of a table on a line of its own. The same rulebook gives the same
/// bytes.
[[nodiscard]] std::string write_rulebook(model::Rulebook const& rulebook);

/// A rulebook, or all that is wrong with the text; never both.
struct RulebookResult {
  std::optional<model::Rulebook> value;
  std::vector<record::ReadError> errors;
};

/// Reads what `write_rulebook` wrote, and gives the same rulebook. The text may come from anybody:
/// what the engine relies on is checked, from the JSON itself to circles of definitions, and each
/// error is reported with its JSON Pointer (C01xx, C02xx, C06xx). Never throws on input. That the
/// rows say what a rule file says, only their author can vouch for.
[[nodiscard]] RulebookResult read_rulebook(std::string_view json, std::string const& file,
                                           text::Bounds const& bounds = {});

}  // namespace casus::exchange
