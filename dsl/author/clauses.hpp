#pragma once

#include "dsl/author/compare.hpp"

#include <string>
#include <vector>

namespace casus::author {

/// The respects in which two commitments are not the same.
[[nodiscard]] std::vector<Difference> differences(model::Rulebook const& rulebook,
                                                  model::Commitment const& first,
                                                  model::Commitment const& second);

/// The rows for what is no commitment: force, term, powers, threats, cooperation, principles,
/// rights, defences, bases.
[[nodiscard]] std::vector<Row> instrument_rows(model::Rulebook const& rulebook,
                                               model::InstrumentId first,
                                               model::InstrumentId second);

/// `seen in S14`, `inferred from sco-2009 "annex 1"`, `assumed because …`.
[[nodiscard]] std::string provenance_words(model::Provenance const& provenance);
/// `Article 4(3)`, `annex`; empty where the number is not known.
[[nodiscard]] std::string article_words(model::Article const& article);
/// Days of a duration, a month counted as 31 and a year as 366: for comparing, not for deadlines.
[[nodiscard]] double longest_days(model::Duration duration);
/// Folds the differences into `as_written`, and `outcome` by how sure both sides are.
void conclude(Row& row);

}  // namespace casus::author
