#include "dsl/grammar/read_file.hpp"

#include "dsl/grammar/unit.hpp"

namespace casus::grammar {

void read_file(syntax::TreeData& tree, text::Diagnostics& out, text::Bounds const& bounds) {
  ParseState state{tree, out, bounds};
  Iterator first = tree.tokens.data();
  Iterator const last = first + tree.tokens.size() - 1;
  // INVARIANT: the rule always succeeds: each part of a file recovers, and they go on to its end.
  file.parse(first, last, Context{state, x3::unused}, x3::unused, x3::unused);
}

}  // namespace casus::grammar
