#include "engine/judge/verdict.hpp"

#include <catch2/catch.hpp>

using namespace casus::judge;

TEST_CASE("the table of states") {
  constexpr double standard = 0.55;
  constexpr double doubt = 0.55;
  CHECK(truth_of({0.6, 0, 0}, standard, doubt) == Truth::established);
  CHECK(truth_of({0.6, 0, 0.8}, standard, doubt) == Truth::contested);
  CHECK(truth_of({0.5, 0, 0.8}, standard, doubt) == Truth::unknown);
  CHECK(truth_of({0.5, 0.8, 0.8}, standard, doubt) == Truth::refuted);
  CHECK(truth_of({0.55, 0, 0.5}, standard, doubt) == Truth::established);
  CHECK(truth_of({0.54, 0.55, 0.55}, standard, doubt) == Truth::refuted);
}

TEST_CASE("standards by name and by number") {
  CHECK(find_standard("clear")->value == 0.75);
  CHECK(find_standard("0.75")->name == "clear");
  CHECK(find_standard("0.6")->name == "custom");
  CHECK(find_standard("1")->value == 1);
  for (char const* text : {"", "0", "1.01", "-0.5", "balanced", "0.5x", "nan", "1e-3", "."}) {
    CAPTURE(text);
    CHECK_FALSE(find_standard(text));
  }
}

TEST_CASE("verdicts rank from mild to harsh") {
  CHECK(rank(Verdict::excused) == rank(Verdict::cleared));
  CHECK(rank(Verdict::pending) > rank(Verdict::compliant));
  CHECK(rank(Verdict::potential_departure) < rank(Verdict::potential_breach));
  CHECK(rank(Verdict::contested) < rank(Verdict::departure));
  CHECK(rank(Verdict::departure) < rank(Verdict::breach));
  for (VerdictName const& row : verdict_names) CHECK(find_verdict(row.name) == row.verdict);
}
