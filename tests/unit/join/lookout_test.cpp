// Events that two cases of one run tell of.
#include "engine/join/lookout.hpp"

#include "tests/unit/join/joining.hpp"

#include <fmt/format.h>

#include <string>

using namespace casus;
using tests::case_text;
using tests::record_of;

namespace {

std::vector<join::Sighting> seen(std::string const& events, std::string const& members = "") {
  return join::sightings(tests::small_rulebook(), record_of(case_text("c", events, members)).read);
}

std::string act(int day, std::string const& members = R"("by": ["RU"])") {
  return fmt::format(
      R"({{"id": "e{}", "kind": ["wiper"], "at": "2025-03-{:02}", "against": ["IR"], {}}})", day,
      day, members);
}

}  // namespace

TEST_CASE("the second case of an event is found, with the places in both files") {
  join::Lookout lookout(tests::small_rulebook().vocabulary);
  CHECK_FALSE(lookout.add("a.json", 0, seen(act(1) + "," + act(2))));
  CHECK_FALSE(lookout.add("b.json", 0, seen(act(5))));
  auto const found = lookout.add("c.ndjson", 7, seen(act(9) + "," + act(2)));
  REQUIRE(found);
  CHECK(found->file == "a.json");
  CHECK(found->line == 0);
  CHECK(found->pointer == "/events/1");
  CHECK(found->this_pointer == "/events/1");
  CHECK(found->tie == join::Tie::author);
  auto const later = lookout.add("d.json", 0, seen(act(9)));
  REQUIRE(later);
  CHECK(later->file == "c.ndjson");
  CHECK(later->line == 7);
}

TEST_CASE("events of one case are told apart by whoever wrote it") {
  join::Lookout lookout(tests::small_rulebook().vocabulary);
  CHECK_FALSE(lookout.add("a.json", 0, seen(act(1) + "," + act(1).replace(8, 2, "x1"))));
}

TEST_CASE("messages, exercises and what happened at no known time are not looked for") {
  CHECK(seen(R"({"id": "m", "kind": ["refusal"], "at": "2025-03-01", "by": ["RU"], "to": ["IR"]})")
            .empty());
  CHECK(seen(R"({"id": "m", "kind": ["wiper"], "by": ["RU"], "against": ["IR"]})").empty());
  char const* const hopes =
      R"("expect": [{"treaty": "russia-iran-2021", "commitment": "non-attack",
                     "verdict": "breach"}], )";
  CHECK(seen(act(1), hopes).empty());
  CHECK(seen(act(1)).size() == 1);
}

TEST_CASE("what is remembered is bounded, and it is said when it is full") {
  join::Lookout lookout(tests::small_rulebook().vocabulary, 2);
  CHECK_FALSE(lookout.add("a", 0, seen(act(1))));
  CHECK_FALSE(lookout.full());
  CHECK_FALSE(lookout.add("b", 0, seen(act(5))));
  CHECK(lookout.full());
  CHECK_FALSE(lookout.add("c", 0, seen(act(9))));
  CHECK_FALSE(lookout.add("d", 0, seen(act(9))));  // `c` was not remembered
  CHECK(lookout.add("e", 0, seen(act(1))));
}
