#include "engine/judge/prover.hpp"
#include "engine/judge/tally.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace casus::judge {
namespace {

using model::Condition;

template <class... Handlers>
struct Match : Handlers... {
  using Handlers::operator()...;
};
template <class... Handlers>
Match(Handlers...) -> Match<Handlers...>;

Sense applied(bool negated, Sense sense) { return negated ? opposite(sense) : sense; }

/// An existential that hands its event to the lines below it.
model::Occurrence const* introduces(Condition const& condition) {
  auto const* occurrence = std::get_if<model::Occurrence>(&condition.form);
  bool const hands_on = occurrence != nullptr && !occurrence->negated && occurrence->at_least == 1
                        && occurrence->pattern.called;
  return hands_on ? occurrence : nullptr;
}

}  // namespace

EventTime Prover::time_of(model::EventReference reference, Binding const& binding) const {
  if (auto const event = binding.event(reference)) return context_.time(*event);
  if (reference.form != model::EventReference::Form::variable && binding.moment) {
    return *binding.moment;
  }
  return EventTime{{model::distant_past, context_.as_of}, false, false};
}

std::vector<ProofId> Prover::hold(std::vector<Condition> const& conditions, Binding const& binding,
                                  Sense sense) {
  std::vector<ProofId> roots;
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    if (introduces(conditions[i]) != nullptr) {
      roots.push_back(rest_of(conditions, i, binding, sense));
      break;
    }
    roots.push_back(holds_true(conditions[i], binding, sense));
  }
  return roots;
}

ProofId Prover::rest_of(std::vector<Condition> const& conditions, std::size_t index,
                        Binding const& binding, Sense sense) {
  std::vector<ProofId> parts;
  for (std::size_t i = index; i < conditions.size(); ++i) {
    model::Occurrence const* occurrence = introduces(conditions[i]);
    if (occurrence == nullptr) {
      parts.push_back(holds_true(conditions[i], binding, sense));
      continue;
    }
    std::vector<ProofId> ways;
    for (record::EventId const event : candidates(occurrence->pattern)) {
      for (Binding const& way : bind(event, occurrence->pattern, binding)) {
        std::vector<ProofId> steps{matches(event, occurrence->pattern, way, sense)};
        if (occurrence->when) {
          steps.push_back(stands_to(event, *occurrence->when,
                                    time_of(occurrence->when->event, binding), "the act", sense));
        }
        if (i + 1 < conditions.size()) steps.push_back(rest_of(conditions, i + 1, way, sense));
        ways.push_back(all(std::move(steps), sense));
      }
    }
    ways.push_back(silence(record_of(*occurrence, binding),
                           "whether " + say(conditions[i].words, binding), sense));
    parts.push_back(any(std::move(ways), sense, say(conditions[i].words, binding)));
    break;  // the lines below are judged with the event that this one introduces
  }
  ProofId const id = all(std::move(parts), sense);
  if (recording()) proof_.cite(id, conditions[index].words, conditions[index].place);
  return id;
}

double Prover::record_of(model::Occurrence const& occurrence, Binding const& binding) const {
  model::Interval window{model::distant_past, context_.as_of};
  if (auto const& when = occurrence.when) {
    window = window_of(*when, time_of(when->event, binding), context_.as_of);
  }
  std::vector<model::StateId> between;
  for (auto const* actor :
       {&occurrence.pattern.by, &occurrence.pattern.to, &occurrence.pattern.with}) {
    if (!*actor) continue;
    auto const state = state_of(**actor, binding);
    if (state) between.push_back(*state);
  }
  return completeness(occurrence.pattern.kinds, window, between);
}

ProofId Prover::occurred(model::Occurrence const& occurrence, std::string const& words,
                         Binding const& binding, Sense sense) {
  std::vector<ProofId> ways;
  for (record::EventId const event : candidates(occurrence.pattern)) {
    for (Binding const& way : bind(event, occurrence.pattern, binding)) {
      std::vector<ProofId> steps{matches(event, occurrence.pattern, way, sense)};
      if (occurrence.when) {
        steps.push_back(stands_to(event, *occurrence.when, time_of(occurrence.when->event, binding),
                                  "the act", sense));
      }
      ways.push_back(all(std::move(steps), sense));
    }
  }
  double const complete = record_of(occurrence, binding);
  std::string const said = say(words, binding);
  for (std::uint32_t i = 0; i < occurrence.at_least; ++i) {
    ways.push_back(silence(complete, "whether " + said, sense));
  }
  if (occurrence.at_least == 1) return any(std::move(ways), sense, said);
  std::uint32_t const size = static_cast<std::uint32_t>(ways.size());
  ProofId const id = node(ProofNode::Operation::at_least, std::move(ways), said);
  proof_.set_count(id,
                   sense == Sense::plain ? occurrence.at_least : size - occurrence.at_least + 1);
  return id;
}

/// What a condition speaks of is not there, as an act that a duty without a trigger has none of.
ProofId Prover::cannot_be_asked(std::string const& words) {
  return fact(open, Sense::plain, fmt::format("`{}` names nothing here", words),
              fmt::format("whether {}", words));
}

ProofId Prover::judged_so(model::Judged const& judged, Binding const& binding, Sense sense) {
  auto const event = binding.event(judged.event);
  model::Question const& question = context_.rulebook[judged.question];
  Support support;
  std::vector<Evidence> evidence;
  for (record::Answer const& answer : context_.judged.answers) {
    if (answer.question != judged.question) continue;
    // Where there is no act (a duty without a trigger has none), an answer about some event speaks
    // of something else. A name that nothing is bound to stands for any event.
    bool const may_be_any = !event && judged.event.form == model::EventReference::Form::variable;
    if (answer.about && answer.about != event && !may_be_any) continue;
    Weight const weight =
        weigh(context_, nullptr, answer.confidence, answer.sources, question_.bearer);
    if (!weight.counts) continue;
    if (answer.value) {
      support.pro = std::max(support.pro, weight.strength);
    } else {
      support.con = std::max(support.con, weight.refuting);
      support.challenge = std::max(support.challenge, weight.strength);
    }
    evidence.push_back({answer.pointer, answer.value ? Evidence::Side::pro : Evidence::Side::con,
                        weight.strength, answer.sources, weight.unrated, weight.note});
  }
  return fact(support, sense, fmt::format("the answer to: {}", question.words),
              fmt::format("the answer to the question: {}", question.words), std::move(evidence));
}

ProofId Prover::simple(Condition const& condition, Binding const& binding, Sense sense) {
  auto const event_of = [&](model::EventReference reference) { return binding.event(reference); };
  auto const unknown = [&] { return cannot_be_asked(say(condition.words, binding)); };
  return std::visit(
      Match{[&](model::RoleFact const& row) {
              auto const event = event_of(row.event);
              if (!event) return unknown();
              record::Event const& what = context_[*event];
              using Role = model::RoleFact::Role;
              switch (row.role) {
                case Role::affecting: return affects(*event, row.kinds, std::nullopt, sense);
                case Role::causing:
                  return has_kind(*event, what.causing, row.kinds, "caused", sense);
                case Role::using_: return has_kind(*event, what.using_, row.kinds, "used", sense);
                case Role::purpose: break;
              }
              return has_kind(*event, what.purpose, row.kinds, "served", sense);
            },
            [&](model::CameFrom const& row) {
              auto const event = event_of(row.event);
              if (!event) return unknown();
              return role(*event, context_[*event].territory, row.territory,
                          "came from the territory of", binding, sense);
            },
            [&](model::WasBy const& row) {
              auto const event = event_of(row.event);
              if (!event) return unknown();
              model::Pattern pattern;
              for (auto const& claim : context_[*event].kind) {
                pattern.kinds.push_back(model::KindReference::of(claim.value));
              }
              pattern.by = row.actor;
              return who(*event, pattern, binding, applied(row.negated, sense));
            },
            [&](model::WasDescribed const& row) {
              auto const event = event_of(row.event);
              if (!event) return unknown();
              return described(*event, row.pattern, binding, applied(row.negated, sense));
            },
            [&](model::KnewOf const& row) {
              auto const event = event_of(row.event);
              auto const state = state_of(row.actor, binding);
              if (!event || !state) return unknown();
              return knew_of(*state, *event, row.when, binding, applied(row.negated, sense));
            },
            [&](model::IsBound const& row) {
              auto const state = state_of(row.actor, binding);
              if (!state || *state == record::nobody || !binding.the_act) return unknown();
              return in_force(row.instrument.value_or(question_.instrument), *state,
                              context_.time(*binding.the_act), applied(row.negated, sense));
            },
            [&](model::Consented const& row) {
              auto const event = event_of(row.event);
              auto const state = state_of(row.actor, binding);
              if (!event || !state) return unknown();
              return consented(*state, *event, row.in_writing, sense);
            },
            [&](model::Breached const& row) {
              return breached(row, condition.words, binding, applied(row.negated, sense));
            },
            [&](auto const&) { return unknown(); }},
      condition.form);
}

ProofId Prover::holds_true(Condition const& condition, Binding const& binding, Sense sense) {
  auto const combine = [&](model::Combination const& row) {
    Sense const inner = row.form == model::Combination::Form::none_of ? opposite(sense) : sense;
    std::vector<ProofId> parts;
    for (Condition const& part : row.parts) parts.push_back(holds_true(part, binding, inner));
    return row.form == model::Combination::Form::all_of ? all(std::move(parts), inner)
                                                        : any(std::move(parts), inner);
  };
  ProofId const id = std::visit(
      Match{[&](model::Combination const& row) { return combine(row); },
            [&](model::DefenceApplies const& row) { return defence_applies(row.defence, binding); },
            [&](model::Occurrence const& row) {
              return occurred(row, condition.words, binding, applied(row.negated, sense));
            },
            [&](model::Judged const& row) {
              return judged_so(row, binding, applied(row.negated, sense));
            },
            [&](model::InForceBetween const& row) {
              auto const first = state_of(row.first, binding);
              auto const second = state_of(row.second, binding);
              if (!first || !second || !binding.the_act) {
                return cannot_be_asked(say(condition.words, binding));
              }
              EventTime const& time = context_.time(*binding.the_act);
              return all({in_force(row.instrument, *first, time, sense, *second),
                          in_force(row.instrument, *second, time, sense, *first)},
                         sense);
            },
            [&](auto const&) { return simple(condition, binding, sense); }},
      condition.form);
  if (recording()) proof_.cite(id, condition.words, condition.place);
  return id;
}

}  // namespace casus::judge
