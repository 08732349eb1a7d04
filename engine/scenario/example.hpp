#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/judge/finding.hpp"
#include "engine/record/case.hpp"
#include "engine/scenario/result.hpp"

#include <functional>
#include <vector>

namespace casus::scenario {

/// The record that an example inside a clause tells: every fact with strength 1 unless it gives a
/// confidence, no sources, a denial the State's own, an event described inside `about` an event of
/// its own without a date. Without `the record ends on …` the record ends with its last event.
[[nodiscard]] record::Case case_of(model::Rulebook const& rulebook, model::Example const& example);

/// The examples inside commitments and defences as case files that expect what the examples do:
/// `TREATY.NAME.N` is the id of the Nth under one name, in the order of the rulebook. A case file
/// names a commitment: what an example of a defence expects of any, its case expects of each whose
/// finding has the verdict now, and of none where no finding has it.
[[nodiscard]] std::vector<record::Case> example_cases(model::Rulebook const& rulebook,
                                                      judge::Options const& options);

/// Runs the examples inside the commitments and defences of the rule files that `of_file` accepts
/// (an index into `Rulebook::files`), in the order of the rulebook. An example without `by` asks
/// for the verdict of any bearer; one inside a defence, of any commitment that the defence could
/// excuse.
[[nodiscard]] std::vector<TestResult> run_examples(
    model::Rulebook const& rulebook, judge::Options const& options,
    std::function<bool(std::uint32_t)> const& of_file);

}  // namespace casus::scenario
