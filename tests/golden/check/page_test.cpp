// docs/diagnostics.md is made from the list of codes and from the golden files: every code with one
// message as people see it. `CASUS_UPDATE=1 diagnostics_page` writes it.

#include "dsl/text/render.hpp"
#include "tests/golden/check/fixture.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>
#include <string_view>

namespace {

using namespace casus;

std::string const page_path = std::string{CASUS_SOURCE_DIR} + "/docs/diagnostics.md";

/// The message to show for each code: of all that one folder of golden files gives, the shortest.
class Examples {
 public:
  void add(text::Diagnostics const& diagnostics) {
    for (text::Diagnostic const& one : diagnostics.all()) {
      std::string rendered = text::render(one);
      auto const [at, added] = shown_.emplace(one.code, rendered);
      if (!added && rendered.size() < at->second.size()) at->second = std::move(rendered);
    }
  }

  /// Only for codes that have none yet.
  void add_missing(Examples const& others) {
    shown_.insert(others.shown_.begin(), others.shown_.end());
  }

  [[nodiscard]] std::string find(text::Code code) const {
    auto const found = shown_.find(code);
    return found == shown_.end() ? std::string{} : found->second;
  }

 private:
  std::map<text::Code, std::string> shown_;
};

/// What is found before a text becomes a file of the language, so that no golden file can hold it.
void add_unreadable(Examples& examples) {
  text::Diagnostics diagnostics;
  text::Bounds bounds;
  bounds.rule_file_bytes = 16;
  (void)text::load_source("missing.treaty", bounds, diagnostics);
  (void)text::make_source("latin.treaty", "# caf\xE9", bounds, diagnostics);
  (void)text::make_source("long.treaty", std::string(17, '#'), bounds, diagnostics);
  examples.add(diagnostics);
}

Examples gather() {
  Examples examples;
  add_unreadable(examples);
  for (std::string_view const folder : {"check", "syntax"}) {
    Examples found;
    for (auto const& path : tests::golden_paths(folder)) {
      found.add(tests::compile_with_base(tests::read_golden(path).files).diagnostics);
    }
    examples.add_missing(found);
  }
  return examples;
}

std::string_view chapter_of(std::string_view id) {
  switch (id[2]) {
    case '1': return "The text and its words";
    case '2': return "The sentences";
    case '3': return "Names";
    default: return "Meaning";
  }
}

std::string page_of(Examples const& examples) {
  std::string page =
      "# Diagnostics\n\n"
      "<!-- Generated from the list of codes and the golden tests: "
      "`CASUS_UPDATE=1` and the test `diagnostics_page` write it. -->\n\n"
      "Everything that the rule language may say against a `.treaty` file, with one message each. "
      "A code never changes its meaning. An error leaves no rulebook; a warning does.\n\n"
      "A message says what was seen and underlines it, then the rule, then the way out where there "
      "is one. All errors of all files are reported in one run, each once.\n";
  std::string_view chapter;
  for (text::CodeInfo const& info : text::all_codes()) {
    if (chapter_of(info.id) != chapter) {
      chapter = chapter_of(info.id);
      page += fmt::format("\n## {}\n", chapter);
    }
    page += fmt::format("\n### {}: {}\n\n```text\n{}```\n", info.id, info.title,
                        examples.find(info.code));
  }
  return page;
}

}  // namespace

TEST_CASE("every code has an example, and the page shows it") {
  Examples const examples = gather();
  for (text::CodeInfo const& info : text::all_codes()) {
    CAPTURE(info.id, info.identifier);
    CHECK_FALSE(examples.find(info.code).empty());
  }
  std::string const page = page_of(examples);
  char const* const asked = std::getenv("CASUS_UPDATE");
  if (asked != nullptr && *asked != '\0' && std::string_view{asked} != "0") {
    std::ofstream{page_path, std::ios::binary} << page;
  }
  INFO("docs/diagnostics.md is not what the golden files give: run this test with CASUS_UPDATE=1");
  CHECK((tests::read_text(page_path) == page));
}

TEST_CASE("codes stand in order, each once") {
  auto const& codes = text::all_codes();
  auto const in_order = [](text::CodeInfo const& left, text::CodeInfo const& right) {
    return left.id < right.id;
  };
  CHECK(std::is_sorted(codes.begin(), codes.end(), in_order));
  CHECK(std::adjacent_find(codes.begin(), codes.end(),
                           [](auto const& left, auto const& right) { return left.id == right.id; })
        == codes.end());
}
