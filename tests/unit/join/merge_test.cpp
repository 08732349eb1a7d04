// Two records of one event become one case that keeps both sides' claims.
#include "tests/unit/join/joining.hpp"

#include <algorithm>

using namespace casus;
using tests::case_text;
using tests::joined;
using tests::Joined;

namespace {

constexpr char const* our_sources =
    R"("sources": [{"id": "s1", "title": "Joint report", "reliability": "B", "credibility": 2}], )";
constexpr char const* their_sources =
    R"("sources": [{"id": "s1", "title": "Bulletin", "confidence": 0.4}], )";

std::string ours() {
  return case_text("ours",
                   R"({"id": "e1", "kind": ["wiper"], "at": "2025-03-02", "sources": ["s1"],
                       "by": [{"value": "RU", "basis": "state-organ"},
                              {"value": "RU", "denied": true}],
                       "against": ["IR"], "affecting": ["energy"]})",
                   our_sources);
}

std::string theirs() {
  return case_text(
      "theirs",
      R"({"id": "i7", "kind": ["wiper"], "at": {"from": "2025-03-01", "to": "2025-03-03"},
                       "confidence": 0.3, "sources": ["s1"],
                       "by": [{"value": "CN", "basis": "state-organ"}], "against": ["IR"],
                       "affecting": ["energy"]},
                      {"id": "e1", "kind": ["refusal"], "by": ["RU"], "to": ["IR"],
                       "at": "2025-03-05", "about": "i7"})",
      their_sources);
}

std::string act(std::string const& id, std::string const& members) {
  return R"({"id": ")" + id + R"(", "kind": ["wiper"], "at": "2025-03-02", "by": ["RU"],
            "against": ["IR"], )"
         + members + "}";
}

record::Event const& event(Joined const& made, std::string const& id) {
  auto const& events = made.record.read.events;
  auto const found = std::find_if(events.begin(), events.end(),
                                  [&](record::Event const& one) { return one.id == id; });
  REQUIRE(found != events.end());
  return *found;
}

}  // namespace

TEST_CASE("claims that contradict each other stay two, each with its own source and strength") {
  Joined const both = joined(ours(), theirs());
  REQUIRE(both.out.joined == 1);
  record::Case const& made = both.record.read;
  record::Event const& attack = event(both, "e1");
  REQUIRE(attack.by.size() == 3);
  CHECK(attack.by[0].value.state == model::StateId{0});
  CHECK_FALSE(attack.by[0].confidence);
  CHECK(made.sources[attack.by[0].sources.at(0).value].title == "Joint report");
  CHECK(made.third_states.at(0) == "CN");
  CHECK(attack.by[2].confidence == 0.3);
  CHECK(made.sources[attack.by[2].sources.at(0).value].title == "Bulletin");
  REQUIRE(attack.time.size() == 2);
  CHECK(attack.time[1].value.first < attack.time[0].value.first);
}

TEST_CASE("a denial of the accused State itself stays without a source, as strong as it was") {
  Joined const both = joined(ours(), theirs());
  auto const& denial = event(both, "e1").by.at(1);
  CHECK(denial.denied);
  CHECK(denial.sources.empty());
  CHECK(denial.confidence == 0.7);  // B2, which its event lent it
}

TEST_CASE("that the event took place is as sure as the surer of the two says") {
  for (Joined const& both : {joined(ours(), theirs()), joined(theirs(), ours())}) {
    record::Event const& attack = both.record.read.events.at(0);
    CHECK(attack.confidence == 0.7);
    CHECK(attack.sources.size() == 2);
  }
}

TEST_CASE("ids that clash are renamed, and what names them follows") {
  Joined const both = joined(ours(), theirs());
  CHECK(both.says("the event `e1` of the second is `e1-2` now"));
  CHECK(both.says("the source `s1` of the second is `s1-2` now"));
  record::Event const& refusal = event(both, "e1-2");
  CHECK(both.record.read.events[refusal.about.at(0).value.value].id == "e1");
}

TEST_CASE("where two events may be the one meant, none is joined, and it is said") {
  std::string const twice =
      act("a", R"("affecting": ["energy"])") + ", " + act("b", R"("affecting": ["energy"])");
  std::string const once = act("c", R"("affecting": ["energy"])");
  Joined const one = joined(case_text("x", twice), case_text("y", once));
  CHECK(one.out.joined == 0);
  CHECK(one.record.read.events.size() == 3);
  CHECK(one.says("not joined: `a` and `c` of the second: it may as well be `b`"));
  Joined const other = joined(case_text("y", once), case_text("x", twice));
  CHECK(other.out.joined == 0);
  CHECK(other.record.read.events.size() == 3);
  CHECK(other.says("`b` of the second may be it as well"));
}

TEST_CASE("a message is one with another only where what they are about is") {
  std::string const answer =
      R"(, {"id": "r", "kind": ["refusal"], "by": ["RU"], "to": ["IR"], "at": "2025-03-05",
           "about": "a"})";
  std::string const first = case_text("x", act("a", R"("affecting": ["energy"])") + answer);
  std::string const same = case_text("y", act("a", R"("affecting": ["finance"])") + answer);
  CHECK(joined(first, same).out.joined == 2);
  std::string const other = case_text(
      "y", R"({"id": "a", "kind": ["ddos"], "at": "2025-03-02", "by": ["RU"], "against": ["IR"]})"
               + answer);
  Joined const apart = joined(first, other);
  CHECK(apart.out.joined == 0);
  CHECK(apart.record.read.events.size() == 4);
}

TEST_CASE("two versions of an event that do not fit into one stay two, and it is said") {
  Joined const made =
      joined(case_text("x", R"({"id": "e1", "kind": ["wiper"], "at": "2025-03"})"),
             case_text("x", R"({"id": "e1", "kind": ["wiper"], "during": "2025-03"})"));
  CHECK(made.out.joined == 0);
  CHECK(made.says("`at` and `during`, or two dates of effect, do not fit into one event"));
  CHECK(event(made, "e1-2").lasting);
}

TEST_CASE("the later date of the record holds, and none where it would cut the other record") {
  std::string const attack = act("e", R"("affecting": ["energy"])");
  std::string const early = case_text("x", attack, R"("as_of": "2025-03-31", )");
  std::string const late = case_text("y", attack, R"("as_of": "2025-06-30", )");
  std::string const open = case_text("z", attack);
  std::string const beyond =
      case_text("z", attack + R"(, {"id": "f", "kind": ["ddos"], "at": "2025-05-01"})");
  CHECK(joined(early, late).record.read.as_of == model::read_date("2025-06-30")->last);
  CHECK(joined(late, early).record.read.as_of == model::read_date("2025-06-30")->last);
  CHECK(joined(early, open).record.read.as_of == model::read_date("2025-03-31")->last);
  CHECK(joined(open, early).record.read.as_of == model::read_date("2025-03-31")->last);
  CHECK_FALSE(joined(early, beyond).record.read.as_of);
  CHECK_FALSE(joined(beyond, early).record.read.as_of);
}

TEST_CASE("the stricter mark holds for what is joined, whichever record comes first") {
  using record::Tlp;
  auto const marked = [](std::string const& id, std::string const& whole,
                         std::string const& event) {
    return case_text(id, act("e", event + R"("affecting": ["energy"])"), whole);
  };
  std::string const green = marked("x", R"("tlp": "GREEN", )", "");
  std::string const red = marked("y", R"("tlp": "RED", )", R"("tlp": "CLEAR", )");
  std::string const bare = marked("z", "", "");
  std::string const amber = marked("w", "", R"("tlp": "AMBER", )");
  for (Joined const& both : {joined(green, red), joined(red, green)}) {
    CHECK(both.record.read.tlp == Tlp::red);
    // The event was green within its case: a mark of its own must not free it from that.
    CHECK(both.record.read.events.at(0).tlp == Tlp::green);
  }
  for (Joined const& both : {joined(bare, amber), joined(amber, bare)}) {
    CHECK_FALSE(both.record.read.tlp);
    CHECK(both.record.read.events.at(0).tlp == Tlp::amber);
  }
  CHECK_FALSE(joined(bare, case_text("v", act("e", R"("affecting": ["energy"])")))
                  .record.read.events.at(0)
                  .tlp);
}

TEST_CASE("what has room for one word keeps the first, and the other beside it") {
  Joined const both =
      joined(case_text("x", act("e", R"("x-desk": "north", "affecting": ["energy"])"),
                       R"("title": "A", )"),
             case_text("y", act("e", R"("x-desk": "south", "affecting": ["energy"])"),
                       R"("title": "B", )"));
  CHECK(both.record.read.title == "A");
  CHECK_THAT(both.text(), Catch::Contains(R"({"case":"y","title":"B"})"));
  CHECK_THAT(both.text(), Catch::Contains(R"({"case":"y","event":"e","x-desk":"south"})"));
}

TEST_CASE("what is expected of a record is not expected of two together, and is kept aside") {
  std::string const hopes =
      R"("expect": [{"treaty": "russia-iran-2021", "commitment": "non-attack",
                     "verdict": "breach"}], )";
  std::string const attack = act("e", R"("affecting": ["energy"])");
  Joined const both = joined(case_text("x", attack, hopes), case_text("y", attack));
  CHECK(both.record.read.expect.empty());
  CHECK(both.says("set aside: what the two expect"));
  CHECK_THAT(both.text(), Catch::Contains(R"("x-merged":[{"case":"x","expect":[{)"));
}

TEST_CASE("a source that says nothing of itself is told from others by its name in its record") {
  auto const with_source = [](std::string const& id, std::string const& source) {
    return case_text(id, act("e", R"("affecting": ["energy"], "sources": ["s"])"),
                     R"("sources": [)" + source + "], ");
  };
  std::string const nameless = R"({"id": "s", "confidence": 0.5})";
  CHECK(joined(with_source("x", nameless), with_source("y", nameless)).record.read.sources.size()
        == 2);
  std::string const named = R"({"id": "s", "title": "T", "url": "https://example.org/t"})";
  std::string const other = R"({"id": "r", "title": "T", "url": "https://example.org/t"})";
  Joined const one = joined(with_source("x", named),
                            case_text("y", act("e", R"("affecting": ["energy"], "sources": ["r"])"),
                                      R"("sources": [)" + other + "], "));
  CHECK(one.record.read.sources.size() == 1);
  CHECK(one.says("one source: `r` is `s` of the first"));
  std::string const rated = R"({"id": "s", "title": "T", "confidence": 0.2,
                                "url": "https://example.org/t"})";
  Joined const two = joined(with_source("x", named), with_source("y", rated));
  CHECK(two.record.read.sources.size() == 2);
  CHECK(two.says("cite one address and do not say the same of it"));
}

TEST_CASE("answers and completeness of both stand, with the names of the merged case") {
  Joined const both = joined(
      case_text("x", act("a", R"("affecting": ["energy"])"),
                R"("answers": [{"question": "proportionate", "about": "a", "value": true}], )"),
      case_text("y", act("b", R"("affecting": ["energy"])"),
                R"("complete": [{"kinds": ["refusal"], "from": "2025", "tlp": "AMBER"}],
                   "answers": [{"question": "proportionate", "about": "b", "value": false},
                               {"question": "proportionate", "about": "b", "value": true}], )"));
  record::Case const& made = both.record.read;
  REQUIRE(made.answers.size() == 2);
  CHECK(made.answers[0].value);
  CHECK_FALSE(made.answers[1].value);
  CHECK(made.answers[1].about == made.answers[0].about);
  REQUIRE(made.complete.size() == 1);
  CHECK(made.complete[0].tlp == record::Tlp::amber);
}
