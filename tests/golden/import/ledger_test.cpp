#include "engine/import/ledger.hpp"

#include <catch2/catch.hpp>

using namespace casus;
using import::Ledger;

namespace {

record::Value parse(std::string_view text) {
  record::ErrorList errors("f", 5);
  auto value = record::parse_json(text, {}, errors);
  REQUIRE(value);
  return *value;
}

constexpr std::string_view input =
    R"({"a": 1, "b": ["x", "y"], "c": {"d": true, "e": {}}, "f": [{"g": null}]})";

}  // namespace

TEST_CASE("every leaf is counted, empty ones too") {
  CHECK(import::leaf_pointers(parse(input))
        == std::vector<std::string>{"/a", "/b/0", "/b/1", "/c/d", "/c/e", "/f/0/g"});
  CHECK(import::leaf_pointers(parse("{}")) == std::vector<std::string>{""});
}

TEST_CASE("what is mapped exactly is not carried; a list stays whole") {
  Ledger ledger;
  ledger.map("/a", "/id");
  ledger.map("/b/0", "/events/0/kind/0");
  ledger.interpret("/c/d", "/title");
  auto const rest = ledger.rest(parse(input));
  REQUIRE(rest);
  CHECK(record::canonical_json(*rest)
        == R"({"b":["x","y"],"c":{"d":true,"e":{}},"f":[{"g":null}]})");
  ledger.map("/b/1", "/events/0/kind/1");
  CHECK(ledger.rest(parse(input))->find("b") == nullptr);
  auto const whole = parse(R"({"a": 1})");
  CHECK_FALSE(ledger.rest(whole));
}

TEST_CASE("the tally tells mapped, carried and dropped apart, by looking") {
  Ledger ledger;
  ledger.map("/a", "/id");
  ledger.interpret("/c/d", "/title");
  auto const document = parse(input);
  auto const rest = ledger.rest(document);
  auto const whole = ledger.tally(document, &*rest);
  CHECK(whole.leaves == 6);
  CHECK(whole.mapped == 2);
  CHECK(whole.carried == 4);
  CHECK(whole.dropped.empty());

  auto const altered = parse(R"({"b": ["x", "z"], "c": {"e": {}}, "f": [{"g": 0}]})");
  auto const broken = ledger.tally(document, &altered);
  CHECK(broken.mapped == 1);
  CHECK(broken.carried == 2);
  CHECK(broken.dropped == std::vector<std::string>{"/b/1", "/c/d", "/f/0/g"});
  CHECK(ledger.tally(document, nullptr).dropped.size() == 5);
}
