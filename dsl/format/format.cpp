#include "dsl/format.hpp"

#include "dsl/format/layout.hpp"
#include "dsl/text/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace casus::syntax {
namespace {

constexpr std::size_t columns_max = 100;
constexpr std::size_t blanks_a_level = 2;
constexpr std::string_view blanks = " \t\r\n";

std::size_t columns(std::string_view text) {
  auto const begun = std::count_if(text.begin(), text.end(),
                                   [](char byte) { return !text::is_continuation(byte); });
  return static_cast<std::size_t>(begun);
}

std::string_view without_blanks_behind(std::string_view text) {
  return text.substr(0, text.find_last_not_of(blanks) + 1);
}

bool is_understood(Tree const& tree) {
  auto const nodes = tree.root().descendants();
  return std::none_of(nodes.begin(), nodes.end(), [](Node node) { return node.broken(); })
         && std::none_of(tree.tokens().begin(), tree.tokens().end(), [](Token const& token) {
              return token.broken || token.reported || token.implied;
            });
}

/// Whether nothing but blanks lies between the words and comments.
bool holds_all(Tree const& tree) {
  std::vector<text::Span> kept;
  for (Token const& token : tree.tokens()) kept.push_back(token.span);
  for (Comment const& comment : tree.comments()) kept.push_back(comment.span);
  std::sort(kept.begin(), kept.end(), [](text::Span a, text::Span b) { return a.begin < b.begin; });
  std::uint32_t behind = 0;
  for (text::Span const span : kept) {
    std::string_view const between = tree.source().text({behind, span.begin});
    if (between.find_first_not_of(blanks) != std::string_view::npos) return false;
    behind = span.end;
  }
  return true;
}

/// Writes the words and comments of a sound tree in the order of the text.
class Writer {
 public:
  explicit Writer(Tree const& tree) : tree_(tree), begins_(begins(tree)) {}

  std::string run() {
    for (std::size_t i = 0; i < tree_.tokens().size(); ++i) {
      begin(i);
      write(tree_.tokens()[i], begins_[i]);
      comment_behind(i);
    }
    end_line();
    return std::move(out_);
  }

 private:
  /// Ends the line that was written where the token begins another, and writes the comments that
  /// stand before it.
  void begin(std::size_t i) {
    Token const& token = tree_.tokens()[i];
    bool const starts = starts_line(i);
    if (starts) {
      end_line();
      continued_ = false;
      indent_ = outer_.empty() ? 0 : outer_.back() + blanks_a_level;
      if (begins_[i] == Begin::deeper_line) indent_ += blanks_a_level;
    }
    bool paragraph = begins_[i] == Begin::paragraph;
    for (; has_comment(i, true); ++next_comment_) {
      text::Span const span = tree_.comments()[next_comment_].span;
      end_line();
      if (starts && (paragraph || is_parted(span.begin))) empty_line();
      paragraph = false;
      start_line();
      line_ += without_blanks_behind(tree_.source().text(span));
      end_line();
      block_opened_ = false;
      behind_ = span.end;
    }
    bool const is_end = token.kind == TokenKind::close_brace || token.kind == TokenKind::end;
    if (starts && !is_end && (paragraph || is_parted(token.span.begin))) empty_line();
  }

  bool starts_line(std::size_t i) const {
    Token const& token = tree_.tokens()[i];
    if (i == 0 || token.kind == TokenKind::end || begins_[i] >= Begin::deeper_line) return true;
    bool const is_commented = is_between_lines() || has_comment(i, true);
    switch (previous_) {
      case TokenKind::open_brace: return token.kind != TokenKind::close_brace || is_commented;
      case TokenKind::semicolon: return true;
      case TokenKind::close_brace:
        return token.kind != TokenKind::semicolon && token.kind != TokenKind::comma;
      default: return token.kind == TokenKind::close_brace;
    }
  }

  void write(Token const& token, Begin begins) {
    if (token.kind == TokenKind::end) return;
    if (token.kind == TokenKind::close_brace) {
      indent_ = outer_.back();
      outer_.pop_back();
    }
    bool const joins = token.kind == TokenKind::comma || token.kind == TokenKind::semicolon;
    if (is_between_lines()) start_line();
    if (begins == Begin::part || previous_ == TokenKind::comma) end_part();
    if (!part_.empty() && !joins) part_ += ' ';
    part_ += tree_.source().text(token.span);
    if (token.kind == TokenKind::open_brace) outer_.push_back(indent_);
    block_opened_ = token.kind == TokenKind::open_brace;
    continued_ = true;
    previous_ = token.kind;
    behind_ = token.span.end;
  }

  void comment_behind(std::size_t i) {
    if (!has_comment(i, false)) return;
    text::Span const span = tree_.comments()[next_comment_++].span;
    end_part();
    line_ += "  ";
    line_ += without_blanks_behind(tree_.source().text(span));
    end_line();
    behind_ = span.end;
  }

  bool has_comment(std::size_t token, bool own_line) const {
    if (next_comment_ == tree_.comments().size()) return false;
    Comment const& next = tree_.comments()[next_comment_];
    return next.token == token && next.own_line == own_line;
  }

  /// Whether an empty line stands in the source between what was written last and this place.
  bool is_parted(std::uint32_t begin) const {
    std::string_view const between = tree_.source().text({behind_, begin});
    return std::count(between.begin(), between.end(), '\n') > 1;
  }

  void empty_line() {
    if (!out_.empty() && !block_opened_) out_ += '\n';
  }

  bool is_between_lines() const { return line_.empty() && part_.empty(); }

  void start_line() { line_.assign(indent_ + (continued_ ? blanks_a_level : 0), ' '); }

  /// Moves what is whole now to the line, or to the next one where it does not fit.
  void end_part() {
    if (part_.empty()) return;
    bool const has_words = line_.find_first_not_of(' ') != std::string::npos;
    if (has_words && columns(line_) + 1 + columns(part_) > columns_max) {
      out_ += line_ + '\n';
      line_.assign(indent_ + blanks_a_level, ' ');
    } else if (has_words) {
      line_ += ' ';
    }
    line_ += part_;
    part_.clear();
  }

  void end_line() {
    end_part();
    if (!line_.empty()) out_ += line_ + '\n';
    line_.clear();
  }

  Tree const& tree_;
  std::vector<Begin> begins_;
  std::string out_{};
  /// The line being written, with its blanks; empty between lines.
  std::string line_{};
  /// Words that stay together.
  std::string part_{};
  /// Of the line of a clause that is being written, and of those around it.
  std::size_t indent_ = 0;
  std::vector<std::size_t> outer_{};
  /// The next line goes on with what the last one began.
  bool continued_ = false;
  bool block_opened_ = false;
  TokenKind previous_ = TokenKind::end;
  std::size_t next_comment_ = 0;
  /// The end of the last word or comment in the source.
  std::uint32_t behind_ = 0;
};

}  // namespace

std::optional<std::string> format(Tree const& tree) {
  if (!is_understood(tree) || !holds_all(tree)) return std::nullopt;
  return Writer{tree}.run();
}

}  // namespace casus::syntax
