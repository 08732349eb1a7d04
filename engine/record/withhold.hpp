#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/record/case.hpp"

namespace casus::record {

/// The strictest mark of the case and of anything that it says; nothing where it bears none.
[[nodiscard]] std::optional<Tlp> strictest_mark(Case const& marked);

/// Takes out of a case what bears a stricter mark than `most`, so that nothing that is made of it
/// afterwards can tell it: false where that is the case as a whole.
///
/// With a source goes what rests on nothing else, and with an event what is about it. Statements
/// of completeness go with whatever goes: they were made of the whole record.
/// `withheld` counts all that went, and the digest is that of what remains.
[[nodiscard]] bool withhold(Case& from, Tlp most, model::Rulebook const& rulebook);

}  // namespace casus::record
