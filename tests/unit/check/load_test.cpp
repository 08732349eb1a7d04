// Reading rule files from folders.

#include "dsl/compile.hpp"
#include "dsl/text/render.hpp"
#include "tests/golden/check/fixture.hpp"

#include <catch2/catch.hpp>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace {

namespace fs = std::filesystem;
using namespace casus;

/// A folder of its own for one test, removed at its end.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("casus-load-" + std::to_string(::getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }

  void write(std::string const& name, std::string const& text) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream{path_ / name, std::ios::binary} << text;
  }
  [[nodiscard]] std::string at(std::string const& name) const { return (path_ / name).string(); }

 private:
  fs::path path_;
};

std::vector<std::string> shown(std::vector<check::RuleFile> const& files) {
  std::vector<std::string> result;
  for (check::RuleFile const& file : files) result.push_back(file.rules.path());
  return result;
}

}  // namespace

TEST_CASE("a folder is searched throughout, and shown from its own name on") {
  Folder const folder;
  folder.write("rules/b.treaty", "");
  folder.write("rules/treaties/x/x.treaty", "");
  folder.write("rules/treaties/x/SOURCES.md", "- S1: a gazette\n");
  folder.write("rules/treaties/x/notes.txt", "");
  text::Diagnostics diagnostics;
  auto const files = check::load_rules({folder.at("rules")}, diagnostics);
  INFO(text::render(diagnostics));
  CHECK(diagnostics.empty());
  REQUIRE(shown(files) == std::vector<std::string>{"rules/b.treaty", "rules/treaties/x/x.treaty"});
  CHECK_FALSE(files[0].sources.has_value());
  REQUIRE(files[1].sources.has_value());
  CHECK(files[1].sources->path() == "rules/treaties/x/SOURCES.md");
}

TEST_CASE("a file that is reached twice is read once") {
  Folder const folder;
  folder.write("rules/a/a.treaty", "");
  text::Diagnostics diagnostics;
  auto const files = check::load_rules(
      {folder.at("rules"), folder.at("rules/a"), folder.at("rules/a/a.treaty")}, diagnostics);
  CHECK(diagnostics.empty());
  CHECK(files.size() == 1);
}

TEST_CASE("what cannot be read is said, with the reason") {
  Folder const folder;
  folder.write("empty/notes.txt", "");
  folder.write("latin/a.treaty", "title \"\xE9\"");
  text::Diagnostics diagnostics;
  auto const files = check::load_rules(
      {folder.at("missing.treaty"), folder.at("empty"), folder.at("latin")}, diagnostics);
  CHECK(files.empty());
  REQUIRE(diagnostics.all().size() == 3);
  CHECK(diagnostics.error_count() == 3);
}

TEST_CASE("a folder with too many files or too deep is bounded") {
  Folder const folder;
  folder.write("rules/a.treaty", "");
  folder.write("rules/b.treaty", "");
  folder.write("rules/1/2/3/c.treaty", "");
  text::Diagnostics diagnostics;
  text::Bounds bounds;
  bounds.folder_levels = 3;
  bounds.rule_files = 3;
  CHECK(check::load_rules({folder.at("rules")}, diagnostics, bounds).size() == 3);
  CHECK(diagnostics.empty());
  bounds.folder_levels = 2;
  (void)check::load_rules({folder.at("rules")}, diagnostics, bounds);
  REQUIRE(diagnostics.error_count() == 1);
  CHECK_THAT(diagnostics.all()[0].message,
             Catch::Contains("more than 2 folders inside each other; `--limit folder-levels=N`"));
  bounds.folder_levels = 3;
  bounds.rule_files = 2;
  (void)check::load_rules({folder.at("rules")}, diagnostics, bounds);
  REQUIRE(diagnostics.error_count() == 2);
  CHECK_THAT(diagnostics.all()[1].message,
             Catch::Contains("more than 2 rule files; `--limit rule-files=N`"));
}

TEST_CASE("an error of reading leaves no rulebook") {
  Folder const folder;
  auto const result = check::compile_paths({folder.at("missing.treaty")});
  CHECK_FALSE(result.rulebook.has_value());
  CHECK(result.diagnostics.has_errors());
}

TEST_CASE("the digest changes with any byte of any file, and with nothing else") {
  auto const digest = [](std::string a, std::string b) {
    return check::compile({{text::SourceFile{"a.treaty", std::move(a)}, std::nullopt},
                           {text::SourceFile{"b.treaty", std::move(b)}, std::nullopt}})
        .rulebook.value()
        .digest;
  };
  CHECK(digest("# one\n", "# two\n") == digest("# one\n", "# two\n"));
  CHECK(digest("# one\n", "# two\n") != digest("# one\n", "# twa\n"));
  CHECK(digest("# one\n# two\n", "") != digest("# one\n", "# two\n"));
}
