#pragma once

#include "dsl/grammar/parse_state.hpp"
#include "dsl/text/diagnostic.hpp"

#include <optional>
#include <vector>

namespace casus::grammar {

/// Where no rule went on, and what would have been right there.
struct Failure {
  syntax::TreeData const& tree;
  /// Where the part began that could not be read.
  Iterator start;
  /// The word that was not expected.
  Iterator found;
  std::vector<Expectation> const& expected;

  [[nodiscard]] bool expects(Label label) const;
  [[nodiscard]] bool expects(syntax::Phrase phrase) const;
  [[nodiscard]] std::string_view text(Iterator at) const { return tree.source.text(at->span); }
  [[nodiscard]] bool is(Iterator at, syntax::Phrase phrase) const { return stands_at(at, phrase); }
  /// The word before, or nothing at the start of the file.
  [[nodiscard]] Iterator before(Iterator at) const {
    return at == tree.tokens.data() ? nullptr : at - 1;
  }
};

/// A message, and how reading can go on as if the text had been right.
struct Explanation {
  text::Diagnostic diagnostic;
  /// Read the word `at` as this one, 0 for no other.
  Iterator at = nullptr;
  syntax::WordId read_as_word = 0;
  /// Read the word `at` as this value; for a comma, understand one before it.
  Label read_as = Label::none;
};

/// The message that fits best: one of the mistakes that a lawyer is likely to make, a word that is
/// nearly the expected one, or what was found and what was expected.
[[nodiscard]] Explanation explain(Failure const& failure);

/// Mistakes that have a message of their own, or nothing.
[[nodiscard]] std::optional<Explanation> explain_known_mistake(Failure const& failure);

/// `a`, `b` or `c`, at most six, of what was expected.
[[nodiscard]] std::string list_expected(Failure const& failure);
/// What was found, quoted.
[[nodiscard]] std::string quote_found(Failure const& failure);

}  // namespace casus::grammar
