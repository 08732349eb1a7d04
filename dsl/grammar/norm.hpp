#pragma once

#include "dsl/grammar/primitives.hpp"

// Sentences: who, to whom, must or must not, what, when.

namespace casus::grammar {

CASUS_RULE(sentence);
CASUS_RULE(trigger);
CASUS_RULE(subject);
CASUS_RULE(anchor);

BOOST_SPIRIT_DECLARE(decltype(sentence), decltype(trigger), decltype(subject), decltype(anchor))

}  // namespace casus::grammar
