#pragma once

#include "dsl/syntax/token.hpp"
#include "dsl/text/diagnostic.hpp"
#include "dsl/text/source.hpp"

namespace casus::grammar {

/// What a run of letters, digits, `-`, `_` and inner points is: a word, a variable, a date, a
/// number. A run that is none of them is reported; the token says what it was probably meant to be.
[[nodiscard]] syntax::Token classify(text::SourceFile const& source, text::Span run,
                                     text::Diagnostics& out);

}  // namespace casus::grammar
