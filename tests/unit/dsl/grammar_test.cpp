#include "dsl/syntax/print.hpp"
#include "tests/unit/dsl/parsing.hpp"
#include "tests/unit/dsl/sample.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <string>

using namespace casus::tests;
using casus::syntax::Node;
using casus::syntax::NodeKind;
using casus::syntax::Phrase;

namespace {

/// What SHAPE.md says can stand in each kind of node: names of kinds, and phrases in quotes.
std::map<std::string, std::set<std::string>> shapes() {
  std::istringstream in{read_text(std::filesystem::path{CASUS_SOURCE_DIR} / "dsl/syntax/SHAPE.md")};
  std::map<std::string, std::set<std::string>> result;
  std::string line;
  std::string kind;
  bool code = false;
  while (std::getline(in, line)) {
    if (line == "```") {
      code = !code;
      continue;
    }
    if (!code || line.empty()) continue;
    std::size_t at = 0;
    if (line[0] != ' ') {
      at = line.find(' ');
      kind = line.substr(0, at);
    }
    while (at < line.size()) {
      if (line[at] == '"') {
        std::size_t const end = line.find('"', at + 1);
        result[kind].insert(line.substr(at, end - at + 1));
        at = end + 1;
      } else if (std::isalpha(static_cast<unsigned char>(line[at])) != 0) {
        std::size_t end = at;
        while (end < line.size()
               && (std::isalpha(static_cast<unsigned char>(line[end])) != 0 || line[end] == '_')) {
          ++end;
        }
        result[kind].insert(line.substr(at, end - at));
        at = end;
      } else {
        ++at;
      }
    }
  }
  return result;
}

std::string shape_name(Node node) {
  if (node.is(NodeKind::phrase)) {
    return "\"" + std::string{casus::syntax::spelling(*node.phrase())} + "\"";
  }
  return std::string{casus::syntax::identifier(node.kind())};
}

}  // namespace

TEST_CASE("every form of the language is read") {
  Parsed const parsed = parse(all_forms());
  CHECK(parsed.errors() == std::vector<std::string>{});

  std::set<Phrase> phrases;
  std::set<NodeKind> kinds;
  for (Node const node : parsed.root().descendants()) {
    kinds.insert(node.kind());
    if (node.is(NodeKind::phrase)) phrases.insert(*node.phrase());
  }
  for (std::size_t i = 0; i < casus::syntax::phrase_count; ++i) {
    auto const phrase = static_cast<Phrase>(i);
    if (phrase == Phrase::or_) continue;  // separates, and leaves no node
    CAPTURE(casus::syntax::spelling(phrase));
    CHECK(phrases.count(phrase) == 1);
  }
  for (int i = 0; i <= static_cast<int>(NodeKind::unit); ++i) {
    auto const kind = static_cast<NodeKind>(i);
    if (kind == NodeKind::unreadable) continue;
    CAPTURE(casus::syntax::identifier(kind));
    CHECK(kinds.count(kind) == 1);
  }
}

TEST_CASE("SHAPE.md says what stands in each node") {
  auto const described = shapes();
  Parsed const parsed = parse(all_forms());
  std::map<std::string, std::set<std::string>> seen;
  for (Node const node : parsed.root().descendants()) {
    std::string const kind{casus::syntax::identifier(node.kind())};
    for (Node const child : node.children()) {
      CAPTURE(kind, shape_name(child), node.text());
      auto const shape = described.find(kind);
      REQUIRE(shape != described.end());
      CHECK(shape->second.count(shape_name(child)) == 1);
      seen[kind].insert(shape_name(child));
    }
  }
  // And nothing is described that never occurs.
  for (auto const& [kind, parts] : described) {
    for (std::string const& part : parts) {
      bool const phrase = part[0] == '"';
      if (!phrase) continue;
      std::string const& of = kind;
      CAPTURE(of, part);
      CHECK(seen[of].count(part) == 1);
    }
  }
}

TEST_CASE("spans begin at the first word and end at the last, children lie in their parents") {
  Parsed const parsed = parse(all_forms());
  for (Node const node : parsed.root().descendants()) {
    CAPTURE(casus::syntax::identifier(node.kind()), node.text());
    std::uint32_t at = node.span().begin;
    for (Node const child : node.children()) {
      CHECK(child.span().begin >= at);
      CHECK_FALSE(child.span().empty());
      CHECK(*child.parent() == node);
      at = child.span().end;
    }
    CHECK(at <= node.span().end);
  }
  for (Node const one : parsed.root().descendants(NodeKind::commitment)) {
    CHECK(one.text().substr(0, 10) == "commitment");
    CHECK(one.text().back() == '}');
  }
}

TEST_CASE("words of phrases may stand apart, with comments between") {
  CHECK(parse("treaty t { in  # why\n force\n\n from 2020 }").diagnostics.empty());
}

TEST_CASE("all but the reserved words are free to be names") {
  for (std::size_t i = 0; i < casus::syntax::phrase_count; ++i) {
    for (casus::syntax::WordId const id : casus::syntax::words(static_cast<Phrase>(i))) {
      std::string const word{casus::syntax::word(id)};
      CAPTURE(word);
      bool const reserved = casus::syntax::is_reserved(id);
      CHECK(parse("use states " + word).diagnostics.empty() == !reserved);
      Parsed const commitment =
          parse(in_commitment("each party P must not conduct a " + word + " or x against " + word));
      CHECK(commitment.diagnostics.empty() == !reserved);
    }
  }
}

TEST_CASE("a year alone is a date, and no number") {
  CHECK(parse("treaty t { signed 2020 }").diagnostics.empty());
  CHECK(parse("treaty t { signed 20 }").errors() == std::vector<std::string>{"T0201 20"});
}
