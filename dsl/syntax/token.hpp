#pragma once

#include "dsl/syntax/phrase.hpp"
#include "dsl/text/span.hpp"

#include <cstdint>

namespace casus::syntax {

enum class TokenKind : std::uint8_t {
  word,      ///< lower case, digits and single hyphens
  variable,  ///< a capital first
  string,    ///< with its quotation marks
  date,      ///< 2021-01-26 or 2021-01; a year alone is an integer
  integer,
  number,  ///< 0.8
  open_brace,
  close_brace,
  comma,
  semicolon,
  end,  ///< always the last token, empty
};

/// One word of the source. Blanks, comments and characters that were reported leave no token.
struct Token {
  text::Span span{};
  /// For a brace, the index of its partner.
  std::uint32_t partner = 0;
  /// 0 for everything but words that occur in a phrase.
  WordId word = 0;
  TokenKind kind = TokenKind::end;
  /// First on its line.
  bool starts_line = false;
  /// Not what was meant, and reported: read as what it nearly is.
  bool broken = false;
  /// An error was reported at this word; a second one would be its echo.
  bool reported = false;
  /// A brace that is missing in the text (and was reported); its span is empty.
  bool implied = false;
};

/// A comment with its `#`, without the line ending.
struct Comment {
  text::Span span{};
  /// Nothing but blanks stands before it on its line: it belongs to the token that follows.
  /// Otherwise it belongs to the token that it follows.
  bool own_line = false;
  /// Index of the token that it belongs to.
  std::uint32_t token = 0;
};

}  // namespace casus::syntax
