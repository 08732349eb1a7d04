#pragma once

#include "dsl/check/context.hpp"
#include "dsl/model/ids.hpp"

#include <optional>

namespace casus::check {

/// Names of other things, each looked up and reported where it stands if it is not declared.

[[nodiscard]] std::optional<model::StateId> find_state(Context& context, Node state);
[[nodiscard]] std::vector<model::StateId> find_states(Context& context, Node states_list);
[[nodiscard]] std::optional<model::InstrumentId> find_instrument(Context& context, Node name);
[[nodiscard]] std::optional<model::QuestionId> find_question(Context& context, Node name);
[[nodiscard]] std::optional<model::Basis> find_basis(Context& context, Node name);
/// A basis that imputes conduct: not `territory`, `nationality` or `unspecified`, which a report
/// may claim and no text accepts.
[[nodiscard]] std::optional<model::Basis> find_imputing_basis(Context& context, Node name);

/// A commitment of the instrument itself, or of the one that follows `of`.
[[nodiscard]] std::optional<model::CommitmentId> find_commitment(Context& context,
                                                                 model::InstrumentId own, Node name,
                                                                 std::optional<Node> of);

/// A defence of the instrument that follows `of`; without `of`, of the instrument itself, else of
/// one whose defences it admits.
[[nodiscard]] std::optional<model::DefenceId> find_defence(Context& context,
                                                           model::InstrumentId own, Node name,
                                                           std::optional<Node> of);

}  // namespace casus::check
