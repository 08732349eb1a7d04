#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/judge/finding.hpp"
#include "engine/record/case.hpp"

#include <optional>
#include <string>
#include <vector>

namespace casus::judge {

/// When an event took place, as the record stands: vague within `span`, or lasting throughout it.
struct EventTime {
  model::Interval span;
  bool lasting = false;
  bool reported = false;  ///< false: no date at all, `span` is everything up to `as_of`

  /// The seconds in which it may have begun, and ended.
  [[nodiscard]] model::Interval begin() const {
    return lasting ? model::Interval{span.first, span.first} : span;
  }
  [[nodiscard]] model::Interval end() const {
    return lasting ? model::Interval{span.last, span.last} : span;
  }
};

/// The kinds that the engine itself knows by name, since semantics give them an effect of their
/// own.
struct WellKnown {
  std::optional<model::KindId> consent, written_consent, knowledge, reasonable_measure, refusal,
      assistance, aid_to_aggressor;
};

/// One case as it stood at one instant, ready to be asked. Events are in the order of their ids, so
/// that the order of a file never shows.
struct Context {
  model::Rulebook const& rulebook;
  record::Case const& judged;
  Options const& options;
  model::Instant as_of;
  std::vector<record::EventId> events;  ///< that do not surely begin after `as_of`, and count
  std::vector<EventTime> times;         ///< by event id
  WellKnown well_known;

  [[nodiscard]] record::Event const& operator[](record::EventId id) const {
    return judged.events[id.value];
  }
  [[nodiscard]] EventTime const& time(record::EventId id) const { return times[id.value]; }
  [[nodiscard]] std::string name(model::StateId state) const {
    return record::state_name(rulebook, judged, state);
  }
};

/// The last second that the record speaks of (semantics, section 3): what the user says, what the
/// case says, else the latest among events, discoveries, sources and `complete.until`.
[[nodiscard]] model::Instant resolve_as_of(record::Case const& judged, Options const& options);

[[nodiscard]] Context make_context(model::Rulebook const& rulebook, record::Case const& judged,
                                   Options const& options);

/// What a claim weighs, as of an instant.
struct Weight {
  bool counts = false;  ///< false: every source is dated later, or none can be judged
  double strength = 0;
  double refuting = 0;  ///< for a denial: without the sources that speak for the State judged
  bool unrated = false;
  std::string note;
};

/// Semantics, section 1: the claim's own confidence, else its sources', else its event's, else 1.
/// `own_by_default`: a denial of `by` without a source of its own is the State's own (section 6).
[[nodiscard]] Weight weigh(Context const& context, record::Event const* event,
                           std::optional<double> confidence,
                           std::vector<record::SourceId> const& sources, model::StateId bearer,
                           bool own_by_default = false);

template <class Value>
[[nodiscard]] Weight weigh(Context const& context, record::Event const& event,
                           record::Claim<Value> const& claim, model::StateId bearer,
                           bool own_by_default = false) {
  return weigh(context, &event, claim.confidence, claim.sources, bearer, own_by_default);
}

/// Whether a claim asserts something and counts for more than nothing.
template <class Value>
[[nodiscard]] bool asserts(Context const& context, record::Event const& event,
                           record::Claim<Value> const& claim) {
  if (claim.denied) return false;
  Weight const weight = weigh(context, event, claim, record::nobody);
  return weight.counts && weight.strength > 0;
}

}  // namespace casus::judge
