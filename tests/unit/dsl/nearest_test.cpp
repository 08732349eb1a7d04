#include "dsl/text/nearest.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace casus::text;

TEST_CASE("edits are counted with swaps, up to a limit") {
  CHECK(edit_distance("wiper", "wiper", 3) == 0);
  CHECK(edit_distance("wipper", "wiper", 3) == 1);
  CHECK(edit_distance("wpier", "wiper", 3) == 1);
  CHECK(edit_distance("", "abc", 5) == 3);
  CHECK(edit_distance("kitten", "sitting", 5) == 3);
  CHECK(edit_distance("kitten", "sitting", 2) == 3);
  CHECK(edit_distance("abcdefgh", "a", 2) == 3);
  CHECK(edit_distance("ca", "abc", 5) == 3);  // a swap is not cut open again
}

TEST_CASE("a near word is near: one edit in three letters, and not too short") {
  CHECK(nearest("kazakstan", {"russia", "kazakhstan"}) == "kazakhstan");
  CHECK(nearest("forse", {"from", "force"}) == "force");
  CHECK_FALSE(nearest("un", {"on", "in"}));
  CHECK_FALSE(nearest("or", {"for"}));
  CHECK_FALSE(nearest("where", {"threat"}));
  CHECK(nearest("nott", {"not"}) == "not");
  CHECK_FALSE(nearest("energy", {"energy"}));
  CHECK_FALSE(nearest("energy", {}));
  CHECK_FALSE(nearest(std::string(5000, 'a'), {"aaaa"}));
}

TEST_CASE("of equally near words the first wins, or the first with the same first letter") {
  CHECK(nearest("sends", {"lends", "bends"}) == "lends");
  CHECK(nearest("sent", {"tent", "send"}) == "send");
}
