#include "engine/record/files.hpp"

#include "tests/support/folder.hpp"
#include "tests/unit/record/rulebook_fixture.hpp"

#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

using namespace casus;
namespace fs = std::filesystem;

namespace {

using casus::tests::Folder;

std::string plain(std::string const& id) {
  return R"({"format": "casus-case/1", "id": ")" + id + R"(", "events": []})";
}

std::vector<record::ReadResult> collect(std::vector<std::string> const& paths) {
  return record::collect_cases(paths, tests::small_rulebook());
}

std::vector<record::ReadResult> collect_from(record::CaseInput const& input,
                                             text::Bounds const& bounds = {}) {
  record::CaseSource source({input}, bounds);
  std::vector<record::ReadResult> out;
  while (std::optional<record::CaseText> const text = source.next()) {
    out.push_back(record::read_case(*text, tests::small_rulebook(), bounds));
  }
  return out;
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
  // So is one with two names; of these the first is shown.
  fs::create_symlink(folder / "b.json", folder / "a/link.json");
  auto const linked = collect({folder.path()});
  CHECK(ids(linked) == std::vector<std::string>{"y1", "y2", "b", "z"});
  CHECK(linked[2].value->file == folder / "a/link.json");
}

TEST_CASE("paths that lead nowhere are errors, and the others are read") {
  Folder const folder;
  folder.write("good.json", plain("good"));
  fs::create_directories(folder / "empty");
  auto const got = collect({folder / "missing.json", folder / "empty", folder / "good.json"});
  CHECK(ids(got) == std::vector<std::string>{"C0102", "good", "C0101"});
  CHECK(got[2].errors[0].file == folder / "missing.json");
  CHECK(got[2].errors[0].message == "cannot be read: there is no such file");
}

TEST_CASE("a folder given as a file is an error, not a crash") {
  Folder const folder;
  CHECK(ids(collect_from({folder.path(), record::CaseInput::Form::document}))
        == std::vector<std::string>{"C0101"});
}

TEST_CASE("a pipe or a device in the file system is refused: it may never end") {
  Folder const folder;
  folder.write("a.json", plain("a"));
  REQUIRE(::mkfifo((folder / "pipe.json").c_str(), 0600) == 0);
  auto const got = collect({folder.path(), "/dev/zero"});
  REQUIRE(ids(got) == std::vector<std::string>{"C0101", "a", "C0101"});
  CHECK(got[0].errors[0].message
        == "cannot be read: it is a device, which may never end; hand it over as standard input");
  CHECK(got[2].errors[0].file == folder / "pipe.json");
}

TEST_CASE("a pipe that was handed over is read to its end") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  std::string const text = plain("a") + "\n" + plain("b") + "\n";
  REQUIRE(::write(ends[1], text.data(), text.size()) == static_cast<ssize_t>(text.size()));
  ::close(ends[1]);
  std::string const path = "/dev/fd/" + std::to_string(ends[0]);
  CHECK(ids(collect({path})) == std::vector<std::string>{"a", "b"});
  ::close(ends[0]);
}

TEST_CASE("who waits for a pipe can be woken, and half a case is none") {
  int ends[2];
  int wake[2];
  REQUIRE(::pipe(ends) == 0);
  REQUIRE(::pipe(wake) == 0);
  std::string const text = plain("a") + "\n{\"format";
  REQUIRE(::write(ends[1], text.data(), text.size()) == static_cast<ssize_t>(text.size()));
  record::CaseSource source(
      {{"/dev/fd/" + std::to_string(ends[0]), record::CaseInput::Form::lines}}, {}, wake[0]);
  auto const first = source.next();
  REQUIRE(first);
  CHECK(first->json == plain("a"));
  REQUIRE(::write(wake[1], "!", 1) == 1);
  CHECK_FALSE(source.next());
  CHECK_FALSE(source.next());
  for (int const end : {ends[0], ends[1], wake[0], wake[1]}) ::close(end);
}

TEST_CASE("a name that is no UTF-8 is shown with its bytes as numbers") {
  Folder const folder;
  std::string const file = folder.write("caf\xE9.json", plain("a"));
  auto const got = collect({file, folder / "\xFF.json"});
  REQUIRE(ids(got) == std::vector<std::string>{"a", "C0101"});
  CHECK(got[0].value->file == folder / "caf\\xE9.json");
  CHECK(got[1].errors[0].file == folder / "\\xFF.json");
}

TEST_CASE("a loop of symbolic links does not hold the search") {
  Folder const folder;
  folder.write("sub/a.json", plain("a"));
  fs::create_directory_symlink(folder.path(), folder / "sub/loop");
  // A link that leads nowhere has the name of a case: that one is missing must not go unsaid.
  fs::create_symlink(folder / "nowhere", folder / "sub/dangling.json");
  fs::create_symlink(folder / "sub/self.json", folder / "sub/self.json");
  // But Emacs leaves such a link beside a file that somebody edits.
  fs::create_symlink("me@host.1:1", folder / "sub/.#a.json");
  CHECK(ids(collect({folder.path()})) == std::vector<std::string>{"a", "C0101", "C0101"});
}

TEST_CASE("a bad line of NDJSON spoils only itself and is named by its number") {
  Folder const folder;
  std::string const file = folder.write("bulk.ndjson", "\n" + plain("a") + "\r\n{\"format\": \n"
                                                           + plain("b") + "\n[]\n" + plain("c"));
  auto const got = collect({file});
  CHECK(ids(got) == std::vector<std::string>{"a", "C0107", "b", "C0201", "c"});
  CHECK(got[1].errors[0].line == 3U);
  CHECK(got[3].errors[0].line == 5U);
}

TEST_CASE("a line longer than allowed spoils only itself") {
  Folder const folder;
  std::string const file = folder.write(
      "bulk.ndjson", plain("a") + "\n" + std::string(500, ' ') + plain("long") + "\n" + plain("b"));
  text::Bounds bounds;
  bounds.case_bytes = 200;
  CHECK(ids(collect_from({file, record::CaseInput::Form::lines}, bounds))
        == std::vector<std::string>{"a", "C0103", "b"});
}

TEST_CASE("a file of no known ending may be one case or one a line") {
  Folder const folder;
  auto const sniff = [&](std::string const& text) {
    return ids(collect({folder.write("in", text)}));
  };
  CHECK(sniff(plain("a")) == std::vector<std::string>{"a"});
  CHECK(sniff(plain("a") + "\n" + plain("b") + "\n") == std::vector<std::string>{"a", "b"});
  CHECK(sniff("\xEF\xBB\xBF" + plain("a") + "\r\n" + plain("b") + "\r\n")
        == std::vector<std::string>{"a", "b"});
  CHECK(sniff("\n{\n  \"format\": \"casus-case/1\",\n \"id\": \"p\", \"events\": []}")
        == std::vector<std::string>{"p"});
  // A first line that closes early is still one document.
  CHECK(sniff("{\"x-a\": {\"b\": 1},\n\"format\": \"casus-case/1\", \"id\": \"q\",\n"
              "\"events\": []}")
        == std::vector<std::string>{"q"});
  CHECK(sniff("") == std::vector<std::string>{"C0106"});
}

TEST_CASE("lines longer than a block are read whole") {
  Folder const folder;
  std::string const padding(200'000, ' ');
  std::string const file = folder.write(
      "bulk.ndjson", plain("a") + padding + "\n" + padding + "\n" + padding + plain("b"));
  auto const got = collect({file});
  CHECK(ids(got) == std::vector<std::string>{"a", "b"});
}
