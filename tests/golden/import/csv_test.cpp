#include "engine/import/csv.hpp"

#include "engine/record/read.hpp"
#include "tests/golden/import/compact.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace casus;
using import::Import;

namespace {

constexpr char const* map = R"({"format": "casus-csv-map/1", "id": "id", "title": "name",
  "at": "when", "list": ",", "silence": ["?"], "against": "where",
  "kind": {"column": "what", "words": {"flood": "ddos"}},
  "by": {"country": "who", "basis": "territory"},
  "confidence": {"column": "sure", "scale": "ours", "words": {"low": 0.15}}})";
constexpr char const* header = "id,name,when,where,what,who,sure\n";

Import take(std::string const& rows, std::string const& mapping = map) {
  return import::import_csv(rows, "in.csv", mapping, "map.json", tests::repository_rulebook());
}

Import eurepoc(std::string const& rows) {
  return import::import_eurepoc(
      "ID,name,start_date,end_date,incident_type,receiver_country,receiver_category,"
      "initiator_country,initiator_category,attributed_initiator_country,attributing_country,"
      "attribution_date,sources_url\n"
          + rows,
      "in.csv", tests::repository_rulebook());
}

record::Case read(import::ImportedCase const& made) {
  auto const got = record::read_case(made.json, made.file_name, tests::repository_rulebook());
  for (auto const& error : got.errors) UNSCOPED_INFO(error.pointer << " " << error.message);
  REQUIRE(got.value);
  CHECK(made.tally.dropped.empty());
  return *got.value;
}

bool warns(import::ImportedCase const& made, std::string_view words) {
  return std::any_of(made.warnings.begin(), made.warnings.end(), [&](std::string const& warning) {
    return warning.find(words) != std::string::npos;
  });
}

std::string first_error(import::Import const& got) {
  REQUIRE_FALSE(got.errors.empty());
  return got.errors[0].code + " " + std::to_string(got.errors[0].line.value_or(0));
}

std::string code_of(model::StateId state) { return tests::repository_rulebook()[state].code; }

}  // namespace

TEST_CASE("CSV: a row is a case by the mapping of its columns") {
  auto const got =
      take(std::string(header)
           + "a,\"One, \"\"two\"\"\r\nlines\",2024-05,\"Iran,?\",flood,Russia,low\r\n");
  REQUIRE(got.errors.empty());
  REQUIRE(got.cases.size() == 1);
  auto const made = read(got.cases[0]);
  CHECK(made.id == "a");
  CHECK(made.title == "One, \"two\" lines");
  auto const& event = made.events.at(0);
  CHECK(model::to_string(event.time.at(0).value) == "in 2024-05");
  REQUIRE(event.against.size() == 1);
  CHECK(code_of(event.against[0].value) == "IR");
  CHECK(event.by.at(0).value.basis == model::Basis::territory);
  CHECK(event.confidence == 0.15);
}

TEST_CASE("CSV: what says nothing, no State, or no date claims nothing") {
  auto const got = take(std::string(header) + "a,,soon,Central Asia,flood,?,\n\nb,,,,other,,\n");
  REQUIRE(got.cases.size() == 2);
  auto const event = read(got.cases[0]).events.at(0);
  CHECK(event.time.empty());
  CHECK(event.against.empty());
  CHECK(event.by.empty());
  CHECK_FALSE(event.confidence);
  CHECK(warns(got.cases[0], "`Central Asia` is no State"));
  CHECK(warns(got.cases[0], "`soon` is no date"));
  CHECK(read(got.cases[1]).events.empty());
}

TEST_CASE("CSV: a table that cannot be read is an error with its line") {
  CHECK(first_error(take("")) == "C0106 0");
  CHECK(first_error(take("id,name\n")) == "C0504 1");
  CHECK(first_error(take(std::string(header) + "a,b\n")) == "C0504 2");
  CHECK(first_error(take(std::string(header) + "a,\"b,c,d,e,f,g\n")) == "C0504 2");
  CHECK(first_error(take(std::string(header) + "a,\"b\"x,c,d,e,f,g\n")) == "C0504 2");
  CHECK(first_error(take(std::string(header) + "a,\xFF,c,d,e,f,g\n")) == "C0504 2");
  CHECK(first_error(take("id,id\n")) == "C0504 1");
  auto const twice = take(std::string(header) + "a,,,,flood,,\na,,,,flood,,\nb,,,,flood,,\n");
  CHECK(twice.cases.size() == 2);
  CHECK(twice.errors.at(0).code == "C0301");
}

TEST_CASE("CSV: a mapping that is wrong is an error with its place") {
  auto const fault = [](std::string const& mapping) {
    auto const got = take("id\n1\n", mapping);
    REQUIRE_FALSE(got.errors.empty());
    CHECK(got.cases.empty());
    return got.errors[0].code + " " + got.errors[0].pointer;
  };
  CHECK(fault("{}") == "C0202 /format");
  CHECK(fault(R"({"format": "casus-csv-map/1"})") == "C0204 /id");
  CHECK(fault(R"({"format": "casus-csv-map/1", "id": "id", "kinds": {}})") == "C0205 /kinds");
  CHECK(fault(R"({"format": "casus-csv-map/1", "id": 7})") == "C0203 /id");
  CHECK(fault(R"({"format": "casus-csv-map/1", "id": "id", "delimiter": "ab"})")
        == "C0203 /delimiter");
  CHECK(fault(R"({"format": "casus-csv-map/1", "id": "id", "by": {"actor": "x"}})")
        == "C0204 /by/country");
  CHECK(fault(R"({"format": "casus-csv-map/1", "id": "id",
                  "confidence": {"column": "x", "words": {"low": 2}}})")
        == "C0401 /confidence/words/low");
}

TEST_CASE("EuRepoC: attributions stand side by side, each with its claimant") {
  auto const got = eurepoc(
      "35,Example,2013-01-14,2013-02-20,Data theft; Hijacking with Misuse,"
      "Kazakhstan; Central Asia,State institutions / political system,"
      "Russia; China,State; Non-state-group,Russia; China,United States; Iran,"
      "2014-01-01; 2015-02-03,https://a.example/x; https://b.example/y\n");
  REQUIRE(got.cases.size() == 1);
  auto const made = read(got.cases[0]);
  auto const& event = made.events.at(0);
  CHECK(event.kind.size() == 2);
  REQUIRE(event.by.size() == 4);
  CHECK(event.by[0].value.basis == model::Basis::state_organ);
  CHECK(event.by[1].value.basis == model::Basis::nationality);
  CHECK(made.sources.at(event.by[2].sources.at(0).value).publisher == "United States");
  CHECK(made.sources.at(event.by[3].sources.at(0).value).publisher == "Iran");
  CHECK(event.against.size() == 1);
  CHECK(warns(got.cases[0], "several States (CN, RU)"));
}

TEST_CASE("EuRepoC: an end before its start, first days, and a State against itself are told") {
  auto const got = eurepoc(
      "1277,Example,2018-05-01,2000-01-01,Disruption,Iran,,Iran,State,,,,\n"
      "2,Other,2018-05-01,Not available,Disruption,Iran,,Unknown,,,,,\n");
  REQUIRE(got.cases.size() == 2);
  CHECK(read(got.cases[0]).events.at(0).time.empty());
  CHECK(warns(got.cases[0], "lies before"));
  CHECK(warns(got.cases[0], "between a State and itself"));
  CHECK(warns(got.cases[1], "known to the month only"));
  CHECK(warns(got.cases[1], "accuses nobody"));
  CHECK(read(got.cases[1]).events.at(0).time.at(0).value.last == model::distant_future);
}
