#include "dsl/check/checks.hpp"

#include <fmt/format.h>

#include <array>
#include <set>
#include <string>

namespace casus::check {
namespace {

std::string_view genre_word(model::Genre genre) {
  switch (genre) {
    case model::Genre::treaty: return "treaty";
    case model::Genre::norms: return "norms";
    case model::Genre::custom: return "custom";
  }
  return "treaty";
}

void check_use(Context& context, Node use) {
  auto const name = use.child(NodeKind::name);
  if (!name || use.broken()) return;
  if (use.has(Phrase::vocabulary) || use.has(Phrase::states)) {
    bool const vocabulary = use.has(Phrase::vocabulary);
    NameTable const& space = vocabulary ? context.names.vocabularies : context.names.state_lists;
    if (!space.find(name->text())) {
      context.unknown(text::Code::unknown_use, *name, vocabulary ? "vocabulary" : "list of States",
                      space.all());
    }
    return;
  }
  std::string_view const said = use.has(Phrase::norms)    ? "norms"
                                : use.has(Phrase::custom) ? "custom"
                                                          : "treaty";
  auto const found = context.names.instruments.find(name->text());
  if (!found) {
    context.unknown(text::Code::unknown_use, *name, said, context.names.instruments.all());
    return;
  }
  std::string_view const is = genre_word(context.rulebook.instruments[found->index].genre);
  if (is == said) return;
  for (Node const word : use.children()) {
    if (!word.is(NodeKind::phrase) || word.text() != said) continue;
    context.report(at(text::Code::unknown_use, word,
                      fmt::format("`{}` is declared as {}, not as {}", name->text(), is, said))
                       .label(found->node.source(), found->node.span(), "declared here")
                       .suggest({word.span(), std::string{is}}, fmt::format("write `{}`", is)));
  }
}

constexpr std::array kind_leaves{NodeKind::kind,    NodeKind::asset,  NodeKind::effect_name,
                                 NodeKind::purpose, NodeKind::ground, NodeKind::channel};

/// Which file declares a name of a vocabulary or a list of States, if the leaf is one.
std::optional<std::uint32_t> declared_in(Context const& context, Node leaf, bool states) {
  if (states) {
    if (!leaf.is(NodeKind::state)) return std::nullopt;
    auto const found = context.names.states.find(leaf.text());
    return found ? std::optional{context.file_of(found->node)} : std::nullopt;
  }
  for (NodeKind const kind : kind_leaves) {
    if (!leaf.is(kind)) continue;
    auto const found = context.names.kinds.find(leaf.text());
    return found ? std::optional{context.file_of(found->node)} : std::nullopt;
  }
  return std::nullopt;
}

/// Warns once a file, at the first name of a vocabulary or list that it does not `use`.
void check_missing_use(Context& context, Node file, bool states) {
  NameTable const& space = states ? context.names.state_lists : context.names.vocabularies;
  std::set<std::uint32_t> used{context.file_of(file)};
  for (Node const use : file.children(NodeKind::use)) {
    auto const name = use.child(NodeKind::name);
    if (!name || use.has(Phrase::states) != states) continue;
    if (auto const found = space.find(name->text())) used.insert(found->index);
  }
  for (Node const leaf : file.descendants()) {
    auto const where = declared_in(context, leaf, states);
    if (!where || used.contains(*where)) continue;
    for (std::string_view const name : space.all()) {
      if (space.find(name)->index != *where) continue;
      context.report(
          at(text::Code::missing_use, leaf,
             fmt::format("`{}` belongs to `{}`, which this file does not use", leaf.text(), name))
              .note(fmt::format("begin the file with `use {} {}`", states ? "states" : "vocabulary",
                                name)));
      return;
    }
  }
}

}  // namespace

void check_uses(Context& context) {
  for (syntax::Tree const& tree : context.trees) {
    Node const file = tree.root();
    bool broken_use = false;
    for (Node const use : file.children(NodeKind::use)) {
      broken_use = broken_use || damaged(use);
      check_use(context, use);
    }
    if (broken_use || !file.children(NodeKind::unreadable).empty()) continue;
    check_missing_use(context, file, false);
    check_missing_use(context, file, true);
  }
}

}  // namespace casus::check
