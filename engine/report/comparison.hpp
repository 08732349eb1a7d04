#pragma once

#include "dsl/author/compare.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace casus::report {

/// A comparison for people, laid out in `width` columns.
[[nodiscard]] std::string comparison_text(author::Comparison const& comparison, std::size_t width,
                                          bool colour);
/// `casus-comparison/1`, with a line end.
[[nodiscard]] std::string comparison_json(author::Comparison const& comparison,
                                          model::Rulebook const& rulebook,
                                          std::string const& version);
[[nodiscard]] std::string comparison_markdown(author::Comparison const& comparison);
/// One page that needs no other file.
[[nodiscard]] std::string comparison_html(author::Comparison const& comparison);

/// What an outcome says with the names of the two: `only in alpha`, `alpha is stricter`.
[[nodiscard]] std::string outcome_words(author::Comparison const& comparison,
                                        author::Outcome outcome);
/// Outcome, and what the words alone would say where the text is not known well enough.
[[nodiscard]] std::string row_words(author::Comparison const& comparison, author::Row const& row);
/// `non-attack, Article 1, seen in S14`; `–` for nothing.
[[nodiscard]] std::string side_words(std::optional<author::Side> const& side);
/// Every difference in words, with who is the stricter.
[[nodiscard]] std::vector<std::string> reasons(author::Comparison const& comparison,
                                               author::Row const& row);

/// What every comparison says of itself.
inline constexpr std::string_view comparison_notice =
    "Compared by kinds, definitions and words; nothing is proved, and content is weighed as far as "
    "its source is known.";

}  // namespace casus::report
