#include "engine/scenario/match.hpp"

#include "tests/unit/report/sample.hpp"

#include <catch2/catch.hpp>

using namespace casus;
using Catch::Matchers::Contains;

namespace {

struct Sample {
  model::Rulebook rulebook = tests::sample_rulebook();
  record::Case judged = tests::sample_case();
  scenario::Judged findings;
  scenario::Wanted wanted;

  Sample() {
    wanted.commitment = model::CommitmentId{0};
    wanted.bearer = "russia";
    wanted.counterparty = "iran";
    wanted.event = record::EventId{0};
    wanted.verdict = "contested";
    add(judge::Verdict::contested);
  }
  void add(judge::Verdict verdict) {
    judge::Finding finding = tests::sample_finding();
    finding.verdict = verdict;
    findings.shown.findings.push_back(finding);
    findings.all.findings.push_back(std::move(finding));
  }
  scenario::Match match() const { return scenario::match(rulebook, judged, findings, wanted); }
};

}  // namespace

TEST_CASE("the verdict of the finding that is meant") {
  Sample sample;
  CHECK(sample.match().met);
  sample.wanted.verdict = "breach";
  CHECK_FALSE(sample.match().met);
  CHECK_THAT(sample.match().found, Contains("contested of alpha/non-attack by russia towards iran "
                                            "on e1 because of imputation: russia denies it."));
}

TEST_CASE("another bearer or counterparty is another finding") {
  Sample sample;
  sample.wanted.bearer = "iran";
  CHECK_FALSE(sample.match().met);
  CHECK_THAT(sample.match().found, Contains("of this commitment there are"));
  sample.wanted.bearer.clear();
  CHECK(sample.match().met);
  sample.wanted.counterparty = "unidentified";
  CHECK_FALSE(sample.match().met);
}

TEST_CASE("of several that are meant the harshest counts") {
  Sample sample;
  sample.add(judge::Verdict::potential_breach);
  CHECK(sample.match().met);
  sample.add(judge::Verdict::breach);
  CHECK_FALSE(sample.match().met);
}

TEST_CASE("no finding is expected where there is none, not even one that is not applicable") {
  Sample sample;
  sample.wanted.verdict = "no-finding";
  CHECK_FALSE(sample.match().met);
  sample.wanted.bearer = "iran";
  CHECK(sample.match().met);
  sample.wanted.bearer = "russia";
  sample.findings = {};
  sample.add(judge::Verdict::not_applicable);
  CHECK_FALSE(sample.match().met);
}

TEST_CASE("a duty at rest may be expected, and is no finding otherwise") {
  Sample sample;
  sample.findings.shown.findings.clear();
  CHECK(sample.match().met);
  sample.wanted.verdict = "no-finding";
  CHECK(sample.match().met);
}

TEST_CASE("what excuses is the defence that the example stands in") {
  Sample sample;
  sample.rulebook.defences.emplace_back().name = "consent";
  sample.wanted.commitment.reset();
  sample.wanted.defence = model::DefenceId{0};
  sample.wanted.verdict = "excused";
  for (judge::Finding& finding : sample.findings.shown.findings) {
    finding.verdict = judge::Verdict::excused;
    finding.because = "consent";
    finding.defences = {{"consent", judge::DefenceState::established, true, {}, {}}};
  }
  CHECK(sample.match().met);
  sample.findings.shown.findings[0].because = "self-defence";
  CHECK_FALSE(sample.match().met);
}
