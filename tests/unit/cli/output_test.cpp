#include "engine/cli/output.hpp"

#include "engine/cli/session.hpp"
#include "tests/support/folder.hpp"

#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

using namespace casus::cli;
namespace fs = std::filesystem;

namespace {

using casus::tests::Folder;

auto count(Folder const& folder) {
  return std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator());
}

std::string content(std::string const& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("a file is written whole, replaces the old one, and nothing else is left") {
  Folder const folder;
  write_file(folder / "report", "first");
  CHECK(content(folder / "report") == "first");
  write_file(folder / "report", "second");
  CHECK(content(folder / "report") == "second");
  CHECK(count(folder) == 1);
}

TEST_CASE("a new file has the usual rights, a replaced one keeps its own") {
  Folder const folder;
  mode_t const mask = ::umask(022);
  write_file(folder / "report", "x");
  struct stat status {};
  REQUIRE(::stat((folder / "report").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0644U);
  REQUIRE(::chmod((folder / "report").c_str(), 0600) == 0);
  write_file(folder / "report", "y");
  REQUIRE(::stat((folder / "report").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0600U);
  ::umask(mask);
}

TEST_CASE("a file that cannot be written is refused before any work") {
  Folder const folder;
  CHECK_THROWS_AS(Output(folder / "none/report"), UsageError);
  CHECK_THROWS_AS(Output(folder.path()), UsageError);
  CHECK(count(folder) == 0);
  Output const fine(folder / "report");
  CHECK(count(folder) == 0);
}

TEST_CASE("a dash is standard output") {
  CHECK_FALSE(Output("-").to_file());
  CHECK_FALSE(Output("").to_file());
  CHECK(Output("report").to_file());
}
