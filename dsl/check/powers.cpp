#include "dsl/check/actors.hpp"
#include "dsl/check/attributes.hpp"
#include "dsl/check/conditions.hpp"
#include "dsl/check/facts.hpp"
#include "dsl/check/lookup.hpp"
#include "dsl/check/lower.hpp"
#include "dsl/check/patterns.hpp"
#include "dsl/check/sentences.hpp"

#include <array>
#include <utility>

namespace casus::check {
namespace {

using model::Power;

constexpr std::array effects{
    std::pair{Phrase::ends, Power::Effect::ends},
    std::pair{Phrase::is_suspended, Power::Effect::is_suspended},
    std::pair{Phrase::resumes, Power::Effect::resumes},
    std::pair{Phrase::is_amended, Power::Effect::is_amended},
    std::pair{Phrase::is_not_renewed, Power::Effect::is_not_renewed},
    std::pair{Phrase::enters_into_force, Power::Effect::enters_into_force},
};

void lower_effect_time(Clause& clause, Node time, Power& power) {
  if (time.has(Phrase::on_the_date_that_it_names)) {
    power.time = Power::Time::on_the_date_named;
  } else if (time.has(Phrase::at_the_end_of_the_current_term)) {
    power.time = Power::Time::end_of_the_current_term;
  } else if (!time.has(Phrase::at_once)) {
    power.time = Power::Time::after;
  }
  if (auto const duration = time.child(NodeKind::duration)) {
    power.duration = lower_duration(clause.context, *duration);
  }
  auto const anchor = time.child(NodeKind::anchor);
  auto const event = anchor ? anchor->child(NodeKind::event) : std::nullopt;
  if (event) power.anchor = lower_event(clause, *event);
}

void lower_effect(Clause& clause, Node effect, Power& power) {
  for (auto const& row : effects) {
    if (effect.has(row.first)) power.effect = row.second;
  }
  if (auto const name = effect.child(NodeKind::name)) {
    power.commitment = find_commitment(clause.context, clause.instrument, *name, std::nullopt);
  }
  for (Node const actor : effect.children(NodeKind::actor)) {
    if (auto const lowered = lower_actor(clause, actor)) power.concerned.push_back(*lowered);
  }
  if (auto const time = effect.child(NodeKind::effect_time)) {
    lower_effect_time(clause, *time, power);
  }
}

}  // namespace

void lower_power(Context& context, Item const& item) {
  Power& power = context.rulebook.powers[item.index];
  Attributes const attributes = lower_attributes(context, item.node);
  power.text = attributes.text;
  power.content = content_of(context, attributes, item.article);
  Clause clause{context, item.instrument, power.variables};
  clause.lenient = damaged(item.node);
  if (auto const trigger = item.node.child(NodeKind::trigger)) {
    power.trigger = lower_trigger(clause, *trigger);
    power.words = words(*trigger);
  }
  clause.has_trigger = true;
  clause.has_act = true;
  auto const effect = item.node.child(NodeKind::effect);
  if (effect && !damaged(*effect)) {
    lower_effect(clause, *effect, power);
    power.words += ", " + words(*effect);
  }
  lower_where(clause, item.node, power.where);
  lower_unless(clause, item.node, power.unless);
}

}  // namespace casus::check
