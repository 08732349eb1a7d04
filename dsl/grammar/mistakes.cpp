#include "dsl/grammar/mistake.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

// Mistakes that a lawyer is likely to make, each with a message of its own. The order matters: the
// first that fits explains the failure.

namespace casus::grammar {

namespace {

using mistake::at_found;
using mistake::Found;
using mistake::found_word;
using mistake::only;
using syntax::Phrase;
using syntax::Token;
using syntax::TokenKind;
using syntax::WordId;
using text::Code;
using text::Diagnostic;
using text::Span;

Found inline_and(Failure const& failure) {
  if (!found_word(failure, "and") || failure.expects(Phrase::and_)) return std::nullopt;
  Iterator const next = failure.found + 1;
  Iterator const before = failure.before(failure.found);
  bool const joins_names = failure.expects(Phrase::or_) && is_name(*next)
                           && next->kind == TokenKind::word && next->word == 0 && before;
  if (joins_names) {
    std::string_view const a = failure.text(before);
    std::string_view const b = failure.text(next);
    Diagnostic message = at_found(failure, Code::inline_and, "names are not joined by `and`");
    message.note(fmt::format("where either is enough, write `{} or {}`", a, b));
    message.note(
        "where both are needed, say it twice: two clauses, or two conditions, one to a line");
    return only(std::move(message));
  }
  Diagnostic message = at_found(failure, Code::inline_and, "conditions are not joined by `and`");
  message.note("write each on a line of its own:\n  where …\n  where …");
  message.note("or group them in braces:\n  all of { …; … }");
  return only(std::move(message));
}

Found inline_or(Failure const& failure) {
  Iterator at = failure.found;
  Iterator const before = failure.before(at);
  bool const after_or = before != nullptr && before >= failure.start
                        && stands_at(before, Phrase::or_) && !is_name(*at);
  if (after_or) at = before;
  if (!after_or && (!found_word(failure, "or") || failure.expects(Phrase::or_))) {
    return std::nullopt;
  }
  Diagnostic message{Code::inline_or, failure.tree.source, at->span,
                     "`or` joins names, not whole descriptions or conditions"};
  message.note("alternatives stand in braces:\n  any of {\n    …;\n    …\n  }");
  return only(std::move(message));
}

Found wrong_modal(Failure const& failure) {
  if (!failure.expects(Phrase::must) && !failure.expects(Phrase::must_not)) return std::nullopt;
  constexpr std::array modals{"shall", "will", "may",  "can", "cannot",
                              "ought", "has",  "have", "is"};
  bool known = false;
  for (std::string_view const modal : modals) known = known || found_word(failure, modal);
  if (!known) return std::nullopt;
  WordId const must = words(Phrase::must).front();
  Iterator const next = failure.found + 1;
  bool const negated = next->word == words(Phrase::must_not).back();
  if (found_word(failure, "may") && !negated) {
    return only(
        at_found(failure, Code::wrong_modal, "`may` does not say a duty")
            .note("a duty is said with `must`, a voluntary norm with `should`; what a party "
                  "may do is a `right NAME { … may … }`"));
  }
  Diagnostic message =
      at_found(failure, Code::wrong_modal,
               fmt::format("a duty is said with `must`, not `{}`", failure.text(failure.found)));
  if (found_word(failure, "may")) {
    message.note("`may not` can be read as a ban or as a possibility");
  }
  if (!found_word(failure, "shall") && !found_word(failure, "may")
      && !found_word(failure, "will")) {
    message.note("write `must …`, `must not …`, `should …` or `should not …`");
    return only(std::move(message));
  }
  message.suggest({failure.found->span, "must"},
                  negated ? "write `must not`" : "write `must`, or `should` for a voluntary norm");
  return Explanation{std::move(message), failure.found, must, Label::none};
}

Found missing_comma(Failure const& failure) {
  if (!failure.expects(Label::trigger_comma)) return std::nullopt;
  Iterator const found = failure.found;
  bool const begins = (could_open(found) & opens::sentence) != 0
                      || stands_at(found, Phrase::this_treaty)
                      || stands_at(found, Phrase::commitment);
  if (!begins) return std::nullopt;
  std::uint32_t const end = (found - 1)->span.end;
  Diagnostic message =
      at_found(failure, Code::missing_comma,
               fmt::format("no `,` after the trigger, before `{}`", failure.text(found)));
  message.suggest({Span{end, end}, ","}, "add `,` where the trigger ends");
  return Explanation{std::move(message), found, 0, Label::trigger_comma};
}

Found missing_list_comma(Failure const& failure) {
  Iterator const found = failure.found;
  Iterator const before = failure.before(found);
  if (!failure.expects(Label::comma) || found->starts_line || before == nullptr)
    return std::nullopt;
  bool const texts = found->kind == TokenKind::string && before->kind == TokenKind::string;
  bool const names = is_name(*found) && found->word == 0 && is_name(*before);
  if (!texts && !names) return std::nullopt;
  std::uint32_t const end = before->span.end;
  Diagnostic message =
      at_found(failure, Code::missing_comma, fmt::format("no `,` before {}", quote_found(failure)));
  message.suggest({Span{end, end}, ","}, "the entries of a list are parted by `,`");
  return Explanation{std::move(message), found, 0, Label::comma};
}

Found missing_knowledge(Failure const& failure) {
  if (found_word(failure, "knowingly") || found_word(failure, "intentionally")) {
    if (!failure.expects(Label::verb)) return std::nullopt;
    return only(at_found(failure, Code::unexpected_text,
                         fmt::format("`{}` stands after `must not` or `should not`",
                                     failure.text(failure.found)))
                    .note(fmt::format("write `must not {} …`", failure.text(failure.found))));
  }
  bool const assist = found_word(failure, "assist");
  if (!failure.expects(Phrase::knowingly) || (!assist && !found_word(failure, "allow"))) {
    return std::nullopt;
  }
  std::string_view const word = failure.text(failure.found);
  return only(at_found(failure, Code::missing_knowledge,
                       fmt::format("`{}` without a word on what the bearer must have known", word))
                  .note(fmt::format(
                      "write `knowingly {}`, or `knowingly or not {}` where it does not matter",
                      word, word)));
}

Found missing_deadline(Failure const& failure) {
  if (!failure.expects(Label::deadline)) return std::nullopt;
  // A word in the middle of the line is a slip in the sentence, not a missing end of it.
  Iterator const found = failure.found;
  if (stands_at(found, Phrase::while_)) {
    return only(at_found(failure, Code::missing_deadline, "`while` limits a ban, not a duty")
                    .note("a ban is `must not … while A lasts`, a duty `must … for as long as A "
                          "lasts`"));
  }
  bool const ends = found->starts_line || found->kind == TokenKind::close_brace
                    || found->kind == TokenKind::end
                    || (could_open(found) & (opens::condition | opens::example)) != 0;
  if (!ends) return std::nullopt;
  Token const& last = *(found - 1);
  return only(
      Diagnostic{Code::missing_deadline, failure.tree.source, last.span,
                 "this duty has no deadline"}
          .note("end it with `within 30 days of receipt of it`, `no later than 2025-12-31`, "
                "`without delay`, `at all times`, `at least once a year` or, where the text "
                "sets none, `without a set limit`")
          .note("if it is a ban, it lost its `not`: `must not`"));
}

Found sender_from(Failure const& failure) {
  if (!failure.expects(Phrase::from_the_territory_of)) return std::nullopt;
  if (failure.found->kind == TokenKind::end) return std::nullopt;
  Iterator from = failure.before(failure.found);
  if (from != nullptr && stands_at(from, Phrase::from) == false) from = failure.before(from);
  if (from == nullptr || !stands_at(from, Phrase::from) || from < failure.start)
    return std::nullopt;
  bool const territory = found_word(failure, "territory")
                         || (failure.found + 1)->word == words(Phrase::from_the_territory_of)[2];
  if (territory) return std::nullopt;
  Diagnostic message{Code::sender_from, failure.tree.source, from->span,
                     "`from` names a territory, not a sender"};
  message.note("territory is said in full: `from the territory of Q`");
  message.suggest({from->span, "by"}, "write `by` for who did or sent it");
  return Explanation{std::move(message), from, words(Phrase::by).front(), Label::none};
}

Found missing_separator(Failure const& failure) {
  if (!failure.expects(Label::semicolon) || !failure.found->starts_line) return std::nullopt;
  if (failure.found->kind == TokenKind::end) return std::nullopt;
  std::uint32_t const end = (failure.found - 1)->span.end;
  return only(at_found(failure, Code::missing_separator,
                       fmt::format("no `;` before {}", quote_found(failure)))
                  .suggest({Span{end, end}, ";"}, "add `;` at the end of the line before"));
}

Found second_sentence(Failure const& failure) {
  bool const after_sentence = failure.expects(Label::condition_line)
                              && !failure.expects(Label::sentence) && failure.found->starts_line
                              && !failure.expects(Label::excuse);
  if (!after_sentence || (could_open(failure.found) & opens::sentence) == 0) return std::nullopt;
  return only(
      at_found(failure, Code::second_sentence, "a second sentence begins here")
          .note("a clause has one sentence, so that its verdict has one meaning: put this one "
                "in a clause of its own"));
}

Found lost_except(Failure const& failure) {
  if (!found_word(failure, "if") || failure.expects(Phrase::if_at_least)) return std::nullopt;
  Diagnostic message = at_found(failure, Code::lost_except, "a condition does not begin with `if`");
  message.note(
      "a condition begins with `where`, a defence with `unless`, an exception to either "
      "with `except if`");
  return only(std::move(message));
}

Found subject_to(Failure const& failure) {
  struct Row {
    std::string_view first, second, says;
  };
  constexpr Row rows[] = {{"subject", "to", "subject to"},
                          {"notwithstanding", "", "notwithstanding"},
                          {"despite", "", "despite"},
                          {"provided", "that", "provided that"},
                          {"without", "prejudice", "without prejudice to"}};
  for (Row const& row : rows) {
    if (!found_word(failure, row.first)) continue;
    if (!row.second.empty() && failure.text(failure.found + 1) != row.second) continue;
    return only(
        at_found(failure, Code::unexpected_text,
                 fmt::format("`{}` has several meanings in treaties, and none here", row.says))
            .note("a condition is `where …`, a defence `unless …`, a priority `yields to` or "
                  "`overrides`, a saving clause `leaves … unaffected`"));
  }
  return std::nullopt;
}

/// A sentence that begins with the bare name of a State or organisation.
Found bare_subject(Failure const& failure) {
  bool const due = failure.expects(Label::sentence) || failure.expects(Label::subject);
  Iterator const next = failure.found + 1;
  if (!due || !is_name(*failure.found)) return std::nullopt;
  if (!stands_at(next, Phrase::must) && !stands_at(next, Phrase::should)) return std::nullopt;
  std::string_view const word = failure.text(failure.found);
  return only(at_found(failure, Code::unexpected_text,
                       fmt::format("a sentence does not begin with a bare name, as `{}`", word))
                  .note(fmt::format("write `the state {}` or `the organisation {}`", word, word)));
}

}  // namespace

std::optional<Explanation> explain_known_mistake(Failure const& failure) {
  constexpr std::array mistakes{inline_and,    inline_or,          wrong_modal,
                                missing_comma, missing_list_comma, missing_knowledge};
  for (auto const explain_one : mistakes) {
    if (Found found = explain_one(failure)) return found;
  }
  if (Found found = mistake::in_value(failure)) return found;
  constexpr std::array later_mistakes{sender_from,      missing_separator, second_sentence,
                                      missing_deadline, lost_except,       subject_to,
                                      bare_subject};
  for (auto const explain_one : later_mistakes) {
    if (Found found = explain_one(failure)) return found;
  }
  return mistake::in_word(failure);
}

}  // namespace casus::grammar
