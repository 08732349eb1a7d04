#pragma once

#include "dsl/check/context.hpp"
#include "dsl/model/instrument.hpp"

#include <optional>

namespace casus::check {

/// Every header line of an instrument; reports lines that stand twice and refer to nothing.
void lower_headers(Context& context, model::InstrumentId id);

/// A line about time and parties (`signed`, `in force from`, …); nothing for other lines.
[[nodiscard]] std::optional<model::ForceLine> lower_force_line(Context& context, Node header);

/// `lasts …`.
[[nodiscard]] std::optional<model::Term> lower_term(Context& context, model::InstrumentId own,
                                                    Node header);

/// `yields to`, `prevails over`, `leaves … unaffected`.
void lower_relation(Context& context, model::InstrumentId id, Node relation);

/// The name of another instrument; reports an instrument that refers to itself.
[[nodiscard]] std::optional<model::InstrumentId> find_other(Context& context,
                                                            model::InstrumentId own, Node name);

/// What the dates of force say against each other, once all headers are read.
void check_force(Context& context, model::InstrumentId id);

}  // namespace casus::check
