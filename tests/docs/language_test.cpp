#include "dsl/parse.hpp"
#include "engine/scenario/example.hpp"
#include "tests/docs/rule_block.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

namespace casus::tests {
namespace {

std::string const page_path = std::string(CASUS_SOURCE_DIR) + "/docs/language.md";

std::string read_page() {
  std::ifstream stream(page_path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  REQUIRE(!text.str().empty());
  return text.str();
}

std::vector<check::RuleFile> const& rule_files() {
  static std::vector<check::RuleFile> const files = [] {
    text::Diagnostics diagnostics;
    auto loaded = check::load_rules({std::string(CASUS_SOURCE_DIR) + "/rules"}, diagnostics);
    REQUIRE(!diagnostics.has_errors());
    return loaded;
  }();
  return files;
}

std::vector<RuleBlock> accepted_blocks() {
  std::vector<RuleBlock> result;
  for (FencedBlock const& block : fenced_blocks(read_page())) {
    if (!is_rule_block(block)) continue;
    RuleBlock rules = rule_block(block);
    if (rules.refused_with.empty()) result.push_back(std::move(rules));
  }
  return result;
}

std::string title_of(FencedBlock const& block) {
  return "docs/language.md:" + std::to_string(block.line);
}

bool updating() {
  char const* const update = std::getenv("CASUS_UPDATE");
  return update != nullptr && std::string(update) == "1";
}

}  // namespace

TEST_CASE("every rule on the language page compiles, and its examples hold") {
  std::vector<RuleBlock> const blocks = accepted_blocks();
  REQUIRE(blocks.size() > 20);
  std::size_t examples = 0;
  for (RuleBlock const& block : blocks) {
    INFO(title_of(block.block));
    check::Compilation const compiled = compile_block(block, rule_files());
    INFO(messages_of(block, compiled.diagnostics));
    CHECK(compiled.diagnostics.empty());
    if (!compiled.rulebook) continue;
    model::Rulebook const& rulebook = *compiled.rulebook;
    auto const results = scenario::run_examples(
        rulebook, judge::Options{},
        [&](std::uint32_t file) { return rulebook.files[file] == block_path; });
    examples += results.size();
    for (scenario::TestResult const& result : results) {
      INFO(result.name << "\nexpected " << result.expected << "\nfound " << result.found);
      CHECK(result.passed);
    }
  }
  CHECK(examples > 50);
}

TEST_CASE("what the language page shows as refused is refused with that message") {
  std::string page = read_page();
  std::vector<FencedBlock> const blocks = fenced_blocks(page);
  std::string updated;
  std::size_t copied = 0;
  std::size_t refused = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!is_rule_block(blocks[i])) continue;
    RuleBlock const block = rule_block(blocks[i]);
    if (block.refused_with.empty()) continue;
    INFO(title_of(blocks[i]));
    ++refused;
    REQUIRE(i + 1 < blocks.size());
    FencedBlock const& shown = blocks[i + 1];
    REQUIRE(shown.info == "text");
    check::Compilation const compiled = compile_block(block, rule_files());
    std::string const messages = messages_of(block, compiled.diagnostics);
    INFO(messages);
    CHECK(!compiled.rulebook);
    REQUIRE(compiled.diagnostics.all().size() == 1);
    CHECK(text::info(compiled.diagnostics.all().front().code).id == block.refused_with);
    if (!updating()) CHECK(messages == shown.text);
    updated += page.substr(copied, shown.begin - copied) + messages;
    copied = shown.end;
  }
  CHECK(refused >= 10);
  updated += page.substr(copied);
  if (updating() && updated != page) std::ofstream(page_path, std::ios::binary) << updated;
}

TEST_CASE("every word of the language stands in a block of its page") {
  std::set<syntax::Phrase> phrases;
  std::set<syntax::NodeKind> kinds;
  for (RuleBlock const& block : accepted_blocks()) {
    text::Diagnostics diagnostics;
    syntax::Tree const tree = syntax::parse(text::SourceFile(block_path, block.text), diagnostics);
    for (syntax::Node const node : tree.root().descendants()) {
      kinds.insert(node.kind());
      if (node.is(syntax::NodeKind::phrase)) phrases.insert(*node.phrase());
    }
  }
  for (std::size_t i = 0; i < syntax::phrase_count; ++i) {
    auto const phrase = static_cast<syntax::Phrase>(i);
    if (phrase == syntax::Phrase::or_) continue;  // separators leave no node
    INFO("no block has `" << syntax::spelling(phrase) << "`");
    CHECK(phrases.count(phrase) == 1);
  }
  constexpr std::array all_kinds{
#define CASUS_NODE(identifier, title) syntax::NodeKind::identifier,
#include "dsl/syntax/kinds.def"
#undef CASUS_NODE
  };
  for (syntax::NodeKind const kind : all_kinds) {
    if (kind == syntax::NodeKind::unreadable) continue;  // stands only where an error was found
    INFO("no block has " << syntax::title(kind));
    CHECK(kinds.count(kind) == 1);
  }
}

}  // namespace casus::tests
