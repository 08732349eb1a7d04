#include "dsl/grammar/braces.hpp"

#include "dsl/grammar/openers.hpp"
#include "dsl/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace casus::grammar {

namespace {

using syntax::Phrase;
using syntax::Token;
using syntax::TokenKind;
using text::Code;
using text::Diagnostic;
using text::Span;

bool match(std::vector<Token>& tokens) {
  std::vector<std::uint32_t> open;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind == TokenKind::open_brace) open.push_back(i);
    if (tokens[i].kind != TokenKind::close_brace) continue;
    if (open.empty()) return false;
    tokens[i].partner = open.back();
    tokens[open.back()].partner = i;
    open.pop_back();
  }
  return open.empty();
}

bool too_deep(syntax::TreeData const& tree, text::Diagnostics& out, std::uint64_t levels_max) {
  std::uint64_t level = 0;
  for (Token const& token : tree.tokens) {
    if (token.kind == TokenKind::close_brace && level > 0) --level;
    if (token.kind != TokenKind::open_brace || ++level <= levels_max) continue;
    out.add(Diagnostic{Code::nesting_too_deep, tree.source, token.span,
                       fmt::format("braces are nested more than {} levels deep{}", levels_max,
                                   text::way_out(text::Bound::rule_nesting))}
                .note("the file is not read any further"));
    return true;
  }
  return false;
}

/// What may stand directly in a pair of braces.
enum class Holds : std::uint8_t { units, articles, items, other };

struct Frame {
  /// Index in the tokens as written; of the file itself none.
  std::size_t opener = 0;
  Holds holds = Holds::other;
  /// Columns before the line of the opener, in bytes.
  std::size_t indent = 0;
};

class Repair {
 public:
  Repair(syntax::TreeData& tree, text::Diagnostics& out) : tree_(tree), out_(out) {}

  void run() {
    std::vector<Token> const& tokens = tree_.tokens;
    frames_.push_back({0, Holds::units, 0});
    moved_.reserve(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      Iterator const at = tokens.data() + i;
      if (at->starts_line) line_indent_ = indent_of(at->span.begin);
      if (i == brace_due_at_ && !has_brace(i)) imply_open(i);
      if (auto const head = head_at(at)) begin_item(i, *head);
      moved_.push_back(static_cast<std::uint32_t>(kept_.size()));
      if (at->kind == TokenKind::open_brace) {
        open(i);
      } else if (at->kind == TokenKind::close_brace) {
        close(i);
      } else if (at->kind == TokenKind::end) {
        close_to(1, i);
        moved_.back() = static_cast<std::uint32_t>(kept_.size());
        kept_.push_back(*at);
      } else {
        kept_.push_back(*at);
        if (expects_brace(at)) brace_due(i + words_of_group, Holds::other);
      }
    }
    tree_.tokens = std::move(kept_);
    for (syntax::Comment& comment : tree_.comments) comment.token = moved_[comment.token];
  }

 private:
  static constexpr std::size_t words_of_group = 2;  // `any of`
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

  [[nodiscard]] bool has_brace(std::size_t i) const {
    return tree_.tokens[i].kind == TokenKind::open_brace;
  }

  static bool expects_brace(Iterator at) {
    return stands_at(at, Phrase::any_of) || stands_at(at, Phrase::all_of)
           || stands_at(at, Phrase::none_of);
  }

  void brace_due(std::size_t at, Holds holds) {
    brace_due_at_ = at;
    holds_next_ = holds;
    due_indent_ = line_indent_;
  }

  /// An opener at the start of a line shows what the braces around it should be.
  void begin_item(std::size_t i, Head const& head) {
    Holds const wanted = head.level == Head::Level::unit      ? Holds::units
                         : head.level == Head::Level::article ? Holds::articles
                                                              : Holds::items;
    std::size_t fitting = frames_.size();
    while (fitting > 0 && frames_[fitting - 1].holds != wanted) --fitting;
    if (fitting == 0) {
      reopen(i, wanted);
    } else if (fitting < frames_.size()) {
      close_to(fitting, i);
    }
    std::size_t const end = static_cast<std::size_t>(head.end - tree_.tokens.data());
    brace_due(end, head.holds_articles ? Holds::articles
                   : head.holds_items  ? Holds::items
                                       : Holds::other);
  }

  /// The brace just before closed what the item at `i` belongs into: it was one too many.
  void reopen(std::size_t i, Holds wanted) {
    if (i == 0 || last_closed_at_ != i - 1 || last_closed_.holds != wanted) return;
    kept_.pop_back();
    moved_.back() = static_cast<std::uint32_t>(kept_.size());
    report_stray(i - 1);
    frames_.push_back(last_closed_);
  }

  void open(std::size_t i) {
    frames_.push_back({i, i == brace_due_at_ ? holds_next_ : Holds::other, line_indent_});
    kept_.push_back(tree_.tokens[i]);
  }

  void imply_open(std::size_t i) {
    Token const& before = tree_.tokens[i - 1];
    Token brace;
    brace.kind = TokenKind::open_brace;
    brace.span = {before.span.end, before.span.end};
    brace.implied = true;
    brace.reported = true;
    if (!before.broken) {
      bool const group = i >= words_of_group && expects_brace(&before - (words_of_group - 1));
      Span const words = group ? text::join((&before - 1)->span, before.span) : before.span;
      out_.add(
          Diagnostic{Code::missing_opening_brace, tree_.source, words,
                     fmt::format("no `{{` after `{}`", text::shortened(tree_.source.text(words)))}
              .suggest({brace.span, " {"}, "add `{`"));
    }
    frames_.push_back({i, holds_next_, due_indent_});
    kept_.push_back(brace);
  }

  void close(std::size_t i) {
    if (tree_.tokens[i].starts_line) {
      // Braces that close on a line of their own stand under the line that opened them.
      std::size_t fitting = frames_.size();
      while (fitting > 1 && frames_[fitting - 1].indent != line_indent_) --fitting;
      if (fitting > 1) close_to(fitting, i);
    }
    if (frames_.size() == 1) return report_stray(i);
    last_closed_ = frames_.back();
    last_closed_at_ = i;
    frames_.pop_back();
    kept_.push_back(tree_.tokens[i]);
  }

  /// Closes the innermost pairs until `count` are left, before the token at `i`.
  void close_to(std::size_t count, std::size_t i) {
    if (frames_.size() <= count) return;
    report_unclosed(count, i);
    std::uint32_t const place = i > 0 ? tree_.tokens[i - 1].span.end : 0;
    for (; frames_.size() > count; frames_.pop_back()) {
      Token brace;
      brace.kind = TokenKind::close_brace;
      brace.span = {place, place};
      brace.implied = true;
      brace.reported = true;
      kept_.push_back(brace);
    }
  }

  /// One message for all that are closed at one place, at the innermost.
  void report_unclosed(std::size_t count, std::size_t i) {
    std::size_t const opener = frames_.back().opener;
    if (!has_brace(opener) || holds_error(frames_[count].opener, i)) return;
    Span const at = tree_.tokens[opener].span;
    std::size_t const unclosed = frames_.size() - count;
    Diagnostic message{
        Code::missing_closing_brace, tree_.source, at,
        unclosed == 1 ? std::string("this `{` is never closed")
        : unclosed == 2
            ? std::string("this `{` and the one around it are never closed")
            : fmt::format("this `{{` and the {} around it are never closed", unclosed - 1)};
    if (tree_.tokens[i].kind == TokenKind::end) {
      message.label(tree_.tokens[i].span, "the file ends here");
    } else {
      message.label(tree_.tokens[i].span, "`}` is expected before this");
    }
    out_.add(std::move(message));
  }

  void report_stray(std::size_t i) {
    if (out_.full()) return out_.count(Code::stray_closing_brace);
    out_.add(Diagnostic{Code::stray_closing_brace, tree_.source, tree_.tokens[i].span,
                        "this `}` closes nothing"}
                 .suggest({tree_.tokens[i].span, ""}, "delete it, or add the `{` that it closes"));
  }

  /// Whether something was reported from one token to another: a brace may be lost in it.
  [[nodiscard]] bool holds_error(std::size_t first, std::size_t last) const {
    return std::any_of(tree_.tokens.begin() + static_cast<std::ptrdiff_t>(first),
                       tree_.tokens.begin() + static_cast<std::ptrdiff_t>(last + 1),
                       [](Token const& token) { return token.broken; });
  }

  [[nodiscard]] std::size_t indent_of(std::uint32_t offset) const {
    std::string_view const before = tree_.source.text().substr(0, offset);
    std::size_t const newline = before.rfind('\n');
    return newline == std::string_view::npos ? offset : offset - newline - 1;
  }

  syntax::TreeData& tree_;
  text::Diagnostics& out_;
  std::vector<Token> kept_{};
  /// Where each token as written went.
  std::vector<std::uint32_t> moved_{};
  std::vector<Frame> frames_{};
  std::size_t line_indent_ = 0;
  std::size_t brace_due_at_ = nowhere;
  Holds holds_next_ = Holds::other;
  std::size_t due_indent_ = 0;
  Frame last_closed_{};
  std::size_t last_closed_at_ = nowhere;
};

}  // namespace

bool pair_braces(syntax::TreeData& tree, text::Diagnostics& out, text::Bounds const& bounds) {
  if (too_deep(tree, out, bounds.rule_nesting)) return false;
  if (match(tree.tokens)) return true;
  Repair{tree, out}.run();
  match(tree.tokens);
  return !too_deep(tree, out, bounds.rule_nesting);
}

}  // namespace casus::grammar
