#pragma once

#include "dsl/parse.hpp"
#include "dsl/text/diagnostic.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace casus::tests {

struct Parsed {
  syntax::Tree tree;
  text::Diagnostics diagnostics;

  [[nodiscard]] syntax::Node root() const { return tree.root(); }
  /// Code and underlined words of each message: `T0201 forse`.
  [[nodiscard]] std::vector<std::string> errors() const {
    std::vector<std::string> result;
    for (text::Diagnostic const& one : diagnostics.all()) {
      result.push_back(std::string{text::info(one.code).id} + " "
                       + std::string{one.file.text(one.span)});
    }
    return result;
  }
};

inline Parsed parse(std::string text, text::Bounds const& bounds = {}) {
  text::SourceFile const source{"test.treaty", std::move(text)};
  text::Diagnostics out{bounds};
  syntax::Tree tree = syntax::parse(source, out, bounds);
  return {std::move(tree), std::move(out)};
}

/// The text as a commitment of a small treaty.
inline std::string in_commitment(std::string_view body) {
  return "treaty t {\n  article \"1\" {\n    commitment c {\n" + std::string{body}
         + "\n    }\n  }\n}\n";
}

/// The text as an item of a small treaty.
inline std::string in_article(std::string_view body) {
  return "treaty t {\n  article \"1\" {\n" + std::string{body} + "\n  }\n}\n";
}

}  // namespace casus::tests
