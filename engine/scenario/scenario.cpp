#include "engine/scenario/scenario.hpp"

#include "engine/scenario/match.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace casus::scenario {
namespace {

Wanted wanted_of(record::Expected const& expected) {
  Wanted wanted;
  wanted.commitment = expected.commitment;
  wanted.bearer = expected.bearer;
  wanted.counterparty = expected.counterparty;
  wanted.event = expected.event;
  wanted.verdict = expected.verdict;
  return wanted;
}

/// Judges a case once for each standard that its expectations name.
class Bench {
 public:
  Bench(model::Rulebook const& rulebook, record::Case const& judged, judge::Options const& options)
      : rulebook_(rulebook), judged_(judged), options_(options) {}

  Judged const& at(judge::Standard const& standard) {
    auto const found = by_standard_.find(standard.value);
    if (found != by_standard_.end()) return found->second;
    judge::Options options = options_;
    options.standard = standard;
    return by_standard_.emplace(standard.value, judge_both(rulebook_, judged_, options))
        .first->second;
  }

 private:
  model::Rulebook const& rulebook_;
  record::Case const& judged_;
  judge::Options const& options_;
  std::map<double, Judged> by_standard_;
};

}  // namespace

std::vector<TestResult> run_case(model::Rulebook const& rulebook, record::Case const& judged,
                                 judge::Options const& options) {
  std::vector<TestResult> results;
  Bench bench(rulebook, judged, options);
  std::set<std::string> expected_ids;
  for (record::Expected const& expected : judged.expect) {
    judge::Standard standard = options.standard;
    if (expected.standard) standard = {expected.standard_name, *expected.standard};
    Wanted const wanted = wanted_of(expected);
    Match met = match(rulebook, judged, bench.at(standard), wanted);
    expected_ids.insert(met.findings.begin(), met.findings.end());
    TestResult result;
    result.suite = judged.file;
    result.place = expected.pointer;
    result.expected = describe(rulebook, judged, wanted);
    if (expected.standard) {
      result.expected += fmt::format(" at {}", standard.name.empty() || standard.name == "custom"
                                                   ? fmt::format("{}", standard.value)
                                                   : standard.name);
    }
    result.name = judged.id + ": " + result.expected;
    result.found = std::move(met.found);
    result.passed = met.met;
    results.push_back(std::move(result));
  }
  if (!judged.expect_only) return results;
  for (judge::Finding const& finding : bench.at(options.standard).shown.findings) {
    if (expected_ids.count(finding.id) > 0) continue;
    if (finding.verdict == judge::Verdict::not_applicable) continue;
    TestResult result;
    result.suite = judged.file;
    result.place = "/expect_only";
    result.name = judged.id + ": nothing but what is expected";
    result.expected = "no finding but those listed";
    result.found = describe(rulebook, judged, finding);
    results.push_back(std::move(result));
  }
  return results;
}

}  // namespace casus::scenario
