#include "engine/record/read.hpp"
#include "tests/unit/record/rulebook_fixture.hpp"

#include <catch2/catch.hpp>

using namespace casus;

namespace {

std::string case_of(std::size_t events, std::size_t claims_each) {
  std::string out = R"({"format": "casus-case/1", "id": "c", "events": [)";
  for (std::size_t i = 0; i < events; ++i) {
    out += (i == 0 ? "" : ",");
    out += R"({"id": "e)" + std::to_string(i) + R"(", "kind": [)";
    for (std::size_t j = 0; j < claims_each; ++j) out += j == 0 ? "\"ddos\"" : ",\"ddos\"";
    out += "]}";
  }
  return out + "]}";
}

record::ReadResult read(std::string const& json, text::Bounds const& bounds) {
  return record::read_case(json, "f", tests::small_rulebook(), bounds);
}

}  // namespace

TEST_CASE("events, claims and bytes: at the limit, and one past it") {
  text::Bounds bounds;
  bounds.events = 3;
  CHECK(read(case_of(3, 1), bounds).value);
  auto const events = read(case_of(4, 1), bounds);
  REQUIRE(events.errors.size() == 1);
  CHECK(events.errors[0].code == "C0110");
  CHECK(events.errors[0].pointer == "/events");

  bounds.claims = 6;
  CHECK(read(case_of(3, 2), bounds).value);
  auto const claims = read(case_of(2, 5), bounds);
  REQUIRE(claims.errors.size() == 1);
  CHECK(claims.errors[0].code == "C0110");
  CHECK(claims.errors[0].pointer == "/events/1/kind/1");

  std::string const text = case_of(1, 1);
  bounds.case_bytes = text.size();
  CHECK(read(text, bounds).value);
  CHECK(read(text + " ", bounds).errors.at(0).code == "C0103");
}

TEST_CASE("the default limits hold a case of the largest size that is allowed") {
  CHECK(read(case_of(10'000, 10), {}).value);
  CHECK(read(case_of(10'001, 1), {}).errors.at(0).code == "C0110");
  CHECK(read(case_of(1, 100'001), {}).errors.at(0).code == "C0110");
}

TEST_CASE("a flood of errors is cut and counted") {
  std::string flood = R"({"format": "casus-case/1", "id": "c", "events": [)";
  for (int i = 0; i < 500; ++i) {
    flood += (i == 0 ? "" : ",") + std::string{R"({"id": "e)"} + std::to_string(i)
             + R"(", "kind": ["wipr"]})";
  }
  auto const got = read(flood + "]}", {});
  CHECK_FALSE(got.value);
  REQUIRE(got.errors.size() == 51);
  CHECK(got.errors[49].code == "C0302");
  CHECK(got.errors[50].code == "C0113");
  CHECK(got.errors[50].message == "450 more errors are not shown; mend these first");
}

TEST_CASE("an object with a hundred thousand keys, all unknown, is refused quickly") {
  std::string wide =
      R"({"format": "casus-case/1", "id": "c", "events": [{"id": "e", "kind": "ddos")";
  for (int i = 0; i < 100'000; ++i) wide += ",\"k" + std::to_string(i) + "\":1";
  auto const got = read(wide + "}]}", {});
  CHECK(got.errors.size() == 51);
}
