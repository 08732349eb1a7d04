#include "engine/judge/exercise.hpp"

#include "engine/judge/force.hpp"
#include "engine/judge/prover.hpp"

#include <algorithm>

namespace casus::judge {
namespace {

using model::Instant;
using model::Interval;
using model::Power;

/// The first second after a period that began then.
Instant after(Instant from, model::Duration duration) {
  Instant const last = model::deadline_after(from, duration);
  return last == model::distant_future ? last : last + 1;
}

Interval after(Interval from, model::Duration duration) {
  return {after(from.first, duration), after(from.last, duration)};
}

/// Finds the exercises of one power.
class Search {
 public:
  Search(Context const& context, model::PowerId id, std::vector<Exercise>& out)
      : context_(context),
        id_(id),
        power_(context.rulebook[id]),
        prover_(context, proof_, {power_.instrument, record::nobody, record::nobody, reading_},
                power_.variables),
        out_(out) {}

  void run() {
    if (!power_.trigger) return;
    if (auto const* pattern = std::get_if<model::Pattern>(&power_.trigger->what)) {
      by_events(*pattern);
    } else if (auto const* moment = std::get_if<model::Moment>(&power_.trigger->what)) {
      if (moment->breached) by_breaches(*moment->breached);
    }
  }

 private:
  void by_events(model::Pattern const& pattern) {
    for (record::EventId const event : prover_.candidates(pattern)) {
      for (Binding& way : prover_.bind(event, pattern, Binding(power_.variables.size()))) {
        way.it = event;
        add({id_, std::move(way), event, std::nullopt, context_.time(event), {}});
      }
    }
  }

  void by_breaches(model::Breached const& asked) {
    for (std::size_t i = 0; i < context_.breaches.size(); ++i) {
      BreachOnRecord const& breach = context_.breaches[i];
      if (!prover_.is_asked_for(breach, asked.target)) continue;
      Binding way(power_.variables.size());
      way.it = breach.event;
      way.moment = breach.time;
      if (!prover_.bind_actor(way, asked.bearer, breach.bearer)
          || !prover_.bind_actor(way, asked.counterparty, breach.counterparty)) {
        continue;
      }
      add({id_, std::move(way), std::nullopt, i, breach.time, {}});
    }
  }

  void add(Exercise exercise) {
    context_.work->add_way();
    for (model::Actor const& actor : power_.concerned) {
      auto const state = prover_.state_of(actor, exercise.binding);
      if (!state || *state == record::nobody) return;  // nobody knows for whom
      exercise.states.push_back(*state);
    }
    out_.push_back(std::move(exercise));
  }

  Context const& context_;
  model::PowerId id_;
  Power const& power_;
  Reading reading_;
  Proof proof_{false};
  Prover prover_;
  std::vector<Exercise>& out_;
};

/// Whether the article of the power stood when it was exercised.
bool stood(Context const& context, Exercise const& exercise) {
  return text_stood(context.rulebook[context.rulebook[exercise.power].article],
                    context.law_time(exercise.time))
         != fails;
}

}  // namespace

std::vector<Exercise> find_exercises(Context const& context) {
  std::vector<Exercise> found;
  for (bool const accession : {true, false}) {
    for (std::uint32_t i = 0; i < context.rulebook.powers.size(); ++i) {
      bool const accedes = context.rulebook.powers[i].effect == Power::Effect::enters_into_force;
      if (accedes == accession) Search(context, model::PowerId{i}, found).run();
    }
  }
  found.erase(std::remove_if(found.begin(), found.end(),
                             [&](Exercise const& row) { return !stood(context, row); }),
              found.end());
  return found;
}

Interval effective_from(Context const& context, Exercise const& exercise,
                        std::optional<std::size_t> header_reading) {
  Power const& power = context.rulebook[exercise.power];
  auto const anchor = power.anchor ? exercise.binding.event(*power.anchor) : std::nullopt;
  Interval const from = (anchor ? context.time(*anchor) : exercise.time).begin();
  switch (power.time) {
    case Power::Time::at_once: return from;
    case Power::Time::after: return after(from, power.duration.value_or(model::Duration{}));
    case Power::Time::on_the_date_named: {
      Interval const earliest = power.duration ? after(from, *power.duration) : from;
      auto const named = exercise.event ? context[*exercise.event].effective : std::nullopt;
      if (!named) return {earliest.first, model::distant_future};
      Interval const date = first_seconds(*named);
      return {std::max(date.first, earliest.first), std::max(date.last, earliest.last)};
    }
    case Power::Time::end_of_the_current_term: {
      // Whom it concerns may have been bound from different days on: then on one of their days.
      auto const& concerned =
          exercise.states.empty() ? context.rulebook[power.instrument].parties : exercise.states;
      std::optional<Interval> hull;
      for (model::StateId const party : concerned) {
        Interval const end = end_of_current_term(
            context.rulebook, {power.instrument, party, header_reading, false, false}, from,
            power.duration);
        hull =
            hull ? Interval{std::min(hull->first, end.first), std::max(hull->last, end.last)} : end;
      }
      if (hull) return *hull;
      break;
    }
  }
  return {from.first, model::distant_future};
}

}  // namespace casus::judge
