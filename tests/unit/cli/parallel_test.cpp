#include "engine/cli/parallel.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using casus::cli::in_order;
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

TEST_CASE("what several threads make leaves in order, and few are held at once") {
  for (std::size_t const jobs : {1U, 2U, 7U}) {
    std::size_t drawn = 0;
    std::size_t most = 0;
    std::vector<std::size_t> taken;
    in_order<std::size_t, std::size_t>(
        jobs,
        [&]() -> std::optional<std::size_t> {
          if (drawn == 1000) return std::nullopt;
          return drawn++;
        },
        [](std::size_t item) {
          if (item % 100 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(2));
          return item * 2;
        },
        [&](std::size_t result) {
          taken.push_back(result);
          most = std::max(most, drawn - taken.size());
        });
    REQUIRE(taken.size() == 1000);
    for (std::size_t i = 0; i < taken.size(); ++i) CHECK(taken[i] == 2 * i);
    CHECK(most <= 4 * jobs);
  }
}

TEST_CASE("an exception on the way ends the run and reaches the caller") {
  for (std::size_t const jobs : {1U, 4U}) {
    for (int const where : {0, 1, 2}) {
      int drawn = 0;
      auto const fault = [&](int here, int item) {
        if (here == where && item == 5) throw std::runtime_error("five");
      };
      auto const run = [&] {
        in_order<int, int>(
            jobs,
            [&]() -> std::optional<int> {
              fault(0, drawn);
              return drawn++;
            },
            [&](int item) {
              fault(1, item);
              return item;
            },
            [&](int item) { fault(2, item); });
      };
      CHECK_THROWS_WITH(run(), "five");
    }
  }
}
