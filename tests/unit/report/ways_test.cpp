#include "engine/report/ways.hpp"

#include <catch2/catch.hpp>

using namespace casus;
using judge::Verdict;

TEST_CASE("ways to the same verdict are told together, what each of them needs once") {
  judge::Finding finding;
  finding.missing.sets = {{Verdict::breach, {"a", "b", "c"}, {}},
                          {Verdict::breach, {"a", "c", "d", "e"}, {}},
                          {Verdict::cleared, {"a"}, {}}};
  auto const ways = report::ways_together(finding);
  REQUIRE(ways.size() == 2);
  CHECK(ways[0].as == std::vector{Verdict::breach});
  CHECK(ways[0].always == "a and c");
  CHECK(ways[0].either == std::vector<std::string>{"b", "d and e"});
  CHECK(report::needed(ways[0]) == "a and c; and one of these besides:");
  CHECK(ways[1].as == std::vector{Verdict::cleared});
  CHECK(report::needed(ways[1]) == "a");
  CHECK(ways[1].either.empty());
}

TEST_CASE("ways that share nothing are a choice, and one that goes either way is told once") {
  judge::Finding finding;
  finding.missing.sets = {{Verdict::cleared, {"a"}, {}},
                          {Verdict::cleared, {"b"}, {}},
                          {Verdict::breach, {"c"}, {}},
                          {Verdict::excused, {"c"}, {}}};
  auto const ways = report::ways_together(finding);
  REQUIRE(ways.size() == 2);
  CHECK(report::needed(ways[0]) == "one of these:");
  CHECK(report::before_needed(ways[0]) == " ");
  CHECK(report::before_needed(ways[1]) == ": ");
  CHECK(ways[0].either == std::vector<std::string>{"a", "b"});
  CHECK(report::find_out(ways[1].as) == "as breach or excused, find out");
  CHECK(report::ways_to_settle(finding).size() == 3);
}
