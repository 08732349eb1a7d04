#include "dsl/check/patterns.hpp"

#include "dsl/check/actors.hpp"
#include "dsl/check/vocabulary.hpp"

#include <fmt/format.h>

#include <memory>
#include <utility>

namespace casus::check {
namespace {

void lower_called(Clause& clause, Node role, model::Pattern& pattern) {
  auto const variable = role.child(NodeKind::variable);
  if (!variable) return;
  model::Variable described;
  described.sort = model::Variable::Sort::event;
  pattern.called = clause.bind(*variable, std::move(described));
}

std::vector<model::KindReference> names_in(Clause& clause, Node role, NodeKind leaf) {
  return lower_slots(clause.context, clause.instrument, role.children(leaf));
}

void lower_affecting(Clause& clause, Node role, model::Pattern& pattern) {
  pattern.affecting = names_in(clause, role, NodeKind::asset);
  if (auto const owner = role.child(NodeKind::actor)) {
    pattern.affecting_of = lower_actor(clause, *owner);
  }
}

void lower_about(Clause& clause, Node role, model::Pattern& pattern) {
  model::About about;
  if (auto const event = role.child(NodeKind::event)) {
    about.event = lower_event(clause, *event);
    if (!about.event) return;
  } else if (auto const inner = role.child(NodeKind::inner)) {
    about.description = std::make_shared<model::Pattern const>(lower_pattern(clause, *inner));
  } else {
    return;
  }
  pattern.about = std::move(about);
}

void lower_channel(Clause& clause, Node role, model::Pattern& pattern) {
  auto const channel = role.child(NodeKind::channel);
  if (!channel) return;
  auto const reference = lower_slot(clause.context, clause.instrument, *channel);
  if (reference && reference->form == model::KindReference::Form::kind) {
    pattern.through = reference->kind();
  }
}

void lower_role(Clause& clause, Node role, model::Pattern& pattern) {
  auto const phrase = role.phrase();
  if (!phrase || role.broken()) return;
  auto const actor = [&]() -> std::optional<model::Actor> {
    auto const node = role.child(NodeKind::actor);
    return node ? lower_actor(clause, *node) : std::nullopt;
  };
  switch (*phrase) {
    case Phrase::called: lower_called(clause, role, pattern); break;
    case Phrase::by: pattern.by = actor(); break;
    case Phrase::with: pattern.with = actor(); break;
    case Phrase::to: pattern.to = actor(); break;
    case Phrase::against: pattern.against = actor(); break;
    case Phrase::from_the_territory_of: pattern.territory = actor(); break;
    case Phrase::through: lower_channel(clause, role, pattern); break;
    case Phrase::affecting: lower_affecting(clause, role, pattern); break;
    case Phrase::causing: pattern.causing = names_in(clause, role, NodeKind::effect_name); break;
    case Phrase::using_: pattern.using_ = names_in(clause, role, NodeKind::kind); break;
    case Phrase::for_the_purpose_of:
      pattern.purpose = names_in(clause, role, NodeKind::purpose);
      break;
    case Phrase::giving: pattern.giving = names_in(clause, role, NodeKind::ground); break;
    case Phrase::about: lower_about(clause, role, pattern); break;
    default: break;
  }
}

}  // namespace

Kinds lower_kinds(Context& context, model::InstrumentId instrument, Node kinds) {
  Kinds result;
  result.kinds = lower_slots(context, instrument, kinds.children(NodeKind::kind));
  if (auto const exclusion = kinds.child(NodeKind::exclusion)) {
    result.other_than = lower_slots(context, instrument, exclusion->children(NodeKind::kind));
  }
  return result;
}

model::Pattern lower_pattern(Clause& clause, Node pattern) {
  model::Pattern result;
  result.words = words(pattern);
  result.place = clause.context.place(pattern);
  if (auto const kinds = pattern.child(NodeKind::kinds)) {
    Kinds lowered = lower_kinds(clause.context, clause.instrument, *kinds);
    result.kinds = std::move(lowered.kinds);
    result.other_than = std::move(lowered.other_than);
  }
  for (Node const role : pattern.children(NodeKind::role)) lower_role(clause, role, result);
  return result;
}

void give_role(Clause& clause, model::Pattern& pattern, Node node, SubjectRole role,
               std::optional<model::Actor> const& subject) {
  Phrase const word = role == SubjectRole::by ? Phrase::by : Phrase::against;
  for (Node const written : node.children(NodeKind::role)) {
    if (written.phrase() != word) continue;
    clause.context.report(at(text::Code::role_of_subject, written,
                             role == SubjectRole::by
                                 ? "who does it is said by the subject of the sentence already"
                                 : "whom it is against is said by `suffers` already")
                              .note(fmt::format("leave out `{}`", words(written))));
    return;
  }
  if (!subject) return;
  model::Actor actor = *subject;
  actor.binds = false;
  (role == SubjectRole::by ? pattern.by : pattern.against) = actor;
}

}  // namespace casus::check
