#include "engine/cli/progress.hpp"

#include <catch2/catch.hpp>

using casus::cli::progress_line;
using casus::cli::Task;

TEST_CASE("a line of progress says what is done, how fast, and what remains") {
  Task const judging{"judging", "cases"};
  CHECK(progress_line(judging, 120, 0.4, 2)
        == "judging: 120 cases (40 %), 60 a second, about 3 s left");
  CHECK(progress_line(judging, 5, 0.5, 2)
        == "judging: 5 cases (50 %), 2.5 a second, about 2 s left");
  CHECK(progress_line(judging, 3, 0.25, 60)
        == "judging: 3 cases (25 %), 3 a minute, about 3 min left");
  CHECK(progress_line(judging, 100, 0.01, 100)
        == "judging: 100 cases (1 %), 1.0 a second, about 2 h 45 min left");
  CHECK(progress_line(judging, 9, 1, 3)
        == "judging: 9 cases (100 %), 3.0 a second, about 0 s left");
}

TEST_CASE("a line of progress says nothing that is not known") {
  Task const judging{"judging", "cases"};
  CHECK(progress_line(judging, 40, 0, 2) == "judging: 40 cases, 20 a second");
  CHECK(progress_line(judging, 0, 0, 0) == "judging: 0 cases");
  CHECK(progress_line(judging, 0, 0, 2) == "judging: 0 cases, 2 s so far");
  CHECK(progress_line({"searching", "tries", 100, true}, 25, 0.25, 1)
        == "searching: 25 tries, 25 a second, at most 3 s left");
}
