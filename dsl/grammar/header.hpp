#pragma once

#include "dsl/grammar/primitives.hpp"

// Lines before the articles, and lines that other places share with them.

namespace casus::grammar {

CASUS_RULE(use);
CASUS_RULE(header_line);
CASUS_RULE(relation);
CASUS_RULE(lifecycle);
CASUS_RULE(prov);

BOOST_SPIRIT_DECLARE(decltype(use), decltype(header_line), decltype(relation), decltype(lifecycle),
                     decltype(prov))

}  // namespace casus::grammar
