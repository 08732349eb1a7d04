#pragma once

#include "dsl/syntax/tree.hpp"
#include "dsl/text/diagnostic.hpp"

namespace casus::grammar {

/// What is easier to say of the finished tree than in the grammar, since the message names both
/// places: the order of roles (T0212), a role that stands twice (T0213) or too deep (T0214).
void check_roles(syntax::TreeData& tree, text::Diagnostics& out);

/// The order and number of the parts of a clause (T0216–T0218, T0222) and of a file (T0215).
/// Nodes at fault are marked broken; broken ones are passed over.
void check_parts(syntax::TreeData& tree, text::Diagnostics& out);

}  // namespace casus::grammar
