#pragma once

#include "dsl/grammar/primitives.hpp"

// What stands in an article between braces of its own. The parts of a clause are read in any order;
// their order and number are checked on the tree, where the message can name what is out of place.

namespace casus::grammar {

CASUS_RULE(attribute_line);
CASUS_RULE(definition_item);
CASUS_RULE(norm_item);
CASUS_RULE(defence_item);
CASUS_RULE(example);

BOOST_SPIRIT_DECLARE(decltype(attribute_line), decltype(definition_item), decltype(norm_item),
                     decltype(defence_item), decltype(example))

/// The parts of a clause, up to its closing brace. An error in one does not lose the others.
template <class Parts>
auto parts_of(opens::Set set, Parts const& parts) {
  return open_brace >> *(more >> recover(Resume{.set = set})[parts]) >> close_brace;
}

/// `a; b; c` up to a closing brace. An error in one does not lose the others.
template <class Element>
auto separated(Element const& element) {
  auto const one = recover(Resume{.at_semicolon = true})[element >> boundary(0, true)];
  return open_brace >> one >> *(more >> -semicolon >> -(more >> one)) >> close_brace;
}

}  // namespace casus::grammar
