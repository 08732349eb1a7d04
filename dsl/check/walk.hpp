#pragma once

#include "dsl/model/rulebook.hpp"

#include <variant>
#include <vector>

namespace casus::check {

// Walks over what has been lowered, for the checks that look at a clause as a whole. The depth is
// that of the tree, which the parser bounds.

/// Calls `visit` with the condition and every condition inside it.
template <class Visit>
void each_condition(model::Condition const& condition, Visit const& visit) {
  visit(condition);
  if (auto const* combination = std::get_if<model::Combination>(&condition.form)) {
    for (model::Condition const& part : combination->parts) each_condition(part, visit);
  }
}

template <class Visit>
void each_condition(std::vector<model::Condition> const& conditions, Visit const& visit) {
  for (model::Condition const& condition : conditions) each_condition(condition, visit);
}

template <class Visit>
void each_condition(std::vector<model::Excuse> const& excuses, Visit const& visit) {
  for (model::Excuse const& excuse : excuses) {
    each_condition(excuse.condition, visit);
    each_condition(excuse.except_if, visit);
  }
}

/// Calls `visit` with every reference to a kind or term that the description makes.
template <class Visit>
void each_kind(model::Pattern const& pattern, Visit const& visit) {
  for (auto const* slot : {&pattern.kinds, &pattern.other_than, &pattern.affecting,
                           &pattern.causing, &pattern.using_, &pattern.purpose, &pattern.giving}) {
    for (model::KindReference const reference : *slot) visit(reference);
  }
  if (pattern.about && pattern.about->description) each_kind(*pattern.about->description, visit);
}

template <class Visit>
void each_kind(model::Condition const& condition, Visit const& visit) {
  if (auto const* occurrence = std::get_if<model::Occurrence>(&condition.form)) {
    each_kind(occurrence->pattern, visit);
  } else if (auto const* described = std::get_if<model::WasDescribed>(&condition.form)) {
    each_kind(described->pattern, visit);
  } else if (auto const* role = std::get_if<model::RoleFact>(&condition.form)) {
    for (model::KindReference const reference : role->kinds) visit(reference);
  }
}

template <class Visit>
void each_kind(model::Meaning const& meaning, Visit const& visit) {
  for (model::Pattern const& pattern : meaning.establishes) each_kind(pattern, visit);
  for (model::Pattern const& pattern : meaning.may_cover) each_kind(pattern, visit);
  for (model::KindReference const reference : meaning.establishes_kinds) visit(reference);
  for (model::KindReference const reference : meaning.may_cover_kinds) visit(reference);
}

/// Every reference of a commitment's sentences and conditions.
template <class Visit>
void each_kind(model::Commitment const& commitment, Visit const& visit) {
  for (model::Sentence const& sentence : commitment.sentences) {
    each_kind(sentence.act, visit);
    if (!sentence.trigger) continue;
    if (auto const* pattern = std::get_if<model::Pattern>(&sentence.trigger->what)) {
      each_kind(*pattern, visit);
    }
  }
  auto const of_condition = [&](model::Condition const& condition) { each_kind(condition, visit); };
  each_condition(commitment.where, of_condition);
  each_condition(commitment.unless, of_condition);
}

/// Whether a breach of some commitment is a condition.
template <class Conditions>
[[nodiscard]] bool mentions_breach(Conditions const& conditions) {
  bool found = false;
  each_condition(conditions, [&](model::Condition const& condition) {
    found = found || std::holds_alternative<model::Breached>(condition.form);
  });
  return found;
}

}  // namespace casus::check
