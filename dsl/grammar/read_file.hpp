#pragma once

#include "dsl/syntax/tree.hpp"
#include "dsl/text/bounds.hpp"
#include "dsl/text/diagnostic.hpp"

namespace casus::grammar {

/// Reads the words of a file, whose braces match, into the nodes of its tree.
void read_file(syntax::TreeData& tree, text::Diagnostics& out, text::Bounds const& bounds);

}  // namespace casus::grammar
