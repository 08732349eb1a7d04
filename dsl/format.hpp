#pragma once

#include "dsl/syntax/tree.hpp"

#include <optional>
#include <string>

namespace casus::syntax {

/// The file as text in the project's layout: a line of a clause to a line, two blanks a level, at
/// most 100 columns where the words allow it. Words, texts and comments stay as they are (a comment
/// loses the blanks at its end), and so do single empty lines between lines of clauses. Reading the
/// result gives the same tree, and printing that gives the same text.
///
/// Nothing for a tree with an error in it, or whose file holds something that left no word (a stray
/// character, a comment in another language's marks): what was not understood cannot be moved
/// without a risk of changing or losing it.
[[nodiscard]] std::optional<std::string> format(Tree const& tree);

}  // namespace casus::syntax
