#include "dsl/check/facts.hpp"

#include "dsl/check/actors.hpp"
#include "dsl/check/conditions.hpp"
#include "dsl/check/lookup.hpp"
#include "dsl/check/patterns.hpp"
#include "dsl/check/vocabulary.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

namespace casus::check {
namespace {

using Form = model::Condition::Form;

std::optional<Form> lower_role_fact(Clause& clause, Node fact, model::EventReference event,
                                    model::RoleFact::Role role, NodeKind leaf) {
  auto kinds = lower_slots(clause.context, clause.instrument, fact.children(leaf));
  if (kinds.empty()) return std::nullopt;
  return model::RoleFact{event, role, std::move(kinds)};
}

std::optional<Form> lower_was(Clause& clause, Node fact, model::EventReference event,
                              bool negated) {
  if (auto const target = fact.child(NodeKind::target)) {
    auto lowered = lower_target(clause, *target);
    if (!lowered) return std::nullopt;
    model::Breached result;
    result.event = event;
    result.target = std::move(*lowered);
    result.negated = negated;
    return result;
  }
  if (auto const actor = fact.child(NodeKind::actor)) {
    auto const lowered = lower_actor(clause, *actor);
    if (!lowered) return std::nullopt;
    return model::WasBy{event, *lowered, negated};
  }
  auto const pattern = fact.child(NodeKind::pattern);
  if (!pattern) return std::nullopt;
  return model::WasDescribed{event, lower_pattern(clause, *pattern), negated};
}

std::optional<Form> lower_judged(Clause& clause, Node fact, model::EventReference event,
                                 bool negated) {
  auto const name = fact.child(NodeKind::question_name);
  if (!name) return std::nullopt;
  auto const question = find_question(clause.context, *name);
  if (!question) return std::nullopt;
  return model::Judged{event, *question, negated};
}

std::optional<Form> lower_knew(Clause& clause, Node fact, model::Actor const& actor, bool negated) {
  auto const event = fact.child(NodeKind::event);
  auto const lowered = event ? lower_event(clause, *event) : std::nullopt;
  if (!lowered) return std::nullopt;
  return model::KnewOf{actor, *lowered, negated, lower_when(clause, fact)};
}

std::optional<Form> lower_occurrence(Clause& clause, Node fact, Node verb,
                                     model::Actor const& actor, bool negated) {
  auto const pattern = fact.child(NodeKind::pattern);
  if (!pattern) return std::nullopt;
  check_verb(clause.context, clause.instrument, verb, *pattern);
  model::Occurrence result;
  result.negated = negated;
  result.pattern = lower_pattern(clause, *pattern);
  give_role(clause, result.pattern, *pattern, SubjectRole::by, actor);
  result.when = lower_when(clause, fact);
  return result;
}

std::optional<Form> lower_breached(Clause& clause, Node fact, model::Actor const& actor) {
  auto const target = fact.child(NodeKind::target);
  auto lowered = target ? lower_target(clause, *target) : std::nullopt;
  if (!lowered) return std::nullopt;
  model::Breached result;
  result.bearer = actor;
  result.target = std::move(*lowered);
  if (auto const towards = fact.child(NodeKind::actor)) {
    result.counterparty = lower_actor(clause, *towards);
  }
  result.when = lower_when(clause, fact);
  return result;
}

std::optional<Form> lower_bound(Clause& clause, Node fact, model::Actor const& actor,
                                bool negated) {
  model::IsBound result{actor, std::nullopt, negated};
  if (auto const name = fact.child(NodeKind::name)) {
    result.instrument = find_instrument(clause.context, *name);
    if (!result.instrument) return std::nullopt;
  }
  return result;
}

std::optional<Form> lower_consented(Clause& clause, Node fact, model::Actor const& actor) {
  auto const event = fact.child(NodeKind::event);
  auto const lowered = event ? lower_event(clause, *event) : std::nullopt;
  if (!lowered) return std::nullopt;
  return model::Consented{actor, fact.has(Phrase::in_writing), *lowered};
}

std::optional<model::When::Form> when_form(Phrase phrase) {
  switch (phrase) {
    case Phrase::before: return model::When::Form::before;
    case Phrase::during: return model::When::Form::during;
    case Phrase::before_or_during: return model::When::Form::before_or_during;
    case Phrase::after: return model::When::Form::after;
    default: return std::nullopt;
  }
}

}  // namespace

std::optional<Form> lower_event_fact(Clause& clause, Node condition, Node fact) {
  using Role = model::RoleFact::Role;
  auto const node = condition.child(NodeKind::event);
  auto const event = node ? lower_event(clause, *node) : std::nullopt;
  auto const phrase = fact.phrase();
  if (!event || !phrase) return std::nullopt;
  switch (*phrase) {
    case Phrase::affected:
      return lower_role_fact(clause, fact, *event, Role::affecting, NodeKind::asset);
    case Phrase::caused:
      return lower_role_fact(clause, fact, *event, Role::causing, NodeKind::effect_name);
    case Phrase::used: return lower_role_fact(clause, fact, *event, Role::using_, NodeKind::kind);
    case Phrase::served_the_purpose_of:
      return lower_role_fact(clause, fact, *event, Role::purpose, NodeKind::purpose);
    case Phrase::came_from_the_territory_of: {
      auto const actor = fact.child(NodeKind::actor);
      auto const lowered = actor ? lower_actor(clause, *actor) : std::nullopt;
      if (!lowered) return std::nullopt;
      return model::CameFrom{*event, *lowered};
    }
    case Phrase::was:
    case Phrase::was_not: return lower_was(clause, fact, *event, *phrase == Phrase::was_not);
    case Phrase::is:
    case Phrase::is_not: return lower_judged(clause, fact, *event, *phrase == Phrase::is_not);
    default: return std::nullopt;
  }
}

std::optional<Form> lower_actor_fact(Clause& clause, Node condition, Node fact) {
  auto const node = condition.child(NodeKind::actor);
  auto const actor = node ? lower_actor(clause, *node) : std::nullopt;
  if (!actor) return std::nullopt;
  if (auto const verb = fact.child(NodeKind::verb_ed)) {
    return lower_occurrence(clause, fact, *verb, *actor, false);
  }
  auto const phrase = fact.phrase();
  if (!phrase) return std::nullopt;
  switch (*phrase) {
    case Phrase::did_not: {
      auto const verb = fact.child(NodeKind::verb);
      return verb ? lower_occurrence(clause, fact, *verb, *actor, true) : std::nullopt;
    }
    case Phrase::knew_of:
    case Phrase::did_not_know_of:
      return lower_knew(clause, fact, *actor, *phrase == Phrase::did_not_know_of);
    case Phrase::breached: return lower_breached(clause, fact, *actor);
    case Phrase::is:
    case Phrase::is_not: return lower_bound(clause, fact, *actor, *phrase == Phrase::is_not);
    case Phrase::consented: return lower_consented(clause, fact, *actor);
    default: return std::nullopt;
  }
}

std::optional<model::When> lower_when(Clause& clause, Node owner) {
  auto const node = owner.child(NodeKind::when);
  if (!node) return std::nullopt;
  auto const event = node->child(NodeKind::event);
  auto const lowered = event ? lower_event(clause, *event) : std::nullopt;
  if (!lowered) return std::nullopt;
  model::When result;
  result.event = *lowered;
  if (auto const duration = node->child(NodeKind::duration)) {
    result.within = lower_duration(clause.context, *duration);
  }
  for (Node const child : node->children()) {
    auto const form = child.is(NodeKind::phrase) ? when_form(*child.phrase()) : std::nullopt;
    if (form) result.form = *form;
  }
  return result;
}

std::optional<model::Duration> lower_duration(Context& context, Node duration) {
  auto const count = duration.child(NodeKind::integer);
  auto const unit = duration.child(NodeKind::unit);
  if (!count || !unit) return std::nullopt;
  auto const result = model::read_duration(fmt::format("{} {}", count->text(), unit->text()));
  if (!result || result->count == 0) {
    context.report(at(text::Code::number_out_of_range, *count,
                      fmt::format("`{}` is no period that a treaty could set", words(duration))));
    return std::nullopt;
  }
  return result;
}

}  // namespace casus::check
