#include "dsl/model/graph.hpp"

#include "dsl/check/source_codes.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace casus;

TEST_CASE("a graph without circles has none") {
  CHECK(model::find_cycles({}).empty());
  CHECK(model::find_cycles({{1, 2}, {2}, {}}).empty());
}

TEST_CASE("circles are found once each") {
  using Cycles = std::vector<std::vector<std::uint32_t>>;
  CHECK(model::find_cycles({{0}}) == Cycles{{0}});
  CHECK(model::find_cycles({{1}, {2}, {0}}) == Cycles{{0, 1, 2}});
  CHECK(model::find_cycles({{1}, {0}, {3}, {2}}) == Cycles{{0, 1}, {2, 3}});
  CHECK(model::find_cycles({{1}, {2}, {1}}) == Cycles{{1, 2}});
}

TEST_CASE("levels are the longest way down") {
  using Levels = std::vector<std::uint32_t>;
  CHECK(model::levels_below({{1, 2}, {2}, {}}) == Levels{2, 1, 0});
  CHECK(model::levels_below({{}, {0}, {1, 0}, {2}}) == Levels{0, 1, 2, 3});
}

TEST_CASE("a chain that turns back at each step is no trouble either") {
  model::Edges edges(20'000);
  for (std::uint32_t i = 0; i + 1 < edges.size(); ++i) edges[i] = {i + 1, 0};
  CHECK(model::find_cycles(edges).size() == 20);
}

TEST_CASE("a chain as long as a file is no trouble") {
  model::Edges edges(200'000);
  for (std::uint32_t i = 0; i + 1 < edges.size(); ++i) edges[i].push_back(i + 1);
  CHECK(model::find_cycles(edges).empty());
  edges.back().push_back(0);
  REQUIRE(model::find_cycles(edges).size() == 1);
  CHECK(model::find_cycles(edges).front().size() == edges.size());
}

TEST_CASE("the codes of a SOURCES.md") {
  using Codes = std::vector<std::string>;
  CHECK(check::source_codes("").empty());
  CHECK(check::source_codes("S1 is mentioned in passing\n").empty());
  CHECK(check::source_codes("- S1: a gazette\n* **S2** another\n+ `S3` third\n")
        == Codes{"S1", "S2", "S3"});
  CHECK(check::source_codes("| code | what |\n|---|---|\n| S5b | a page |\n") == Codes{"S5b"});
  CHECK(check::source_codes("## S7 a heading\r\n- S7 again\r\n") == Codes{"S7"});
  CHECK(check::source_codes("- S8\n- S9:  \n| S10 | |\n").empty());
  CHECK(check::source_codes("- lower case\n- \n#\n|\n").empty());
}
