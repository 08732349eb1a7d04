#pragma once

#include "dsl/compile.hpp"
#include "engine/judge/finding.hpp"
#include "engine/record/case.hpp"

#include <array>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace casus::property {

inline constexpr std::array<double, 6> standards{0.2, 0.4, 0.55, 0.6, 0.75, 1.0};

/// The rulebook of rules/.
[[nodiscard]] model::Rulebook const& rulebook();
/// Its files, in the order in which it was built from them.
[[nodiscard]] std::vector<check::RuleFile> const& rule_files();
/// Every case under cases/.
[[nodiscard]] std::vector<record::Case> const& recorded_cases();

[[nodiscard]] judge::Options at(double standard);

/// The worst rank of each instrument; nothing where it has no finding.
[[nodiscard]] std::map<std::string, int> worst(model::Rulebook const& rules,
                                               judge::CaseFindings const& found);
/// Below every rank where the instrument has no finding.
[[nodiscard]] int worst_of(std::map<std::string, int> const& ranks, std::string const& name);

/// What a finding says, but for the names and words in it: rows of the rulebook and of the case by
/// their numbers, verdicts, numbers, deadlines, readings, conflicts. Where the law was moved in
/// time, `moved` seconds are taken off.
[[nodiscard]] std::string essence(judge::Finding const& finding, model::Instant moved = 0);
/// Of all findings, in an order that no name decides.
[[nodiscard]] std::vector<std::string> essences(judge::CaseFindings const& found,
                                                model::Instant moved = 0);
/// Where the findings after a change are not those before: a line to a finding, with its commitment
/// and its id. Only findings for which `counts` says so are looked at.
[[nodiscard]] std::string difference(
    model::Rulebook const& rules, judge::CaseFindings const& before,
    judge::CaseFindings const& after,
    std::function<bool(judge::Finding const&)> const& counts = [](auto const&) { return true; });

}  // namespace casus::property
