#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/record/read.hpp"

#include <string>
#include <string_view>

namespace casus::tests {

/// A small rulebook made by hand: two parties, an organisation, a kind or two of each group, one
/// treaty with two commitments, one question. The reader is tested apart from the language.
model::Rulebook const& small_rulebook();

/// Reads a case against it, as if from the file `case.json`.
record::ReadResult read(std::string_view json);

/// The text of a case with these members beside `format`, `id` and one plain event `e1`.
std::string with(std::string_view members);

/// The text of a case whose only event `e1`, an intrusion, has these members besides.
std::string with_event(std::string_view members);

}  // namespace casus::tests
