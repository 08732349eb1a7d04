#include "dsl/grammar/lexer.hpp"

#include "dsl/grammar/lexer_words.hpp"
#include "dsl/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace casus::grammar {

namespace {

using syntax::Comment;
using syntax::Token;
using syntax::TokenKind;
using text::Code;
using text::CodePoint;
using text::Diagnostic;
using text::Span;

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Letters of other scripts join a word, so that the whole of it is underlined.
bool is_foreign_letter(char32_t value) {
  return (value >= 0xC0 && value < 0x2000 && value != 0xD7 && value != 0xF7)
         || (value >= 0x2C00 && value < 0x2E00) || (value >= 0x3040 && value < 0xFB00);
}

struct Quotes {
  std::string_view open, close;
};
constexpr Quotes typographic[] = {{"\u201C", "\u201D"}, {"\u201E", "\u201C"}, {"\u201E", "\u201D"},
                                  {"\u00AB", "\u00BB"}, {"\u2018", "\u2019"}, {"'", "'"}};

class Lexer {
 public:
  Lexer(text::SourceFile const& source, text::Diagnostics& out)
      : source_(source), out_(out), text_(source.text()) {}

  Lexed run() {
    while (at_ < text_.size()) step();
    push(TokenKind::end, Span{offset(at_), offset(at_)}, cut_short_);
    return std::move(result_);
  }

 private:
  void step() {
    char const c = text_[at_];
    switch (c) {
      case ' ':
      case '\t':
      case '\r': ++at_; return;
      case '\n':
        ++at_;
        line_begun_ = false;
        return;
      case '#': return comment();
      case '"': return string();
      case '{': return punctuation(TokenKind::open_brace);
      case '}': return punctuation(TokenKind::close_brace);
      case ',': return punctuation(TokenKind::comma);
      case ';': return punctuation(TokenKind::semicolon);
      default: break;
    }
    if (c == '/' && foreign_comment()) return;
    if (is_letter_or_digit(c) || is_foreign_letter(text::code_point_at(text_, at_).value)) {
      return word();
    }
    stray();
  }

  void punctuation(TokenKind kind) {
    push(kind, Span{offset(at_), offset(at_ + 1)});
    ++at_;
  }

  void comment() {
    std::size_t const begin = at_;
    at_ = line_end(at_);
    std::size_t end = at_;
    if (end > begin && text_[end - 1] == '\r') --end;
    auto const next = static_cast<std::uint32_t>(result_.tokens.size());
    result_.comments.push_back(
        Comment{Span{offset(begin), offset(end)}, !line_begun_, line_begun_ ? next - 1 : next});
  }

  void string() {
    std::size_t const begin = at_;
    std::size_t const end = line_end(at_);
    std::size_t const close = text_.find('"', begin + 1);
    if (close != std::string_view::npos && close < end) {
      at_ = close + 1;
      push(TokenKind::string, Span{offset(begin), offset(at_)});
      reject_controls(begin, at_);
      return;
    }
    at_ = end;
    // What ends the line is more likely the end of the item than the end of the text.
    constexpr std::string_view not_text = "\r \t{};,";
    while (at_ > begin + 1 && not_text.find(text_[at_ - 1]) != std::string_view::npos) --at_;
    Span const span{offset(begin), offset(at_)};
    out_.add(Diagnostic{Code::unclosed_string, source_, span,
                        "the text in quotation marks is not closed on its line"}
                 .suggest({Span{span.end, span.end}, "\""}, "add `\"` where the text ends"));
    push(TokenKind::string, span, true);
  }

  /// A string in the marks of a word processor is read as one; reports and says which marks.
  bool typographic_string(std::string_view mark) {
    // Once a line is found to hold no such text, its other marks need no search.
    std::size_t const end = line_end(at_);
    if (end == without_typographic_) return false;
    for (Quotes const& quotes : typographic) {
      if (quotes.open != mark) continue;
      std::string_view const line = text_.substr(0, end);
      std::size_t const close = line.find(quotes.close, at_ + mark.size());
      if (close == std::string_view::npos) continue;
      std::size_t const begin = at_;
      at_ = close + quotes.close.size();
      Span const span{offset(begin), offset(at_)};
      std::string straight{text_.substr(begin + mark.size(), close - begin - mark.size())};
      std::string replacement = "\"" + straight + "\"";
      std::string hint = fmt::format("write `{}`", text::shortened(replacement));
      out_.add(Diagnostic{Code::typographic_quotes, source_, span,
                          fmt::format("`{}` is not the quotation mark of a text", mark)}
                   .suggest({span, std::move(replacement)}, std::move(hint)));
      push(TokenKind::string, span, true);
      return true;
    }
    if (is_opening(mark)) without_typographic_ = end;
    return false;
  }

  static bool is_opening(std::string_view mark) {
    for (Quotes const& quotes : typographic) {
      if (quotes.open == mark) return true;
    }
    return false;
  }

  bool foreign_comment() {
    std::string_view const rest = text_.substr(at_);
    bool const block = rest.starts_with("/*");
    if (!block && !rest.starts_with("//")) return false;
    std::size_t const begin = at_;
    std::size_t const close = block ? text_.find("*/", at_ + 2) : line_end(at_);
    bool const closed = close != std::string_view::npos;
    cut_short_ = !closed;
    at_ = !closed ? text_.size() : block ? close + 2 : close;
    if (text_.substr(begin, at_ - begin).find('\n') != std::string_view::npos) line_begun_ = false;
    Diagnostic message{Code::foreign_comment, source_, Span{offset(begin), offset(begin + 2)},
                       block && !closed
                           ? "a comment begins with `#`, and `/*` is never closed"
                           : fmt::format("a comment begins with `#`, not `{}`", rest.substr(0, 2))};
    message.note("a comment ends with its line; begin each line of it with `#`");
    out_.add(std::move(message));
    return true;
  }

  void word() {
    std::size_t const begin = at_;
    bool only_digits = true;
    while (at_ < text_.size()) {
      char const c = text_[at_];
      bool const inner_point = c == '.' && only_digits && at_ > begin && at_ + 1 < text_.size()
                               && is_digit(text_[at_ + 1]);
      if (is_letter_or_digit(c) || c == '-' || c == '_' || inner_point) {
        only_digits = only_digits && (is_digit(c) || inner_point);
        ++at_;
        continue;
      }
      CodePoint const point = text::code_point_at(text_, at_);
      if (!is_foreign_letter(point.value)) break;
      only_digits = false;
      at_ += point.size;
    }
    Token token = classify(source_, Span{offset(begin), offset(at_)}, out_);
    token.starts_line = !line_begun_;
    line_begun_ = true;
    result_.tokens.push_back(token);
  }

  /// A run of characters that nothing uses gets one message and leaves no token.
  void stray() {
    CodePoint const first = text::code_point_at(text_, at_);
    std::string_view const shown = text_.substr(at_, first.size);
    if (typographic_string(shown)) return;
    bool const invisible = text::is_invisible(first.value) || first.value == 0xA0;
    std::size_t const begin = at_;
    std::size_t count = 0;
    for (; at_ < text_.size(); ++count) {
      CodePoint const point = text::code_point_at(text_, at_);
      bool const same_sort = invisible ? text::is_invisible(point.value) || point.value == 0xA0
                                       : point.value == first.value;
      if (!same_sort) break;
      at_ += point.size;
    }
    Span const span{offset(begin), offset(at_)};
    if (out_.full()) return out_.count(Code::stray_character);
    if (invisible) return report_invisible(span, first.value);
    Diagnostic message{
        Code::stray_character, source_, span,
        count == 1 ? fmt::format("`{}` has no meaning in this language", shown)
                   : fmt::format("`{}`, {} times, has no meaning in this language", shown, count)};
    if (shown == "(" || shown == "[") {
      message.note("whole conditions are grouped by `any of { …; … }` and `all of { …; … }`");
    } else if (shown == "'" || shown == "\u2018" || shown == "\u2019") {
      message.note("a text stands between straight double quotation marks: `\"…\"`");
    } else if (shown == "." || shown == ":") {
      message.note("a sentence ends with its line, not with a mark");
    }
    out_.add(std::move(message));
  }

  void report_invisible(Span span, char32_t value) {
    out_.add(
        Diagnostic{Code::control_character, source_, span,
                   fmt::format("invisible character U+{:04X}", static_cast<std::uint32_t>(value))}
            .suggest({span, " "}, "delete it, or put a blank"));
  }

  /// A text may hold any letters, but nothing that changes how the line looks.
  void reject_controls(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end;) {
      CodePoint const point = text::code_point_at(text_, i);
      if (text::is_invisible(point.value)) {
        result_.tokens.back().broken = true;
        return report_invisible(Span{offset(i), offset(i + point.size)}, point.value);
      }
      i += point.size;
    }
  }

  void push(TokenKind kind, Span span, bool broken = false) {
    Token token;
    token.kind = kind;
    token.span = span;
    token.starts_line = !line_begun_;
    token.broken = broken;
    result_.tokens.push_back(token);
    line_begun_ = true;
  }

  /// End of the line that `from` is in; remembered, since a long line may hold many texts.
  std::size_t line_end(std::size_t from) {
    if (from > line_end_ || line_end_ == 0) {
      line_end_ = std::min(text_.find('\n', from), text_.size());
    }
    return line_end_;
  }

  // A source is at most 4 GiB by its type, and 1 MiB by the usual limit.
  static std::uint32_t offset(std::size_t at) { return static_cast<std::uint32_t>(at); }

  text::SourceFile const& source_;
  text::Diagnostics& out_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_end_ = 0;
  std::size_t without_typographic_ = std::string_view::npos;
  bool line_begun_ = false;
  /// A comment that is never closed took the rest of the file, and what braces it held.
  bool cut_short_ = false;
  Lexed result_{};
};

}  // namespace

Lexed lex(text::SourceFile const& source, text::Diagnostics& out) {
  return Lexer{source, out}.run();
}

}  // namespace casus::grammar
