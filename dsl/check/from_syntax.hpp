#pragma once

#include "dsl/check/context.hpp"
#include "dsl/text/source.hpp"

#include <optional>
#include <vector>

namespace casus::check {

/// Lowers parsed files into one rulebook and reports what is wrong with their names and meaning
/// (T03xx, T04xx). `sources` holds, by file, the SOURCES.md beside it. A rulebook of files with
/// errors is incomplete: throw it away.
[[nodiscard]] model::Rulebook from_syntax(
    std::vector<syntax::Tree> const& trees,
    std::vector<std::optional<text::SourceFile>> const& sources, text::Diagnostics& out);

/// Fills the row of one clause.
void lower_clause(Context& context, Item const& item);

}  // namespace casus::check
