#include "engine/import/misp_actors.hpp"
#include "tests/support/test_data.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace casus::import;

TEST_CASE("the real MISP galaxy of threat actors") {
  auto const folder = casus::tests::test_data("the MISP galaxy of threat actors");
  if (!folder) return;
  std::ifstream file(*folder / "misp-galaxy/threat-actor.json");
  REQUIRE(file);
  std::string const json{std::istreambuf_iterator<char>(file), {}};
  std::vector<ActorList> lists;
  lists.push_back(read_misp_actors(json, "threat-actor.json"));
  ActorList const& galaxy = lists[0];
  REQUIRE(galaxy.readable);
  for (auto const& error : galaxy.errors) FAIL_CHECK(error.pointer + ": " + error.message);
  CHECK(galaxy.actors.size() == 1041);
  CHECK(galaxy.title == "Threat Actor");

  SECTION("sponsors are fewer than countries, and all but `Unknown` are States") {
    std::size_t sponsored = 0;
    std::size_t placed = 0;
    for (Actor const& actor : galaxy.actors) {
      if (!actor.sponsors.empty()) ++sponsored;
      if (actor.country) ++placed;
      for (NamedState const& state : actor.sponsors) {
        INFO(state.written);
        CHECK(state.code.empty() == (state.written == "Unknown"));
      }
      if (actor.country) CHECK_FALSE(actor.country->code.empty());
    }
    CHECK(sponsored == 99);
    CHECK(placed == 476);
  }

  SECTION("the default confidence is nowhere a number") {
    std::size_t stated = 0;
    for (Actor const& actor : galaxy.actors) {
      if (!actor.confidence) continue;
      ++stated;
      CHECK(*actor.confidence != 0.5);
    }
    CHECK(stated == 9);
  }

  SECTION("synonyms, and clusters that share one") {
    auto const sandworm = find_actor("voodoo-bear", lists);
    REQUIRE(sandworm.hits.size() == 1);
    CHECK(sandworm.hits[0].actor->name == "Sandworm");
    CHECK(sandworm.sponsors == std::vector<std::string>{"RU"});
    CHECK_FALSE(sandworm.hits[0].actor->confidence);
    auto const nobelium = find_actor("NOBELIUM", lists);
    std::vector<std::string> names;
    for (ActorHit const& hit : nobelium.hits) names.push_back(hit.actor->name);
    std::sort(names.begin(), names.end());
    CHECK(names == std::vector<std::string>{"APT29", "UNC2452"});
  }

  SECTION("a slip of the pen has near names") {
    auto const slip = find_actor("Sandwrom", lists);
    CHECK(slip.hits.empty());
    REQUIRE_FALSE(slip.near.empty());
    CHECK(slip.near[0] == "Sandworm");
  }
}
