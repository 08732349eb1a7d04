#include "tests/unit/dsl/parsing.hpp"
#include "tests/unit/dsl/sample.hpp"

#include <catch2/catch.hpp>

#include <regex>
#include <string>

using namespace casus::tests;
using casus::syntax::NodeKind;

namespace {

/// The text without comments and the contents of texts, so that words can be counted in it.
std::string bare(std::string text) {
  bool in_text = false;
  bool in_comment = false;
  for (char& c : text) {
    if (c == '\n') in_text = in_comment = false;
    if (c == '"' && !in_comment) in_text = !in_text;
    if (c == '#' && !in_text) in_comment = true;
    if (c != '\n' && (in_comment || (in_text && c != '"'))) c = ' ';
  }
  return text;
}

long count(std::string const& text, std::string const& pattern) {
  std::regex const regex{pattern};
  return std::distance(std::sregex_iterator{text.begin(), text.end(), regex}, {});
}

}  // namespace

TEST_CASE("every rule file is read as a whole, and nothing in it is lost") {
  auto const files = rule_files();
  REQUIRE(files.size() >= 6);
  for (auto const& file : files) {
    CAPTURE(file.string());
    std::string const text = read_text(file);
    Parsed const parsed = parse(text);
    CHECK(parsed.errors() == std::vector<std::string>{});
    std::string const words = bare(text);
    auto const nodes = [&](NodeKind kind) {
      return static_cast<long>(parsed.root().descendants(kind).size());
    };
    CHECK(nodes(NodeKind::commitment) == count(words, R"(\bcommitment [a-z0-9-]+\s*\{)"));
    CHECK(nodes(NodeKind::example)
          == count(words, R"(\bexample [a-z-]+( by [a-z-]+)?( towards [a-z-]+)?\s+")"));
    CHECK(nodes(NodeKind::article_head)
          == count(words, R"((^|[{}\n])\s*(article|annex|paragraph) (of unknown|"))")
                 + count(words, R"(\bpreamble\s*\{)"));
    CHECK(nodes(NodeKind::kind_decl) == count(words, R"(\bkind [a-z0-9-]+)"));
    CHECK(nodes(NodeKind::string) * 2 == count(words, "\""));
    CHECK(nodes(NodeKind::define) == count(words, R"(\bdefine [a-z]+ [a-z0-9-]+\s*\{)"));
  }
}
