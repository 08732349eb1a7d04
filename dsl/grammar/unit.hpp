#pragma once

#include "dsl/grammar/primitives.hpp"

// Whole files.

namespace casus::grammar {

CASUS_RULE(file);
CASUS_RULE(instrument);
CASUS_RULE(vocabulary);
CASUS_RULE(states);

BOOST_SPIRIT_DECLARE(decltype(file), decltype(instrument), decltype(vocabulary), decltype(states))

}  // namespace casus::grammar
