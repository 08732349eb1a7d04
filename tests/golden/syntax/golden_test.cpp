#include "dsl/parse.hpp"
#include "dsl/syntax/print.hpp"
#include "dsl/text/render.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace fs = std::filesystem;
using namespace casus;

namespace {

/// A tree longer than this says nothing to a reader.
constexpr std::size_t printed_nodes_max = 150;

fs::path folder() { return fs::path{CASUS_SOURCE_DIR} / "tests/golden/syntax"; }

bool updating() {
  char const* const wish = std::getenv("CASUS_UPDATE");
  return wish != nullptr && std::string_view{wish} == "1";
}

std::string read_text(fs::path const& path) {
  std::ifstream in{path, std::ios::binary};
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<fs::path> inputs() {
  std::vector<fs::path> files;
  for (auto const& entry : fs::directory_iterator{folder()}) {
    if (entry.path().extension() == ".treaty") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// A first line `# limit: 200 bytes`, `# limit: 3 levels` or `# limit: 2 messages` lowers a limit.
text::Bounds bounds_of(std::string const& text) {
  text::Bounds bounds;
  std::istringstream line{text.substr(0, text.find('\n'))};
  std::string mark;
  std::string word;
  std::uint32_t value = 0;
  std::string unit;
  if (!(line >> mark >> word >> value >> unit) || mark != "#" || word != "limit:") return bounds;
  if (unit == "bytes") bounds.rule_file_bytes = value;
  if (unit == "levels") bounds.rule_nesting = value;
  if (unit == "messages") bounds.rule_messages = value;
  return bounds;
}

struct Outcome {
  std::string text;
  bool failed = false;
  std::size_t nodes = 0;
};

Outcome outcome(fs::path const& file) {
  std::string text = read_text(file);
  text::Bounds const bounds = bounds_of(text);
  text::Diagnostics out{bounds};
  Outcome result;
  auto const source = text::make_source(file.filename().string(), std::move(text), bounds, out);
  if (source) {
    syntax::Tree const tree = syntax::parse(*source, out, bounds);
    result.nodes = tree.size();
    if (out.empty() && tree.size() <= printed_nodes_max) result.text = syntax::print(tree.root());
  }
  result.failed = out.has_errors();
  if (!out.empty()) result.text = text::render(out);
  return result;
}

fs::path expected_file(fs::path const& input) {
  return fs::path{input}.replace_extension(".expected");
}

}  // namespace

TEST_CASE("each file gives the messages, or the tree, that stand beside it") {
  REQUIRE(inputs().size() > 40);
  for (fs::path const& input : inputs()) {
    std::string const name = input.filename().string();
    CAPTURE(name);
    Outcome const found = outcome(input);
    CHECK(found.failed == (name.substr(0, 5) == "fail_"));
    fs::path const expected = expected_file(input);
    if (updating()) std::ofstream{expected, std::ios::binary} << found.text;
    REQUIRE(fs::exists(expected));
    CHECK(found.text == read_text(expected));
  }
}

TEST_CASE("no expectation is without its file") {
  for (auto const& entry : fs::directory_iterator{folder()}) {
    if (entry.path().extension() != ".expected") continue;
    CAPTURE(entry.path().filename().string());
    CHECK(fs::exists(fs::path{entry.path()}.replace_extension(".treaty")));
  }
}

TEST_CASE("every code of the text and of the sentences has a file that shows it") {
  std::set<std::string> shown;
  for (fs::path const& input : inputs()) {
    std::istringstream lines{read_text(expected_file(input))};
    for (std::string line; std::getline(lines, line);) {
      if (line.substr(0, 7) == "error T") shown.insert(line.substr(6, 5));
    }
  }
  for (text::CodeInfo const& code : text::all_codes()) {
    if (code.id.substr(0, 3) != "T01" && code.id.substr(0, 3) != "T02") continue;
    // No content of a file makes the file unreadable; tests/unit/dsl/text_test.cpp shows it.
    if (code.code == text::Code::unreadable_file) continue;
    CAPTURE(code.id, code.title);
    CHECK(shown.count(std::string{code.id}) == 1);
  }
}
