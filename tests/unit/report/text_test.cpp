#include "engine/report/text.hpp"

#include "engine/explain/tree.hpp"
#include "engine/report/explanation_text.hpp"
#include "tests/unit/report/sample.hpp"

#include <catch2/catch.hpp>

#include <sstream>
#include <string>

using namespace casus;
using Catch::Matchers::Contains;

namespace {

struct Sample {
  model::Rulebook rulebook = tests::sample_rulebook();
  record::Case judged = tests::sample_case();
  judge::CaseFindings found;
  report::Settings settings{rulebook, {}, "0.1.0", {}, {}, false};

  Sample() {
    found.as_of = model::read_date("2025-06-30")->last;
    found.findings.push_back(tests::sample_finding());
  }
  std::string text(report::TextStyle style = {}) const {
    return report::case_text(settings, {judged, found}, style);
  }
};

}  // namespace

TEST_CASE("a finding shows verdict, parties, clause, reason, elements, steps and text") {
  std::string const text = Sample().text();
  CHECK_THAT(text, Contains("CONTESTED · non-attack · russia → iran · e1\n"));
  CHECK_THAT(text, Contains("alpha, Article 4(3): “Neither party attacks the other.”\n"));
  CHECK_THAT(text, Contains("why          russia denies it.\n"));
  CHECK_THAT(text, Contains("established  scope\n"));
  CHECK_THAT(text,
             Contains("contested    imputation 0.6 for, 0.8 against (which cannot refute)\n"));
  CHECK_THAT(text, Contains("by standard  contested up to 0.6, potential breach above\n"));
  CHECK_THAT(text, Contains("text reported in S0 · alpha.treaty:31 · f-3c9a1e07\n"));
}

TEST_CASE("what would settle it is listed with where it leads") {
  Sample sample;
  sample.found.findings[0].missing.sets = {
      {judge::Verdict::breach, {"whether it was an organ", "whether iran consented"}, {}}};
  CHECK_THAT(sample.text(),
             Contains("to settle it as breach, find out: whether it was an organ and whether iran "
                      "consented\n"));
}

TEST_CASE("the harshest finding stands first") {
  Sample sample;
  judge::Finding breach = tests::sample_finding();
  breach.verdict = judge::Verdict::breach;
  sample.found.findings.push_back(std::move(breach));
  std::string const text = sample.text();
  CHECK(text.find("BREACH") < text.find("CONTESTED"));
}

TEST_CASE("commitments that do not apply share a line for each reason") {
  Sample sample;
  sample.found.findings.clear();
  judge::Finding finding = tests::sample_finding();
  finding.verdict = judge::Verdict::not_applicable;
  finding.reason = "in force only from August 2024.";
  sample.found.findings.push_back(finding);
  finding.id = "f-2";
  sample.found.findings.push_back(finding);
  CHECK_THAT(sample.text(),
             Contains("NOT APPLICABLE · non-attack (alpha): in force only from August 2024.\n"));
}

TEST_CASE("a case that touches nothing says so") {
  Sample sample;
  sample.found.findings.clear();
  CHECK_THAT(sample.text(), Contains("nothing in this record touches a commitment"));
}

TEST_CASE("no line is wider than the page") {
  Sample sample;
  sample.judged.title = std::string(300, 'x') + " and more " + std::string(50, 'y');
  for (std::size_t const width : {60U, 80U, 100U}) {
    std::istringstream lines(sample.text({width, false}));
    for (std::string line; std::getline(lines, line);) {
      CAPTURE(line);
      CHECK(std::count_if(
                line.begin(), line.end(),
                [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; })
            <= static_cast<long>(width));
    }
  }
}

TEST_CASE("the report says what it is, and counts at the end") {
  Sample const sample;
  CHECK_THAT(report::text_header(sample.settings, {}, {}), Contains("prima facie"));
  report::Summary summary;
  summary.add(sample.settings, {sample.judged, sample.found});
  record::ReadError const error{"a.json", "/id", "C0204", "no id", std::nullopt};
  std::string const footer = report::text_footer(summary, {{error}}, {});
  CHECK_THAT(footer, Contains("could not be read: a.json\n"));
  CHECK_THAT(footer, Contains("1 case judged: 1 contested; 1 error\n"));
  CHECK_THAT(report::text_footer(summary, {{}, true}, {}),
             Contains("1 case judged: 1 contested; interrupted, there are more cases\n"));
}

TEST_CASE("the explanation shows the claims with strengths, sources and places") {
  Sample const sample;
  explain::Explanation const tree =
      explain::explain(sample.rulebook, sample.judged, sample.found.findings[0], {});
  std::string const text =
      report::explanation_text(sample.rulebook, sample.judged, tree, nullptr, {});
  CHECK_THAT(text, Contains("imputation: contested 0.6 for, 0.8 against (which cannot refute) ←"));
  CHECK_THAT(text,
             Contains("for 0.6 · /events/0/by/0 · s1, Joint technical report (CERT, 2025-03-09)"));
  CHECK_THAT(text, Contains("disputes, cannot refute 0.8 · /events/0/by/1 (a State's own denial)"));
}
