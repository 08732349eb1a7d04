#pragma once

#include "dsl/model/rulebook.hpp"

#include <variant>
#include <vector>

namespace casus::model {

// Walks over what has been lowered, for those who look at a clause as a whole. The depth is that
// of the text, which its readers bound.

/// Calls `visit` with the condition and every condition inside it.
template <class Visit>
void each_condition(Condition const& condition, Visit const& visit) {
  visit(condition);
  if (auto const* combination = std::get_if<Combination>(&condition.form)) {
    for (Condition const& part : combination->parts) each_condition(part, visit);
  }
}

template <class Visit>
void each_condition(std::vector<Condition> const& conditions, Visit const& visit) {
  for (Condition const& condition : conditions) each_condition(condition, visit);
}

template <class Visit>
void each_condition(std::vector<Excuse> const& excuses, Visit const& visit) {
  for (Excuse const& excuse : excuses) {
    each_condition(excuse.condition, visit);
    each_condition(excuse.except_if, visit);
  }
}

/// Calls `visit` with every reference to a kind or term that the description makes.
template <class Visit>
void each_kind(Pattern const& pattern, Visit const& visit) {
  for (auto const* slot : {&pattern.kinds, &pattern.other_than, &pattern.affecting,
                           &pattern.causing, &pattern.using_, &pattern.purpose, &pattern.giving}) {
    for (KindReference const reference : *slot) visit(reference);
  }
  if (pattern.about && pattern.about->description) each_kind(*pattern.about->description, visit);
}

template <class Visit>
void each_kind(Condition const& condition, Visit const& visit) {
  if (auto const* occurrence = std::get_if<Occurrence>(&condition.form)) {
    each_kind(occurrence->pattern, visit);
  } else if (auto const* described = std::get_if<WasDescribed>(&condition.form)) {
    each_kind(described->pattern, visit);
  } else if (auto const* role = std::get_if<RoleFact>(&condition.form)) {
    for (KindReference const reference : role->kinds) visit(reference);
  }
}

template <class Visit>
void each_kind(Meaning const& meaning, Visit const& visit) {
  for (Pattern const& pattern : meaning.establishes) each_kind(pattern, visit);
  for (Pattern const& pattern : meaning.may_cover) each_kind(pattern, visit);
  for (KindReference const reference : meaning.establishes_kinds) visit(reference);
  for (KindReference const reference : meaning.may_cover_kinds) visit(reference);
}

/// Every reference of a commitment's sentences and conditions.
template <class Visit>
void each_kind(Commitment const& commitment, Visit const& visit) {
  for (Sentence const& sentence : commitment.sentences) {
    each_kind(sentence.act, visit);
    if (!sentence.trigger) continue;
    if (auto const* pattern = std::get_if<Pattern>(&sentence.trigger->what)) {
      each_kind(*pattern, visit);
    }
  }
  auto const of_condition = [&](Condition const& condition) { each_kind(condition, visit); };
  each_condition(commitment.where, of_condition);
  each_condition(commitment.unless, of_condition);
}

}  // namespace casus::model
