// A case as STIX 2.1: what other tools read of it, how far it may be passed on, and that it comes
// back as it was.
#include "engine/export/stix.hpp"

#include "dsl/text/digest.hpp"
#include "engine/export/stix_names.hpp"
#include "engine/import/stix.hpp"
#include "engine/record/read.hpp"
#include "tests/unit/record/rulebook_fixture.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace casus;
using record::Value;
using tests::small_rulebook;

namespace {

constexpr char const* attack = R"({
  "format": "casus-case/1.2", "id": "fuel", "title": "Wiper", "as_of": "2025-06-30",
  "x-desk": {"room": 7, "list": [1.50, null]},
  "sources": [
    {"id": "s1", "title": "Report", "publisher": "CERT", "url": "https://example.org/r",
     "reliability": "B", "credibility": 2, "x-confidence": {"scale": "Admiralty", "term": "B2"}},
    {"id": "s2", "title": "Statement", "url": "see the archive", "tlp": "RED"}],
  "events": [
    {"id": "e1", "kind": ["wiper"], "at": {"from": "2025-03-02", "to": "2025-03-04"},
     "confidence": 0.626, "sources": ["s1"], "against": ["IR", {"value": "CN", "denied": true}],
     "affecting": ["energy"],
     "by": [{"value": "RU", "actor": "Group", "basis": "direction-or-control", "confidence": 0.6},
            {"value": "RU", "denied": true, "sources": ["s2"]},
            {"value": "KZ", "basis": "territory"}, {"value": "BY", "denied": true}]},
    {"id": "e2", "tlp": "AMBER", "kind": ["refusal"], "at": "2025-03-06", "by": ["RU"],
     "to": ["IR"], "about": "e1"},
    {"id": "e3", "kind": [{"value": "ddos", "denied": true}], "at": "2025-03"}]})";

record::Case case_of(std::string const& json) {
  record::ReadResult read = tests::read(json);
  for (auto const& error : read.errors) UNSCOPED_INFO(error.pointer << ": " << error.message);
  REQUIRE(read.value);
  return *read.value;
}

Value json_of(std::string const& json) {
  record::ErrorList none("case.json", 1);
  return record::parse_json(json, {}, none).value();
}

struct Bundle {
  std::vector<Value> objects;
  std::string id, text;
};

Bundle exported(std::vector<std::string> const& cases) {
  stix::Exporter exporter(small_rulebook());
  Bundle out;
  for (std::string const& json : cases) {
    for (Value& object : exporter.add(case_of(json), json_of(json))) {
      out.objects.push_back(std::move(object));
    }
  }
  Value bundle = Value::object();
  bundle.add("type", Value::of("bundle"));
  bundle.add("id", Value::of(exporter.bundle_id()));
  Value& list = bundle.add("objects", Value::array());
  for (Value const& object : out.objects) list.push(object);
  out.id = exporter.bundle_id();
  out.text = record::pretty_json(bundle);
  return out;
}

std::vector<Value> of_type(Bundle const& bundle, std::string const& type) {
  std::vector<Value> out;
  for (Value const& object : bundle.objects) {
    if (object.find("type")->text == type) out.push_back(object);
  }
  return out;
}

std::string text_at(Value const& object, std::string const& key) {
  Value const* const found = object.find(key);
  return found == nullptr ? "" : found->text;
}

std::string marking(Value const& object) {
  Value const* const refs = object.find("object_marking_refs");
  if (refs == nullptr) return "";
  for (stix::TlpMarking const& row : stix::tlp_markings) {
    if (row.id == refs->items.at(0).text) return std::string{record::name(row.tlp)};
  }
  return "unknown";
}

std::string named(Bundle const& bundle, std::string const& id) {
  for (Value const& object : bundle.objects) {
    if (text_at(object, "id") == id) return text_at(object, "name");
  }
  return "";
}

}  // namespace

TEST_CASE("a UUID of a name is that of the standard") {
  CHECK(text::name_uuid("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com")
        == "2ed6657d-e927-568b-95e1-2665a8aea6a2");  // RFC 9562, A.4
}

TEST_CASE("a case comes back as it was, with what only its file has") {
  Bundle const bundle = exported({attack});
  import::Import const back = import::import_stix(bundle.text, "bundle.json", small_rulebook());
  CHECK(back.errors.empty());
  REQUIRE(back.cases.size() == 1);
  CHECK(back.cases[0].id == "fuel");
  CHECK(back.cases[0].warnings.empty());
  CHECK(back.cases[0].json == record::pretty_json(json_of(attack)));
  CHECK(back.cases[0].tally.dropped.empty());
  for (auto const& [type, fates] : back.objects) {
    INFO(type);
    CHECK(fates.mapped > 0);
    CHECK(fates.carried + fates.superseded + fates.apart == 0);
  }
}

TEST_CASE("the same cases make the same bytes, and other cases other ids") {
  CHECK(exported({attack}).text == exported({attack}).text);
  std::string other = attack;
  other.replace(other.find("\"fuel\""), 6, "\"fire\"");
  Bundle const both = exported({attack, other});
  CHECK(both.id != exported({attack}).id);
  std::set<std::string> ids;
  for (Value const& object : both.objects) CHECK(ids.insert(text_at(object, "id")).second);
  CHECK(of_type(both, "incident").size() == 2);
  CHECK(of_type(both, "extension-definition").size() == 1);
  CHECK(import::import_stix(both.text, "b", small_rulebook()).cases.size() == 2);
}

TEST_CASE("other tools read incident, relationships, opinion and note") {
  Bundle const bundle = exported({attack});
  auto const incidents = of_type(bundle, "incident");
  REQUIRE(incidents.size() == 1);  // who only denies a kind tells of no incident
  CHECK(text_at(incidents[0], "name") == "wiper (e1 of fuel)");
  CHECK(incidents[0].find("confidence")->number == 63);
  CHECK_THAT(text_at(incidents[0], "description"),
             Catch::Contains("from 2025-03-02 to 2025-03-04") && Catch::Contains("energy"));
  std::set<std::string> said;
  for (Value const& one : of_type(bundle, "relationship")) {
    said.insert(named(bundle, text_at(one, "source_ref")) + " " + text_at(one, "relationship_type")
                + " " + named(bundle, text_at(one, "target_ref")));
  }
  // A basis that imputes nothing is no attribution, and a denial none either.
  CHECK(said
        == std::set<std::string>{"Group attributed-to Russian Federation",
                                 "wiper (e1 of fuel) attributed-to Group",
                                 "wiper (e1 of fuel) targets Islamic Republic of Iran"});
  auto const opinions = of_type(bundle, "opinion");
  REQUIRE(opinions.size() == 1);  // of what nobody claims there is no opinion
  CHECK(text_at(opinions[0], "opinion") == "disagree");
  auto const notes = of_type(bundle, "note");
  REQUIRE(notes.size() == 1);
  CHECK_THAT(text_at(notes[0], "content"), Catch::Contains("refusal")
                                               && Catch::Contains("by: Russian Federation")
                                               && Catch::Contains("to: Islamic Republic of Iran"));
}

TEST_CASE("a reader that does not know the extension finds the claims that STIX has words for") {
  Bundle bundle = exported({attack});
  std::string foreign = bundle.text;
  std::string const known{stix::case_extension};
  std::string const unknown = "extension-definition--00000000-0000-4000-8000-000000000000";
  for (auto at = foreign.find(known); at != std::string::npos; at = foreign.find(known)) {
    foreign.replace(at, known.size(), unknown);
  }
  import::Import const read = import::import_stix(foreign, "bundle.json", small_rulebook());
  REQUIRE(read.cases.size() == 1);
  record::Case const made = case_of(read.cases[0].json);
  record::Event const& event = made.events.at(0);
  CHECK(event.confidence == 0.63);
  REQUIRE(event.against.size() == 1);
  CHECK(event.against[0].value == model::StateId{1});
  bool const russia = std::any_of(event.by.begin(), event.by.end(), [](auto const& claim) {
    return claim.value.state == model::StateId{0} && claim.value.actor == "Group" && !claim.denied
           && claim.confidence == 0.6;
  });
  bool const denied = std::any_of(event.by.begin(), event.by.end(), [](auto const& claim) {
    return claim.value.state == model::StateId{0} && claim.denied;
  });
  CHECK(russia);
  CHECK(denied);
}

TEST_CASE("each object bears the mark of what it tells, and the whole that of the strictest part") {
  Bundle const bundle = exported({attack});
  CHECK(marking(of_type(bundle, "grouping").at(0)) == "RED");
  CHECK(marking(of_type(bundle, "note").at(0)) == "AMBER");
  CHECK(marking(of_type(bundle, "opinion").at(0)) == "RED");  // it cites what is red
  CHECK(marking(of_type(bundle, "incident").at(0)).empty());
  CHECK(of_type(bundle, "marking-definition").size() == 2);
  for (Value const& definition : of_type(bundle, "marking-definition")) {
    Value const* const level =
        definition.find("extensions")->find(stix::tlp_extension)->find("tlp_2_0");
    CHECK(record::read_tlp(level->text).has_value());
  }
}

TEST_CASE("the name of an actor goes as far as the freest claim that has it, and no further") {
  auto const with = [](std::string const& claims) {
    return R"({"format": "casus-case/1.2", "id": "c", "tlp": "GREEN", "events": [{"id": "e",
      "kind": ["wiper"], "at": "2025", "against": ["IR"], "by": [)"
           + claims + "]}]}";
  };
  std::string const red = R"({"value": "RU", "actor": "Group", "tlp": "RED"})";
  CHECK(marking(of_type(exported({with(red)}), "threat-actor").at(0)) == "RED");
  std::string const both = red + R"(, {"value": "RU", "actor": "Group", "confidence": 0.2})";
  CHECK(marking(of_type(exported({with(both)}), "threat-actor").at(0)) == "GREEN");
}

TEST_CASE("sources are references, an address only where it is one") {
  Bundle const bundle = exported({attack});
  Value const grouping = of_type(bundle, "grouping").at(0);
  auto const& sources = grouping.find("external_references")->items;
  REQUIRE(sources.size() == 2);
  CHECK(text_at(sources[0], "source_name") == "CERT");
  CHECK(text_at(sources[0], "url") == "https://example.org/r");
  CHECK(sources[1].find("url") == nullptr);
}

TEST_CASE("a case without events is a grouping of the extension's definition") {
  Bundle const bundle = exported({R"({"format": "casus-case/1", "id": "c", "events": []})"});
  CHECK(of_type(bundle, "grouping").at(0).find("object_refs")->items.at(0).text
        == stix::case_extension);
  CHECK(import::import_stix(bundle.text, "b", small_rulebook()).cases.size() == 1);
}

TEST_CASE("what somebody changed since is said, and the case says what it said then") {
  std::string changed = exported({attack}).text;
  std::string const incident = "\"type\": \"incident\"";
  auto const at = changed.find("\"modified\": \"2025", changed.find(incident));
  changed.replace(at, 17, "\"modified\": \"2026");
  import::Import const back = import::import_stix(changed, "b", small_rulebook());
  REQUIRE(back.cases.size() == 1);
  REQUIRE(back.cases[0].warnings.size() == 1);
  CHECK_THAT(back.cases[0].warnings[0], Catch::Contains("was changed after the case was exported"));
  CHECK(back.objects.at("incident").apart == 1);
  REQUIRE(back.left_out.size() == 1);
  CHECK_THAT(back.left_out[0], Catch::Contains("changed since"));
}

TEST_CASE("an extension that holds no case is refused with the place") {
  std::string broken = exported({attack}).text;
  auto const at = broken.find("\"wiper\"", broken.find("\"case\": {"));
  broken.replace(at, 7, "\"wipper\"");
  import::Import const back = import::import_stix(broken, "b", small_rulebook());
  CHECK(back.cases.empty());
  REQUIRE(back.errors.size() == 1);
  CHECK(back.errors[0].code == "C0302");
  CHECK_THAT(back.errors[0].pointer,
             Catch::StartsWith("/objects/") && Catch::Contains("/case/events/0/kind/0"));
  std::string no_case = exported({attack}).text;
  no_case.replace(no_case.find("\"case\": {"), 9, "\"case\": 7, \"rest\": {");
  CHECK(import::import_stix(no_case, "b", small_rulebook()).errors.size() == 1);
}

TEST_CASE("a grouping that is withdrawn claims nothing, and two of one case are told") {
  std::string const once = exported({attack}).text;
  std::string revoked = once;
  revoked.insert(revoked.find("\"context\""), "\"revoked\": true, ");
  auto const withdrawn = import::import_stix(revoked, "b", small_rulebook());
  CHECK(std::none_of(withdrawn.cases.begin(), withdrawn.cases.end(),
                     [](auto const& one) { return one.id == "fuel"; }));
  std::string twice = once;
  std::string copy = record::pretty_json(of_type(exported({attack}), "grouping").at(0));
  copy.replace(copy.find("grouping--") + 10, 1,
               copy[copy.find("grouping--") + 10] == '0' ? "1" : "0");
  twice.insert(twice.rfind(']'), ", " + copy);
  auto const told = import::import_stix(twice, "b", small_rulebook());
  CHECK(told.cases.size() == 1);
  CHECK(told.errors.size() == 1);
}
