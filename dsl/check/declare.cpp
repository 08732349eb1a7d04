#include "dsl/check/declare.hpp"

#include "dsl/syntax/phrase.hpp"

#include <fmt/format.h>

namespace casus::check {

void declare_names(Context& context) {
  // Vocabularies first, in whatever file they stand: no term may have the name of a kind.
  for (syntax::Tree const& tree : context.trees) {
    for (Node const node : tree.root().children()) {
      if (node.is(NodeKind::vocabulary)) declare_vocabulary(context, node);
      if (node.is(NodeKind::states)) declare_states(context, node);
    }
  }
  for (syntax::Tree const& tree : context.trees) {
    for (Node const node : tree.root().children(NodeKind::instrument)) {
      declare_instrument(context, node);
    }
    for (Node const node : tree.root().descendants(NodeKind::unreadable)) {
      if (auto const name = node.child(NodeKind::name)) {
        context.names.broken.emplace(name->text());
      }
    }
  }
}

void warn_of_keyword(Context& context, Node name) {
  std::string_view const word = name.text();
  if (syntax::word_id(word) == 0 || syntax::is_reserved(word)) return;
  context.report(at(text::Code::keyword_as_name, name,
                    fmt::format("`{}` is also a word of the language", word))
                     .note("a reader may take the name for the word; a longer name reads better"));
}

}  // namespace casus::check
