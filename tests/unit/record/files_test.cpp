#include "engine/record/files.hpp"

#include "tests/unit/record/rulebook_fixture.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace casus;
namespace fs = std::filesystem;

namespace {

/// A folder of its own, removed afterwards.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "casus-record-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;

  std::string write(std::string const& name, std::string const& text) const {
    fs::path const file = path_ / name;
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
    return file.generic_string();
  }
  std::string operator/(std::string const& name) const { return (path_ / name).generic_string(); }
  [[nodiscard]] std::string path() const { return path_.generic_string(); }

 private:
  fs::path path_;
};

std::string plain(std::string const& id) {
  return R"({"format": "casus-case/1", "id": ")" + id + R"(", "events": []})";
}

std::vector<record::ReadResult> collect(std::vector<std::string> const& paths,
                                        std::string const& standard_input = "") {
  std::istringstream in(standard_input);
  return record::collect_cases(paths, in, tests::small_rulebook());
}

std::vector<std::string> ids(std::vector<record::ReadResult> const& results) {
  std::vector<std::string> out;
  for (auto const& result : results) {
    out.push_back(result.value ? result.value->id : result.errors.at(0).code);
  }
  return out;
}

}  // namespace

TEST_CASE("a folder is searched to the bottom, sorted by path") {
  Folder const folder;
  folder.write("b.json", plain("b"));
  folder.write("a/z.json", plain("z"));
  folder.write("a/deep/er/y.ndjson", plain("y1") + "\n\n" + plain("y2"));
  folder.write("a/notes.txt", "no case");
  folder.write("SOURCES.md", "no case");
  auto const got = collect({folder.path()});
  CHECK(ids(got) == std::vector<std::string>{"y1", "y2", "z", "b"});
  CHECK(got[0].value->file == folder / "a/deep/er/y.ndjson");
  // The same file by another way is taken once.
  CHECK(ids(collect({folder / "b.json", folder.path(), folder / "a/../b.json"}))
        == std::vector<std::string>{"b", "y1", "y2", "z"});
}

TEST_CASE("paths that lead nowhere are errors, and the others are read") {
  Folder const folder;
  folder.write("good.json", plain("good"));
  fs::create_directories(folder / "empty");
  auto const got = collect({folder / "missing.json", folder / "empty", folder / "good.json"});
  CHECK(ids(got) == std::vector<std::string>{"C0101", "C0102", "good"});
  CHECK(got[0].errors[0].file == folder / "missing.json");
  CHECK(got[0].errors[0].message == "there is no file or folder of this name");
}

TEST_CASE("a folder given as a file is an error, not a crash") {
  Folder const folder;
  std::istringstream in;
  std::vector<record::ReadResult> got;
  record::read_input({folder.path(), record::CaseInput::Form::document}, in,
                     tests::small_rulebook(), {},
                     [&](record::ReadResult result) { got.push_back(std::move(result)); });
  CHECK(ids(got) == std::vector<std::string>{"C0101"});
}

TEST_CASE("a loop of symbolic links does not hold the search") {
  Folder const folder;
  folder.write("sub/a.json", plain("a"));
  fs::create_directory_symlink(folder.path(), folder / "sub/loop");
  fs::create_symlink(folder / "nowhere", folder / "sub/dangling.json");
  CHECK(ids(collect({folder.path()})) == std::vector<std::string>{"a"});
}

TEST_CASE("a bad line of NDJSON spoils only itself and is named by its number") {
  Folder const folder;
  std::string const file = folder.write("bulk.ndjson", "\n" + plain("a") + "\r\n{\"format\": \n"
                                                           + plain("b") + "\n[]\n" + plain("c"));
  auto const got = collect({file});
  CHECK(ids(got) == std::vector<std::string>{"a", "C0107", "b", "C0201", "c"});
  CHECK(got[1].errors[0].line == 3U);
  CHECK(got[3].errors[0].line == 5U);
  auto const again =
      record::read_ndjson("\n" + plain("a") + "\n{\"format\": \n", "f", tests::small_rulebook());
  REQUIRE(again.size() == 2);
  CHECK(again[1].errors[0].line == 3U);
}

TEST_CASE("a line longer than allowed spoils only itself") {
  Folder const folder;
  std::string const file = folder.write(
      "bulk.ndjson", plain("a") + "\n" + std::string(500, ' ') + plain("long") + "\n" + plain("b"));
  record::ReadLimits limits;
  limits.bytes_max = 200;
  std::istringstream in;
  std::vector<record::ReadResult> got;
  record::read_input({file, record::CaseInput::Form::lines}, in, tests::small_rulebook(), limits,
                     [&](record::ReadResult result) { got.push_back(std::move(result)); });
  CHECK(ids(got) == std::vector<std::string>{"a", "C0103", "b"});
}

TEST_CASE("standard input may be one case or one a line") {
  CHECK(ids(collect({"-"}, plain("a"))) == std::vector<std::string>{"a"});
  CHECK(ids(collect({"-"}, plain("a") + "\n" + plain("b") + "\n"))
        == std::vector<std::string>{"a", "b"});
  CHECK(ids(collect({"-"}, "\n{\n  \"format\": \"casus-case/1\",\n \"id\": \"p\", \"events\": []}"))
        == std::vector<std::string>{"p"});
  // A first line that closes early is still one document.
  CHECK(ids(collect({"-"},
                    "{\"x-a\": {\"b}\": 1},\n\"format\": \"casus-case/1\", \"id\": \"q\",\n"
                    "\"events\": []}"))
        == std::vector<std::string>{"q"});
  auto const bad = collect({"-"}, "");
  REQUIRE(bad.size() == 1);
  CHECK(bad[0].errors[0].code == "C0106");
  CHECK(bad[0].errors[0].file == "-");
}
