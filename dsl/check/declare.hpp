#pragma once

#include "dsl/check/context.hpp"

#include <cstdint>
#include <optional>

namespace casus::check {

/// The first pass: every name of every file, so that later passes may look ahead. Fills the
/// vocabulary and the States whole, and for all else the name, the owner and the place.
void declare_names(Context& context);

void declare_vocabulary(Context& context, Node vocabulary);
void declare_states(Context& context, Node states);
void declare_instrument(Context& context, Node instrument);

/// An empty row for a clause in the table of its sort, so that its index is known before it is
/// read; nothing for what is no clause.
std::optional<std::uint32_t> reserve_row(Context& context, Item const& item, Node name);

/// The name of a clause, by which it is declared.
[[nodiscard]] std::optional<Node> name_of(Node clause);

/// Warns of a declared name that is also a word of the language.
void warn_of_keyword(Context& context, Node name);

}  // namespace casus::check
