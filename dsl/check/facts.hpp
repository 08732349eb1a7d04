#pragma once

#include "dsl/check/clause.hpp"
#include "dsl/model/condition.hpp"

#include <optional>

namespace casus::check {

/// `E affected energy`, `the act was by Q`, `E is judged appropriate`: said of an event.
[[nodiscard]] std::optional<model::Condition::Form> lower_event_fact(Clause& clause, Node condition,
                                                                     Node fact);

/// `P knew of it`, `Q consented to the act`, `P sent a refusal`: said of a State.
[[nodiscard]] std::optional<model::Condition::Form> lower_actor_fact(Clause& clause, Node condition,
                                                                     Node fact);

/// The `when` child, if there is one.
[[nodiscard]] std::optional<model::When> lower_when(Clause& clause, Node owner);

/// `60 days` of a `duration` node.
[[nodiscard]] std::optional<model::Duration> lower_duration(Context& context, Node duration);

}  // namespace casus::check
