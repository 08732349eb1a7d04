#pragma once

#include "dsl/check/clause.hpp"
#include "dsl/model/norm.hpp"

#include <optional>

namespace casus::check {

/// A `sentence`: what sets it off, who is bound, to what, by when. Afterwards `it` can be said if
/// the sentence has a trigger.
[[nodiscard]] std::optional<model::Sentence> lower_sentence(Clause& clause, Node sentence);

/// A `trigger`: a moment, or an event described.
[[nodiscard]] std::optional<model::Trigger> lower_trigger(Clause& clause, Node trigger);

/// A `happening`, with its subject moved into its role.
[[nodiscard]] std::optional<model::Pattern> lower_happening(Clause& clause, Node happening);

[[nodiscard]] model::Deadline lower_deadline(Clause& clause, Node deadline);

/// A `date` leaf as the day, month or year that it names. Nothing for a day that does not exist,
/// which was reported where the text was read (T0109).
[[nodiscard]] std::optional<model::Interval> lower_date(Node date);

}  // namespace casus::check
