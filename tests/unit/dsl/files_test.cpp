#include "dsl/text/files.hpp"

#include "tests/support/folder.hpp"

#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

using namespace casus::text;
namespace fs = std::filesystem;

namespace {

using casus::tests::Folder;

}  // namespace

TEST_CASE("a path that is UTF-8 is shown as it is, other bytes as numbers") {
  CHECK(shown_path("дело/a b.json") == "дело/a b.json");
  CHECK(shown_path("caf\xE9.json") == "caf\\xE9.json");
  CHECK(shown_path("\xFF\xC3") == "\\xFF\\xC3");
  CHECK(shown_path("") == "");
}

TEST_CASE("a file is read to one byte beyond the limit, which tells that it is longer") {
  Folder const folder;
  std::string const file = folder.write("f", std::string(200'000, 'x'));
  CHECK(read_file(file, 200'000).bytes.size() == 200'000);
  CHECK(read_file(file, 199'999).bytes.size() == 200'000);
  CHECK(read_file(file, 10).bytes.size() == 11);
  CHECK(read_file(file, 0).bytes.size() == 1);
  CHECK_FALSE(read_file(file, 10).problem);
}

TEST_CASE("what is no file says what it is") {
  Folder const folder;
  std::string const pipe = folder / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  CHECK(read_file(folder.path(), 10).problem == "it is a folder");
  CHECK(read_file(folder / "none", 10).problem == "there is no such file");
  CHECK(read_file(pipe, 10).problem
        == "it is a pipe, which may never end; hand it over as standard input");
  CHECK(read_file("/dev/zero", 10).problem
        == "it is a device, which may never end; hand it over as standard input");
  CHECK(read_file(folder.write("f", "") + "/g", 10).problem == "not a directory");
}

TEST_CASE("an ending is the end of a name, and a name has more than that") {
  std::vector<std::string_view> const endings{".json", ".ndjson"};
  CHECK(has_ending("a.json", endings));
  CHECK(has_ending("folder/a.b.ndjson", endings));
  CHECK_FALSE(has_ending("a.jsonl", endings));
  CHECK_FALSE(has_ending("folder/.json", endings));
  CHECK_FALSE(has_ending("a.json/b", endings));
  CHECK_FALSE(has_ending("folder/.#a.json", endings));
}

TEST_CASE("what lies below a folder comes in the order of its paths") {
  Folder const folder;
  for (char const* name : {"b.json", "a/z.json", "a/y/x.json", "a.json", "c.txt"}) {
    folder.write(name, "");
  }
  fs::create_directory_symlink(folder.path(), folder / "loop.json");
  fs::create_symlink("nowhere", folder / "d.json");
  FilesBelow const below = files_below(folder.path(), {".json"});
  std::vector<std::string> names;
  for (std::string const& file : below.files) {
    names.push_back(fs::path(file).lexically_relative(folder.path()).string());
  }
  CHECK(names == std::vector<std::string>{"a.json", "a/y/x.json", "a/z.json", "b.json", "d.json"});
  CHECK(below.unreadable.empty());
  FilesBelow const none = files_below(folder / "none", {".json"});
  REQUIRE(none.unreadable.size() == 1);
  CHECK(none.unreadable[0].why == "there is no such file");
}
