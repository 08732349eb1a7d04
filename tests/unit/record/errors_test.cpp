#include "engine/record/errors.hpp"

#include "tests/unit/record/rulebook_fixture.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace casus;
using tests::read;
using tests::with;
using tests::with_event;

namespace {

/// A case with one thing wrong, and what must be said of it.
struct Row {
  std::string json;
  std::string code, pointer, says;
};

std::string repeated(std::string_view part, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

std::vector<Row> file_rows() {
  return {
      {"", "C0106", "", "the file is empty"},
      {" \n\t", "C0106", "", "the file is empty"},
      {"{\"a\": \"\xff\"}", "C0104", "", "byte 8 (0xff) in line 1 is not UTF-8"},
      {"\xff\xfe{", "C0104", "", "save the file as UTF-8"},
      {std::string("{\n\0}", 4), "C0105", "", "byte 3 in line 2 is a null character"},
      {with(R"("title": "a\u0000b")"), "C0105", "/title", "null character"},
      {"{\"format\": }", "C0107", "", "`}` is not expected in line 1, column 12"},
      {R"({"format": "casus-case/1"} x)", "C0108", "", "many go into `.ndjson`"},
      {std::string(100, '['), "C0109", repeated("/0", 63), "more than 64 brackets"},
      {with("\"x-deep\": " + std::string(10'000, '[')), "C0109", "/x-deep" + repeated("/0", 62),
       "more than 64"},
      {with(R"("as_of": "2025", "as_of": "2026")"), "C0111", "/as_of", "stands twice"},
      {with_event(R"("by": [{"value": "RU", "value": "IR"}])"), "C0111", "/events/0/by/0/value",
       "the key `value` stands twice"},
      {with_event(R"("confidence": 1e999)"), "C0112", "/events/0/confidence",
       "`1e999` is too large"},
  };
}

std::vector<Row> shape_rows() {
  return {
      {"[]", "C0201", "", "a case is an object, and this is a list"},
      {"null", "C0201", "", "this is `null`"},
      {"{}", "C0201", "", "the key `format` is missing"},
      {R"({"incident_id": "1", "actor": {}})", "C0201", "", "`casus import veris` turns it"},
      {R"({"type": "bundle", "objects": []})", "C0201", "", "STIX bundle"},
      {R"({"Event": {}})", "C0201", "", "MISP event"},
      {R"({"format": "casus-report/1", "cases": []})", "C0201", "/format",
       "`casus-report/1` is not the format of a case; this program reads `casus-case/1`"},
      {R"({"format": "casus-case/1.9", "id": 7})", "C0202", "/format",
       "`casus-case/1.9` is a version of the format that it does not know"},
      {R"({"format": "casus-case/2"})", "C0202", "/format", "casus-case/2"},
      {R"({"format": 1, "id": "c", "events": []})", "C0203", "/format",
       "the number `1` is not a text"},
      {with(R"("title": null)"), "C0203", "/title",
       "leave the key out: what is missing is unknown"},
      {with(R"("sources": {"id": "s1"})"), "C0203", "/sources", "an object is not a list"},
      {with(R"("sources": ["s1"])"), "C0203", "/sources/0", "the text `s1` is not a source"},
      {with(R"("expect_only": "yes")"), "C0203", "/expect_only", "is not `true` or `false`"},
      {with_event(R"("against": 7)"), "C0203", "/events/0/against", "the code of a State"},
      {with_event(R"("confidence": "high")"), "C0203", "/events/0/confidence",
       "the text `high` is not a number from 0 to 1"},
      {with_event(R"("by": [{"value": "RU", "denied": "no"}])"), "C0203", "/events/0/by/0/denied",
       "`true` or `false`"},
      {with_event(R"("at": 2025)"), "C0203", "/events/0/at", "write `\"2025\"`"},
      {R"({"format": "casus-case/1", "events": []})", "C0204", "", "the key `id` is missing"},
      {R"({"format": "casus-case/1", "id": "c"})", "C0204", "", "the key `events` is missing"},
      {R"({"id": "c", "events": []})", "C0204", "", "the key `format` is missing"},
      {with(R"("x-a": 1, "answers": [{"value": true}])"), "C0204", "/answers/0", "`question`"},
      {with_event(R"("by": [{"basis": "state-organ"}])"), "C0204", "/events/0/by/0",
       "the key `value` is missing"},
      {with_event(R"("at": {})"), "C0204", "/events/0/at", "`from` and `to` are both missing"},
      {R"({"format": "casus-case/1", "id": "c", "events": [{"id": "e"}]})", "C0204", "/events/0",
       "the key `kind` is missing"},
      {with(R"("complete": [{"from": "2025"}])"), "C0204", "/complete/0", "`kinds` is missing"},
      {with(R"("titel": "x")"), "C0205", "/titel", "unknown key `titel`; did you mean `title`?"},
      {with_event(R"("victim": "IR")"), "C0205", "/events/0/victim", "start with `x-`"},
      {with_event(R"("a/b~c": 1)"), "C0205", "/events/0/a~1b~0c", "unknown key `a/b~c`"},
      {with_event(R"("against": [{"value": "IR", "of": "IR"}])"), "C0205", "/events/0/against/0/of",
       "unknown key `of`"},
      {with_event(R"("at": {"from": "2025", "sources": []})"), "C0205", "/events/0/at/sources",
       "unknown key `sources`"},
      {R"({"format": "casus-case/1", "id": "c", "events": [{"id": "e", "kind": []}]})", "C0206",
       "/events/0/kind", "at least one kind"},
      {with(R"("complete": [{"kinds": []}])"), "C0206", "/complete/0/kinds", "at least one kind"},
      {R"({"format": "casus-case/1", "id": "", "events": []})", "C0207", "/id", "not empty"},
      {R"({"format": "casus-case/1", "id": "a\nb", "events": []})", "C0207", "/id",
       "`a�b`: an id has"},
      {R"({"format": "casus-case/1", "id": " a", "events": []})", "C0207", "/id", "no blank"},
      {R"({"format": "casus-case/1", "id": ")" + std::string(201, 'i') + R"(", "events": []})",
       "C0207", "/id", "at most 200 bytes"},
  };
}

std::vector<Row> name_rows() {
  return {
      {with(R"("sources": [{"id": "s"}, {"id": "s"}])"), "C0301", "/sources/1/id",
       "`s` is the id of the source at /sources/0 already"},
      {R"({"format": "casus-case/1", "id": "c", "events": [{"id": "e", "kind": "ddos"},
          {"id": "e", "kind": "ddos"}]})",
       "C0301", "/events/1/id", "`e` is the id of the event at /events/0 already"},
      {R"({"format": "casus-case/1", "id": "c", "events": [{"id": "e", "kind": ["wipper"]}]})",
       "C0302", "/events/0/kind/0", "unknown kind `wipper`; did you mean `wiper`?"},
      {with_event(R"("affecting": ["factory"])"), "C0302", "/events/0/affecting/0",
       "`casus rules list` shows the kinds"},
      {R"({"format": "casus-case/1", "id": "c", "events": [{"id": "e", "kind": ["energy"]}]})",
       "C0303", "/events/0/kind/0", "`energy` is of the group assets"},
      {with_event(R"("causing": ["wiper"])"), "C0303", "/events/0/causing/0",
       "here stands an effect; it belongs in `kind`, `using` or `covering`"},
      {with_event(R"("giving": ["diplomatic-channels"])"), "C0303", "/events/0/giving/0",
       "belongs in `through`"},
      {with_event(R"("through": [{"value": "national-security"}])"), "C0303",
       "/events/0/through/0/value", "belongs in `giving`"},
      {with_event(R"("purpose": ["data-loss"])"), "C0303", "/events/0/purpose/0", "`causing`"},
      {with_event(R"("using": ["terrorist-purpose"])"), "C0303", "/events/0/using/0", "`purpose`"},
      {with_event(R"("by": ["russia"])"), "C0304", "/events/0/by/0",
       "`russia` is not the code of a State; cases use codes: write `RU`"},
      {with_event(R"("by": ["ir"])"), "C0304", "/events/0/by/0", "write `IR`"},
      {with_event(R"("by": ["Islamic Republic of Iran"])"), "C0304", "/events/0/by/0",
       "write `IR`"},
      {with_event(R"("by": ["Germany"])"), "C0304", "/events/0/by/0", "write `DE`"},
      {with_event(R"("by": ["Russian Federaton"])"), "C0304", "/events/0/by/0", "ISO 3166-1"},
      {with_event(R"("by": ["Germny"])"), "C0304", "/events/0/by/0", "did you mean `DE`?"},
      {with_event(R"("by": ["UK"])"), "C0304", "/events/0/by/0", "write `GB`"},
      {with_event(R"("by": ["XX"])"), "C0304", "/events/0/by/0", "ISO 3166-1 alpha-2"},
      {with_event(R"("affecting": [{"value": "energy", "of": "iran"}])"), "C0304",
       "/events/0/affecting/0/of", "write `IR`"},
      {with(R"("sources": [{"id": "s", "speaks_for": "un-security-council."}])"), "C0304",
       "/sources/0/speaks_for", "did you mean `un-security-council`?"},
      {with_event(R"("by": [{"value": "RU", "basis": "state-organs"}])"), "C0305",
       "/events/0/by/0/basis", "unknown basis `state-organs`; did you mean `state-organ`?"},
      {with_event(R"("by": [{"value": "RU", "basis": "hearsay"}])"), "C0305",
       "/events/0/by/0/basis", "the bases are state-organ, "},
      {with_event(R"("about": ["event-one"])"), "C0306", "/events/0/about/0",
       "the case has no event `event-one`"},
      {with(R"("answers": [{"question": "proportionate", "about": "e2"}])"), "C0306",
       "/answers/0/about", "`e2`"},
      {with_event(R"("sources": ["s1"])"), "C0307", "/events/0/sources/0",
       "the case has no source `s1`"},
      {with_event(R"("by": [{"value": "RU", "sources": ["s1"]}])"), "C0307",
       "/events/0/by/0/sources/0", "`s1`"},
      {with(R"("answers": [{"question": "proportional"}])"), "C0308", "/answers/0/question",
       "did you mean `proportionate`?"},
  };
}

/// A case that expects a finding.
std::string expecting(std::string_view treaty, std::string_view commitment, std::string_view rest) {
  return with(R"("expect": [{"treaty": ")" + std::string{treaty} + R"(", "commitment": ")"
              + std::string{commitment} + "\", " + std::string{rest} + "}]");
}

std::vector<Row> expectation_rows() {
  std::string const treaty = "russia-iran-2021";
  auto const plainly = [&](std::string_view rest) { return expecting(treaty, "non-attack", rest); };
  return {
      {expecting("russia-iran-2022", "x", R"("verdict": "breach")"), "C0309", "/expect/0/treaty",
       "did you mean `russia-iran-2021`?"},
      {expecting(treaty, "non-atack", R"("verdict": "breach")"), "C0310", "/expect/0/commitment",
       "`russia-iran-2021` has no commitment `non-atack`; did you mean `non-attack`?"},
      {expecting(treaty, "x", R"("verdict": "breach")"), "C0310", "/expect/0/commitment",
       "it has non-attack, assist-against-attack"},
      {plainly(R"("verdict": "broken")"), "C0311", "/expect/0/verdict",
       "the verdicts are not-applicable, "},
      {plainly(R"("verdict": "breech")"), "C0311", "/expect/0/verdict", "did you mean `breach`?"},
      {plainly(R"("verdict": "breach", "bearer": "RU")"), "C0304", "/expect/0/bearer",
       "expectations name States as reports do: write `russia`"},
      {plainly(R"("verdict": "breach", "counterparty": "irann")"), "C0304",
       "/expect/0/counterparty", "did you mean `iran`?"},
      {plainly(R"("verdict": "breach", "standard": "likely")"), "C0312", "/expect/0/standard",
       "the standards are reasonable-grounds, "},
      {plainly(R"("verdict": "breach", "standard": 0)"), "C0312", "/expect/0/standard",
       "above 0 and up to 1"},
      {plainly(R"("verdict": "breach", "event": "e9")"), "C0306", "/expect/0/event", "`e9`"},
  };
}

std::vector<Row> meaning_rows() {
  return {
      {with_event(R"("confidence": 1.5)"), "C0401", "/events/0/confidence",
       "the confidence `1.5` does not lie from 0 to 1; is 0.015 meant?"},
      {with_event(R"("by": [{"value": "RU", "confidence": -0.1}])"), "C0401",
       "/events/0/by/0/confidence", "`-0.1`"},
      {with(R"("sources": [{"id": "s", "confidence": 80}])"), "C0401", "/sources/0/confidence",
       "is 0.8 meant?"},
      {with(R"("sources": [{"id": "s", "reliability": "G"}])"), "C0402", "/sources/0/reliability",
       "letters A to F"},
      {with(R"("sources": [{"id": "s", "credibility": 7}])"), "C0402", "/sources/0/credibility",
       "numbers 1 to 6"},
      {with(R"("sources": [{"id": "s", "credibility": 2.5}])"), "C0402", "/sources/0/credibility",
       "`2.5`"},
      {with_event(R"("at": "2025-02-30")"), "C0403", "/events/0/at",
       "`2025-02-30` is no day of the calendar"},
      {with_event(R"("at": "2025-13")"), "C0403", "/events/0/at", "no day of the calendar"},
      {with_event(R"("at": "03/04/2025")"), "C0403", "/events/0/at",
       "write a date as `YYYY-MM-DD`"},
      {with_event(R"("at": "2025-03-05T06:00:00")"), "C0403", "/events/0/at", "end it with `Z`"},
      {with_event(R"("discovered": "soon")"), "C0403", "/events/0/discovered", "is not a date"},
      {with_event(R"("at": [{"value": {"from": "x"}}])"), "C0403", "/events/0/at/0/value/from",
       "is not a date"},
      {with(R"("as_of": "0000-01-01")"), "C0403", "/as_of", "`0000-01-01`"},
      {with_event(R"("at": {"from": "2025-03-04", "to": "2025-03-02"})"), "C0404", "/events/0/at",
       "it begins on 2025-03-04 and ends before that, on 2025-03-02"},
      {with_event(R"("during": {"from": "2025-04", "to": "2025-03"})"), "C0404", "/events/0/during",
       "are the two swapped?"},
      {with(R"("complete": [{"kinds": ["refusal"], "from": "2025-02", "until": "2025-01"}])"),
       "C0404", "/complete/0", "swapped"},
      {with_event(R"("at": "2025", "during": "2025")"), "C0405", "/events/0/during",
       "`at` and `during` stand side by side"},
      {with_event(R"("about": "e1")"), "C0406", "/events/0/about", "`e1` cannot be about itself"},
      {R"({"format": "casus-case/1.2", "id": "c", "tlp": "ORANGE", "events": []})", "C0407", "/tlp",
       "`ORANGE` is no mark of the Traffic Light Protocol; the marks are CLEAR, GREEN, AMBER, "
       "AMBER+STRICT, RED, WHITE"},
  };
}

std::vector<Row> all_rows() {
  std::vector<Row> out = file_rows();
  for (auto const& more : {shape_rows(), name_rows(), expectation_rows(), meaning_rows()}) {
    out.insert(out.end(), more.begin(), more.end());
  }
  return out;
}

}  // namespace

TEST_CASE("each thing that can be wrong: its code, its place, its way out, and nothing else") {
  for (Row const& row : all_rows()) {
    INFO(row.code << " " << row.json.substr(0, 200));
    auto const got = read(row.json);
    CHECK_FALSE(got.value);
    REQUIRE(got.errors.size() == 1);
    CHECK(got.errors[0].code == row.code);
    CHECK(got.errors[0].pointer == row.pointer);
    CHECK_THAT(got.errors[0].message, Catch::Contains(row.says));
    CHECK(got.errors[0].file == "case.json");
  }
}

TEST_CASE("every message is in the voice of the house") {
  for (Row const& row : all_rows()) {
    for (auto const& error : read(row.json).errors) {
      INFO(error.message);
      CHECK(error.message.back() != '.');
      CHECK_FALSE((error.message[0] >= 'A' && error.message[0] <= 'Z'));
      CHECK(error.message.find('\n') == std::string::npos);
      CHECK(error.message.find("json.exception") == std::string::npos);
    }
  }
}

TEST_CASE("every code has a test, and ids are unique") {
  std::set<std::string> tested;
  for (Row const& row : all_rows()) tested.insert(row.code);
  // Tested where files are read (files_test.cpp), where limits are (limits_test.cpp), with the
  // importer (tests/golden/import), with the readers of actors (tests/unit/import) and of rulebooks
  // (tests/unit/exchange), and where cases are merged and judged and reports compared
  // (tests/golden/cli).
  for (char const* const elsewhere :
       {"C0101", "C0102", "C0103", "C0110", "C0113", "C0501", "C0502", "C0503",
        "C0504", "C0510", "C0520", "C0521", "C0601", "C0602", "C0603", "C0604",
        "C0605", "C0606", "C0607", "C0608", "C0609", "C0610", "C0701", "C0801"}) {
    CHECK(tested.insert(elsewhere).second);
  }
  std::set<std::string> known;
  for (record::ErrorInfo const& row : record::all_error_codes()) {
    CHECK(known.insert(std::string{row.id}).second);
    CHECK_FALSE(row.title.empty());
  }
  CHECK(tested == known);
}

TEST_CASE("all errors of a case are told at once, in the order of the file's parts") {
  auto const got = read(R"({
    "format": "casus-case/1", "id": "c", "titel": "x", "as_of": "2025-02-30", "as_of": "2025",
    "sources": [{"id": "s1", "confidence": 2}, {"id": "s1"}],
    "events": [
      {"id": "e1", "kind": ["wipper", "energy"], "by": [{"value": "russia", "sources": ["s9"]}],
       "at": "2025", "during": "2025"},
      "e2",
      {"kind": "ddos", "about": ["e1", "e7"]}
    ],
    "expect": [{"treaty": "x", "commitment": "y"}]
  })");
  std::vector<std::string> seen;
  for (auto const& error : got.errors) seen.push_back(error.code + " " + error.pointer);
  CHECK(seen
        == std::vector<std::string>{
            "C0111 /as_of", "C0205 /titel", "C0403 /as_of", "C0401 /sources/0/confidence",
            "C0301 /sources/1/id", "C0204 /events/2", "C0302 /events/0/kind/0",
            "C0303 /events/0/kind/1", "C0405 /events/0/during", "C0307 /events/0/by/0/sources/0",
            "C0304 /events/0/by/0/value", "C0203 /events/1", "C0306 /events/2/about/1",
            "C0309 /expect/0/treaty", "C0204 /expect/0"});
}
