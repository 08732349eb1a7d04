#include "dsl/model/rests_on.hpp"
#include "engine/judge/exercise.hpp"
#include "engine/judge/phrases.hpp"
#include "engine/judge/prover.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace casus::judge {
namespace {

using Effect = model::Power::Effect;

/// The seconds of which one has to lie before an end: of a lasting act, its beginning.
model::Interval before_which(EventTime const& time) {
  return time.lasting ? time.begin() : time.span;
}

}  // namespace

bool Prover::concerns(Exercise const& exercise, ForceAsked const& asked) const {
  auto const& states = exercise.states;
  auto const named = [&](model::StateId state) {
    return std::find(states.begin(), states.end(), state) != states.end();
  };
  if (states.empty()) return true;
  if (states.size() < 2 || !named(asked.party)) return named(asked.party);
  // Between two: only what one of them owes the other.
  return asked.towards && named(*asked.towards);
}

ProofId Prover::exercised(Exercise const& exercise, Sense sense) {
  model::Power const& power = context_.rulebook[exercise.power];
  std::string const label = fmt::format("the power {} was exercised", power.name);
  std::vector<Exercise>& asked = context_.work->asked;
  // Where a power asks what law was in force, and that turns on whether it was exercised, nothing
  // answers: the question goes in a circle.
  bool const circular = std::any_of(asked.begin(), asked.end(),
                                    [&](Exercise const& row) { return row.same(exercise); });
  if (circular || asked.size() == model::levels_max) {
    return fact(open, sense, label, "whether " + label + ", which depends on itself");
  }
  asked.push_back(exercise);
  Question question = question_;
  question.instrument = power.instrument;
  Prover inner(context_, proof_, question, power.variables);
  std::vector<ProofId> parts;
  if (exercise.breach) parts.push_back(breached(context_.breaches[*exercise.breach], sense));
  auto const* pattern = power.trigger ? std::get_if<model::Pattern>(&power.trigger->what) : nullptr;
  if (pattern != nullptr && exercise.event) {
    parts.push_back(inner.matches(*exercise.event, *pattern, exercise.binding, sense));
  }
  for (model::Condition const& condition : power.where) {
    parts.push_back(inner.holds_true(condition, exercise.binding, sense));
  }
  for (model::Excuse const& excuse : power.unless) {
    parts.push_back(inner.holds_true(excuse.condition, exercise.binding, opposite(sense)));
  }
  asked.pop_back();
  ProofId id = all(std::move(parts), sense, label);
  // A power that is only inferred or assumed may not be in the text (semantics, section 6a).
  if (model::caps_a_breach(power.content.sureness)) {
    using Operation = ProofNode::Operation;
    id = node(sense == Sense::plain ? Operation::possible : Operation::possibly_not, {id},
              fmt::format("the text has the power {}: it is only {}", power.name,
                          model::name(power.content.sureness)));
  }
  if (recording()) proof_.cite(id, power.words, power.place);
  return id;
}

/// In force by the header, or for a State that acceded by an event of this case.
ProofId Prover::bound(ForceAsked const& asked, EventTime const& when, Sense sense) {
  Force const force = force_of(context_.rulebook, asked);
  std::string const& name = context_.rulebook[asked.instrument].name;
  std::string const party = context_.name(asked.party);
  bool const listed = context_.rulebook.is_party(asked.instrument, asked.party);
  std::vector<ProofId> ways{
      fact(listed ? in_force_at(force, when) : fails, sense,
           fmt::format("{} bound {} then ({})", name, party,
                       force.words.empty() ? "no date of force" : phrases::force(force.words)),
           fmt::format("whether {} bound {} at that time: the exact day of force, and of the event",
                       name, party))};
  for (Exercise const& exercise : context_.exercises) {
    model::Power const& power = context_.rulebook[exercise.power];
    bool const accedes = power.instrument == asked.instrument
                         && power.effect == Effect::enters_into_force
                         && std::find(exercise.states.begin(), exercise.states.end(), asked.party)
                                != exercise.states.end();
    if (!accedes) continue;
    model::Interval const from = effective_from(context_, exercise, asked.header_reading);
    model::Interval const last = when.lasting ? when.end() : when.span;
    ways.push_back(all({exercised(exercise, sense),
                        fact(not_later(from, last), sense,
                             fmt::format("{} bound {} from its accession on", name, party))},
                       sense));
  }
  return any(std::move(ways), sense);
}

/// The exercise did not take the text, or the clause, out of force by then.
ProofId Prover::unaffected(Exercise const& exercise, ForceAsked const& asked, EventTime const& when,
                           Sense sense) {
  model::Power const& power = context_.rulebook[exercise.power];
  std::string const& name = context_.rulebook[power.instrument].name;
  model::Interval const from = effective_from(context_, exercise, asked.header_reading);
  bool const suspends = power.effect == Effect::is_suspended;
  std::vector<ProofId> ways{
      exercised(exercise, opposite(sense)),
      fact(earlier(before_which(when), from), sense,
           fmt::format("that was before {} {}", name, suspends ? "was suspended" : "ended"),
           fmt::format("from what day on the power {} took effect", power.name))};
  for (Exercise const& other : context_.exercises) {
    model::Power const& resuming = context_.rulebook[other.power];
    bool const lifts = suspends && resuming.effect == Effect::resumes
                       && resuming.instrument == power.instrument
                       && resuming.commitment == power.commitment;
    if (!lifts) continue;
    model::Interval const again = effective_from(context_, other, asked.header_reading);
    ways.push_back(all({exercised(other, sense),
                        fact(both(not_later(from, again), not_later(again, before_which(when))),
                             sense, fmt::format("{} had resumed by then", name))},
                       sense));
  }
  return any(std::move(ways), sense);
}

ForceAsked Prover::asked_of(model::Commitment const& commitment, model::StateId party) const {
  ForceAsked asked{commitment.instrument, party, question_.reading.header,
                   commitment.survives_termination, commitment.applies_from_signature};
  for (model::StateId const side : {question_.bearer, question_.counterparty}) {
    if (side != party && side != record::nobody) asked.towards = side;
  }
  asked.clause = &commitment;
  return asked;
}

ProofId Prover::in_scope(model::Commitment const& commitment, model::StateId party,
                         EventTime const& time) {
  return bound_over(asked_of(commitment, party), context_.law_time(time), Sense::plain);
}

ProofId Prover::in_force(model::InstrumentId instrument, model::StateId party,
                         EventTime const& time, Sense sense,
                         std::optional<model::StateId> towards) {
  ForceAsked asked{instrument, party, std::nullopt, false, false};
  asked.towards = towards;
  return bound_over(
      asked, context_.law_time(time), sense,
      fmt::format("{} bound {} then", context_.rulebook[instrument].name, context_.name(party)));
}

/// The text that is asked about, and those for as long as which it lasts, each once.
std::vector<ForceAsked> Prover::with_parents(ForceAsked const& asked) const {
  std::vector<ForceAsked> texts{asked};
  while (!asked.survives_termination) {
    auto const& term = term_of(context_.rulebook, texts.back());
    bool const goes_on = term && term->parent && context_.is_party(*term->parent, asked.party)
                         && std::none_of(texts.begin(), texts.end(), [&](ForceAsked const& row) {
                              return row.instrument == *term->parent;
                            });
    if (!goes_on) break;
    texts.push_back({*term->parent, asked.party, std::nullopt, false, false});
  }
  return texts;
}

ProofId Prover::bound_over(ForceAsked const& asked, EventTime const& when, Sense sense,
                           std::string const& label) {
  std::vector<ForceAsked> const texts = with_parents(asked);
  std::set<model::Instant> seconds;
  bool several = texts.size() > 1;
  for (ForceAsked const& text : texts) {
    seconds.merge(turning_points(force_of(context_.rulebook, text), when));
    for (Exercise const& exercise : context_.exercises) {
      if (context_.rulebook[exercise.power].instrument != text.instrument) continue;
      several = true;
      add_turning_points(seconds, effective_from(context_, exercise, text.header_reading),
                         when.span);
    }
  }
  if (!several || seconds.size() == 1) return bound_at(texts, when, sense, label);
  // What dates and notices do together is asked at each second at which something may change: of a
  // lasting act one is enough, a vague one has to be the same at all of them to be known.
  std::vector<ProofId> ways;
  for (model::Instant const second : seconds) {
    ways.push_back(bound_at(texts, {{second, second}, false, when.reported}, sense, label));
  }
  if (when.lasting) return any(std::move(ways), sense, label);
  // The ways are negated where that is asked: then it is their negation that has to be the same.
  ProofId const some = any(ways, Sense::plain);
  ProofId const perhaps = node(ProofNode::Operation::possible, {some},
                               "on what day it was, set against notices and dates of force");
  return any({all(std::move(ways), Sense::plain), perhaps}, Sense::plain, label);
}

bool Prover::reaches(Exercise const& exercise, ForceAsked const& asked) const {
  model::Power const& power = context_.rulebook[exercise.power];
  bool const of_clause = !power.commitment
                         || (asked.clause != nullptr
                             && context_.rulebook[*power.commitment].name == asked.clause->name);
  // A breach that lets a text be suspended is itself judged by the text.
  bool const itself = exercise.breach && question_.time
                      && context_.breaches[*exercise.breach].time.span == question_.time->span;
  return power.instrument == asked.instrument && concerns(exercise, asked) && of_clause && !itself;
}

ProofId Prover::bound_at(std::vector<ForceAsked> const& texts, EventTime const& when, Sense sense,
                         std::string const& label) {
  std::vector<ProofId> parts;
  for (ForceAsked const& text : texts) {
    parts.push_back(bound(text, when, sense));
    for (Exercise const& exercise : context_.exercises) {
      Effect const effect = context_.rulebook[exercise.power].effect;
      bool const ends = effect == Effect::ends || effect == Effect::is_not_renewed;
      bool const matters = effect == Effect::is_suspended || (ends && !text.survives_termination);
      if (matters && reaches(exercise, text)) {
        parts.push_back(unaffected(exercise, text, when, sense));
      }
    }
  }
  return all(std::move(parts), sense, label);
}

}  // namespace casus::judge
