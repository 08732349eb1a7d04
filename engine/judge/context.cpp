#include "engine/judge/context.hpp"

#include <algorithm>
#include <set>

namespace casus::judge {
namespace {

using model::Instant;
using model::Interval;

void raise(Instant& latest, std::optional<Interval> interval) {
  if (interval && interval->last != model::distant_future) {
    latest = std::max(latest, interval->last);
  }
}

bool dated_later(Context const& context, record::SourceId id) {
  auto const& date = context.judged.sources[id.value].date;
  return date && date->first > context.as_of;
}

/// Without a date the event may have been at any time of the record. What sources date differently
/// is vague over all that they say.
EventTime time_of(Context const& context, record::Event const& event) {
  EventTime time{{model::distant_past, context.as_of}, event.lasting, false};
  for (auto const& claim : event.time) {
    if (!asserts(context, event, claim)) continue;
    if (!time.reported) {
      time.span = claim.value;
    } else {
      time.span.first = std::min(time.span.first, claim.value.first);
      time.span.last = std::max(time.span.last, claim.value.last);
    }
    time.reported = true;
  }
  if (!time.reported) time.lasting = false;
  return time;
}

WellKnown find_well_known(model::Vocabulary const& vocabulary) {
  return {vocabulary.find("consent"),           vocabulary.find("written-consent"),
          vocabulary.find("knowledge"),         vocabulary.find("reasonable-measure"),
          vocabulary.find("refusal"),           vocabulary.find("assistance"),
          vocabulary.find("aid-to-aggressor"),  vocabulary.find("disclosure"),
          vocabulary.find("information-reply"), vocabulary.find("information-transfer")};
}

/// The best of a list of sources; nothing where none of them can be judged.
struct Best {
  std::optional<double> strength, refuting;
  bool unrated = false;
  bool any_in_time = false;
};

Best best_of(Context const& context, std::vector<record::SourceId> const& sources,
             model::StateId bearer) {
  Best best;
  for (record::SourceId const id : sources) {
    if (dated_later(context, id)) continue;
    best.any_in_time = true;
    record::Source const& source = context.judged.sources[id.value];
    record::SourceStrength const strength =
        record::source_strength(source, context.options.unrated);
    if (strength.not_judgeable) continue;
    if (!best.strength || strength.value > *best.strength) {
      best.strength = strength.value;
      best.unrated = strength.unrated;
    }
    bool const own = source.speaks_for && *source.speaks_for == bearer;
    if (!own && (!best.refuting || strength.value > *best.refuting)) best.refuting = strength.value;
  }
  return best;
}

bool all_speak_for(Context const& context, std::vector<record::SourceId> const& sources,
                   model::StateId state) {
  return std::all_of(sources.begin(), sources.end(), [&](record::SourceId id) {
    auto const& speaks_for = context.judged.sources[id.value].speaks_for;
    return dated_later(context, id) || (speaks_for && *speaks_for == state);
  });
}

}  // namespace

Instant resolve_as_of(record::Case const& judged, Options const& options) {
  if (options.as_of) return *options.as_of;
  if (judged.as_of) return *judged.as_of;
  Instant latest = model::distant_past;
  for (record::Event const& event : judged.events) {
    for (auto const& claim : event.time) raise(latest, claim.value);
    raise(latest, event.discovered);
  }
  for (record::Source const& source : judged.sources) raise(latest, source.date);
  for (record::Completeness const& complete : judged.complete) raise(latest, complete.window);
  return latest == model::distant_past ? model::end_of_calendar : latest;
}

bool Context::on_record(record::EventId id) const {
  return std::binary_search(
      events.begin(), events.end(), id,
      [&](record::EventId a, record::EventId b) { return (*this)[a].id < (*this)[b].id; });
}

bool Context::is_organisation(model::StateId state) const {
  return state.value < rulebook.states.size() && rulebook[state].organisation();
}

bool Context::is_party(model::InstrumentId instrument, model::StateId state) const {
  if (state == record::nobody) return false;
  if (rulebook.is_party(instrument, state)) return true;
  return std::any_of(exercises.begin(), exercises.end(), [&](Exercise const& row) {
    model::Power const& power = rulebook[row.power];
    return power.instrument == instrument && power.effect == model::Power::Effect::enters_into_force
           && std::find(row.states.begin(), row.states.end(), state) != row.states.end();
  });
}

std::vector<model::StateId> Context::parties(model::InstrumentId instrument) const {
  std::vector<model::StateId> all = rulebook[instrument].parties;
  if (rulebook[instrument].addresses_every_state) return all;
  for (Exercise const& row : exercises) {
    model::Power const& power = rulebook[row.power];
    if (power.instrument != instrument || power.effect != model::Power::Effect::enters_into_force) {
      continue;
    }
    for (model::StateId const state : row.states) {
      if (std::find(all.begin(), all.end(), state) == all.end()) all.push_back(state);
    }
  }
  return all;
}

std::vector<model::StateId> Context::telling(model::InstrumentId instrument,
                                             std::vector<model::StateId> const& states) const {
  model::Instrument const& row = rulebook[instrument];
  if (!row.addresses_every_state) return states;
  std::vector<model::StateId> result;
  bool others = false;
  for (model::StateId const state : states) {
    bool const in_header =
        std::any_of(row.force.begin(), row.force.end(), [&](model::ForceLine const& line) {
          return std::find(line.states.begin(), line.states.end(), state) != line.states.end();
        });
    bool const differs = in_header || std::binary_search(named.begin(), named.end(), state);
    if (!differs && others) continue;
    others = others || !differs;
    result.push_back(state);
  }
  return result;
}

namespace {

void note_states(record::Event const& event, std::vector<model::StateId>& named) {
  auto const note = [&](auto const& claims) {
    for (auto const& claim : claims) named.push_back(claim.value);
  };
  for (auto const& claim : event.by) named.push_back(claim.value.state);
  note(event.against);
  note(event.to);
  note(event.territory);
  note(event.with);
  for (auto const& claim : event.affecting) {
    if (claim.value.of) named.push_back(*claim.value.of);
  }
}

void sort_out(std::vector<model::StateId>& named) {
  std::sort(named.begin(), named.end());
  named.erase(std::unique(named.begin(), named.end()), named.end());
}

/// Every State that stands in a role, a record or a source of the case: not in what had not begun.
std::vector<model::StateId> states_named(Context const& context) {
  record::Case const& judged = context.judged;
  std::vector<model::StateId> named;
  for (record::EventId const id : context.events) note_states(context[id], named);
  for (record::Completeness const& row : judged.complete) {
    named.insert(named.end(), row.between.begin(), row.between.end());
  }
  for (record::Source const& source : judged.sources) {
    if (source.speaks_for) named.push_back(*source.speaks_for);
  }
  sort_out(named);
  return named;
}

/// What the event is said to be, each kind with those above it.
std::vector<model::KindId> kinds_of(Context const& context, record::Event const& event) {
  std::vector<model::KindId> kinds;
  for (auto const& claim : event.kind) {
    if (!asserts(context, event, claim)) continue;
    for (std::optional<model::KindId> kind = claim.value; kind;
         kind = context.rulebook[*kind].parent) {
      kinds.push_back(*kind);
    }
  }
  std::sort(kinds.begin(), kinds.end());
  kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
  context.work->spend(kinds.size());
  return kinds;
}

/// Enters an event in the tables, in the order of ids.
void enter(Context& context, record::EventId id) {
  auto const by_id = [&](record::EventId a, record::EventId b) {
    return context[a].id < context[b].id;
  };
  auto const insert = [&](std::vector<record::EventId>& list) {
    if (!list.empty() && list.back() == id) return;
    list.insert(std::upper_bound(list.begin(), list.end(), id, by_id), id);
  };
  record::Event const& event = context[id];
  insert(context.events);
  for (model::KindId const kind : kinds_of(context, event)) insert(context.of_kind[kind.value]);
  std::set<record::EventId> targets;
  for (auto const& claim : event.about) {
    if (weigh(context, event, claim, record::nobody).counts) targets.insert(claim.value);
  }
  for (record::EventId const target : targets) insert(context.about[target.value]);
}

}  // namespace

Context make_context(model::Rulebook const& rulebook, record::Case const& judged,
                     Options const& options) {
  Context context{rulebook, judged, options, resolve_as_of(judged, options), {}, {}, {},
                  {},       {},     {}};
  context.work = std::make_shared<Work>(rulebook, options.bounds);
  context.well_known = find_well_known(rulebook.vocabulary);
  context.of_kind.resize(rulebook.vocabulary.kinds().size());
  context.about.resize(judged.events.size());
  std::vector<record::EventId> counted;
  for (std::uint32_t i = 0; i < judged.events.size(); ++i) {
    record::Event const& event = judged.events[i];
    EventTime time = time_of(context, event);
    bool const begun = time.span.first <= context.as_of;
    Weight const weight = weigh(context, &event, {}, {}, record::nobody);
    if (begun && weight.counts) counted.push_back(record::EventId{i});
    time.span.last = std::min(time.span.last, context.as_of);
    context.times.push_back(time);
  }
  std::sort(counted.begin(), counted.end(),
            [&](record::EventId a, record::EventId b) { return context[a].id < context[b].id; });
  for (record::EventId const id : counted) enter(context, id);
  context.named = states_named(context);
  return context;
}

Context imagine(Context const& context, record::Event const& event, Options const& options) {
  Context result{context.rulebook,
                 context.judged,
                 options,
                 context.as_of,
                 context.events,
                 context.times,
                 context.well_known,
                 context.named,
                 {},
                 {}};
  note_states(event, result.named);
  sort_out(result.named);
  result.of_kind = context.of_kind;
  result.about = context.about;
  result.about.emplace_back();
  result.work = context.work;
  result.imagined = &event;
  // The tables are copied: that costs about as much as looking at every event once.
  result.work->spend(context.events.size());
  EventTime time = time_of(result, event);
  time.span.last = std::min(time.span.last, result.as_of);
  result.times.push_back(time);
  enter(result, record::EventId{static_cast<std::uint32_t>(context.judged.events.size())});
  return result;
}

Weight weigh(Context const& context, record::Event const* event, std::optional<double> confidence,
             std::vector<record::SourceId> const& sources, model::StateId bearer,
             bool own_by_default) {
  context.work->spend();
  bool const own_sources = !sources.empty();
  std::vector<record::SourceId> const none;
  auto const& basis = own_sources ? sources : event ? event->sources : none;
  Best const best = best_of(context, basis, bearer);
  Weight weight;
  if (!basis.empty() && !best.any_in_time) {
    weight.note = "its sources are dated after the record judged";
    return weight;
  }
  if (!confidence && !own_sources && event) confidence = event->confidence;
  weight.counts = true;
  bool const own_denial =
      (own_by_default && !own_sources) || (!basis.empty() && all_speak_for(context, basis, bearer));
  if (confidence) {
    weight.strength = *confidence;
    weight.refuting = own_denial ? 0 : *confidence;
  } else if (basis.empty()) {
    weight.strength = 1;
    weight.refuting = own_denial ? 0 : 1;
  } else if (best.strength) {
    weight.strength = *best.strength;
    weight.refuting = own_denial ? 0 : best.refuting.value_or(0);
    weight.unrated = best.unrated;
  } else {
    weight.counts = false;
    weight.note = "counts for nothing: its source cannot be judged";
  }
  return weight;
}

}  // namespace casus::judge
