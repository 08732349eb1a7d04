#pragma once

#include "dsl/syntax/token.hpp"
#include "dsl/text/diagnostic.hpp"
#include "dsl/text/source.hpp"

#include <vector>

namespace casus::grammar {

struct Lexed {
  /// Always ends in one token of kind `end`.
  std::vector<syntax::Token> tokens{};
  std::vector<syntax::Comment> comments{};
};

/// Splits a file into words. What cannot be read is reported here, once, and reading goes on: a
/// word that was meant to be something leaves a token marked broken, a stray character none.
[[nodiscard]] Lexed lex(text::SourceFile const& source, text::Diagnostics& out);

}  // namespace casus::grammar
