#pragma once

#include "dsl/compile.hpp"
#include "tests/docs/fenced.hpp"

#include <string>
#include <vector>

namespace casus::tests {

/// A block of docs/language.md as a rule file: with what it is a piece of around it.
struct RuleBlock {
  FencedBlock block;
  std::string text;          ///< the whole file
  int lines_before = 0;      ///< of the file, before the block
  bool alone = false;        ///< compiled without the files of rules/
  std::string refused_with;  ///< the code of a block that must be refused; otherwise empty
};

/// How a rule file of a block is called in messages.
inline constexpr char const* block_path = "example.treaty";

/// Whether the block is a piece of the language at all.
[[nodiscard]] bool is_rule_block(FencedBlock const& block);

/// Throws std::runtime_error for an info string that says something else than the head of
/// docs/language.md explains.
[[nodiscard]] RuleBlock rule_block(FencedBlock const& block);

/// The block with the rule files it may speak of.
[[nodiscard]] check::Compilation compile_block(RuleBlock const& block,
                                               std::vector<check::RuleFile> const& rules);

/// The messages of a block, with the lines counted from the beginning of the block.
[[nodiscard]] std::string messages_of(RuleBlock const& block, text::Diagnostics const& diagnostics);

}  // namespace casus::tests
