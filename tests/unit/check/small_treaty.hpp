#pragma once

#include "dsl/text/render.hpp"
#include "tests/golden/check/fixture.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>

namespace casus::tests {

/// A treaty of avalon and borduria with these headers and the items of one article.
inline std::string small_treaty(std::string_view items, std::string_view headers = "") {
  std::string text =
      "use vocabulary words\nuse states world\n"
      "treaty pact {\n  parties avalon, borduria known\n  in force from 2020-02-01 known\n";
  text += headers;
  text += "\n  article \"1\" {\n  number known\n  content reported in \"S1\"\n";
  text += items;
  return text + "\n  }\n}\n";
}

/// The rulebook of the text, which has no error.
inline model::Rulebook rulebook_of(std::string text) {
  check::Compilation result = compile_text(std::move(text), "- S1: a gazette\n");
  INFO(text::render(result.diagnostics));
  REQUIRE(result.rulebook.has_value());
  return std::move(*result.rulebook);
}

inline std::string variable_name(std::vector<model::Variable> const& variables,
                                 model::VariableId id) {
  return variables.at(id.value).name;
}

}  // namespace casus::tests
