#pragma once

#include "dsl/check/clause.hpp"
#include "dsl/model/condition.hpp"

#include <optional>
#include <vector>

namespace casus::check {

/// One `condition`; nothing where a part of it could not be resolved.
[[nodiscard]] std::optional<model::Condition> lower_condition(Clause& clause, Node condition);

/// `any binding commitment`, or a commitment by name.
[[nodiscard]] std::optional<model::BreachTarget> lower_target(Clause& clause, Node target);

/// The `where` lines among the children. What one introduces is visible in those below it.
void lower_where(Clause& clause, Node owner, std::vector<model::Condition>& where);

/// The `unless` lines among the children, each with its exceptions.
void lower_unless(Clause& clause, Node owner, std::vector<model::Excuse>& unless);

/// The `except if` lines that are children.
void lower_exceptions(Clause& clause, Node owner, std::vector<model::Condition>& except_if);

}  // namespace casus::check
