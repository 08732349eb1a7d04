#pragma once

#include "dsl/check/context.hpp"
#include "dsl/model/vocabulary.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace casus::check {

/// The verb of a `verb`, `verb_s` or `verb_ed` node; nothing for `has` and `had`, which go with
/// what is held.
[[nodiscard]] std::optional<model::Verb> verb_of(Node verb);

/// The form of a verb in which a node stands: `sends` of `send` in a `verb_s` node.
[[nodiscard]] std::string_view form_like(model::Verb verb, Node like);

/// To which group a `define` adds a name.
[[nodiscard]] model::Group defined_group(Node define);

/// A name in a slot for kinds of some groups: a term of the instrument, else a kind of the
/// vocabulary. Reports what is unknown or belongs into another slot.
[[nodiscard]] std::optional<model::KindReference> lower_slot(Context& context,
                                                             model::InstrumentId instrument,
                                                             Node leaf);

/// Several names of one slot.
[[nodiscard]] std::vector<model::KindReference> lower_slots(Context& context,
                                                            model::InstrumentId instrument,
                                                            std::vector<Node> const& leaves);

/// Reports a verb that does not go with the noun that follows it: the first kind of the pattern.
void check_verb(Context& context, model::InstrumentId instrument, Node verb, Node pattern);

}  // namespace casus::check
