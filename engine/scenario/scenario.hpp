#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/judge/finding.hpp"
#include "engine/record/case.hpp"
#include "engine/scenario/result.hpp"

#include <vector>

namespace casus::scenario {

/// Tries every `expect` entry of a case, each at its own standard, else at that of `options`; with
/// `expect_only`, a finding that no entry is about fails too. Empty for a case that expects
/// nothing.
[[nodiscard]] std::vector<TestResult> run_case(model::Rulebook const& rulebook,
                                               record::Case const& judged,
                                               judge::Options const& options);

}  // namespace casus::scenario
