#include "dsl/grammar/explain.hpp"

#include "dsl/text/nearest.hpp"

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
constexpr std::size_t quoted_bytes_max = 40;

/// What would begin a new part of the clause: named first where a new line was found instead.
bool begins_part(Expectation const& one) {
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
    case Label::group:
    case Label::semicolon:
    case Label::close_brace: return true;
    default: return false;
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
  } else {
    near = text::nearest(word, candidates);
  }
  if (!near) return std::nullopt;
  auto const meant = std::find_if(
      failure.expected.begin(), failure.expected.end(),
      [&](Expectation const& one) { return one.is_phrase && syntax::word(one.word) == *near; });
  Diagnostic message{
      Code::unexpected_text, failure.tree.source, found->span,
      fmt::format("found {}; expected {}", quote_found(failure), list_expected(failure))};
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
  if (words.size() <= quoted_bytes_max) return fmt::format("`{}`", words);
  if (found->kind == TokenKind::string) return "a text in quotation marks";
  return fmt::format("`{}…`", words.substr(0, quoted_bytes_max));
}

std::string list_expected(Failure const& failure) {
  std::vector<Expectation> ordered{failure.expected};
  if (failure.found->starts_line) {
    std::stable_partition(ordered.begin(), ordered.end(), begins_part);
  }
  std::vector<std::string> items;
  for (Expectation const& one : ordered) {
    std::string item = shown(one);
    if (std::find(items.begin(), items.end(), item) == items.end()) {
      items.push_back(std::move(item));
    }
  }
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

Explanation explain(Failure const& failure) {
  if (auto known = explain_known_mistake(failure)) return *std::move(known);
  if (auto near = explain_near_word(failure)) return *std::move(near);
  Diagnostic message{
      Code::unexpected_text, failure.tree.source, failure.found->span,
      fmt::format("found {}; expected {}", quote_found(failure), list_expected(failure))};
  return Explanation{std::move(message), nullptr, 0, Label::none};
}

}  // namespace casus::grammar
