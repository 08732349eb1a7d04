#include "engine/import/misp.hpp"

#include "engine/import/misp_words.hpp"
#include "engine/record/read.hpp"
#include "tests/golden/import/compact.hpp"
#include "tests/support/test_data.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace casus;
using import::Import;
using import::ImportedCase;

namespace {

Import take(std::string const& json) {
  return import::import_misp(json, "in.json", tests::repository_rulebook());
}

ImportedCase only(import::Import const& got) {
  REQUIRE(got.errors.empty());
  REQUIRE(got.cases.size() == 1);
  CHECK(got.cases[0].tally.dropped.empty());
  return got.cases[0];
}

/// An event with more members; single quotes stand for double ones.
ImportedCase event(std::string const& members) {
  std::string text =
      "{'Event': {'uuid': 'u-1', 'info': 'Outage', 'date': '2024-05-06'" + members + "}}";
  std::replace(text.begin(), text.end(), '\'', '"');
  return only(take(text));
}

std::string tags(std::string const& names) {
  std::string out = ", 'Tag': [{'name': 'tlp:clear'}";
  std::size_t at = 0;
  while (at < names.size()) {
    std::size_t const end = std::min(names.find(' ', at), names.size());
    out += ", {'name': '" + names.substr(at, end - at) + "'}";
    at = end + 1;
  }
  return out + "]";
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

constexpr char const* galaxy =
    ", 'Galaxy': [{'type': 'threat-actor', 'GalaxyCluster': [{'value': 'Example Group', 'meta': "
    "{'country': ['BY'], 'cfr-suspected-state-sponsor': ['Russian Federation'], "
    "'attribution-confidence': ['50']}}]}]";

std::string code_of(model::StateId state) { return tests::repository_rulebook()[state].code; }

}  // namespace

TEST_CASE("MISP: tags of the vocabulary and of the table say what was done") {
  auto const& book = tests::repository_rulebook();
  auto const flood = read(event(tags("europol-incident:availability=dos-ddos")));
  CHECK(book[flood.events.at(0).kind.at(0).value].name == "ddos");
  auto const leak =
      read(event(tags("rsit:availability=ddos "
                      "rsit:information-content-security=data-leak "
                      "nis:impact-sectors-impacted=banking")));
  CHECK(book[leak.events.at(0).causing.at(0).value].name == "data-exposure");
  CHECK(book[leak.events.at(0).affecting.at(0).value.kind].name == "finance");
  CHECK(read(event(tags("workflow:state=draft"))).events.empty());
}

TEST_CASE("MISP: a sponsor is a claim, the place of an actor imputes nothing, 50 says nothing") {
  auto const made = event(tags("rsit:availability=ddos") + galaxy);
  auto const got = read(made).events.at(0);
  REQUIRE(got.by.size() == 2);
  CHECK(code_of(got.by[0].value.state) == "RU");
  CHECK(got.by[0].value.basis == model::Basis::unspecified);
  CHECK_FALSE(got.by[0].confidence);
  CHECK(code_of(got.by[1].value.state) == "BY");
  CHECK(got.by[1].value.basis == model::Basis::territory);
  CHECK(warns(made, "several States (BY, RU)"));
}

TEST_CASE("MISP: the degree of a State's responsibility is a basis") {
  auto const basis = [](std::string const& level) {
    auto const got =
        read(event(tags("rsit:availability=ddos state-responsibility:" + level) + galaxy));
    return got.events.at(0).by.at(0).value.basis;
  };
  CHECK(basis("state-executed") == model::Basis::state_organ);
  CHECK(basis("state-ordered") == model::Basis::direction_or_control);
  CHECK(basis("state-coordinated") == model::Basis::unspecified);
  CHECK(basis("state-ignored") == model::Basis::territory);
}

TEST_CASE("MISP: Admiralty ratings and estimative language keep their own words") {
  auto const got =
      read(event(tags("rsit:availability=ddos admiralty-scale:source-reliability=b "
                      "admiralty-scale:information-credibility=6 "
                      "estimative-language:likelihood-probability=likely")));
  CHECK(got.sources.at(0).reliability == 'B');
  CHECK(got.sources.at(0).credibility == 6);
  CHECK(got.events.at(0).confidence == 0.7);
  auto const made =
      event(tags("rsit:availability=ddos "
                 "estimative-language:likelihood-probability=likely"));
  CHECK(made.json.find("\"term\": \"likely\"") != std::string::npos);
}

TEST_CASE("MISP: objects give times with their precision, victims, effects, and what is no act") {
  auto const object = [](std::string const& name, std::string const& attributes) {
    return ", 'Object': [{'name': '" + name + "', 'Attribute': [" + attributes + "]}]";
  };
  auto const timed =
      read(event(tags("rsit:availability=ddos")
                 + object("event",
                          "{'object_relation': 'start_time', 'type': 'datetime', 'value': "
                          "'2024-05-01T00:00:00Z'}, {'object_relation': 'start_time_fidelity', "
                          "'type': 'text', 'value': 'month'}, {'object_relation': 'end_time', "
                          "'type': 'datetime', 'value': '2024-05-09T00:00:00Z'}, "
                          "{'object_relation': 'end_time_fidelity', 'type': 'text', 'value': "
                          "'month'}")));
  CHECK(model::to_string(timed.events.at(0).time.at(0).value) == "in 2024-05");
  auto const victim =
      event(tags("rsit:availability=ddos")
            + object("victim",
                     "{'object_relation': 'regions', 'type': 'target-location', 'value': "
                     "'Iran, Islamic Republic of'}, {'object_relation': 'regions', 'type': "
                     "'target-location', 'value': 'Central Asia'}, {'object_relation': "
                     "'sectors', 'type': 'text', 'value': 'financial services'}"));
  auto const hit = read(victim).events.at(0);
  REQUIRE(hit.against.size() == 1);
  CHECK(code_of(hit.against[0].value) == "IR");
  CHECK(hit.affecting.size() == 1);
  CHECK(warns(victim, "is no State"));
  auto const incident = [&](std::string const& word) {
    return event(tags("rsit:availability=ddos")
                 + object("incident",
                          "{'object_relation': 'determination', 'type': 'text', "
                          "'value': '"
                              + word + "'}"));
  };
  CHECK(read(incident("false-positive")).events.empty());
  CHECK(read(incident("suspected")).events.at(0).confidence == 0.15);
}

TEST_CASE("MISP: events come alone, in a list, or in a server's answer; others are errors") {
  auto const got = take(R"({"response": [{"Event": {"uuid": "a", "info": "x"}}, 7,
    {"Event": {"info": "y"}}, {"Event": {"uuid": "a", "info": "z"}}]})");
  CHECK(got.cases.size() == 1);
  std::vector<std::string> seen;
  for (auto const& error : got.errors) seen.push_back(error.code + " " + error.pointer);
  CHECK(seen
        == std::vector<std::string>{"C0503 /response/1", "C0503 /response/2",
                                    "C0301 /response/3/Event/uuid"});
  CHECK(take(R"([{"uuid": "a", "info": "x"}])").cases.size() == 1);
  CHECK(take("").errors.at(0).code == "C0106");
}

TEST_CASE("MISP: every kind and basis of the table is one of ours") {
  auto const check = [](std::vector<import::WordRow> const& rows, model::Group group) {
    auto const& vocabulary = tests::repository_rulebook().vocabulary;
    for (import::WordRow const& row : rows) {
      INFO(row.word << " " << row.kind);
      auto const kind = vocabulary.find(row.kind);
      REQUIRE(kind);
      CHECK(vocabulary[*kind].group == group);
    }
  };
  check(import::misp_kinds(), model::Group::conduct);
  check(import::misp_effects(), model::Group::effects);
  check(import::misp_assets(), model::Group::assets);
  CHECK(import::misp_bases().size() == 10);
  for (import::WordRow const& row : import::misp_bases()) CHECK(model::find_basis(row.kind));
}

TEST_CASE("MISP: a real event imports and reads back") {
  auto const folder = tests::test_data("a real MISP event");
  if (!folder) return;
  auto const made = only(
      take(tests::file_text(*folder / "misp-events/57c4445b-c548-4654-af0b-4be3950d210f.json")));
  auto const got = read(made);
  CHECK(tests::repository_rulebook()[got.events.at(0).kind.at(0).value].name == "cyber-attack");
  CHECK(got.events[0].by.empty());
  CHECK(got.sources.size() == 3);
  CHECK(record::unverified_sources(got) == 2);
}
