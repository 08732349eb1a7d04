#include "engine/cli/output.hpp"

#include "engine/cli/session.hpp"

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

/// An empty folder that goes away with the test.
struct Folder {
  fs::path path;
  Folder() {
    std::string name = (fs::temp_directory_path() / "casus-output-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
  }
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  [[nodiscard]] std::string file(char const* name) const { return (path / name).string(); }
  [[nodiscard]] auto count() const {
    return std::distance(fs::directory_iterator(path), fs::directory_iterator());
  }
};

std::string content(std::string const& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("a file is written whole, replaces the old one, and nothing else is left") {
  Folder const folder;
  write_file(folder.file("report"), "first");
  CHECK(content(folder.file("report")) == "first");
  write_file(folder.file("report"), "second");
  CHECK(content(folder.file("report")) == "second");
  CHECK(folder.count() == 1);
}

TEST_CASE("a new file has the usual rights, a replaced one keeps its own") {
  Folder const folder;
  mode_t const mask = ::umask(022);
  write_file(folder.file("report"), "x");
  struct stat status {};
  REQUIRE(::stat(folder.file("report").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0644U);
  REQUIRE(::chmod(folder.file("report").c_str(), 0600) == 0);
  write_file(folder.file("report"), "y");
  REQUIRE(::stat(folder.file("report").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0600U);
  ::umask(mask);
}

TEST_CASE("a file that cannot be written is refused before any work") {
  Folder const folder;
  CHECK_THROWS_AS(Output(folder.file("none/report")), UsageError);
  CHECK_THROWS_AS(Output(folder.path.string()), UsageError);
  CHECK(folder.count() == 0);
  Output const fine(folder.file("report"));
  CHECK(folder.count() == 0);
}

TEST_CASE("a dash is standard output") {
  CHECK_FALSE(Output("-").to_file());
  CHECK_FALSE(Output("").to_file());
  CHECK(Output("report").to_file());
}
