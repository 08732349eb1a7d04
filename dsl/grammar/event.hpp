#pragma once

#include "dsl/grammar/primitives.hpp"

// Descriptions of events and who takes part in them.

namespace casus::grammar {

CASUS_RULE(kinds);
CASUS_RULE(event);
CASUS_RULE(actor);
CASUS_RULE(pattern);
CASUS_RULE(verb);
CASUS_RULE(verb_s);
CASUS_RULE(verb_ed);

BOOST_SPIRIT_DECLARE(decltype(kinds), decltype(event), decltype(actor), decltype(pattern),
                     decltype(verb), decltype(verb_s), decltype(verb_ed))

}  // namespace casus::grammar
