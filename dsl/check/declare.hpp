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

/// The articles of the instrument's amendments, in the order of the text: each takes the place of
/// the one that has its number, and its clauses that of those that have their names.
void declare_amendments(Context& context, model::InstrumentId id, Node instrument);

/// A row for the article, and for each clause in it. `since`: an amendment brought it.
void declare_article(Context& context, model::InstrumentId instrument, Node article,
                     std::optional<model::Interval> since = std::nullopt);

/// The name of a clause, by which it is declared.
[[nodiscard]] std::optional<Node> name_of(Node clause);

/// Warns of a declared name that is also a word of the language.
void warn_of_keyword(Context& context, Node name);

}  // namespace casus::check
