#include "engine/import/misp.hpp"
#include "engine/import/stix.hpp"
#include "engine/record/read.hpp"
#include "tests/golden/import/compact.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace casus;
using import::ImportedCase;
using record::Tlp;

namespace {

constexpr char const* clear = "'marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487'";
constexpr char const* white = "'marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9'";
constexpr char const* green = "'marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da'";
constexpr char const* amber = "'marking-definition--f88d31f6-486f-44da-b317-01333bde0b82'";
constexpr char const* strict = "'marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003'";
constexpr char const* red = "'marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed'";

ImportedCase only(import::Import const& got) {
  REQUIRE(got.errors.empty());
  REQUIRE(got.cases.size() == 1);
  CHECK(got.cases[0].tally.dropped.empty());
  return got.cases[0];
}

std::string quoted(std::string text) {
  std::replace(text.begin(), text.end(), '\'', '"');
  return text;
}

std::string marked(std::string const& ids) { return ", 'object_marking_refs': [" + ids + "]"; }

/// A bundle of an incident, with more members, and of other objects.
ImportedCase stix(std::string const& incident, std::string const& others = "") {
  return only(
      import::import_stix(quoted("{'type': 'bundle', 'id': 'bundle--1', 'objects': [{'type': "
                                 "'incident', 'id': 'incident--1', 'name': 'Outage', "
                                 "'incident_types': ['denial-of-service']"
                                 + incident + "}" + others + "]}"),
                          "in.json", tests::repository_rulebook()));
}

std::string object(std::string const& type, std::string const& id, std::string const& members) {
  return ",{'type': '" + type + "', 'id': '" + type + "--" + id + "'" + members + "}";
}

std::string relationship(std::string const& type, std::string const& from, std::string const& to,
                         std::string const& members = "") {
  return object("relationship", from + type + to,
                ", 'relationship_type': '" + type + "', 'source_ref': '" + from
                    + "', 'target_ref': '" + to + "'" + members);
}

ImportedCase misp(std::string const& members) {
  return only(import::import_misp(
      quoted("{'Event': {'uuid': 'u-1', 'info': 'Outage', 'date': '2024-05-06'" + members + "}}"),
      "in.json", tests::repository_rulebook()));
}

record::Case read(ImportedCase const& made) {
  auto const got = record::read_case(made.json, made.file_name, tests::repository_rulebook());
  for (auto const& error : got.errors) UNSCOPED_INFO(error.pointer << " " << error.message);
  REQUIRE(got.value);
  return *got.value;
}

bool warns(ImportedCase const& made, std::string_view words) {
  return std::any_of(made.warnings.begin(), made.warnings.end(), [&](std::string const& warning) {
    return warning.find(words) != std::string::npos;
  });
}

std::optional<Tlp> mark_of_stix(std::string const& ids, std::string const& others = "") {
  return read(stix(marked(ids), others)).tlp;
}

}  // namespace

TEST_CASE("STIX: marks are read by their ids, of both versions of the protocol") {
  CHECK(mark_of_stix(clear) == Tlp::clear);
  CHECK(mark_of_stix(white) == Tlp::clear);
  CHECK(mark_of_stix(strict) == Tlp::amber_strict);
  CHECK(mark_of_stix(std::string(green) + "," + red + "," + amber) == Tlp::red);
  // An import without marks needs no newer format than before.
  CHECK(stix("").json.find("\"casus-case/1\"") != std::string::npos);
  CHECK_FALSE(read(stix("")).tlp);
}

TEST_CASE("STIX: marks are read by their definitions, and a copyright is none") {
  auto const defined = [](std::string const& members) {
    return mark_of_stix("'marking-definition--7'", object("marking-definition", "7", members));
  };
  CHECK(defined(", 'definition_type': 'tlp', 'definition': {'tlp': 'amber'}") == Tlp::amber);
  CHECK(defined(", 'extensions': {'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d': "
                "{'extension_type': 'property-extension', 'tlp_2_0': 'amber+strict'}}")
        == Tlp::amber_strict);
  CHECK_FALSE(defined(", 'definition_type': 'statement', 'definition': {'statement': 'mine'}"));
  CHECK_FALSE(mark_of_stix("'marking-definition--fa42a846-8d90-4e51-bc29-71d5b4802168'"));
}

TEST_CASE("STIX: a mark that cannot be read counts as the strictest, and is named") {
  for (std::string const& definition :
       {std::string{}, object("marking-definition", "7", ", 'definition_type': 'iep'"),
        object("marking-definition", "7", ", 'definition': {'tlp': 'purple'}")}) {
    auto const made = stix(marked("'marking-definition--7'"), definition);
    CHECK(read(made).tlp == Tlp::red);
    CHECK(warns(made, "`marking-definition--7`"));
    CHECK(warns(made, "counts as TLP:RED"));
  }
  CHECK(read(stix(marked("7"))).tlp == Tlp::red);
  // The mark that stands for a known id may not be softened by a definition of the file.
  CHECK(mark_of_stix(red, object("marking-definition", "5e57c739-391a-4eb3-b6be-7d15ca92d5ed",
                                 ", 'definition': {'tlp': 'white'}"))
        == Tlp::red);
}

TEST_CASE("STIX: the strictest of granular markings counts, those of a language do not") {
  auto const granular = [](std::string const& list) {
    return read(stix(marked(green) + ", 'granular_markings': [" + list + "]")).tlp;
  };
  CHECK(granular("{'selectors': ['name'], 'marking_ref': " + std::string(amber) + "}")
        == Tlp::amber);
  CHECK(granular("{'selectors': ['name'], 'lang': 'fr'}") == Tlp::green);
  CHECK(granular("{'selectors': ['name']}") == Tlp::red);
}

TEST_CASE("STIX: a claim is marked as strictly as anything that it is made of") {
  std::string const state = object("identity", "ru", ", 'name': 'Russian Federation'");
  auto const attributed = [&](std::string const& first, std::string const& second,
                              std::string const& who) {
    auto const made =
        stix(marked(green),
             object("threat-actor", "1", ", 'name': 'Example Group'" + who) + state
                 + relationship("attributed-to", "incident--1", "threat-actor--1", first)
                 + relationship("attributed-to", "threat-actor--1", "identity--ru", second));
    auto const got = read(made);
    CHECK(got.tlp == Tlp::green);
    CHECK_FALSE(got.events.at(0).tlp);
    return got.events.at(0).by.at(0).tlp;
  };
  CHECK_FALSE(attributed("", "", ""));
  CHECK_FALSE(attributed(marked(clear), "", ""));
  CHECK(attributed(marked(amber), "", "") == Tlp::amber);
  CHECK(attributed("", marked(red), "") == Tlp::red);
  CHECK(attributed(marked(amber), ", 'confidence': 40" + marked(strict), "") == Tlp::amber_strict);
  CHECK(attributed("", "", marked(amber)) == Tlp::amber);
}

TEST_CASE("STIX: an opinion is as strict as what it is about, and leaves that as it is") {
  auto const got =
      read(stix("", object("identity", "ru", ", 'name': 'Russian Federation'" + marked(amber))
                        + relationship("attributed-to", "incident--1", "identity--ru")
                        + object("opinion", "1",
                                 ", 'opinion': 'disagree', 'object_refs': "
                                 "['relationship--incident--1attributed-toidentity--ru']"
                                     + marked(green))
                        + object("opinion", "2",
                                 ", 'opinion': 'agree', 'object_refs': "
                                 "['relationship--incident--1attributed-toidentity--ru']"
                                     + marked(red))));
  auto const& by = got.events.at(0).by;
  REQUIRE(by.size() == 3);
  CHECK(by[0].tlp == Tlp::amber);
  CHECK(by[1].tlp == Tlp::amber);
  CHECK(by[2].tlp == Tlp::red);
}

TEST_CASE("STIX: who is hit, what was used and when are marked each by itself") {
  auto const got = read(stix(
      "", object("identity", "1", ", 'name': 'A bank', 'sectors': ['financial-services']")
              + object("location", "ir", ", 'country': 'IR'" + marked(green))
              + relationship("targets", "incident--1", "identity--1", marked(clear))
              + relationship("located-at", "identity--1", "location--ir", marked(amber))
              + object("malware", "1", ", 'malware_types': ['wiper']")
              + relationship("uses", "incident--1", "malware--1", marked(strict))
              + object("event", "1",
                       ", 'status': 'occurred', 'start_time': '2024-05-01T10:00:00Z', 'end_time': "
                       "'2024-05-02T10:00:00Z'")
              + relationship("led-to", "incident--1", "event--1", marked(red))));
  auto const& event = got.events.at(0);
  CHECK_FALSE(event.tlp);
  CHECK(event.against.at(0).tlp == Tlp::amber);
  CHECK(event.affecting.at(0).tlp == Tlp::amber);
  REQUIRE(event.kind.size() == 2);
  CHECK_FALSE(event.kind[0].tlp);
  CHECK(event.kind[1].tlp == Tlp::amber_strict);
  CHECK(event.time.at(0).tlp == Tlp::red);
}

TEST_CASE("STIX: a task that is strict makes its communication strict, not the incident") {
  auto const got =
      read(stix("", object("identity", "ru", ", 'name': 'Russian Federation'")
                        + object("identity", "ir", ", 'name': 'Iran'")
                        + object("task", "1",
                                 ", 'name': 'Told', 'outcome': 'successful', 'task_types': "
                                 "['victim-notification'], 'owner': 'identity--ru'")
                        + relationship("targets", "task--1", "identity--ir")
                        + relationship("led-to", "incident--1", "task--1", marked(amber))));
  REQUIRE(got.events.size() == 2);
  CHECK_FALSE(got.events[0].tlp);
  CHECK(got.events[1].tlp == Tlp::amber);
}

TEST_CASE("STIX: a source is as strict as what it is, and as its author") {
  auto const made = stix(
      ", 'created_by_ref': 'identity--1', 'external_references': [{'source_name': 'desk', "
      "'url': 'https://example.org'}]",
      object("identity", "1", ", 'name': 'Desk'" + marked(amber))
          + object("report", "1",
                   ", 'name': 'More', 'published': '2024-05-07', 'object_refs': ['incident--1']"
                       + marked(red)));
  auto const got = read(made);
  REQUIRE(got.sources.size() == 3);
  CHECK(got.sources[0].tlp == Tlp::amber);
  CHECK_FALSE(got.sources[1].tlp);
  CHECK(got.sources[2].tlp == Tlp::red);
  // The fields that say so are accounted for, and carried as well.
  CHECK(std::any_of(made.mapped.begin(), made.mapped.end(), [](import::MappedField const& field) {
    return field.to == "/sources/2/tlp" && !field.exact;
  }));
}

TEST_CASE("MISP: tags mark the event, an attribute and what is in an object") {
  auto const got = read(
      misp(", 'Tag': [{'name': 'TLP:Green'}, {'name': 'rsit:availability=ddos'}], 'Attribute': ["
           "{'type': 'threat-actor', 'value': 'One', 'Tag': [{'name': 'tlp:amber'}]},"
           "{'type': 'threat-actor', 'value': 'Two', 'Tag': [{'name': 'tlp:white'}]},"
           "{'type': 'link', 'value': 'https://example.org', 'Tag': [{'name': 'tlp:red'}]}],"
           "'Object': [{'name': 'event', 'Tag': [{'name': 'tlp:amber+strict'}], 'Attribute': ["
           "{'object_relation': 'start_time', 'type': 'datetime', 'value': "
           "'2024-05-01T00:00:00Z'}]}]"));
  CHECK(got.tlp == Tlp::green);
  auto const& event = got.events.at(0);
  CHECK_FALSE(event.tlp);
  REQUIRE(event.by.size() == 2);
  CHECK(event.by[0].tlp == Tlp::amber);
  CHECK_FALSE(event.by[1].tlp);
  CHECK(event.time.at(0).tlp == Tlp::amber_strict);
  REQUIRE(got.sources.size() == 2);
  CHECK_FALSE(got.sources[0].tlp);
  CHECK(got.sources[1].tlp == Tlp::red);
}

TEST_CASE("MISP: what is no level of the protocol counts as the strictest, and is named") {
  for (std::string const name : {"tlp:ex:chr", "tlp:unclear", "tlp:purple", "tlp:"}) {
    auto const made = misp(", 'Tag': [{'name': 'tlp:green'}, {'name': '" + name + "'}]");
    CHECK(read(made).tlp == Tlp::red);
    CHECK(warns(made, "`" + name + "` is no level"));
    CHECK(made.json.find("\"" + name + "\"") != std::string::npos);
  }
  CHECK_FALSE(read(misp(", 'Tag': [{'name': 'tlpx:red'}]")).tlp);
}
