#pragma once

#include "dsl/check/clause.hpp"
#include "dsl/model/pattern.hpp"

#include <optional>

namespace casus::check {

/// An `actor` or a `subject`: who stands in a role or is bound.
[[nodiscard]] std::optional<model::Actor> lower_actor(Clause& clause, Node actor);

/// `it`, `the act` or a variable for an event.
[[nodiscard]] std::optional<model::EventReference> lower_event(Clause& clause, Node event);

}  // namespace casus::check
