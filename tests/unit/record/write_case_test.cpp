#include "dsl/compile.hpp"
#include "engine/record/files.hpp"
#include "engine/record/write.hpp"
#include "tests/unit/record/rulebook_fixture.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace casus;

namespace {

/// Without what depends on the file: its name and digest, and where in it something stands.
record::Case without_places(record::Case from) {
  from.file.clear();
  from.digest.clear();
  auto const clear = [](auto& rows) {
    for (auto& row : rows) row.pointer.clear();
  };
  clear(from.sources);
  clear(from.events);
  clear(from.complete);
  clear(from.answers);
  clear(from.expect);
  for (record::Event& event : from.events) {
    clear(event.time);
    clear(event.by);
    for (auto* role : {&event.against, &event.to, &event.territory, &event.with}) clear(*role);
    clear(event.affecting);
    for (auto* role : {&event.kind, &event.causing, &event.using_, &event.purpose, &event.giving,
                       &event.covering, &event.through}) {
      clear(*role);
    }
    clear(event.about);
  }
  return from;
}

/// Writes a case and reads it again.
record::Case through_text(model::Rulebook const& rulebook, record::Case const& from) {
  std::string const text = record::write_case(rulebook, from);
  record::ReadResult result = record::read_case(text, "again.json", rulebook);
  for (record::ReadError const& error : result.errors) {
    UNSCOPED_INFO(error.pointer << ": " << error.code << " " << error.message);
  }
  INFO(text);
  REQUIRE(result.value.has_value());
  CHECK(record::write_case(rulebook, *result.value) == text);
  return std::move(*result.value);
}

record::Case read_whole(std::string_view json) {
  record::ReadResult result = tests::read(json);
  REQUIRE(result.value.has_value());
  return std::move(*result.value);
}

/// How a written case shows the member `key` of its only event.
std::string shown(std::string_view key, std::string_view members) {
  record::Case const from = read_whole(tests::with_event(members));
  record::Value const written = record::case_value(tests::small_rulebook(), from);
  record::Value const* member = written.find("events")->items.front().find(key);
  return member == nullptr ? "nothing" : record::canonical_json(*member);
}

}  // namespace

TEST_CASE("every case of the repository is the same after it was written and read") {
  std::string const root = CASUS_SOURCE_DIR;
  model::Rulebook const rulebook = check::compile_paths({root + "/rules"}).rulebook.value();
  auto const results = record::collect_cases({root + "/cases"}, rulebook);
  CHECK(results.size() > 100);
  for (record::ReadResult const& result : results) {
    REQUIRE(result.value.has_value());
    INFO(result.value->file);
    record::Case const again = through_text(rulebook, *result.value);
    CHECK(without_places(again) == without_places(*result.value));
  }
}

TEST_CASE("every part of the format survives being written") {
  record::Case const from = read_whole(R"({
    "format": "casus-case/1.1", "id": "full", "title": "A “title”\nof two lines",
    "as_of": "2025-06-30T10:00:00Z",
    "sources": [
      {"id": "s1", "title": "t", "publisher": "p", "url": "u", "date": "2025-03",
       "reliability": "B", "credibility": 2, "x-verified": false},
      {"id": "s2", "confidence": 0.1, "speaks_for": "RU"}],
    "events": [
      {"id": "e1", "kind": ["intrusion", {"value": "wiper", "denied": true, "sources": ["s1"]}],
       "at": [{"value": {"from": "2025-03-02"}, "sources": ["s1", "s2"]}, "2025"],
       "discovered": {"to": "2025-03-05T06:00:00Z"}, "effective": "2025-05-01",
       "by": [{"value": "DE", "actor": "Group", "basis": "unspecified", "confidence": 1},
              "unattributed", {"value": "AT"}],
       "against": "IR", "territory": ["FR"], "with": ["DE"],
       "affecting": [{"value": "energy", "of": "CH"}], "confidence": 0.35, "sources": "s2"},
      {"id": "e2", "kind": "intrusion", "during": [], "about": ["e1"]}],
    "complete": [{"kinds": ["refusal"], "between": ["IR", "LT"], "from": "2025",
                  "until": "2025-06-01T12:00:00Z", "confidence": 0.9}],
    "expect": [{"treaty": "russia-iran-2021", "commitment": "non-attack", "bearer": "FR",
                "counterparty": "iran", "event": "e1", "standard": "clear", "verdict": "cleared"},
               {"treaty": "russia-iran-2021", "commitment": "non-attack", "standard": 0.6,
                "verdict": "no-finding"}],
    "expect_only": true})");
  record::Case const again = through_text(tests::small_rulebook(), from);
  CHECK(without_places(again) == without_places(from));
  CHECK(record::unverified_sources(again) == 1);
}

TEST_CASE("a written case is as short as an author would write it") {
  CHECK(shown("at", R"("at": "2025")") == R"("2025")");
  CHECK(shown("at", R"("at": "2025-03")") == R"("2025-03")");
  CHECK(shown("at", R"("at": {"from": "2025-03-01", "to": "2025-03-31"})") == R"("2025-03")");
  CHECK(shown("at", R"("at": {"from": "2025-03-01", "to": "2025-03-04"})")
        == R"({"from":"2025-03-01","to":"2025-03-04"})");
  CHECK(shown("at", R"("at": "2025-03-01T00:00:00Z")") == R"("2025-03-01T00:00:00Z")");
  CHECK(shown("at", R"("during": "2025-03-01")") == "nothing");
  CHECK(shown("during", R"("during": "2025-03-01")") == R"("2025-03-01")");
  CHECK(shown("by", R"("by": {"value": "RU", "denied": false})") == R"(["RU"])");
  CHECK(shown("against", R"("against": [])") == "nothing");
}

TEST_CASE("the version of a written case is the first that has what it needs") {
  auto const version = [](std::string_view members) {
    record::Case const from = read_whole(members);
    return record::case_value(tests::small_rulebook(), from).find("format")->text;
  };
  CHECK(version(tests::with(R"("title": "t")")) == "casus-case/1");
  CHECK(version(R"({"format": "casus-case/1.1", "id": "c", "events": []})") == "casus-case/1");
  CHECK(version(R"({"format": "casus-case/1.1", "id": "c", "events": [
                     {"id": "e", "kind": "intrusion", "effective": "2025"}]})")
        == "casus-case/1.1");
}
