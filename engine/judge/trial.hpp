#pragma once

#include "engine/judge/finding.hpp"
#include "engine/judge/prover.hpp"

#include <optional>
#include <string>
#include <vector>

namespace casus::judge {

/// One way in which a case can put a commitment in question: the event (or moment), what the roles'
/// variables stand for, and who is named as having done it.
struct Way {
  Binding binding;
  model::StateId counterparty = record::nobody;
  std::optional<record::EventId> event;
  std::vector<record::EventId> events;
  std::vector<model::StateId> bearers;   ///< named by a claim, or bound by the rule
  std::vector<model::StateId> eligible;  ///< who could be one: for `unattributed`
  bool somebody_must = false;            ///< conduct: with nobody named, it is unattributed
  std::optional<std::size_t> breach;     ///< index into Context::breaches: what set the duty off
  std::optional<Exercise> exercise;      ///< of a power, which brought the moment about
  std::uint32_t periods_before = 0;      ///< of a recurring duty, over before the one judged
};

/// How a duty stands at `as_of`, apart from any standard.
struct Due {
  enum class State : std::uint8_t { not_due, due, no_limit };
  State state = State::no_limit;
  std::optional<model::Instant> deadline;  ///< the latest it can be
  bool patience_over = false;
};

/// One performance that came after the deadline.
struct LateDeed {
  ProofId done;
  model::Duration delay;  ///< whole days, one that has begun counts
};

/// The performance of a duty, as proofs.
struct Performance {
  Due due;
  ProofId in_time;                   ///< measured like a defence
  ProofId not_performed;             ///< the alleger's to show
  std::optional<ProofId> late;       ///< performed, surely after the deadline
  std::vector<LateDeed> late_deeds;  ///< what `late` is made of
  std::optional<ProofId> refused;    ///< a refusal is on record
  bool promptness_unknown = false;
  std::optional<Life> life;  ///< where the recorder is on
};

/// One way under one reading, for one bearer, as a set of proofs that a standard turns into a
/// verdict.
struct Trial {
  Proof proof;
  model::CommitmentId commitment;
  model::StateId bearer = record::nobody;
  model::StateId counterparty = record::nobody;
  Reading reading;
  std::vector<Element> elements;  ///< scope first; outcomes are filled in by `settle`
  std::vector<DefenceOutcome> defences;
  std::optional<Performance> performance;
  std::vector<std::string> indications;
  std::vector<model::StateId> parties;
  std::vector<std::string> notes;
  /// An unattributed finding exists only where each of these, a named party's imputation or scope,
  /// is refuted: one inner list a party.
  std::vector<std::vector<ProofId>> exists_if_refuted;
  /// A duty that follows from a breach exists only where the breach is shown, contested or not.
  std::optional<ProofId> exists_if_shown;
  std::vector<Conflict> conflicts;

  explicit Trial(bool recording) : proof(recording) {}
};

/// What a trial comes to at one standard.
struct Judgement {
  std::optional<Verdict> verdict;  ///< nothing: no finding at this standard
  std::string because;
  bool late = false;
};

/// Every way in which the case puts the commitment in question under the reading; only those of
/// one event, the act or the trigger, where one is given.
[[nodiscard]] std::vector<Way> find_ways(Context const& context, model::CommitmentId commitment,
                                         Reading const& reading,
                                         std::optional<record::EventId> only = std::nullopt);

/// The trial of one way for one bearer; `record::nobody` for the unattributed one.
[[nodiscard]] Trial try_way(Context const& context, model::CommitmentId commitment,
                            Reading const& reading, Way const& way, model::StateId bearer);

/// Duties of other commitments that performing this duty would breach (conflicts.cpp).
[[nodiscard]] std::vector<Conflict> find_conflicts(Context const& context,
                                                   model::CommitmentId commitment, Way const& way,
                                                   model::StateId bearer);

/// How far a more special commitment covers the same act of the same States: its scope, conduct and
/// conditions at the measure of doubt. Nothing where it has nothing to say.
[[nodiscard]] std::optional<Truth> displaced_by(Context const& context, model::CommitmentId special,
                                                Way const& way, model::StateId bearer);

[[nodiscard]] bool overrides(model::Rulebook const& rulebook, model::CommitmentId special,
                             model::CommitmentId general);

/// Whether an amendment put another text of the commitment in its place, or it in another's.
[[nodiscard]] bool has_other_version(model::Rulebook const& rulebook, model::CommitmentId id);

/// A reservation that may take the finding's duty away (VCLT Article 21).
[[nodiscard]] model::Reservation const* reservation_to(Context const& context,
                                                       model::CommitmentId commitment,
                                                       model::StateId bearer,
                                                       model::StateId counterparty);

/// Whose act a forbidden one was, and what only indicates it (trial_imputation.cpp).
void prove_imputation(Trial& trial, Prover& prover, Way const& way, Binding const& binding);

/// Fills in performance and deadline of a duty (trial_duty.cpp).
void prove_performance(Trial& trial, Prover& prover, model::Sentence const& sentence,
                       Way const& way);

/// The verdict at a standard: the table of semantics, section 4.
[[nodiscard]] Judgement judge_at(Context const& context, Trial const& trial, double standard);

/// What became of conduct, imputation and conditions, the weakest first: its numbers are the
/// finding's.
[[nodiscard]] std::vector<Outcome> links(Context const& context, Trial const& trial,
                                         Judgement const& judgement, double standard);

/// How late a duty was performed: by the first performance that is shown at the measure of doubt.
[[nodiscard]] std::string delay_of(Context const& context, Trial const& trial);

/// Fills the outcomes, the weakest link, the missing facts and the reason in, at the standard
/// asked.
void settle(Context const& context, Trial&& trial, Way const& way, Judgement const& judgement,
            Finding& finding);

/// The life of a duty whole: what paused the text, and what excuses it, beside what its trial knows
/// (life.cpp).
[[nodiscard]] Life complete_life(Context const& context, Trial& trial, Way const& way,
                                 Judgement const& judgement);

/// The collection list of an open finding (missing.cpp).
[[nodiscard]] Missing find_missing(Context const& context, Trial const& trial, Verdict verdict);
/// Writes into the finding, which has its verdict, why that is what it is: a few sentences of plain
/// English (reason.cpp).
void give_reason(Context const& context, Trial const& trial, Way const& way,
                 Judgement const& judgement, Finding& finding);

/// The variable that is the bearer, and the one that is the counterparty.
[[nodiscard]] std::optional<model::VariableId> bearer_variable(model::Sentence const& sentence);
[[nodiscard]] std::optional<model::VariableId> counterparty_variable(
    model::Commitment const& commitment, model::Sentence const& sentence);

[[nodiscard]] bool is_prohibition(model::Sentence const& sentence);
/// How sure the content is; a sentence of a commitment shares its commitment's.
[[nodiscard]] bool caps_a_breach(Context const& context, model::CommitmentId commitment);

}  // namespace casus::judge
