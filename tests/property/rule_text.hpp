#pragma once

#include "dsl/syntax/tree.hpp"
#include "tests/property/dice.hpp"

#include <string>
#include <vector>

namespace casus::property {

/// How the words of a file are set.
enum class Setting { one_line, word_a_line, random };

/// The words of a tree in another layout. A random one has empty lines, tabs and new comments, on
/// lines of their own and behind words; the other two have no comments.
[[nodiscard]] std::string reset(syntax::Tree const& tree, Setting setting, Dice& dice);

/// The text of one of the trees, in which some parts are put out and others are put in the place of
/// parts of their kind, from all of the trees. It may be unsound: not every part fits where its
/// kind does.
[[nodiscard]] std::string recombined(std::vector<syntax::Tree> const& stock, Dice& dice);

}  // namespace casus::property
