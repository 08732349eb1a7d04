#pragma once

#include "dsl/check/clause.hpp"
#include "dsl/model/pattern.hpp"

#include <optional>
#include <vector>

namespace casus::check {

/// The kinds of a description, and those that `other than` leaves out.
struct Kinds {
  std::vector<model::KindReference> kinds;
  std::vector<model::KindReference> other_than;
};
[[nodiscard]] Kinds lower_kinds(Context& context, model::InstrumentId instrument, Node kinds);

/// A description of an event: `pattern` or `inner`.
[[nodiscard]] model::Pattern lower_pattern(Clause& clause, Node pattern);

/// Which role the grammatical subject has: "P sent X" is X by P, "Q suffers X" is X against Q.
enum class SubjectRole : std::uint8_t { by, against };

/// Gives the subject its role in the description; reports a role that is said twice.
void give_role(Clause& clause, model::Pattern& pattern, Node node, SubjectRole role,
               std::optional<model::Actor> const& subject);

}  // namespace casus::check
