// A finding's steps are exact: at each bound, right above it and between two of them judging again
// gives the verdict that they say.
#include "tests/property/generate.hpp"
#include "tests/property/judging.hpp"
#include "tests/property/seeds.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace {

using namespace casus;
using property::at;
using property::rulebook;
using property::stride;

constexpr std::uint32_t seeds = 60;

/// Every bound of every finding, what lies right above it, and what lies halfway to the next.
std::vector<double> telling_standards(judge::CaseFindings const& found) {
  std::set<double> bounds{0};
  for (judge::Finding const& finding : found.findings) {
    for (judge::Step const& step : finding.steps) bounds.insert(step.upto);
  }
  std::vector<double> result;
  double last = 0;
  for (double const bound : bounds) {
    if (bound > 0) result.push_back((last + bound) / 2);
    if (bound > 0) result.push_back(bound);
    if (bound < 1) result.push_back(std::nextafter(bound, 1.0));
    last = bound;
  }
  return result;
}

std::optional<judge::Verdict> verdict_of(judge::CaseFindings const& found, std::string const& id) {
  for (judge::Finding const& finding : found.findings) {
    if (finding.id == id) return finding.verdict;
  }
  return std::nullopt;
}

std::size_t check_steps(record::Case const& judged) {
  judge::CaseFindings const found = judge::judge(rulebook(), judged, at(0.4));
  std::size_t changes = 0;
  for (judge::Finding const& finding : found.findings) {
    CAPTURE(finding.id);
    REQUIRE_FALSE(finding.steps.empty());
    CHECK(finding.steps.back().upto == 1.0);
    for (std::size_t i = 1; i < finding.steps.size(); ++i, ++changes) {
      CHECK(finding.steps[i - 1].upto < finding.steps[i].upto);
      CHECK(finding.steps[i - 1].verdict != finding.steps[i].verdict);
    }
  }
  for (double const standard : telling_standards(found)) {
    judge::CaseFindings const again = judge::judge(rulebook(), judged, at(standard));
    for (judge::Finding const& finding : found.findings) {
      auto const step = std::find_if(finding.steps.begin(), finding.steps.end(),
                                     [&](judge::Step const& row) { return standard <= row.upto; });
      CAPTURE(standard, finding.id);
      REQUIRE(step != finding.steps.end());
      CHECK(step->verdict == verdict_of(again, finding.id));
    }
  }
  return changes;
}

}  // namespace

TEST_CASE(
    "between two steps, at a bound and right above it the verdict is the one that steps say") {
  std::size_t changes = 0;
  for (std::uint32_t seed = 1; seed <= seeds; seed += stride) {
    CAPTURE(seed);
    check_steps(property::random_case(rulebook(), seed));
    changes += check_steps(property::disputed_case(rulebook(), seed));
  }
  CHECK(changes > 40 / stride);
}

TEST_CASE("so it is for the cases on record") {
  std::size_t changes = 0;
  std::uint32_t at = 0;
  for (record::Case const& judged : property::recorded_cases()) {
    if (at++ % (3 * stride) != 0) continue;
    CAPTURE(judged.file);
    changes += check_steps(judged);
  }
  CHECK(changes > 4 / stride);
}
