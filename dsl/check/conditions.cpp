#include "dsl/check/conditions.hpp"

#include "dsl/check/actors.hpp"
#include "dsl/check/facts.hpp"
#include "dsl/check/lookup.hpp"
#include "dsl/check/patterns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <variant>

namespace casus::check {
namespace {

using model::Condition;

bool asks_for_defence(Condition const& condition) {
  if (std::holds_alternative<model::DefenceApplies>(condition.form)) return true;
  auto const* combination = std::get_if<model::Combination>(&condition.form);
  return combination != nullptr
         && std::any_of(combination->parts.begin(), combination->parts.end(), asks_for_defence);
}

/// A defence is never refuted by an exception, only contested: that it does not apply is nothing
/// that anybody could show.
void check_negated(Clause& clause, Node part, Condition const& condition) {
  if (!asks_for_defence(condition)) return;
  clause.context.report(
      at(text::Code::negated_defence, part, "that a defence does not apply cannot be asked")
          .note("write what would have to be missing, or `unless` with the defence"));
}

std::optional<Condition::Form> lower_combination(Clause& clause, Node condition, Phrase phrase) {
  using Form = model::Combination::Form;
  model::Combination result;
  result.form = phrase == Phrase::any_of   ? Form::any_of
                : phrase == Phrase::all_of ? Form::all_of
                                           : Form::none_of;
  for (Node const part : condition.children(NodeKind::condition)) {
    // Of alternatives, what one introduces is unknown to the others; of `all of`, all hold.
    std::optional<Clause::Block> block;
    if (result.form != Form::all_of) block.emplace(clause);
    auto lowered = lower_condition(clause, part);
    if (!lowered) continue;
    if (result.form == Form::none_of) check_negated(clause, part, *lowered);
    result.parts.push_back(std::move(*lowered));
  }
  return result;
}

std::optional<Condition::Form> lower_defence_applies(Clause& clause, Node condition) {
  auto const name = condition.child(NodeKind::name);
  if (!name) return std::nullopt;
  auto const defence =
      find_defence(clause.context, clause.instrument, *name, condition.after(Phrase::of));
  if (!defence) return std::nullopt;
  return model::DefenceApplies{*defence};
}

std::optional<Condition::Form> lower_there_was(Clause& clause, Node condition, Phrase phrase) {
  auto const pattern = condition.child(NodeKind::pattern);
  if (!pattern) return std::nullopt;
  model::Occurrence result;
  result.negated = phrase == Phrase::there_was && condition.has(Phrase::no);
  if (auto const count = condition.child(NodeKind::integer)) {
    result.at_least = static_cast<std::uint32_t>(count->integer());
    if (result.at_least == 0) {
      clause.context.report(
          at(text::Code::number_out_of_range, *count, "`at least 0` asks for nothing")
              .note("for none at all, write `there was no`"));
    }
  }
  result.pattern = lower_pattern(clause, *pattern);
  result.when = lower_when(clause, condition);
  return result;
}

std::optional<Condition::Form> lower_in_force(Clause& clause, Node condition) {
  auto const name = condition.child(NodeKind::name);
  auto const actors = condition.children(NodeKind::actor);
  if (!name || actors.size() != 2) return std::nullopt;
  auto const instrument = find_instrument(clause.context, *name);
  auto const first = lower_actor(clause, actors[0]);
  auto const second = lower_actor(clause, actors[1]);
  if (!instrument || !first || !second) return std::nullopt;
  return model::InForceBetween{*instrument, *first, *second};
}

std::optional<Condition::Form> lower_form(Clause& clause, Node condition) {
  if (auto const fact = condition.child(NodeKind::event_fact)) {
    return lower_event_fact(clause, condition, *fact);
  }
  if (auto const fact = condition.child(NodeKind::actor_fact)) {
    return lower_actor_fact(clause, condition, *fact);
  }
  auto const phrase = condition.phrase();
  if (!phrase) return std::nullopt;
  switch (*phrase) {
    case Phrase::any_of:
    case Phrase::all_of:
    case Phrase::none_of: return lower_combination(clause, condition, *phrase);
    case Phrase::the_defence: return lower_defence_applies(clause, condition);
    case Phrase::there_were_at_least:
    case Phrase::there_was: return lower_there_was(clause, condition, *phrase);
    case Phrase::treaty: return lower_in_force(clause, condition);
    default: return std::nullopt;
  }
}

}  // namespace

std::optional<model::BreachTarget> lower_target(Clause& clause, Node target) {
  auto const name = target.child(NodeKind::name);
  if (!name) return model::BreachTarget{};
  auto const commitment =
      find_commitment(clause.context, clause.instrument, *name, target.after(Phrase::of));
  if (!commitment) return std::nullopt;
  return model::BreachTarget{{*commitment}};
}

// The depth is that of the tree, which the parser bounds.
std::optional<Condition> lower_condition(Clause& clause, Node condition) {
  if (condition.broken()) return std::nullopt;
  auto form = lower_form(clause, condition);
  if (!form) return std::nullopt;
  return Condition{std::move(*form), words(condition), clause.context.place(condition)};
}

void lower_where(Clause& clause, Node owner, std::vector<Condition>& where) {
  for (Node const line : owner.children(NodeKind::condition_line)) {
    if (!line.has(Phrase::where)) continue;
    auto const condition = line.child(NodeKind::condition);
    if (!condition) continue;
    if (auto lowered = lower_condition(clause, *condition)) where.push_back(std::move(*lowered));
  }
}

void lower_unless(Clause& clause, Node owner, std::vector<model::Excuse>& unless) {
  for (Node const line : owner.children(NodeKind::condition_line)) {
    if (!line.has(Phrase::unless)) continue;
    Clause::Block const block{clause};
    auto const condition = line.child(NodeKind::condition);
    auto lowered = condition ? lower_condition(clause, *condition) : std::nullopt;
    std::vector<Condition> except_if;
    lower_exceptions(clause, line, except_if);
    if (lowered) unless.push_back({std::move(*lowered), std::move(except_if)});
  }
}

void lower_exceptions(Clause& clause, Node owner, std::vector<Condition>& except_if) {
  for (Node const exception : owner.children(NodeKind::exception)) {
    Clause::Block const block{clause};
    auto const condition = exception.child(NodeKind::condition);
    if (!condition) continue;
    if (auto lowered = lower_condition(clause, *condition)) {
      except_if.push_back(std::move(*lowered));
    }
  }
}

}  // namespace casus::check
