#include "engine/record/read.hpp"
#include "tests/golden/import/compact.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>

using namespace casus;
using import::Import;
using import::ImportedCase;

namespace {

Import take(std::string_view json) {
  return import::import_veris(json, "in.json", tests::repository_rulebook());
}

ImportedCase own(std::string const& name) {
  auto const got = take(tests::file_text(std::filesystem::path(CASUS_SOURCE_DIR)
                                         / "tests/golden/import/own" / (name + ".json")));
  REQUIRE(got.errors.empty());
  REQUIRE(got.cases.size() == 1);
  return got.cases[0];
}

record::Case read(import::ImportedCase const& imported) {
  auto const got =
      record::read_case(imported.json, imported.file_name, tests::repository_rulebook());
  REQUIRE(got.value);
  return *got.value;
}

std::vector<std::string> kinds(record::Case const& got) {
  std::vector<std::string> out;
  for (auto const& claim : got.events.at(0).kind) {
    out.push_back(tests::repository_rulebook()[claim.value].name);
  }
  return out;
}

bool warns(import::ImportedCase const& imported, std::string_view words) {
  return std::any_of(
      imported.warnings.begin(), imported.warnings.end(),
      [&](std::string const& warning) { return warning.find(words) != std::string::npos; });
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("the country of an actor is an indication, with its name where it has one") {
  auto const got = read(own("several-victims"));
  auto const& event = got.events.at(0);
  REQUIRE(event.by.size() == 2);
  CHECK(event.by[0].value.basis == model::Basis::unspecified);
  CHECK(event.by[0].value.actor == "Fictional Group A");
  CHECK(event.by[1].value.actor == "Fictional Group B");
  CHECK(event.against.size() == 2);
  CHECK(event.affecting.size() == 4);  // two assets, each of two States
  CHECK(event.confidence == 0.5);
  CHECK(got.sources.at(0).publisher == "VERIS Community Database");
  CHECK(got.sources.at(0).date == model::Interval{1564653600, 1564653600});
}

TEST_CASE("a record whose notes contradict its fields is told of, not mended") {
  auto const imported = own("inverted-dyad");
  CHECK(warns(imported, "mentions Russia, by its field the State of an actor"));
  CHECK(warns(imported, "mentions India, by its field the State of an actor"));
  CHECK(warns(imported, "says `Chinese-speaking`; a language is not a State"));
  CHECK(warns(imported, "several countries of actors (IN, RU)"));
  auto const got = read(imported);
  auto const& book = tests::repository_rulebook();
  Names actors;
  for (auto const& claim : got.events.at(0).by) {
    actors.push_back(record::state_name(book, got, claim.value.state));
  }
  CHECK(actors == Names{"russia", "india"});
  CHECK(record::state_name(book, got, got.events[0].against.at(0).value) == "china");
}

TEST_CASE("what is only suspected is weak, what was nothing is no event") {
  CHECK(read(own("suspected")).events.at(0).confidence == 0.15);
  CHECK(warns(own("suspected"), "the record says `Suspected`"));
  for (char const* const name : {"near-miss", "false-positive", "no-act"}) {
    auto const imported = own(name);
    CHECK(read(imported).events.empty());
    CHECK(imported.warnings.size() == 1);
    CHECK(imported.tally.dropped.empty());
    CHECK(imported.tally.mapped == 2);  // id and title
  }
}

TEST_CASE("a group with a country is not that State") {
  CHECK(warns(own("group-with-a-country"), "calls the actor `Activist`, no organ of a State"));
  CHECK_FALSE(warns(own("inverted-dyad"), "no organ of a State"));
}

TEST_CASE("silence is no claim") {
  auto const imported = own("unknown-countries");
  CHECK(read(imported).events.at(0).by.empty());
  CHECK(read(imported).events.at(0).against.empty());
  CHECK(warns(imported, "the case names nobody"));
  CHECK(warns(imported, "does not say of which country it is"));
  CHECK(warns(own("unconfirmed-country"), "says `Unknown` beside a country"));
  CHECK(warns(own("country-by-name"), "`Russian Federation` is carried, and claims nothing"));
}

TEST_CASE("actions become kinds") {
  CHECK(kinds(read(own("scanning-only"))) == Names{"scanning"});
  CHECK(kinds(read(own("scanning-and-more"))) == Names{"wiper"});
  CHECK(kinds(read(own("accident"))) == Names{"accident"});
  CHECK(kinds(read(own("insider-leak"))) == Names{"defacement", "data-theft"});
  CHECK(kinds(read(own("inverted-dyad"))) == Names{"data-theft"});
  CHECK(kinds(read(own("ransomware-in-a-power-grid"))) == Names{"ransomware"});
}

TEST_CASE("times keep their precision") {
  auto const at = [](char const* name) { return read(own(name)).events.at(0); };
  CHECK(at("same-state").time.at(0).value == model::read_date("2019-06"));
  CHECK(at("day-without-month").time.at(0).value == model::read_date("2019"));
  CHECK(at("impossible-date").time.empty());
  CHECK(warns(own("impossible-date"), "no day of the calendar (2019-02-30)"));
  auto const power = at("ransomware-in-a-power-grid");
  CHECK(power.time.at(0).value == model::read_date("2019-06-30"));
  // Two weeks, in round figures: from one to three.
  CHECK(power.discovered
        == model::Interval{model::read_date("2019-07-07")->first,
                           model::read_date("2019-07-21")->last});
  CHECK(at("day-without-month").discovered
        == model::Interval{model::read_date("2019-02-01")->first,
                           model::read_date("2020-12-31")->last});
}

TEST_CASE("a record that says that no data got out says so") {
  auto const event = read(own("ransomware-in-a-power-grid")).events.at(0);
  REQUIRE(event.causing.size() == 2);
  CHECK_FALSE(event.causing[0].denied);
  CHECK(event.causing[1].denied);
}

TEST_CASE("references are kept and marked as not retrieved") {
  auto const got = read(own("ransomware-in-a-power-grid"));
  REQUIRE(got.sources.size() == 3);
  CHECK(got.sources[2].url == "https://b.example/two");
  CHECK(record::unverified_sources(got) == 2);
  CHECK(got.events.at(0).sources == std::vector<record::SourceId>{{0}});
}

TEST_CASE("fields of odd types are carried") {
  auto const imported = own("odd-types");
  CHECK(imported.tally.dropped.empty());
  CHECK(read(imported).events.at(0).by.empty());
  CHECK(read(imported).title == "VERIS record own-odd-types");
}

TEST_CASE("an embassy is not the property of the State that it stands in") {
  auto const imported = own("country-by-name");
  auto const event = read(imported).events.at(0);
  REQUIRE(event.affecting.size() == 1);
  CHECK_FALSE(event.affecting[0].value.of);
  CHECK(warns(imported, "mission of another State"));
}

TEST_CASE("a list of records gives a case each; what is no record is an error with its place") {
  auto const got = take(R"([{"incident_id": "a/b", "action": {"hacking": {}}}, 7,
    {"summary": "x"}, {"incident_id": "a/b"}, {"incident_id": ""}, {"incident_id": ".c"}])");
  REQUIRE(got.cases.size() == 2);
  CHECK(got.cases[0].file_name == "a-b.json");
  CHECK(got.cases[1].file_name == "-c.json");
  CHECK(kinds(read(got.cases[0])) == Names{"cyber-attack"});
  Names seen;
  for (auto const& error : got.errors) seen.push_back(error.code + " " + error.pointer);
  CHECK(seen == Names{"C0501 /1", "C0501 /2", "C0301 /3/incident_id", "C0207 /4/incident_id"});
}

TEST_CASE("text that is no JSON, and keys that stand twice, give no case") {
  CHECK(take("").errors.at(0).code == "C0106");
  CHECK(take("{").errors.at(0).code == "C0107");
  auto const twice = take(R"({"incident_id": "a", "summary": "x", "summary": "y"})");
  CHECK(twice.cases.empty());
  CHECK(twice.errors.at(0).code == "C0111");
  CHECK(take(std::string(10'000, '[') + std::string(10'000, ']')).errors.at(0).code == "C0109");
  CHECK(take(std::string(10'000, '[')).errors.at(0).code == "C0107");
  CHECK(take("[]").cases.empty());
}

TEST_CASE("a list is read one record at a time: the bounds are those of a record") {
  std::string list = "[";
  for (int i = 0; i < 20; ++i) {
    list += fmt::format(R"({}{{"incident_id": "r{}", "summary": "x"}})", i == 0 ? "" : ",", i);
  }
  text::Bounds few;
  few.json_values = 10;
  auto const got = import::import_veris(list + R"(,{"incident_id": "s", "incident_id": "t"}])",
                                        "in.json", tests::repository_rulebook(), few);
  CHECK(got.cases.size() == 20);
  REQUIRE(got.errors.size() == 1);
  CHECK(got.errors[0].code == "C0111");
  CHECK(got.errors[0].pointer == "/20/incident_id");
}

TEST_CASE("a record as deep as the limit still reads back as a case") {
  std::string deep = R"({"incident_id": "a", "action": {"malware": {}}, "plus": )";
  for (int i = 0; i < 31; ++i) deep += "[";
  for (int i = 0; i < 31; ++i) deep += "]";
  auto const got = take(deep + "}");
  REQUIRE(got.cases.size() == 1);
  CHECK(got.cases[0].tally.dropped.empty());
  CHECK(read(got.cases[0]).events.size() == 1);
}
