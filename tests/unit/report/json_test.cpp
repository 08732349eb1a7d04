#include "engine/report/json.hpp"

#include "tests/unit/report/sample.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace casus;
using Json = nlohmann::ordered_json;

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
  std::string text(report::JsonLayout layout = report::JsonLayout::indented) const {
    return report::case_json(settings, {judged, found}, layout);
  }
  Json json() const { return Json::parse(text()); }
};

using Whole = void(report::Settings const&, report::Remarks const&, report::Pieces const&,
                   report::Sink const&);

std::string written(Whole* whole, Sample const& sample, report::Remarks const& remarks,
                    std::vector<std::string> const& cases) {
  std::string out;
  whole(
      sample.settings, remarks,
      [&](report::Sink const& sink) {
        for (std::string const& one : cases) sink(one);
      },
      [&](std::string_view text) { out += text; });
  return out;
}

std::vector<std::string> keys(Json const& json) {
  std::vector<std::string> names;
  for (auto const& item : json.items()) names.push_back(item.key());
  return names;
}

}  // namespace

TEST_CASE("a case has the keys of the format, in its order, then those added") {
  CHECK(keys(Sample().json())
        == std::vector<std::string>{"id", "as_of", "digest", "findings", "threats", "cooperation",
                                    "title", "silent"});
}

TEST_CASE("a finding has the keys of the format, in its order, then those added") {
  CHECK(keys(Sample().json()["findings"][0])
        == std::vector<std::string>{
            "id",        "treaty",      "article",  "commitment", "bearer",     "counterparty",
            "event",     "events",      "verdict",  "because",    "pro",        "con",
            "challenge", "steps",       "deadline", "late",       "provenance", "elements",
            "defences",  "indications", "parties",  "readings",   "missing",    "reason",
            "at",        "notes",       "conflicts"});
}

TEST_CASE("numbers are those of the case, whole ones without a point") {
  std::string const text = Sample().text(report::JsonLayout::line);
  CHECK(text.find(R"("pro":0.6,"con":0,"challenge":0.8,"steps":[{"upto":0.6,)")
        != std::string::npos);
  CHECK(text.find(R"({"upto":1.0,"verdict":"potential-breach"})") != std::string::npos);
}

TEST_CASE("names, times and places are written out") {
  Json const finding = Sample().json()["findings"][0];
  CHECK(finding["bearer"] == "russia");
  CHECK(finding["counterparty"] == "iran");
  CHECK(finding["article"] == "4(3)");
  CHECK(finding["event"] == "e1");
  CHECK(finding["deadline"].is_null());
  CHECK(finding["at"]
        == Json({{"file", "rules/treaties/alpha/alpha.treaty"}, {"line", 31}, {"column", 7}}));
  CHECK(Sample().json()["as_of"] == "2025-06-30T23:59:59Z");
}

TEST_CASE("nobody is unattributed as a bearer, unidentified as a counterparty") {
  Sample sample;
  sample.found.findings[0].bearer = record::nobody;
  sample.found.findings[0].counterparty = record::nobody;
  sample.found.findings[0].event.reset();
  Json const finding = sample.json()["findings"][0];
  CHECK(finding["bearer"] == "unattributed");
  CHECK(finding["counterparty"] == "unidentified");
  CHECK(finding["event"].is_null());
}

TEST_CASE("what is not applicable is left out unless all are asked for") {
  Sample sample;
  sample.found.findings[0].verdict = judge::Verdict::not_applicable;
  CHECK(sample.json()["findings"].empty());
  sample.settings.all = true;
  CHECK(sample.json()["findings"].size() == 1);
}

TEST_CASE("only some verdicts, only some treaties") {
  Sample sample;
  sample.settings.only = {judge::Verdict::breach};
  CHECK(sample.json()["findings"].empty());
  sample.settings.only = {judge::Verdict::contested};
  CHECK(sample.json()["findings"].size() == 1);
  sample.settings.treaties = {"beta"};
  CHECK(sample.json()["findings"].empty());
}

TEST_CASE("a whole report is the document that its parts say") {
  Sample const sample;
  record::ReadError const error{"a.json", "/id", "C0204", "no id", std::nullopt};
  std::string const one = sample.text(report::JsonLayout::nested);
  Json const report = Json::parse(written(report::json_report, sample, {{error}}, {one, one}));
  CHECK(report["format"] == "casus-report/1");
  CHECK(report["cases"].size() == 2);
  CHECK(report["cases"][0] == sample.json());
  CHECK(report["errors"]
        == Json::parse(R"([{"file":"a.json","pointer":"/id","code":"C0204","message":"no id"}])"));
  CHECK(report["standard"] == Json::parse(R"({"name":"balance","value":0.55})"));
  CHECK(keys(report).back() == "cases");
  CHECK_FALSE(report.contains("interrupted"));
  Json const stopped = Json::parse(written(report::json_report, sample, {{}, true}, {}));
  CHECK(stopped["cases"].empty());
  CHECK(stopped["interrupted"] == true);
}

TEST_CASE("bulk reports are one line for the header and one for each case") {
  Sample const sample;
  std::string const text =
      written(report::ndjson_report, sample, {}, {sample.text(report::JsonLayout::line)});
  std::size_t const end = text.find('\n');
  CHECK(Json::parse(text.substr(0, end))["format"] == "casus-report/1");
  CHECK(Json::parse(text.substr(end + 1)) == sample.json());
  CHECK(std::count(text.begin(), text.end(), '\n') == 2);
}

TEST_CASE("text of a case cannot send an escape to the terminal") {
  Sample sample;
  sample.judged.title = "\x1b[2J \xc2\x9b \x7f \u202e";
  std::string const text = sample.text();
  for (char const* raw : {"\x1b", "\xc2\x9b", "\x7f", "\u202e"}) {
    CHECK(text.find(raw) == std::string::npos);
  }
  CHECK(sample.json()["title"] == sample.judged.title);
}
