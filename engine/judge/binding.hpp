#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/judge/verdict.hpp"
#include "engine/record/case.hpp"

#include <cstddef>
#include <optional>
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

/// What the variables of a clause stand for. A State may be bound to `record::nobody`: its role is
/// there and the report does not say who.
struct Binding {
  std::vector<std::optional<model::StateId>> states;
  std::vector<std::optional<record::EventId>> events;
  std::optional<record::EventId> it;
  std::optional<record::EventId> the_act;
  std::optional<EventTime> moment;  ///< what `it` is, where the trigger is a moment

  explicit Binding(std::size_t variables = 0) : states(variables), events(variables) {}
  [[nodiscard]] std::optional<record::EventId> event(model::EventReference reference) const;
};

/// The breach of one commitment, as the judgement of this case has it, for the rules that ask for
/// it. Its support turns back into the verdict at every standard: `pro` is the highest standard at
/// which there is a breach, contested or not (semantics, section 12).
struct BreachOnRecord {
  model::CommitmentId commitment;
  model::StateId bearer = record::nobody;
  model::StateId counterparty = record::nobody;
  std::optional<record::EventId> event;  ///< the act of a prohibition, the trigger of a duty
  std::vector<record::EventId> events;
  EventTime time;    ///< of the act; of a duty, from its deadline on
  bool act = false;  ///< `event` is itself the breach
  /// Of a treaty or custom, and not itself a duty that follows from a breach: `any binding
  /// commitment` means these.
  bool binding = false;
  Support support;
};

/// Something in the case that exercises a power, as far as the claims go.
struct Exercise {
  model::PowerId power;
  Binding binding;
  std::optional<record::EventId> event;
  std::optional<std::size_t> breach;  ///< index into Context::breaches, of a power `on breach of`
  EventTime time;
  std::vector<model::StateId> states;  ///< whom it concerns; none: everybody

  [[nodiscard]] bool same(Exercise const& other) const {
    return power == other.power && event == other.event && breach == other.breach;
  }
};

}  // namespace casus::judge
