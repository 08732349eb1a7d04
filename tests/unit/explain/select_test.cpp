#include "engine/explain/select.hpp"

#include "tests/unit/report/sample.hpp"

#include <catch2/catch.hpp>

using namespace casus;

namespace {

bool matches(std::string_view text) {
  model::Rulebook const rulebook = tests::sample_rulebook();
  record::Case const judged = tests::sample_case();
  std::optional<explain::Selector> const selector = explain::read_selector(text);
  REQUIRE(selector);
  return explain::matches(*selector, rulebook, judged, tests::sample_finding());
}

}  // namespace

TEST_CASE("a finding is named by its id") {
  CHECK(matches("f-3c9a1e07"));
  CHECK_FALSE(matches("f-3c9a1e08"));
}

TEST_CASE("a finding is named by its address, as far as one likes") {
  CHECK(matches("alpha/non-attack"));
  CHECK(matches("alpha/non-attack/e1"));
  CHECK(matches("alpha/non-attack/e1/russia/iran"));
  CHECK(matches("alpha/non-attack//russia"));
  CHECK_FALSE(matches("alpha/non-attack/e2"));
  CHECK_FALSE(matches("beta/non-attack"));
  CHECK_FALSE(matches("alpha/non-attack/e1/iran"));
}

TEST_CASE("the address of a finding selects it") {
  std::string const address =
      explain::address(tests::sample_rulebook(), tests::sample_case(), tests::sample_finding());
  CHECK(address == "alpha/non-attack/e1/russia/iran");
  CHECK(matches(address));
}

TEST_CASE("other texts name nothing") {
  for (char const* text : {"", "f-", "non-attack", "a/b/c/d/e/f"}) {
    CAPTURE(text);
    CHECK_FALSE(explain::read_selector(text));
  }
}

TEST_CASE("the near ones are those that share most parts") {
  model::Rulebook const rulebook = tests::sample_rulebook();
  record::Case const judged = tests::sample_case();
  judge::Finding const finding = tests::sample_finding();
  auto const common = [&](char const* text) {
    return explain::parts_in_common(*explain::read_selector(text), rulebook, judged, finding);
  };
  CHECK(common("alpha/non-attack/e9") == 2);
  CHECK(common("alpha/other") == 1);
  CHECK(common("beta/other") == 0);
}
