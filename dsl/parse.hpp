#pragma once

#include "dsl/syntax/tree.hpp"
#include "dsl/text/bounds.hpp"
#include "dsl/text/diagnostic.hpp"
#include "dsl/text/source.hpp"

namespace casus::syntax {

/// Reads one `.treaty` file. Always gives a tree, and reports every error of the file once
/// (T0104–T0111, T02xx); nodes in which one was found are marked broken. Takes time in proportion
/// to the length of the text, whatever the text is.
[[nodiscard]] Tree parse(text::SourceFile const& source, text::Diagnostics& out,
                         text::Bounds const& bounds = {});

}  // namespace casus::syntax
