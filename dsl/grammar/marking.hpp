#pragma once

#include "dsl/syntax/tree.hpp"

namespace casus::grammar {

/// Marks broken every node that holds a word with an error, or text that was passed over, up to and
/// with the declaration that it is part of; not what merely contains declarations (a file, an
/// instrument, an article, a vocabulary).
void mark_broken(syntax::TreeData& tree);

/// The same for one node at fault that was found later.
void mark_broken_at(syntax::TreeData& tree, std::uint32_t node);

}  // namespace casus::grammar
