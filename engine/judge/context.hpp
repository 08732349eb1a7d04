#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/judge/binding.hpp"
#include "engine/judge/finding.hpp"
#include "engine/judge/work.hpp"
#include "engine/record/case.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace casus::judge {

/// The kinds that the engine itself knows by name, since semantics give them an effect of their
/// own.
struct WellKnown {
  std::optional<model::KindId> consent, written_consent, knowledge, reasonable_measure, refusal,
      assistance, aid_to_aggressor, disclosure, information_reply, information_transfer;
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
  std::vector<model::StateId> named;     ///< States that anything in the case names, in order
  std::vector<Exercise> exercises;       ///< of powers, by events of this case
  std::vector<BreachOnRecord> breaches;  ///< what was judged so far, for the rules that ask for it
  /// By kind: the events that some claim says are of it, or of a kind below. Most questions are
  /// about a few events, and asking all of them would be quadratic.
  std::vector<std::vector<record::EventId>> of_kind{};
  /// By event: those with a claim to be about it.
  std::vector<std::vector<record::EventId>> about{};
  std::shared_ptr<Work> work{};  ///< shared with the contexts of imagined cases
  /// An event beyond those of the case, judged as if it were on record.
  record::Event const* imagined = nullptr;

  [[nodiscard]] record::Event const& operator[](record::EventId id) const {
    return id.value < judged.events.size() ? judged.events[id.value] : *imagined;
  }
  [[nodiscard]] EventTime const& time(record::EventId id) const { return times[id.value]; }
  [[nodiscard]] std::string name(model::StateId state) const {
    return record::state_name(rulebook, judged, state);
  }

  /// Whether it is among `events`: others are no events yet, whatever claims to be about them.
  [[nodiscard]] bool on_record(record::EventId id) const;
  /// Whether the instrument binds the State: a party by its header, or one that acceded by an event
  /// of this case.
  [[nodiscard]] bool is_party(model::InstrumentId instrument, model::StateId state) const;
  /// A State that only the case names is none.
  [[nodiscard]] bool is_organisation(model::StateId state) const;
  /// All of them; empty where the instrument addresses every State.
  [[nodiscard]] std::vector<model::StateId> parties(model::InstrumentId instrument) const;
  /// Of States that could stand in one place, those that can make a difference: where an instrument
  /// addresses every State, those that the case or its header names, and one for all the others.
  [[nodiscard]] std::vector<model::StateId> telling(
      model::InstrumentId instrument, std::vector<model::StateId> const& states) const;
  /// The time by whose law something is judged: its own, or the user's `--law-as-of`.
  [[nodiscard]] EventTime law_time(EventTime const& time) const {
    auto const law = options.law_as_of;
    return law ? EventTime{{*law, *law}, false, true} : time;
  }
};

/// The last second that the record speaks of (semantics, section 3): what the user says, what the
/// case says, else the latest among events, discoveries, sources and `complete.until`.
[[nodiscard]] model::Instant resolve_as_of(record::Case const& judged, Options const& options);

[[nodiscard]] Context make_context(model::Rulebook const& rulebook, record::Case const& judged,
                                   Options const& options);

/// The same case with one more event, and nothing yet that changes the law; both must outlive it.
/// The event's id is the number of events of the case.
[[nodiscard]] Context imagine(Context const& context, record::Event const& event,
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

/// Whether any of the claims counts: else the report says nothing in that place.
template <class Value>
[[nodiscard]] bool says_anything(Context const& context, record::Event const& event,
                                 std::vector<record::Claim<Value>> const& claims) {
  return std::any_of(claims.begin(), claims.end(), [&](auto const& claim) {
    return weigh(context, event, claim, record::nobody).counts;
  });
}

}  // namespace casus::judge
