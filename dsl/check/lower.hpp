#pragma once

#include "dsl/check/clause.hpp"
#include "dsl/check/context.hpp"
#include "dsl/model/norm.hpp"

namespace casus::check {

// One function for each sort of clause: fills the row that the first pass reserved.

void lower_commitment(Context& context, Item const& item);
void lower_define(Context& context, Item const& item);
void lower_threat(Context& context, Item const& item);
void lower_defence(Context& context, Item const& item);
void lower_basis(Context& context, Item const& item);
void lower_cooperation(Context& context, Item const& item);
void lower_saying(Context& context, Item const& item);
void lower_question(Context& context, Item const& item);
void lower_power(Context& context, Item const& item);

/// The examples among the children of a clause.
void lower_examples(Context& context, Item const& item, std::vector<model::Example>& examples);

}  // namespace casus::check
