#pragma once

#include "dsl/grammar/explain.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

// What the known mistakes share.

namespace casus::grammar::mistake {

using Found = std::optional<Explanation>;

inline text::Diagnostic at_found(Failure const& failure, text::Code code, std::string message) {
  return text::Diagnostic{code, failure.tree.source, failure.found->span, std::move(message)};
}

/// A message after which the part is given up.
inline Explanation only(text::Diagnostic message) {
  return {std::move(message), nullptr, 0, Label::none};
}

inline bool found_word(Failure const& failure, std::string_view word) {
  return failure.found->kind == syntax::TokenKind::word && failure.text(failure.found) == word;
}

/// Mistakes in a number or its unit, or nothing.
[[nodiscard]] Found in_value(Failure const& failure);
/// Mistakes in a name, a variable, a text, or nothing.
[[nodiscard]] Found in_word(Failure const& failure);

}  // namespace casus::grammar::mistake
