#pragma once

#include "dsl/check/context.hpp"
#include "dsl/text/source.hpp"

#include <optional>
#include <vector>

namespace casus::check {

// The checks that need everything lowered: one function each, one file each.

/// `use` lines name what some file declares, and names of other files have their `use` line.
void check_uses(Context& context);

/// Every source code of a file stands in the SOURCES.md beside it: `sources`, by file.
void check_sources(Context& context, std::vector<std::optional<text::SourceFile>> const& sources);

/// Definitions, instruments, defences and breaches that rest on each other in a circle.
void check_cycles(Context& context);

/// No commitment has more than eight combinations of readings, each term varying by itself.
void check_readings(Context& context);

/// Every example holds an event that its commitment could be about, and expects a verdict that the
/// commitment can have.
void check_examples(Context& context);

/// No two instruments each prevail over the other.
void check_precedence(Context& context);

}  // namespace casus::check
