#pragma once

#include "dsl/syntax/tree.hpp"
#include "dsl/text/bounds.hpp"
#include "dsl/text/diagnostic.hpp"

namespace casus::grammar {

/// Gives every brace its partner. Where they do not match, the layout and the openers of items tell
/// which one is missing or too many: it is reported, and put in (marked implied) or taken out, so
/// that the grammar sees matching braces and an error cannot spread past the item it is in.
/// Returns false, with a message, if they are nested too deeply to go on.
[[nodiscard]] bool pair_braces(syntax::TreeData& tree, text::Diagnostics& out,
                               text::Bounds const& bounds);

}  // namespace casus::grammar
