#include "dsl/text/bounds.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace casus::text;

TEST_CASE("every bound has a name of its own, and holds what the list says") {
  std::set<std::string_view> names;
  Bounds const bounds;
  for (BoundInfo const& row : all_bounds()) {
    INFO(row.name);
    CHECK(names.insert(row.name).second);
    CHECK(find_bound(row.name) == row.bound);
    CHECK(&info(row.bound) == &row);
    CHECK(bounds[row.bound] == row.usual);
    CHECK(row.usual >= 1);
    CHECK(row.usual <= row.most);
    CHECK_FALSE(row.unit.empty());
    CHECK_FALSE(row.what.empty());
    CHECK_FALSE(row.why.empty());
  }
  CHECK_FALSE(find_bound("event"));
}

TEST_CASE("a bound is set by its name in the program or in the list") {
  Bounds bounds;
  bounds[Bound::events] = 7;
  CHECK(bounds.events == 7);
  CHECK(bounds[Bound::claims] == Bounds{}.claims);
}

TEST_CASE("a message about a bound says how to raise it, or why that is not possible") {
  CHECK(way_out(Bound::events) == "; `--limit events=N` allows more, up to 1000000");
  CHECK_THAT(way_out(Bound::readings), Catch::StartsWith("; this cannot be raised: "));
}
