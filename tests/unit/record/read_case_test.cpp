#include "dsl/model/time.hpp"
#include "engine/judge/verdict.hpp"
#include "engine/record/expected_names.hpp"
#include "engine/record/read.hpp"
#include "tests/unit/record/rulebook_fixture.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace casus;
using tests::read;
using tests::small_rulebook;
using tests::with;
using tests::with_event;

namespace {

/// The example of the interface's first page, with one of everything else that the format has.
constexpr std::string_view full_case = R"({
  "format": "casus-case/1", "id": "2025-03-fuel-network", "title": "Wiper", "as_of": "2025-06-30",
  "sources": [
    {"id": "s1", "title": "Joint technical report", "publisher": "CERT", "date": "2025-03-09",
     "url": "https://example.org/r", "reliability": "B", "credibility": 2, "x-verified": false},
    {"id": "s2", "title": "Statement", "date": "2025-03-12", "confidence": 0.8, "speaks_for": "RU"}
  ],
  "events": [
    {"id": "e1", "kind": ["wiper", {"value": "data-theft", "denied": true, "confidence": 0.3}],
     "at": {"from": "2025-03-02", "to": "2025-03-04"}, "discovered": "2025-03-05T06:00:00Z",
     "by": [
       {"value": "RU", "actor": "Example Group", "basis": "direction-or-control",
        "confidence": 0.6, "sources": ["s1"]},
       {"value": "RU", "denied": true, "sources": ["s2"]},
       "unattributed"
     ],
     "against": ["IR", "US"],
     "affecting": ["energy", {"value": "military", "of": "IR", "confidence": 0.5}],
     "causing": ["service-disruption"], "using": "intrusion", "purpose": ["terrorist-purpose"],
     "territory": ["RU"], "confidence": 0.9, "sources": ["s1"], "x-note": {"any": ["thing"]}},
    {"id": "e2", "kind": "information-request", "at": "2025-03-06", "by": ["IR"], "to": ["RU"],
     "about": "e1", "through": "diplomatic-channels", "sources": ["s1"]},
    {"id": "e3", "kind": ["refusal"], "by": "RU", "to": "IR", "about": ["e2", {"value": "e1"}],
     "giving": ["national-security"],
     "at": [{"value": "2025-03", "sources": ["s1"]},
            {"value": {"to": "2025-04"}, "confidence": 0.2}]},
    {"id": "e4", "kind": ["consent"], "by": "IR", "with": ["DE", "un-security-council"],
     "covering": ["cyber-attack"], "during": {"from": "2025-01-01"}}
  ],
  "complete": [
    {"kinds": ["information-reply", "refusal"], "between": ["IR", "RU"], "from": "2025-03-01",
     "until": "2025-06-01", "confidence": 0.9}
  ],
  "answers": [
    {"question": "proportionate", "about": "e1", "value": false, "confidence": 0.7,
     "sources": ["s2"]}
  ],
  "expect": [
    {"treaty": "russia-iran-2021", "commitment": "non-attack", "bearer": "russia",
     "counterparty": "iran", "event": "e1", "standard": "balance", "verdict": "contested"},
    {"treaty": "russia-iran-2021", "commitment": "assist-against-attack", "bearer": "US",
     "counterparty": "unidentified", "standard": 0.8, "verdict": "no-finding"}
  ],
  "expect_only": true
})";

record::Case full() {
  auto result = read(full_case);
  for (auto const& error : result.errors) {
    UNSCOPED_INFO(error.code << " " << error.pointer << ": " << error.message);
  }
  REQUIRE(result.value);
  return *result.value;
}

model::Interval day(std::string_view text) { return *model::read_date(text); }

std::string kind_name(model::KindId id) { return small_rulebook()[id].name; }

}  // namespace

TEST_CASE("a case: header, sources and what it counts") {
  record::Case const got = full();
  CHECK(got.id == "2025-03-fuel-network");
  CHECK(got.title == "Wiper");
  CHECK(got.file == "case.json");
  CHECK(got.as_of == model::read_instant("2025-06-30T23:59:59Z"));
  CHECK(got.expect_only);
  CHECK(record::unverified_sources(got) == 1);
  REQUIRE(got.sources.size() == 2);
  CHECK(got.sources[0].publisher == "CERT");
  CHECK(got.sources[0].url == "https://example.org/r");
  CHECK(got.sources[0].reliability == 'B');
  CHECK(got.sources[0].credibility == 2);
  CHECK(got.sources[0].date == day("2025-03-09"));
  CHECK_FALSE(got.sources[0].confidence);
  CHECK(got.sources[1].confidence == 0.8);
  CHECK(got.sources[1].speaks_for == model::StateId{0});
  CHECK(got.sources[1].pointer == "/sources/1");
}

TEST_CASE("an event: claims in every role, with their places") {
  record::Case const got = full();
  REQUIRE(got.events.size() == 4);
  record::Event const& event = got.events[0];
  CHECK(event.pointer == "/events/0");
  CHECK(event.confidence == 0.9);
  CHECK(event.sources == std::vector<record::SourceId>{{0}});
  REQUIRE(event.kind.size() == 2);
  CHECK(kind_name(event.kind[0].value) == "wiper");
  CHECK(event.kind[1].denied);
  CHECK(event.kind[1].confidence == 0.3);
  CHECK(event.kind[1].pointer == "/events/0/kind/1");
  REQUIRE(event.by.size() == 3);
  CHECK(event.by[0].value.state == model::StateId{0});
  CHECK(event.by[0].value.actor == "Example Group");
  CHECK(event.by[0].value.basis == model::Basis::direction_or_control);
  CHECK(event.by[0].value.basis_stated);
  CHECK(event.by[0].sources == std::vector<record::SourceId>{{0}});
  CHECK(event.by[1].denied);
  CHECK(event.by[1].value.basis == model::Basis::unspecified);
  CHECK_FALSE(event.by[1].value.basis_stated);
  CHECK(event.by[2].value.state == record::nobody);
  REQUIRE(event.affecting.size() == 2);
  CHECK_FALSE(event.affecting[0].value.of);
  CHECK(kind_name(event.affecting[1].value.kind) == "military");
  CHECK(event.affecting[1].value.of == model::StateId{1});
  CHECK(kind_name(event.causing.at(0).value) == "service-disruption");
  CHECK(kind_name(event.using_.at(0).value) == "intrusion");
  CHECK(kind_name(event.purpose.at(0).value) == "terrorist-purpose");
  CHECK(event.territory.at(0).value == model::StateId{0});
  CHECK(kind_name(got.events[1].through.at(0).value) == "diplomatic-channels");
  CHECK(event.using_.at(0).pointer == "/events/0/using");
}

TEST_CASE("times: vague, lasting, claimed, one-sided") {
  record::Case const got = full();
  REQUIRE(got.events[0].time.size() == 1);
  CHECK(got.events[0].time[0].value
        == model::Interval{day("2025-03-02").first, day("2025-03-04").last});
  CHECK_FALSE(got.events[0].lasting);
  auto const discovered = model::read_instant("2025-03-05T06:00:00Z");
  CHECK(got.events[0].discovered == model::Interval{*discovered, *discovered});
  REQUIRE(got.events[2].time.size() == 2);
  CHECK(got.events[2].time[0].value == day("2025-03"));
  CHECK(got.events[2].time[0].sources.size() == 1);
  CHECK(got.events[2].time[1].value == model::Interval{model::distant_past, day("2025-04").last});
  CHECK(got.events[2].time[1].confidence == 0.2);
  CHECK(got.events[3].lasting);
  CHECK(got.events[3].time[0].value
        == model::Interval{day("2025-01-01").first, model::distant_future});
}

TEST_CASE("references between events, third States, organisations") {
  record::Case const got = full();
  REQUIRE(got.events[2].about.size() == 2);
  CHECK(got.events[2].about[0].value == record::EventId{1});
  CHECK(got.events[2].about[1].value == record::EventId{0});
  CHECK(kind_name(got.events[2].giving.at(0).value) == "national-security");
  CHECK(kind_name(got.events[3].covering.at(0).value) == "cyber-attack");
  CHECK(got.third_states == std::vector<std::string>{"DE", "US"});
  auto const& book = small_rulebook();
  CHECK(state_name(book, got, got.events[0].against[1].value) == "US");
  CHECK(state_name(book, got, got.events[3].with[0].value) == "DE");
  CHECK(state_name(book, got, got.events[3].with[1].value) == "un-security-council");
  CHECK(state_name(book, got, got.events[0].by[0].value.state) == "russia");
  CHECK(state_name(book, got, record::nobody) == "unattributed");
}

TEST_CASE("completeness, answers and expectations") {
  record::Case const got = full();
  REQUIRE(got.complete.size() == 1);
  CHECK(got.complete[0].kinds.size() == 2);
  CHECK(got.complete[0].between == std::vector<model::StateId>{{1}, {0}});
  CHECK(got.complete[0].window == model::Interval{day("2025-03-01").first, day("2025-06-01").last});
  CHECK(got.complete[0].confidence == 0.9);
  REQUIRE(got.answers.size() == 1);
  CHECK(got.answers[0].about == record::EventId{0});
  CHECK_FALSE(got.answers[0].value);
  CHECK(got.answers[0].confidence == 0.7);
  CHECK(got.answers[0].sources == std::vector<record::SourceId>{{1}});
  REQUIRE(got.expect.size() == 2);
  CHECK(got.expect[0].commitment == model::CommitmentId{0});
  CHECK(got.expect[0].bearer == "russia");
  CHECK(got.expect[0].event == record::EventId{0});
  CHECK(got.expect[0].standard == 0.55);
  CHECK(got.expect[0].standard_name == "balance");
  CHECK(got.expect[1].bearer == "US");
  CHECK(got.expect[1].counterparty == "unidentified");
  CHECK(got.expect[1].standard == 0.8);
  CHECK(got.expect[1].standard_name == "0.8");
  CHECK(got.expect[1].verdict == "no-finding");
}

TEST_CASE("what may be missing is missing, not false") {
  auto const got = read(R"({"format": "casus-case/1", "id": "c", "events": []})");
  REQUIRE(got.value);
  CHECK(got.value->events.empty());
  CHECK_FALSE(got.value->as_of);
  auto const event = read(with_event(R"("x-a": 1)"));
  REQUIRE(event.value);
  CHECK(event.value->events[0].time.empty());
  CHECK(event.value->events[0].by.empty());
  CHECK_FALSE(event.value->events[0].confidence);
}

TEST_CASE("a bare instant and a partial date for as_of") {
  CHECK(read(with(R"("as_of": "2025")")).value->as_of
        == model::read_instant("2025-12-31T23:59:59Z"));
  CHECK(read(with(R"("as_of": "2025-02-01T10:00:00+03:30")")).value->as_of
        == model::read_instant("2025-02-01T06:30:00Z"));
}

TEST_CASE("the digest depends on what is said, not on how it is written down") {
  auto const digest = [](std::string_view json) {
    auto const got = read(json);
    REQUIRE(got.value);
    return got.value->digest;
  };
  std::string const one = digest(
      R"({"format":"casus-case/1","id":"c","events":[{"id":"a","kind":["wiper"],"confidence":0.5},
         {"id":"b","kind":["ddos"]}]})");
  CHECK(one.size() == 7 + 64);
  CHECK(one.substr(0, 7) == "sha256:");
  CHECK(one == digest(R"({"id": "c", "events": [{"kind": ["ddos"], "id": "b"},
      {"confidence": 5e-1, "kind": ["wiper"], "id": "a"}], "format": "casus-case/1"})"));
  CHECK(one != digest(R"({"id": "c", "events": [{"kind": ["ddos"], "id": "b"},
      {"confidence": 0.6, "kind": ["wiper"], "id": "a"}], "format": "casus-case/1"})"));
}

TEST_CASE("the names that an expectation may use are those of the judge") {
  for (std::string_view const name : record::expected_verdicts) {
    INFO(name);
    CHECK((name == "no-finding" || judge::find_verdict(name).has_value()));
  }
  CHECK(record::expected_verdicts.size() == judge::verdict_names.size() + 1);
  REQUIRE(record::expected_standards.size() == judge::standard_names.size());
  for (std::size_t i = 0; i < record::expected_standards.size(); ++i) {
    CHECK(record::expected_standards[i].name == judge::standard_names[i].name);
    CHECK(record::expected_standards[i].value == judge::standard_names[i].value);
  }
}
