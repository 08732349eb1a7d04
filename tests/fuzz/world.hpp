#pragma once

#include "dsl/compile.hpp"
#include "engine/record/case.hpp"
#include "engine/record/read.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace casus::fuzz {

/// The vocabulary and the States with which a fuzzed rule text is compiled.
[[nodiscard]] text::SourceFile words_file();
/// A small rulebook with one clause of each sort.
[[nodiscard]] model::Rulebook const& small_rulebook();
/// Names that a rule text or a case may use: kinds, States, keys of the formats.
[[nodiscard]] std::vector<std::string> const& words();
/// The JSON of a case that the small rulebook has much to say about.
[[nodiscard]] std::string const& fixed_case();
/// Reads one case a line.
[[nodiscard]] std::vector<record::ReadResult> read_lines(std::string_view text,
                                                         model::Rulebook const& rulebook,
                                                         text::Bounds const& bounds);
/// Judges some cases, and those of `own` that are read, under the rulebook; at two standards.
void judge_all(model::Rulebook const& rulebook, std::string_view own = "");

}  // namespace casus::fuzz
