#pragma once

#include "dsl/model/attribution.hpp"
#include "dsl/model/time.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// The small change of English: what every sentence about a finding is put together from.
namespace casus::judge::phrases {

/// `one` to `ten` in words, above that in digits.
[[nodiscard]] std::string count(std::size_t number);
/// `one source`, `two sources`.
[[nodiscard]] std::string counted(std::size_t number, std::string_view noun);
/// `a`, `a and b`, `a, b and c`.
[[nodiscard]] std::string list(std::vector<std::string> const& items,
                               std::string_view last = "and");
/// Questions as a list; what has an `and` or a comma of its own comes last, or the list could be
/// read in two ways.
[[nodiscard]] std::string questions(std::vector<std::string> asked);
/// Points one after the other; those that begin with `head` share it where they stand in a row.
[[nodiscard]] std::string points(std::vector<std::string> const& all, std::string_view head);
/// Adds a State's name to a text, in the place of `the other party` and the like before it.
void add_party(std::string& text, std::string_view name);
/// A noun after its indefinite article: `a breach`, `an answer`.
[[nodiscard]] std::string indefinite(std::string_view noun);
/// A strength with two decimals.
[[nodiscard]] std::string number(double strength);
/// The Admiralty scale of credibility in words (semantics, section 1): each word from the strength
/// that the scale gives its digit.
[[nodiscard]] std::string_view credibility(double strength);
/// A State's name as a sentence has it: `the Russian Federation`, `Belarus`.
[[nodiscard]] std::string state(std::string_view title);
/// The name of a commitment or a defence as words: `no use of force`, `non-attack`.
[[nodiscard]] std::string title(std::string name);
/// What a claim on this basis is evidence of: `direction or control`.
[[nodiscard]] std::string_view basis(model::Basis basis);
/// The day of a deadline, since the last day counts to its end; the second where it ends within.
[[nodiscard]] std::string deadline(model::Instant instant);
/// The words of a condition; lists in braces become lists of words: `any of { a; b }` is `a or b`.
[[nodiscard]] std::string condition(std::string_view words);
/// The words of a header line: `in force from 2024-08, reported in S8`.
[[nodiscard]] std::string force(std::string_view words);
/// One sentence: a capital first, single spaces, a full stop last.
[[nodiscard]] std::string sentence(std::string_view words);

}  // namespace casus::judge::phrases
