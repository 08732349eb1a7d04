#pragma once

#include "engine/judge/context.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace casus::judge {

/// A stretch of time for which an instrument binds one party. Its start and end may be known only
/// to the month or year: the first second of one of the days (semantics, section 3).
struct Stretch {
  model::Interval start;               ///< in which the first second of force lies
  std::optional<model::Interval> end;  ///< in which the first second without force lies
};

/// The force of one instrument for one party, and what it leans on.
struct Force {
  std::optional<Stretch> entered;  ///< in force itself, not by provisional application
  std::vector<Stretch> stretches;
  std::vector<Stretch> suspended;
  std::string words;                 ///< `in force from 2024-08`, for reasons
  std::vector<std::string> assumed;  ///< dates that are only assumed, in words
};

struct ForceAsked {
  model::InstrumentId instrument;
  model::StateId party;
  std::optional<std::size_t> header_reading;  ///< index into Instrument::readings
  bool survives_termination = false;
  bool from_signature = false;
  /// To whom it would be bound: a suspension between two suspends nothing towards others.
  std::optional<model::StateId> towards = std::nullopt;
  /// The clause that is asked about; null: the text as a whole.
  model::Commitment const* clause = nullptr;
};

/// When the instrument binds the party: signature, provisional application, entry into force,
/// accession, suspension, end and term, as its header lines have them.
[[nodiscard]] Force force_of(model::Rulebook const& rulebook, ForceAsked const& asked);

/// The term of the instrument, as the chosen reading of its header has it.
[[nodiscard]] std::optional<model::Term> const& term_of(model::Rulebook const& rulebook,
                                                        ForceAsked const& asked);

/// Adds the seconds of a time after its first at which something may change at that moment.
void add_turning_points(std::set<model::Instant>& seconds, model::Interval moment,
                        model::Interval within);

/// The first second of a time, and those within it at which the law may change.
[[nodiscard]] std::set<model::Instant> turning_points(Force const& force, EventTime const& time);

/// Whether what happened then is governed by it (VCLT Article 28; ILC Articles 13 and 14): a vague
/// time for every choice, a lasting one for its part in force.
[[nodiscard]] Support in_force_at(Force const& force, EventTime const& time);

/// Whether an article of an amended text stood then: from its amendment on, until it was replaced
/// or repealed.
[[nodiscard]] Support text_stood(model::Article const& article, EventTime const& time);

/// A date of force means the first second of that day; known to the month or year only, the first
/// second of one of its days.
[[nodiscard]] model::Interval first_seconds(model::Interval date);

/// The first second after the term that runs when a notice is given: the current one, or the next
/// where less than `at_least` of the current one is left (such as RU-IR-2001, Article 21).
[[nodiscard]] model::Interval end_of_current_term(model::Rulebook const& rulebook,
                                                  ForceAsked const& asked, model::Interval notice,
                                                  std::optional<model::Duration> at_least);

/// The moment of entry into force for the party; nothing where it is not known at all.
[[nodiscard]] std::optional<model::Interval> entry_into_force(Force const& force);
[[nodiscard]] std::optional<model::Interval> end_of_force(Force const& force);

}  // namespace casus::judge
