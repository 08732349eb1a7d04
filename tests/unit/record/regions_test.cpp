#include "engine/record/regions.hpp"

#include <catch2/catch.hpp>

#include <string>

using casus::record::CaseRegions;
using casus::record::find_regions;

namespace {

/// `line:column-line:column`, so that a comparison sees the numbers.
std::string shown(casus::record::TextRegion const& region) {
  return std::to_string(region.line) + ":" + std::to_string(region.column) + "-"
         + std::to_string(region.end_line) + ":" + std::to_string(region.end_column);
}

}  // namespace

TEST_CASE("events are found where they stand") {
  CaseRegions const found = find_regions(
      "{\"id\": \"é\", \"events\": [{\"id\": \"a\"},\n"
      "  {\"id\": \"}]\\\"\", \"by\": [{}]}\n]}\n");
  CHECK(shown(found.whole) == "1:1-3:3");
  REQUIRE(found.events.size() == 2);
  CHECK(shown(found.events[0]) == "1:24-1:35");
  CHECK(shown(found.events[1]) == "2:3-2:29");
}

TEST_CASE("a list of the same name elsewhere is no list of events") {
  CHECK(find_regions(R"({"x-a": {"events": [{}]}, "title": "events"})").events.empty());
  CHECK(find_regions(R"({"x-b": [[{}]], "events": [{}]})").events.size() == 1);
}

TEST_CASE("what is no JSON is walked over all the same") {
  for (std::string const text : {"", "}", "]]]", "{", "[", "\"", "{\"events\": [{", "\"\\"}) {
    CAPTURE(text);
    CHECK(find_regions(text).events.size() <= 1);
  }
}
