#include "dsl/check/declare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace casus::check {
namespace {

/// ISO 3166-1 alpha-2: two capital letters. Whether a State has the code is the rule author's to
/// know.
bool is_country_code(std::string_view code) {
  return code.size() == 2
         && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

void declare_code(Context& context, Node code, std::uint32_t index) {
  if (!is_country_code(code.value())) {
    context.report(
        at(text::Code::no_country_code, code, fmt::format("`{}` is no country code", code.value()))
            .note("a code is two capital letters, as in ISO 3166-1 alpha-2"));
    return;
  }
  if (auto const first = context.names.state_codes.add(std::string{code.value()}, {code, index})) {
    context.duplicate(text::Code::duplicate_name, code,
                      fmt::format("code `{}` is given to two States", code.value()), first->node);
  }
}

void declare_state(Context& context, Node declaration) {
  auto const name = declaration.child(NodeKind::name);
  if (!name) return;
  auto const title = declaration.child(NodeKind::string);
  auto const code = declaration.after(Phrase::code);
  auto const index = static_cast<std::uint32_t>(context.rulebook.states.size());
  if (name->text() == "unattributed" || name->text() == "unidentified") {
    context.report(at(text::Code::duplicate_name, *name,
                      fmt::format("`{}` cannot be the name of a State", name->text()))
                       .note("reports use it where nobody is named"));
    return;
  }
  if (auto const first = context.names.states.add(std::string{name->text()}, {*name, index})) {
    context.duplicate(text::Code::duplicate_name, *name,
                      fmt::format("`{}` is declared twice", name->text()), first->node);
    return;
  }
  warn_of_keyword(context, *name);
  if (code) declare_code(context, *code, index);
  context.rulebook.states.push_back({std::string{name->text()},
                                     std::string{title ? title->value() : ""},
                                     std::string{code ? code->value() : ""}});
}

}  // namespace

void declare_states(Context& context, Node states) {
  if (auto const name = states.child(NodeKind::name)) {
    if (auto const first = context.names.state_lists.add(std::string{name->text()},
                                                         {*name, context.file_of(*name)})) {
      context.duplicate(text::Code::duplicate_name, *name,
                        fmt::format("list of States `{}` is declared twice", name->text()),
                        first->node);
    }
  }
  for (Node const declaration : states.children(NodeKind::state_decl)) {
    declare_state(context, declaration);
  }
}

}  // namespace casus::check
