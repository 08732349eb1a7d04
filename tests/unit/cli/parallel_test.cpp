#include "engine/cli/parallel.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <stdexcept>
#include <string>
#include <vector>

using casus::cli::parallel_for;

TEST_CASE("every index is worked on once, by any number of threads") {
  for (std::size_t const jobs : {1U, 2U, 7U, 64U}) {
    std::vector<std::atomic<int>> seen(100);
    parallel_for(seen.size(), jobs, [&](std::size_t i) { ++seen[i]; });
    for (std::atomic<int> const& times : seen) CHECK(times == 1);
  }
  parallel_for(0, 4, [](std::size_t) { FAIL("nothing to do"); });
}

TEST_CASE("an exception reaches the caller, and all threads have ended") {
  for (std::size_t const jobs : {1U, 4U}) {
    std::atomic<int> running{0};
    auto const work = [&](std::size_t i) {
      ++running;
      if (i == 3) {
        --running;
        throw std::runtime_error("three");
      }
      --running;
    };
    CHECK_THROWS_WITH(parallel_for(50, jobs, work), "three");
    CHECK(running == 0);
  }
}
