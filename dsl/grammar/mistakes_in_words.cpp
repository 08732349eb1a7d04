#include "dsl/grammar/mistake.hpp"
#include "dsl/text/utf8.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace casus::grammar::mistake {

namespace {

using syntax::Phrase;
using syntax::Token;
using syntax::TokenKind;
using syntax::WordId;
using text::Code;
using text::Diagnostic;
using text::Span;

/// What a number word says in digits.
std::optional<std::string_view> digits_of(std::string_view word) {
  struct Row {
    std::string_view word, digits;
  };
  constexpr Row rows[] = {{"one", "1"},     {"two", "2"},     {"three", "3"},    {"four", "4"},
                          {"five", "5"},    {"six", "6"},     {"seven", "7"},    {"eight", "8"},
                          {"nine", "9"},    {"ten", "10"},    {"twelve", "12"},  {"fifteen", "15"},
                          {"twenty", "20"}, {"thirty", "30"}, {"forty", "40"},   {"fifty", "50"},
                          {"sixty", "60"},  {"ninety", "90"}, {"hundred", "100"}};
  for (Row const& row : rows) {
    if (row.word == word) return row.digits;
  }
  return std::nullopt;
}

bool is_unit_word(Failure const& failure, Iterator at) {
  return at->kind == TokenKind::word && syntax::is_unit(failure.text(at));
}

Found missing_number(Failure const& failure) {
  bool const due = failure.expects(Label::integer) || failure.expects(Label::duration)
                   || failure.expects(Label::effect_time) || failure.expects(Label::frequency);
  if (!due || failure.found->kind != TokenKind::word) return std::nullopt;
  std::string_view const word = failure.text(failure.found);
  if (syntax::is_unit(word)) {
    return only(at_found(failure, Code::missing_unit, fmt::format("no number before `{}`", word))
                    .note("a period is a number and its unit: `30 days`"));
  }
  if (!is_unit_word(failure, failure.found + 1) && !stands_at(failure.found + 1, Phrase::times)) {
    return std::nullopt;
  }
  Diagnostic message =
      at_found(failure, Code::missing_number, fmt::format("`{}` is not a number in digits", word));
  if (auto const digits = digits_of(word)) {
    message.suggest({failure.found->span, std::string{*digits}},
                    fmt::format("write `{}`", *digits));
  }
  return Explanation{std::move(message), failure.found, 0, Label::integer};
}

Found missing_unit(Failure const& failure) {
  if (!failure.expects(Label::time_unit)) return std::nullopt;
  Token const& number = *(failure.found - 1);
  std::string_view const digits = failure.tree.source.text(number.span);
  bool const near = failure.found->kind == TokenKind::word && !failure.found->starts_line
                    && failure.found->word == 0;
  if (near) {
    return Explanation{
        at_found(failure, Code::missing_unit,
                 fmt::format("`{}` is not a unit of time", failure.text(failure.found)))
            .note("units are `minutes`, `hours`, `days`, `weeks`, `months` and `years`"),
        failure.found, 0, Label::time_unit};
  }
  return only(Diagnostic{Code::missing_unit, failure.tree.source, number.span,
                         fmt::format("`{}` has no unit", digits)}
                  .note("a period is a number and its unit: `30 days`"));
}

Found reserved_name(Failure const& failure) {
  if (!failure.expects(Label::name) || failure.found->kind != TokenKind::word) return std::nullopt;
  if (failure.found->word == 0 || !syntax::is_reserved(failure.found->word)) return std::nullopt;
  for (Expectation const& one : failure.expected) {
    if (one.label != Label::name) return std::nullopt;
  }
  return only(at_found(failure, Code::reserved_name,
                       fmt::format("`{}` cannot be a name", failure.text(failure.found)))
                  .note("the little words of the sentences are reserved; join it to another: "
                        "`no-attack`"));
}

Found unquoted_text(Failure const& failure) {
  if (!failure.expects(Label::string) || failure.expects(Label::condition_line))
    return std::nullopt;
  Iterator const found = failure.found;
  bool const words = found->kind == TokenKind::word || found->kind == TokenKind::variable
                     || found->kind == TokenKind::integer || found->kind == TokenKind::number;
  if (!words) return std::nullopt;
  for (Expectation const& one : failure.expected) {
    if (one.label != Label::string && one.label != Label::none) return std::nullopt;
  }
  // A phrase that is also possible there has the first word.
  if (failure.expected.size() > 1 && found->word != 0) return std::nullopt;
  return only(
      at_found(failure, Code::unquoted_text,
               fmt::format("a text in quotation marks is expected, not {}", quote_found(failure)))
          .note("write `\"…\"`"));
}

Found lower_case_variable(Failure const& failure) {
  Iterator const found = failure.found;
  if (!failure.expects(Label::variable) || found->kind != TokenKind::word) return std::nullopt;
  std::string_view const word = failure.text(found);
  if (word.size() != 1) return std::nullopt;
  std::string capital{static_cast<char>(word[0] - 'a' + 'A')};
  std::string hint = fmt::format("did you mean `{}`?", capital);
  Diagnostic message = at_found(
      failure, Code::unexpected_text,
      fmt::format("found {}; expected a variable, which is a capital", quote_found(failure)));
  message.suggest({found->span, std::move(capital)}, std::move(hint));
  return Explanation{std::move(message), found, 0, Label::variable};
}

/// `Each party`: read as a variable, and then something else was expected.
Found capital_word(Failure const& failure) {
  Iterator const before = failure.before(failure.found);
  if (before == nullptr || before < failure.start || before->kind != TokenKind::variable) {
    return std::nullopt;
  }
  std::string word{failure.text(before)};
  if (word.size() < 2) return std::nullopt;
  for (char& c : word) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  WordId const id = syntax::word_id(word);
  if (id == 0) return std::nullopt;
  Diagnostic message{Code::unexpected_text, failure.tree.source, before->span,
                     fmt::format("`{}` is read as a variable", failure.text(before))};
  message.note("only variables begin with a capital");
  std::string hint = fmt::format("did you mean `{}`?", word);
  message.suggest({before->span, std::move(word)}, std::move(hint));
  return Explanation{std::move(message), before, id, Label::none};
}

Found kind_without_word(Failure const& failure) {
  if (!failure.expects(Phrase::kind) || failure.found != failure.start) return std::nullopt;
  if (!is_name(*failure.found)) return std::nullopt;
  std::string_view const word = failure.text(failure.found);
  std::uint32_t const at = failure.found->span.begin;
  return only(at_found(failure, Code::unexpected_text,
                       fmt::format("found {}; expected `kind`", quote_found(failure)))
                  .suggest({Span{at, at}, "kind "}, fmt::format("did you mean `kind {}`?", word)));
}

/// `using a ddos`: a role holds names alone.
Found article_before_name(Failure const& failure) {
  Iterator const found = failure.found;
  bool const article = found_word(failure, "a") || found_word(failure, "an")
                       || found_word(failure, "the") || found_word(failure, "any");
  if (!article || !is_name(*(found + 1))) return std::nullopt;
  for (Expectation const& one : failure.expected) {
    bool const names = one.label == Label::kind || one.label == Label::asset
                       || one.label == Label::effect_name || one.label == Label::purpose
                       || one.label == Label::ground || one.label == Label::channel;
    if (!names) return std::nullopt;
  }
  return only(
      at_found(failure, Code::unexpected_text,
               fmt::format("names stand here without `{}`", failure.text(found)))
          .suggest({found->span, ""},
                   fmt::format("write only `{}`", text::shortened(failure.text(found + 1)))));
}

/// `has` for `have`: too short for the search of near words.
Found verb_form(Failure const& failure) {
  if (!failure.expects(Label::verb_s) || !found_word(failure, "have")) return std::nullopt;
  Diagnostic message = at_found(failure, Code::unexpected_text,
                                "found `have`; of one party it is said that it `has`");
  message.suggest({failure.found->span, "has"}, "did you mean `has`?");
  return Explanation{std::move(message), failure.found, words(Phrase::has).front(), Label::none};
}

}  // namespace

Found in_value(Failure const& failure) {
  constexpr std::array mistakes{missing_number, missing_unit};
  for (auto const explain_one : mistakes) {
    if (Found found = explain_one(failure)) return found;
  }
  return std::nullopt;
}

Found in_word(Failure const& failure) {
  constexpr std::array mistakes{article_before_name, reserved_name, lower_case_variable,
                                kind_without_word,   verb_form,     capital_word,
                                unquoted_text};
  for (auto const explain_one : mistakes) {
    if (Found found = explain_one(failure)) return found;
  }
  return std::nullopt;
}

}  // namespace casus::grammar::mistake
