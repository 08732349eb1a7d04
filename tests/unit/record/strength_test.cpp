#include "engine/record/case.hpp"

#include <catch2/catch.hpp>

using namespace casus::record;

namespace {

Source rated(std::optional<char> reliability, std::optional<int> credibility) {
  Source out;
  out.reliability = reliability;
  out.credibility = credibility;
  return out;
}

}  // namespace

TEST_CASE("the strength of a source: the smaller half of its rating") {
  CHECK(source_strength(rated('A', 1), 0.5).value == 0.9);
  CHECK(source_strength(rated('B', 1), 0.5).value == 0.8);
  CHECK(source_strength(rated('B', 2), 0.5).value == 0.7);
  CHECK(source_strength(rated('C', 2), 0.5).value == 0.6);
  CHECK(source_strength(rated('D', 3), 0.5).value == 0.4);
  CHECK(source_strength(rated('A', 3), 0.5).value == 0.5);
  CHECK(source_strength(rated('A', 4), 0.5).value == 0.3);
  CHECK(source_strength(rated('E', 1), 0.5).value == 0.2);
  CHECK(source_strength(rated('A', 5), 0.5).value == 0.1);
}

TEST_CASE("half a rating counts alone") {
  CHECK(source_strength(rated('A', std::nullopt), 0.5).value == 1.0);
  CHECK(source_strength(rated(std::nullopt, 2), 0.5).value == 0.7);
  CHECK(source_strength(rated('F', 2), 0.5).value == 0.7);
  CHECK(source_strength(rated('B', 6), 0.5).value == 0.8);
}

TEST_CASE("what cannot be judged counts for nothing, what is not rated for the default") {
  for (Source const& source : {rated('F', 6), rated('F', std::nullopt), rated(std::nullopt, 6)}) {
    SourceStrength const got = source_strength(source, 0.5);
    CHECK(got.not_judgeable);
    CHECK(got.value == 0);
    CHECK_FALSE(got.unrated);
  }
  SourceStrength const bare = source_strength(Source{}, 0.35);
  CHECK(bare.unrated);
  CHECK(bare.value == 0.35);
  CHECK_FALSE(bare.not_judgeable);
}

TEST_CASE("a stated confidence wins over any rating") {
  Source source = rated('F', 6);
  source.confidence = 0.25;
  CHECK(source_strength(source, 0.5).value == 0.25);
  CHECK_FALSE(source_strength(source, 0.5).not_judgeable);
}
