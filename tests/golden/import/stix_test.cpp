#include "engine/import/stix.hpp"

#include "engine/import/incident_words.hpp"
#include "engine/record/read.hpp"
#include "tests/golden/import/compact.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace casus;
using import::Import;
using import::ImportedCase;

namespace {

Import take(std::string const& json) {
  return import::import_stix(json, "in.json", tests::repository_rulebook());
}

/// A bundle of an incident and whatever else is given; single quotes stand for double ones.
Import around_incident(std::string const& incident, std::string const& others) {
  std::string text =
      "{'type': 'bundle', 'id': 'bundle--1', 'objects': [{'type': 'incident', "
      "'id': 'incident--1', 'spec_version': '2.1', 'name': 'Outage'"
      + incident + "}" + others + "]}";
  std::replace(text.begin(), text.end(), '\'', '"');
  return take(text);
}

constexpr char const* actor =
    ",{'type': 'threat-actor', 'id': 'threat-actor--1', 'name': 'Example Group'},"
    "{'type': 'relationship', 'id': 'relationship--1', 'relationship_type': 'attributed-to',"
    " 'source_ref': 'incident--1', 'target_ref': 'threat-actor--1', 'confidence': 60}";
constexpr char const* state =
    ",{'type': 'identity', 'id': 'identity--ru', 'name': 'Russian Federation'},"
    "{'type': 'relationship', 'id': 'relationship--2', 'relationship_type': 'attributed-to',"
    " 'source_ref': 'threat-actor--1', 'target_ref': 'identity--ru', 'confidence': 40}";

ImportedCase const& only(import::Import const& got) {
  REQUIRE(got.errors.empty());
  REQUIRE(got.cases.size() == 1);
  CHECK(got.cases[0].tally.dropped.empty());
  return got.cases[0];
}

record::Case read(import::ImportedCase const& made) {
  auto const got = record::read_case(made.json, made.file_name, tests::repository_rulebook());
  for (auto const& error : got.errors) UNSCOPED_INFO(error.pointer << " " << error.message);
  REQUIRE(got.value);
  return *got.value;
}

bool warns(import::ImportedCase const& made, std::string_view words) {
  return std::any_of(made.warnings.begin(), made.warnings.end(), [&](std::string const& warning) {
    return warning.find(words) != std::string::npos;
  });
}

std::string extension(std::string const& words) {
  return ", 'extensions': {'extension-definition--ef765651-680c-498d-9894-99799f2fa126': "
         "{'extension_type': 'property-extension', "
         + words + "}}";
}

std::string kind_name(record::Case const& got) {
  return tests::repository_rulebook()[got.events.at(0).kind.at(0).value].name;
}

std::string code_of(model::StateId id) { return tests::repository_rulebook()[id].code; }

}  // namespace

TEST_CASE("STIX: who is behind an actor is a claim with the weakest confidence of its chain") {
  auto const got = read(only(around_incident("", std::string(actor) + state)));
  REQUIRE(got.events.size() == 1);
  CHECK(kind_name(got) == "cyber-attack");
  REQUIRE(got.events[0].by.size() == 1);
  auto const& claim = got.events[0].by[0];
  CHECK(code_of(claim.value.state) == "RU");
  CHECK(claim.value.actor == "Example Group");
  CHECK(claim.value.basis == model::Basis::unspecified);
  CHECK(claim.confidence == 0.4);
  CHECK(claim.sources.size() == 2);
}

TEST_CASE("STIX: where an actor is located imputes nothing to that State") {
  auto const made = only(around_incident(
      "", std::string(actor)
              + ",{'type': 'location', 'id': 'location--1', 'country': 'BY'},"
                "{'type': 'relationship', 'id': 'relationship--3', 'relationship_type': "
                "'located-at', 'source_ref': 'threat-actor--1', 'target_ref': 'location--1'}"));
  auto const got = read(made);
  REQUIRE(got.events.at(0).by.size() == 1);
  CHECK(got.events[0].by[0].value.basis == model::Basis::territory);
  CHECK(warns(made, "does not say whose it is"));
}

TEST_CASE("STIX: an actor without a State is named, and accuses nobody") {
  auto const made = only(around_incident("", actor));
  auto const got = read(made);
  CHECK(got.events.at(0).by.at(0).value.state == record::nobody);
  CHECK(got.events[0].by[0].value.actor == "Example Group");
  CHECK(warns(made, "accuses nobody"));
}

TEST_CASE("STIX: conflicting attributions stand side by side") {
  auto const made = only(around_incident(
      "", std::string(actor) + state
              + ",{'type': 'identity', 'id': 'identity--cn', 'name': 'China'},"
                "{'type': 'relationship', 'id': 'relationship--4', 'relationship_type': "
                "'attributed-to', 'source_ref': 'incident--1', 'target_ref': 'identity--cn'}"));
  CHECK(read(made).events.at(0).by.size() == 2);
  CHECK(warns(made, "several States (CN, RU)"));
}

TEST_CASE("STIX: an opinion claims or denies what it is about, a neutral one neither") {
  auto const with = [](std::string const& word) {
    return read(only(around_incident(
        "", std::string(actor) + state
                + ",{'type': 'identity', 'id': 'identity--x', 'name': 'Russia'},"
                  "{'type': 'opinion', 'id': 'opinion--1', 'created_by_ref': 'identity--x', "
                  "'opinion': '"
                + word + "', 'object_refs': ['relationship--1']}")));
  };
  auto const denied = with("strongly-disagree");
  REQUIRE(denied.events.at(0).by.size() == 2);
  CHECK(denied.events[0].by[1].denied);
  auto const& source = denied.sources.at(denied.events[0].by[1].sources.at(0).value);
  REQUIRE(source.speaks_for);
  CHECK(code_of(*source.speaks_for) == "RU");
  auto const agreed = with("agree");
  REQUIRE(agreed.events.at(0).by.size() == 2);
  CHECK_FALSE(agreed.events[0].by[1].denied);
  CHECK(with("neutral").events.at(0).by.size() == 1);
}

TEST_CASE("STIX: both generations of the extension say what is no act and what is doubtful") {
  for (char const* const word : {"blocked", "failed-attempt", "false-positive"}) {
    INFO(word);
    auto const made = only(around_incident(
        extension(std::string("'incident_types': ['ransomware'], 'determination': '") + word + "'"),
        ""));
    CHECK(read(made).events.empty());
    CHECK(warns(made, "nothing was done to anybody"));
  }
  for (char const* const word : {"confirmed", "successful-attempt"}) {
    auto const got =
        read(only(around_incident(extension(std::string("'determination': '") + word + "'"), "")));
    CHECK(kind_name(got) == "cyber-attack");
    CHECK_FALSE(got.events.at(0).confidence);
  }
  auto const doubtful = read(only(around_incident(
      ", 'confidence': 70"
          + extension("'determination': 'suspected', 'incident_types': ['packet-flood']"),
      "")));
  CHECK(kind_name(doubtful) == "ddos");
  CHECK(doubtful.events.at(0).confidence == 0.15);
}

TEST_CASE("STIX: an incident that does not say what was done has no event") {
  auto const made = only(around_incident("", ""));
  CHECK(read(made).events.empty());
  CHECK(warns(made, "does not say what was done"));
}

TEST_CASE("STIX: times keep the precision that they have") {
  auto const at = [](std::string const& times) {
    auto const got = read(only(around_incident(
        extension("'determination': 'confirmed', 'event_refs': ['event--1']"),
        ",{'type': 'event', 'id': 'event--1', 'status': 'occurred', " + times + "}")));
    auto const& time = got.events.at(0).time;
    return time.empty() ? std::string{"unknown"} : model::to_string(time.at(0).value);
  };
  CHECK(at("'start_time': '2020-10-01T00:00:00Z', 'start_time_fidelity': 'month', "
           "'end_time': '2020-10-01T00:00:00Z', 'end_time_fidelity': 'month'")
        == "in 2020-10");
  CHECK(at("'start_time': '2020-10-15T06:00:00Z', 'start_time_fidelity': 'day', "
           "'end_time': '2020-10-16T06:00:00Z', 'end_time_fidelity': 'day'")
        == "from 2020-10-15 to 2020-10-16");
  CHECK(at("'start_time': '2018-05-01T00:00:00Z', 'end_time': '2000-01-01T00:00:00Z'")
        == "unknown");
}

TEST_CASE("STIX: the first day of a month is doubted, an event that did not occur is no time") {
  auto const month = only(take(R"([{"type": "campaign", "id": "campaign--1", "name": "C",
    "first_seen": "2019-12-01T07:00:00Z", "last_seen": "2019-12-05T07:00:00Z"}])"));
  CHECK(warns(month, "known to the month only"));
  auto const made = only(around_incident(
      extension("'determination': 'confirmed', 'event_refs': ['event--1']"),
      ",{'type': 'event', 'id': 'event--1', 'status': 'not-occurred', 'start_time': "
      "'2020-10-15T06:00:00Z'}"));
  CHECK(read(made).events.at(0).time.empty());
}

TEST_CASE("STIX: a victim is the State that it is, or where it is; a mission is neither") {
  auto const made = [](std::string const& name) {
    return only(around_incident(
        extension("'incident_types': ['ransomware']"),
        ",{'type': 'identity', 'id': 'identity--v', 'name': '" + name
            + "', 'sectors': ['energy']},"
              "{'type': 'location', 'id': 'location--1', 'country': 'BY'},"
              "{'type': 'relationship', 'id': 'relationship--5', 'relationship_type': 'targets', "
              "'source_ref': 'incident--1', 'target_ref': 'identity--v', 'confidence': 85},"
              "{'type': 'relationship', 'id': 'relationship--6', 'relationship_type': "
              "'located-at', 'source_ref': 'identity--v', 'target_ref': 'location--1'}"));
  };
  auto const works = read(made("Example Works"));
  REQUIRE(works.events.at(0).against.size() == 1);
  CHECK(code_of(works.events[0].against[0].value) == "BY");
  CHECK(works.events[0].against[0].confidence == 0.85);
  REQUIRE(works.events[0].affecting.size() == 1);
  CHECK(works.events[0].affecting[0].value.of == works.events[0].against[0].value);
  auto const embassy = made("Embassy of a State");
  CHECK(read(embassy).events.at(0).against.empty());
  CHECK(warns(embassy, "mission of one State in another"));
  CHECK(warns(made("Nobody"), "No State is named") == false);
}

TEST_CASE("STIX: a State that is actor and victim is told of; a place that is no State too") {
  std::string const target =
      ",{'type': 'relationship', 'id': 'relationship--7', 'relationship_type': 'targets', "
      "'source_ref': 'incident--1', 'target_ref': 'identity--ru'}";
  CHECK(warns(only(around_incident("", std::string(actor) + state + target)),
              "between a State and itself"));
  auto const region = only(around_incident(
      extension("'incident_types': ['ransomware']"),
      ",{'type': 'location', 'id': 'location--1', 'country': 'Central Asia'},"
      "{'type': 'relationship', 'id': 'relationship--8', 'relationship_type': 'targets', "
      "'source_ref': 'incident--1', 'target_ref': 'location--1'}"));
  CHECK(warns(region, "is no State"));
  CHECK(read(region).events.at(0).against.empty());
}

TEST_CASE("STIX: a task between States is a communication, any other is carried") {
  auto const with = [](std::string const& outcome) {
    return read(only(around_incident(
        extension("'incident_types': ['ransomware'], 'task_refs': ['task--1']"),
        ",{'type': 'identity', 'id': 'identity--ir', 'name': 'Iran, Islamic Republic of'},"
        "{'type': 'identity', 'id': 'identity--ru', 'name': 'Russia'},"
        "{'type': 'task', 'id': 'task--1', 'name': 'Note', 'owner': 'identity--ir', 'task_types': "
        "['victim-notification'], 'outcome': '"
            + outcome
            + "', 'end_time': '2020-10-17T10:00:00Z'},"
              "{'type': 'relationship', 'id': 'relationship--9', 'relationship_type': 'targets', "
              "'source_ref': 'task--1', 'target_ref': 'identity--ru'}")));
  };
  auto const sent = with("successful");
  REQUIRE(sent.events.size() == 2);
  CHECK(tests::repository_rulebook()[sent.events[1].kind.at(0).value].name == "notification");
  CHECK(code_of(sent.events[1].by.at(0).value.state) == "IR");
  CHECK(code_of(sent.events[1].to.at(0).value) == "RU");
  CHECK(with("failed").events.size() == 1);
}

TEST_CASE("STIX: the newest version counts, and what is withdrawn claims nothing") {
  auto const got = take(R"([
    {"type": "campaign", "id": "campaign--1", "name": "Old", "modified": "2020-01-01T00:00:00Z"},
    {"type": "campaign", "id": "campaign--1", "name": "New", "modified": "2021-01-01T00:00:00Z"},
    {"type": "malware", "id": "malware--1", "name": "Of nobody"}])");
  CHECK(only(got).json.find("\"title\": \"New\"") != std::string::npos);
  CHECK(got.objects.at("campaign").superseded == 1);
  CHECK(got.objects.at("malware").apart == 1);
  CHECK(got.left_out.size() == 2);
  CHECK(read(only(take(R"([{"type": "campaign", "id": "campaign--2", "revoked": true}])")))
            .events.empty());
}

TEST_CASE("STIX: what is no STIX is an error with its place, and spoils nothing else") {
  auto const got = take(R"({"type": "bundle", "objects": [7, {"type": "campaign"},
    {"type": "campaign", "id": "campaign--1", "name": "C"}, {"a": 1, "a": 2}]})");
  CHECK(got.cases.size() == 1);
  std::vector<std::string> seen;
  for (auto const& error : got.errors) seen.push_back(error.code + " " + error.pointer);
  CHECK(seen
        == std::vector<std::string>{"C0502 /objects/0", "C0502 /objects/1", "C0111 /objects/3/a"});
  CHECK(take(R"({"type": "galaxy", "objects": []})").errors.at(0).code == "C0502");
  CHECK(take("").errors.at(0).code == "C0106");
  CHECK(take("{\"objects\": [1, 2").errors.at(0).code == "C0107");
  CHECK(take("{\"objects\": []} x").errors.size() == 1);
}

TEST_CASE("every kind of the table of incident words is in the vocabulary, in its group") {
  auto const check = [](std::vector<import::WordRow> const& rows, model::Group group) {
    auto const& vocabulary = tests::repository_rulebook().vocabulary;
    for (import::WordRow const& row : rows) {
      INFO(row.word << " " << row.kind);
      auto const kind = vocabulary.find(row.kind);
      REQUIRE(kind);
      CHECK(vocabulary[*kind].group == group);
    }
  };
  check(import::incident_types(), model::Group::conduct);
  check(import::malware_types(), model::Group::conduct);
  check(import::techniques(), model::Group::conduct);
  check(import::incident_effects(), model::Group::effects);
  check(import::sectors(), model::Group::assets);
  check(import::tasks(), model::Group::communications);
  for (import::ImpactRow const& row : import::impacts()) {
    CHECK(tests::repository_rulebook().vocabulary.find(row.effect));
  }
  CHECK(import::kind_of(import::techniques(), "T1491.002") == "defacement");
  CHECK(import::kind_of(import::techniques(), "T9999").empty());
}
