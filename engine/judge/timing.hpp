#pragma once

#include "dsl/model/condition.hpp"
#include "engine/judge/context.hpp"
#include "engine/judge/verdict.hpp"

namespace casus::judge {

/// Comparisons of vague times: established (1, 0, 0) if they hold for every choice, refuted (0, 1,
/// 1) if for none, unknown (0, 0, 0) otherwise (semantics, section 3).
inline constexpr Support holds{1, 0, 0};
inline constexpr Support fails{0, 1, 1};
inline constexpr Support open{0, 0, 0};

/// Some second of `left` before some second of `right`, for every choice of the two.
[[nodiscard]] Support earlier(model::Interval left, model::Interval right);
/// The same, or at the same second.
[[nodiscard]] Support not_later(model::Interval left, model::Interval right);
[[nodiscard]] Support both(Support left, Support right);
[[nodiscard]] Support opposite(Support support);

/// Whether `event` stands to `other` as the rule's `when` says. What `during` and `before` compare
/// is the beginning of `event`.
[[nodiscard]] Support stands(EventTime const& event, model::When const& when,
                             EventTime const& other);

/// The time in which an event that stands so would have to lie: what a record has to cover for its
/// silence to speak.
[[nodiscard]] model::Interval window_of(model::When const& when, EventTime const& other,
                                        model::Instant as_of);

}  // namespace casus::judge
