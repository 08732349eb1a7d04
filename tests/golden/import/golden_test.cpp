#include "engine/record/read.hpp"
#include "tests/golden/import/compact.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace casus;
namespace fs = std::filesystem;

TEST_CASE("golden results for records of our own, one behaviour each") {
  std::vector<fs::path> files;
  for (auto const& entry :
       fs::directory_iterator(fs::path(CASUS_SOURCE_DIR) / "tests/golden/import/own")) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  REQUIRE(files.size() >= 10);
  for (fs::path const& path : files) {
    INFO(path.filename().string());
    auto const result = import::import_veris(tests::file_text(path), path.filename().string(),
                                             tests::repository_rulebook());
    REQUIRE(result.errors.empty());
    REQUIRE(result.cases.size() == 1);
    auto const& got = result.cases[0];
    CHECK(got.tally.dropped.empty());
    CHECK(record::read_case(got.json, got.file_name, tests::repository_rulebook()).value);
    // These records are ours: their words may stand here.
    tests::check_golden("own/" + path.stem().string() + ".golden", got.json);
  }
}
