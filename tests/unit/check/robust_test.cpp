// Input is hostile until it has been checked: texts broken at random never crash the compiler,
// every message points into its file, and no message without an error comes with no rulebook.

#include "dsl/text/render.hpp"
#include "tests/golden/check/fixture.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cctype>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace casus;

/// Words, strings, marks and blanks, so that a change breaks the sentence rather than the letters.
std::vector<std::string> pieces_of(std::string const& text) {
  std::vector<std::string> pieces;
  auto const word = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-';
  };
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    if (word(text[at])) {
      while (end < text.size() && word(text[end])) ++end;
    } else if (text[at] == '"') {
      end = std::min(text.find('"', at + 1), text.size() - 1) + 1;
    }
    pieces.push_back(text.substr(at, end - at));
    at = end;
  }
  return pieces;
}

std::string broken(std::vector<std::string> pieces, std::mt19937& random) {
  auto const pick = [&](std::size_t size) {
    return std::uniform_int_distribution<std::size_t>{0, size - 1}(random);
  };
  for (std::size_t changes = 1 + pick(3); changes > 0; --changes) {
    std::size_t const at = pick(pieces.size());
    std::size_t const other = pick(pieces.size());
    switch (pick(4)) {
      case 0: pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(at)); break;
      case 1: pieces[at] = pieces[other]; break;
      case 2: std::swap(pieces[at], pieces[other]); break;
      default:
        pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(at), pieces[other] + " ");
        break;
    }
  }
  std::string text;
  for (std::string const& piece : pieces) text += piece;
  return text;
}

void check_result(check::Compilation const& result) {
  for (text::Diagnostic const& one : result.diagnostics.all()) {
    REQUIRE(one.span.begin <= one.span.end);
    REQUIRE(one.span.end <= one.file.size());
    for (text::Label const& label : one.labels) REQUIRE(label.span.end <= label.file.size());
    REQUIRE_FALSE(text::render(one).empty());
  }
  REQUIRE(result.rulebook.has_value() == !result.diagnostics.has_errors());
}

}  // namespace

TEST_CASE("texts broken at random are reported, never a crash") {
  std::mt19937 random{20210126};
  std::size_t rejected = 0;
  std::size_t tried = 0;
  for (auto const& path : tests::golden_paths()) {
    std::vector<std::string> const pieces = pieces_of(tests::read_golden(path).source);
    for (int round = 0; round < 20; ++round, ++tried) {
      std::string const text = broken(pieces, random);
      CAPTURE(text);
      check::Compilation const result = tests::compile_text(text, "- S1: a gazette\n");
      check_result(result);
      if (!result.rulebook) ++rejected;
    }
  }
  CHECK(tried >= 1500);
  CHECK(rejected * 2 > tried);
}

TEST_CASE("every beginning of a text is reported, never a crash") {
  auto const paths = tests::golden_paths();
  auto const forms = std::find_if(paths.begin(), paths.end(), [](auto const& path) {
    return path.filename() == "pass_forms.treaty";
  });
  REQUIRE(forms != paths.end());
  std::string const source = tests::read_golden(*forms).source;
  for (std::size_t size = 0; size < source.size(); size += 7) {
    check_result(tests::compile_text(source.substr(0, size)));
  }
}

TEST_CASE("many names and long chains take no long time") {
  std::string text =
      "use vocabulary words\nuse states world\ntreaty pact {\n"
      "parties avalon, borduria known\nin force from 2020-02-01 known\n"
      "article \"1\" { number known content known\n";
  for (int i = 0; i < 5000; ++i) {
    text +=
        "define conduct t" + std::to_string(i) + " { includes t" + std::to_string(i + 1) + " }\n";
  }
  text += "define conduct t5000 { includes wiper }\n";
  text += "commitment peace { each party P must not conduct a t0 against the other party Q } } }";
  check::Compilation const result = tests::compile_text(text);
  check_result(result);
  REQUIRE(result.diagnostics.error_count() == 1);
  CHECK(text::info(result.diagnostics.all().front().code).id == "T0432");
}
