#include "engine/import/actors.hpp"

#include <catch2/catch.hpp>

using namespace casus::import;

namespace {

Actor actor(std::string name, std::vector<std::string> also, std::string const& sponsor = "") {
  Actor out;
  out.name = std::move(name);
  out.also = std::move(also);
  if (!sponsor.empty()) out.sponsors.push_back(state_named(sponsor));
  return out;
}

std::vector<ActorList> lists() {
  ActorList table;
  table.actors = {actor("Example Bear", {"EB-28"}, "RU")};
  ActorList galaxy;
  galaxy.origin = ActorList::Origin::galaxy;
  galaxy.actors = {actor("EXAMPLE  BEAR", {"Quiet Heron"}, "Russian Federation"),
                   actor("Quiet-Heron", {"Loud Heron"}, "China"),
                   actor("Sath-ı Müdafaa", {}, "Unknown")};
  return {table, galaxy};
}

}  // namespace

TEST_CASE("case, blanks, hyphens, underscores and dots of a name do not matter") {
  for (std::string_view const name : {"APT28", "apt 28", "Apt-28", "A_P_T.28",
                                      "APT\xC2\xA0"
                                      "28",
                                      "APT\xE2\x80\x91"
                                      "28"}) {
    CHECK(folded_name(name) == "apt28");
  }
  CHECK(folded_name(" - _ ").empty());
  CHECK(folded_name("[Vault 7/8]") == "vault7/8");
  CHECK(folded_name("Müdafaa") == "müdafaa");
  CHECK(folded_name("a\xFFz") == "a\xFFz");
}

TEST_CASE("a State is found by its code and by the names that other people's files use") {
  struct Row {
    std::string_view written, code;
  };
  for (Row const& row :
       {Row{"RU", "RU"}, Row{"Russian Federation", "RU"}, Row{"Russia", "RU"},
        Row{"Iran (Islamic Republic of)", "IR"},
        Row{"Korea (Democratic People's Republic of)", "KP"}, Row{"Korea (Republic of)", "KR"},
        Row{"People's Republic of China", "CN"}, Row{"US", "US"}, Row{"Palestine", "PS"},
        Row{"vietnam", "VN"}, Row{"Unknown", ""}, Row{"Middle East", ""}, Row{"", ""}}) {
    INFO(row.written);
    CHECK(state_named(row.written).code == row.code);
    CHECK(state_named(row.written).written == row.written);
  }
}

TEST_CASE("a name finds every entry that has it, as name or synonym, and follows no further") {
  auto const all = lists();
  auto const bear = find_actor("example-bear", all);
  REQUIRE(bear.hits.size() == 2);
  CHECK(bear.hits[0].list == &all[0]);
  CHECK(bear.hits[1].list == &all[1]);
  CHECK(bear.near.empty());
  CHECK(bear.sponsors == std::vector<std::string>{"RU"});
  CHECK_FALSE(bear.conflicting());
  CHECK(find_actor("EB28", all).hits.size() == 1);
}

TEST_CASE("two entries that share a name are both found, and their conflict is seen") {
  auto const all = lists();
  auto const heron = find_actor("QUIET HERON", all);
  REQUIRE(heron.hits.size() == 2);
  CHECK(heron.sponsors == std::vector<std::string>{"CN", "RU"});
  CHECK(heron.conflicting());
}

TEST_CASE("words that name no State presume none") {
  auto const all = lists();
  auto const one = find_actor("Sath-ı Müdafaa", all);
  REQUIRE(one.hits.size() == 1);
  CHECK(one.sponsors.empty());
}

TEST_CASE("a name that is missed gets the near ones, nearest first, each once") {
  auto const all = lists();
  auto const slip = find_actor("Exampel Bear", all);
  CHECK(slip.hits.empty());
  CHECK(slip.near == std::vector<std::string>{"Example Bear"});
  // A beginning is enough.
  CHECK(find_actor("quiet", all).near == std::vector<std::string>{"Quiet Heron"});
  CHECK(find_actor("Xyzzyxyzzy", all).near.empty());
  CHECK(find_actor("zz", all).near.empty());
  CHECK(find_actor(std::string(100'000, 'a'), all).near.empty());
  CHECK(find_actor("", all).hits.empty());
}

TEST_CASE("at most five near names are told") {
  ActorList list;
  for (char const c : std::string{"abcdefgh"}) {
    list.actors.push_back(actor(std::string{"Grey Heron "} + c, {}));
  }
  CHECK(find_actor("grey heron", {list}).near.size() == 5);
}
