#pragma once

#include <array>
#include <string_view>

namespace casus::record {

/// What an expectation may say of a verdict and of a standard. The judge, which this folder must
/// not know, has the same names with their meaning; a test compares the two tables.
inline constexpr std::array<std::string_view, 11> expected_verdicts{
    "not-applicable",   "cleared",   "compliant", "excused", "pending",   "potential-departure",
    "potential-breach", "contested", "departure", "breach",  "no-finding"};

struct ExpectedStandard {
  std::string_view name;
  double value;
};
inline constexpr std::array<ExpectedStandard, 4> expected_standards{{
    {"reasonable-grounds", 0.40},
    {"balance", 0.55},
    {"clear", 0.75},
    {"conclusive", 0.95},
}};

}  // namespace casus::record
