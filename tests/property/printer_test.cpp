// Parse, print, parse: the same tree, and printing that changes nothing any more.
#include "dsl/format.hpp"
#include "dsl/parse.hpp"
#include "dsl/syntax/print.hpp"
#include "tests/docs/rule_block.hpp"
#include "tests/property/rule_text.hpp"
#include "tests/property/seeds.hpp"
#include "tests/unit/dsl/sample.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace {

using namespace casus;
using property::Dice;
using property::Setting;

struct Reading {
  syntax::Tree tree;
  bool sound;
};

Reading read(std::string text) {
  text::Diagnostics found;
  syntax::Tree tree = syntax::parse(text::SourceFile("rules.treaty", std::move(text)), found);
  return {std::move(tree), found.empty()};
}

/// Kinds and words of the nodes, all tokens (separators leave no node), and the comments with the
/// words that they belong to. Where they stand in the file does not matter.
std::string content(syntax::Tree const& tree, bool comments = true) {
  std::string text = syntax::print(tree.root());
  for (syntax::Token const& token : tree.tokens()) {
    text += std::string(tree.source().text(token.span)) + "\n";
  }
  for (syntax::Comment const& comment : tree.comments()) {
    if (!comments) break;
    std::string words(tree.source().text(comment.span));
    words.erase(words.find_last_not_of(" \t\r") + 1);
    text += words + (comment.own_line ? " before " : " behind ") + std::to_string(comment.token);
    text += "\n";
  }
  return text;
}

/// Gives what was printed, for a second look.
std::string check_printed(syntax::Tree const& tree) {
  auto const printed = syntax::format(tree);
  REQUIRE(printed);
  Reading const again = read(*printed);
  CHECK(again.sound);
  CHECK(content(again.tree) == content(tree));
  CHECK(syntax::format(again.tree) == printed);
  return *printed;
}

/// Every rule file there is: of rules/, of the tests, and the blocks of the language page, which
/// hold every word of the language.
std::vector<std::string> const& all_texts() {
  static std::vector<std::string> const texts = [] {
    std::vector<std::string> result;
    std::filesystem::path const root(CASUS_SOURCE_DIR);
    for (char const* const folder : {"rules", "tests"}) {
      std::set<std::filesystem::path> files;
      for (auto const& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
        if (entry.path().extension() == ".treaty") files.insert(entry.path());
      }
      for (auto const& file : files) result.push_back(tests::read_text(file));
    }
    for (auto const& block : tests::fenced_blocks(tests::read_text(root / "docs/language.md"))) {
      if (tests::is_rule_block(block)) result.push_back(tests::rule_block(block).text);
    }
    return result;
  }();
  return texts;
}

std::vector<syntax::Tree> const& sound_trees() {
  static std::vector<syntax::Tree> const trees = [] {
    std::vector<syntax::Tree> result;
    for (std::string const& text : all_texts()) {
      if (Reading const one = read(text); one.sound) result.push_back(one.tree);
    }
    return result;
  }();
  return trees;
}

}  // namespace

TEST_CASE("what is printed reads as the same tree, for every rule file there is") {
  std::size_t refused = 0;
  for (std::string const& text : all_texts()) {
    Reading const one = read(text);
    CAPTURE(text);
    if (one.sound) {
      check_printed(one.tree);
    } else {
      CHECK_FALSE(syntax::format(one.tree));
      ++refused;
    }
  }
  CHECK(sound_trees().size() > 100);
  CHECK(refused > 60);
}

TEST_CASE("the layout that a file had does not matter, and no comment is lost") {
  std::uint32_t seed = 0;
  for (syntax::Tree const& tree : sound_trees()) {
    if (++seed % property::stride != 0) continue;
    Dice dice(seed);
    CAPTURE(seed);
    std::string const bare = check_printed(read(reset(tree, Setting::one_line, dice)).tree);
    CHECK(check_printed(read(reset(tree, Setting::word_a_line, dice)).tree) == bare);
    Reading const odd = read(reset(tree, Setting::random, dice));
    REQUIRE(odd.sound);
    CHECK(content(odd.tree, false) == content(read(bare).tree, false));
    check_printed(odd.tree);
  }
}

TEST_CASE("random rule files read as the same tree when they are printed") {
  std::size_t sound = 0;
  for (std::uint32_t seed = 1; seed <= 2'000; seed += property::stride) {
    Dice dice(seed);
    Reading const one = read(property::recombined(sound_trees(), dice));
    if (!one.sound) continue;
    ++sound;
    CAPTURE(seed, one.tree.source().text());
    check_printed(one.tree);
    check_printed(read(reset(one.tree, Setting::random, dice)).tree);
  }
  CHECK(sound > 700 / property::stride);
}
