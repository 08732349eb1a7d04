#pragma once

#include "dsl/grammar/primitives.hpp"

// Conditions: one to a line, alternatives only in braces.

namespace casus::grammar {

CASUS_RULE(condition);
CASUS_RULE(condition_line);
CASUS_RULE(where_line);
CASUS_RULE(exception);
CASUS_RULE(target);
CASUS_RULE(duration);

BOOST_SPIRIT_DECLARE(decltype(condition), decltype(condition_line), decltype(where_line),
                     decltype(exception), decltype(target), decltype(duration))

}  // namespace casus::grammar
