#include "dsl/check/declare.hpp"
#include "dsl/check/vocabulary.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace casus::check {
namespace {

using model::Group;
using model::Verb;

std::optional<Group> group_of(Node group) {
  auto const phrase = group.phrase();
  if (!phrase) return std::nullopt;
  switch (*phrase) {
    case Phrase::conduct: return Group::conduct;
    case Phrase::communications: return Group::communications;
    case Phrase::measures: return Group::measures;
    case Phrase::assets: return Group::assets;
    case Phrase::effects: return Group::effects;
    case Phrase::purposes: return Group::purposes;
    case Phrase::grounds: return Group::grounds;
    case Phrase::channels: return Group::channels;
    default: return std::nullopt;
  }
}

/// What a kind without a verb of its own, and within none that has one, goes with.
Verb default_verb(Group group) {
  if (group == Group::communications) return Verb::send;
  if (group == Group::measures) return Verb::take;
  return Verb::conduct;
}

struct Outer {
  Group group = Group::conduct;
  std::optional<model::KindId> kind;
  Verb verb = Verb::conduct;
};

model::Kind read_kind(Context const& context, Node declaration, Node name, Outer const& outer) {
  model::Kind kind;
  kind.name = name.text();
  kind.group = outer.group;
  kind.parent = outer.kind;
  kind.verb = outer.verb;
  kind.place = context.place(name);
  if (auto const description = declaration.child(NodeKind::string)) {
    kind.description = description->value();
  }
  if (auto const verb = declaration.child(NodeKind::verb)) {
    kind.verb = verb_of(*verb).value_or(kind.verb);
  }
  kind.undefined_by_text = declaration.has(Phrase::undefined_by_the_text);
  for (Node const mapping : declaration.children(NodeKind::mapping)) {
    auto const vocabulary = mapping.child(NodeKind::name);
    auto const value = mapping.child(NodeKind::string);
    if (!vocabulary || !value) continue;
    kind.mappings.push_back({std::string{vocabulary->text()}, std::string{value->value()}});
  }
  return kind;
}

// The depth is that of the tree, which the parser bounds.
void declare_kind(Context& context, Node declaration, Outer outer) {
  auto const name = declaration.child(NodeKind::name);
  if (!name) return;
  model::Kind kind = read_kind(context, declaration, *name, outer);
  outer.verb = kind.verb;
  Entry const entry{*name, static_cast<std::uint32_t>(context.rulebook.vocabulary.kinds().size())};
  if (auto const first = context.names.kinds.add(kind.name, entry)) {
    context.duplicate(text::Code::duplicate_name, *name,
                      fmt::format("kind `{}` is declared twice", kind.name), first->node);
    outer.kind = model::KindId{first->index};
  } else {
    warn_of_keyword(context, *name);
    outer.kind = context.rulebook.vocabulary.add(std::move(kind));
  }
  for (Node const inner : declaration.children(NodeKind::kind_decl)) {
    declare_kind(context, inner, outer);
  }
}

}  // namespace

void declare_vocabulary(Context& context, Node vocabulary) {
  if (auto const name = vocabulary.child(NodeKind::name)) {
    if (auto const first = context.names.vocabularies.add(std::string{name->text()},
                                                          {*name, context.file_of(*name)})) {
      context.duplicate(text::Code::duplicate_name, *name,
                        fmt::format("vocabulary `{}` is declared twice", name->text()),
                        first->node);
    }
  }
  for (Node const group : vocabulary.children(NodeKind::group)) {
    auto const which = group_of(group);
    if (!which) continue;
    Outer const outer{*which, std::nullopt, default_verb(*which)};
    for (Node const declaration : group.children(NodeKind::kind_decl)) {
      declare_kind(context, declaration, outer);
    }
  }
}

}  // namespace casus::check
