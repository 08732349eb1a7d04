#include "dsl/grammar/explain.hpp"

#include "dsl/text/nearest.hpp"
#include "dsl/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace casus::grammar {

namespace {

using syntax::Phrase;
using syntax::TokenKind;
using text::Code;
using text::Diagnostic;

constexpr std::size_t listed_max = 6;
constexpr std::size_t few_expected = 3;
constexpr std::size_t quoted_bytes_max = 40;

/// What is named first: where a new line was found, what could begin it; within a line, what
/// could go on with it; then what ends it.
int rank(Expectation const& one, bool new_line) {
  switch (one.label) {
    case Label::attribute:
    case Label::sentence:
    case Label::condition_line:
    case Label::example:
    case Label::meaning:
    case Label::excuse:
    case Label::header:
    case Label::article:
    case Label::item:
    case Label::instrument:
    case Label::group: return new_line ? 0 : 3;
    case Label::role:
    case Label::deadline: return 1;
    case Label::semicolon:
    case Label::close_brace: return 4;
    default: return 2;
  }
}

std::string shown(Expectation const& one) {
  if (one.label != Label::none) return std::string{text(one.label)};
  return fmt::format("`{}`", spelling(one.phrase));
}

std::string lower(std::string_view word) {
  std::string result{word};
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

/// Words that are used in treaties for what has another word here.
std::optional<Phrase> other_word_for(std::string_view word) {
  struct Row {
    std::string_view word;
    Phrase phrase;
  };
  constexpr Row rows[] = {{"versus", Phrase::against},
                          {"targeting", Phrase::against},
                          {"via", Phrase::through},
                          {"concerning", Phrase::about},
                          {"regarding", Phrase::about},
                          {"is", Phrase::means},
                          {"perform", Phrase::conduct},
                          {"launch", Phrase::conduct},
                          {"provide", Phrase::give},
                          {"whenever", Phrase::when},
                          {"provided", Phrase::where},
                          {"says", Phrase::text},
                          {"reads", Phrase::text},
                          {"forever", Phrase::without_limit},
                          {"threat", Phrase::recognises_threat}};
  for (Row const& row : rows) {
    if (row.word == word) return row.phrase;
  }
  return std::nullopt;
}

/// What was expected, each thing once, the likeliest first.
std::vector<std::string> expected_things(Failure const& failure) {
  std::vector<Expectation> ordered{failure.expected};
  bool const new_line = failure.found->starts_line;
  std::stable_sort(ordered.begin(), ordered.end(), [&](Expectation const& a, Expectation const& b) {
    return rank(a, new_line) < rank(b, new_line);
  });
  std::vector<std::string> items;
  for (Expectation const& one : ordered) {
    std::string item = shown(one);
    if (std::find(items.begin(), items.end(), item) == items.end()) {
      items.push_back(std::move(item));
    }
  }
  return items;
}

/// A word that is nearly one that would have been right.
std::optional<Explanation> explain_near_word(Failure const& failure) {
  Iterator const found = failure.found;
  if (found->kind != TokenKind::word && found->kind != TokenKind::variable) return std::nullopt;
  std::string const word = lower(failure.text(found));
  std::vector<std::string_view> candidates;
  for (Expectation const& one : failure.expected) {
    if (one.is_phrase) candidates.push_back(syntax::word(one.word));
  }
  // A capital where a small letter is due is the word itself.
  std::optional<std::string_view> near;
  if (word != failure.text(found)
      && std::find(candidates.begin(), candidates.end(), word) != candidates.end()) {
    near = word;
  } else if (auto const other = other_word_for(word); other && failure.expects(*other)) {
    near = syntax::word(words(*other).front());
  } else {
    near = text::nearest(word, candidates);
  }
  if (!near) return std::nullopt;
  auto const meant = std::find_if(
      failure.expected.begin(), failure.expected.end(),
      [&](Expectation const& one) { return one.is_phrase && syntax::word(one.word) == *near; });
  // Where much is possible, the word that was meant says more than a list.
  bool const few = expected_things(failure).size() <= few_expected;
  Diagnostic message{
      Code::unexpected_text, failure.tree.source, found->span,
      few ? fmt::format("found {}; expected {}", quote_found(failure), list_expected(failure))
          : fmt::format("{} has no meaning here", quote_found(failure))};
  message.suggest({found->span, std::string{*near}},
                  fmt::format("did you mean `{}`?", spelling(meant->phrase)));
  return Explanation{std::move(message), found, meant->word, Label::none};
}

}  // namespace

bool Failure::expects(Label label) const {
  return std::any_of(expected.begin(), expected.end(),
                     [&](Expectation const& one) { return one.label == label; });
}

bool Failure::expects(Phrase phrase) const {
  return std::any_of(expected.begin(), expected.end(),
                     [&](Expectation const& one) { return one.is_phrase && one.phrase == phrase; });
}

std::string quote_found(Failure const& failure) {
  Iterator const found = failure.found;
  if (found->kind == TokenKind::end) return "the end of the file";
  std::string_view const words = failure.text(found);
  if (found->kind == TokenKind::string && words.size() > quoted_bytes_max) {
    return "a text in quotation marks";
  }
  return fmt::format("`{}`", text::shortened(words, quoted_bytes_max));
}

std::string list_expected(Failure const& failure) {
  std::vector<std::string> items = expected_things(failure);
  if (items.empty()) return "something else";
  bool const cut = items.size() > listed_max;
  if (cut) items.resize(listed_max);
  std::string result;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) result += i + 1 == items.size() && !cut ? " or " : ", ";
    result += items[i];
  }
  return cut ? result + ", …" : result;
}

namespace {

/// The line ends where it cannot: the word to look at is the last one.
std::optional<Explanation> explain_early_end(Failure const& failure) {
  Iterator const found = failure.found;
  bool const ends =
      found->starts_line || found->kind == TokenKind::close_brace || found->kind == TokenKind::end;
  if (!ends || found <= failure.start) return std::nullopt;
  for (Expectation const& one : failure.expected) {
    int const order = rank(one, true);
    if (order != 1 && order != 2) return std::nullopt;  // the line could have ended here
  }
  Iterator const last = found - 1;
  Diagnostic message{Code::unexpected_text, failure.tree.source, last->span,
                     fmt::format("after `{}` something is missing; expected {}",
                                 text::shortened(failure.text(last)), list_expected(failure))};
  return Explanation{std::move(message), nullptr, 0, Label::none};
}

/// One word of a phrase was left out.
std::optional<Explanation> explain_lost_word(Failure const& failure) {
  for (Expectation const& one : failure.expected) {
    if (!one.is_phrase) continue;
    auto const all = words(one.phrase);
    for (std::size_t i = 1; i + 1 < all.size(); ++i) {
      if (all[i] != one.word || all[i + 1] != failure.found->word) continue;
      auto const matched = static_cast<std::ptrdiff_t>(i);
      if (failure.found - failure.start < matched) continue;
      if ((failure.found - matched)->word != all.front()) continue;
      std::uint32_t const at = failure.found->span.begin;
      Diagnostic message{
          Code::unexpected_text, failure.tree.source, failure.found->span,
          fmt::format("found {}; expected {}", quote_found(failure), list_expected(failure))};
      message.suggest({{at, at}, fmt::format("{} ", syntax::word(all[i]))},
                      fmt::format("did you mean `{}`?", spelling(one.phrase)));
      return Explanation{std::move(message), nullptr, 0, Label::none};
    }
  }
  return std::nullopt;
}

}  // namespace

Explanation explain(Failure const& failure) {
  if (auto known = explain_known_mistake(failure)) return *std::move(known);
  if (auto lost = explain_lost_word(failure)) return *std::move(lost);
  if (auto near = explain_near_word(failure)) return *std::move(near);
  if (auto early = explain_early_end(failure)) return *std::move(early);
  Diagnostic message{
      Code::unexpected_text, failure.tree.source, failure.found->span,
      fmt::format("found {}; expected {}", quote_found(failure), list_expected(failure))};
  return Explanation{std::move(message), nullptr, 0, Label::none};
}

}  // namespace casus::grammar
