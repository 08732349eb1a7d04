#include "engine/cli/spool.hpp"

#include "engine/cli/session.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <string>

using namespace casus::cli;

namespace {

std::string all_of(Spool& spool) {
  std::string out;
  spool.copy_to([&](std::string_view piece) { out += piece; });
  return out;
}

}  // namespace

TEST_CASE("a spool gives what it was given, whether it fits into memory or not") {
  for (std::size_t const in_memory : {0U, 10U, 1'000'000U}) {
    Spool spool(in_memory);
    std::string expected;
    for (int i = 0; i < 3'000; ++i) {
      std::string const piece = std::to_string(i) + "\n";
      spool.add(piece);
      expected += piece;
    }
    CHECK(all_of(spool) == expected);
    CHECK(all_of(spool) == expected);
    std::size_t pieces = 0;
    spool.copy_to([&](std::string_view piece) { CHECK(piece == std::to_string(pieces++) + "\n"); });
    CHECK(pieces == 3'000);
  }
}

TEST_CASE("a spool that finds no room says where it looked") {
  char const* const before = std::getenv("TMPDIR");
  std::string const saved = before == nullptr ? "" : before;
  ::setenv("TMPDIR", "/proc", 1);
  Spool spool(0);
  CHECK_THROWS_AS(spool.add("x"), Fault);
  if (before == nullptr) {
    ::unsetenv("TMPDIR");
  } else {
    ::setenv("TMPDIR", saved.c_str(), 1);
  }
}
