#include "engine/explain/what_if.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace casus;

namespace {

constexpr char const* text = R"({"format": "casus-case/1", "id": "c",
  "sources": [{"id": "s.1", "confidence": 0.4}, {"id": "s2"}],
  "events": [
    {"id": "e1", "kind": "ddos", "by": [{"value": "RU", "confidence": 0.6}, "CN"], "against": "IR"},
    {"id": "e2", "kind": "wiper", "by": "RU"}]})";

struct Tried {
  std::string json;     ///< of the changed case, without blanks
  std::string refusal;  ///< why it cannot be made
};

Tried tried(std::string const& change) {
  record::ErrorList errors("", 5);
  record::Value root = *record::parse_json(text, {}, errors);
  explain::SuppositionRead const read = explain::read_supposition(change);
  if (!read.value) return {"", read.refusal.message};
  if (auto const refusal = explain::suppose(root, *read.value)) return {"", refusal->message};
  return {record::canonical_json(root), ""};
}

bool has(std::string const& change, std::string const& part) {
  Tried const result = tried(change);
  CAPTURE(change, result.json, result.refusal);
  return result.json.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a part of a claim is set where it stands in a list") {
  CHECK(has("e1.by[0].confidence=0.9", R"({"confidence":0.9,"value":"RU"})"));
}

TEST_CASE("a plain value becomes a claim where a part of it is set") {
  CHECK(has("e1.by[1].denied=true", R"({"denied":true,"value":"CN"})"));
  CHECK(has("e2.by.basis=state-organ", R"("by":{"basis":"state-organ","value":"RU"})"));
  CHECK(has("e2.by[0].basis=state-organ", R"("by":[{"basis":"state-organ","value":"RU"}])"));
}

TEST_CASE("another value of a claim leaves its confidence") {
  CHECK(has("e1.by[0]=CN", R"({"confidence":0.6,"value":"CN"})"));
}

TEST_CASE("a role is set as a whole, added, and taken away") {
  CHECK(has("e1.against=CN", R"("against":"CN")"));
  CHECK(has("e2.against=CN", R"("against":"CN")"));
  CHECK_FALSE(has("e1.against=", R"("against")"));
  CHECK_FALSE(has("e1.by[0]=", R"("RU","confidence")"));
}

TEST_CASE("the index after the last appends") {
  CHECK(has("e1.by[2]=IR", R"("IR")"));
  CHECK(tried("e1.by[3]=IR").refusal == "`e1.by` has 2 values, there is no [3]");
}

TEST_CASE("a year is a date, a confidence is a number") {
  CHECK(has("e1.at=2024", R"("at":"2024")"));
  CHECK(has("s2.confidence=1", R"("confidence":1)"));
  CHECK(has("e1.title=0.5", R"("title":"0.5")"));
}

TEST_CASE("a value may be JSON") {
  CHECK(has(R"(e2.by={"value": "CN", "denied": true})", R"("by":{"denied":true,"value":"CN"})"));
}

TEST_CASE("the end of the record is the case's own") {
  CHECK(has("as_of=2024-05", R"("as_of":"2024-05")"));
}

TEST_CASE("an id with a dot is found") {
  CHECK(has("s.1.confidence=0.7", R"({"confidence":0.7,"id":"s.1"})"));
}

TEST_CASE("a change that cannot be made says why") {
  CHECK(tried("e1.against").refusal == "`e1.against` says no value");
  CHECK(tried("e9.by=RU").refusal == "no event or source is `e9`");
  CHECK(tried("e1.by.confidence=1").refusal == "`e1.by` has 2 values");
  CHECK(tried("e1=RU").refusal == "`e1` is an event or a source as a whole");
  CHECK(tried("e1.by[x]=RU").refusal == "`e1.by[x]` names no place in a case");
  CHECK(tried("e1..by=RU").refusal == "`e1..by` names no place in a case");
  CHECK(tried("e1.to=").refusal == "`e1` has no `to` to take away");
  CHECK(tried("e1.to.confidence=1").refusal == "`e1` has no `to`");
  CHECK(tried("=1").refusal == "`` names no place in a case");
}
