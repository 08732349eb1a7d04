#pragma once

#include "dsl/model/rulebook.hpp"
#include "dsl/text/bounds.hpp"
#include "engine/judge/life.hpp"
#include "engine/judge/proof.hpp"
#include "engine/judge/verdict.hpp"
#include "engine/record/case.hpp"

#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace casus::judge {

/// A verdict up to a standard, inclusive. Nothing: no such finding at these standards.
struct Step {
  double upto = 1;
  std::optional<Verdict> verdict;
  friend bool operator==(Step const&, Step const&) = default;
};

/// One element of a finding with its outcome at the standard asked for.
struct Element {
  std::string name;   ///< `scope`, `conduct`, `imputation`, `condition`, `non-performance`
  std::string words;  ///< of a condition, as the rule has them
  Outcome outcome;
  ProofId proof;
};

enum class DefenceState : std::uint8_t { not_established, contested, established };

struct DefenceOutcome {
  std::string name;  ///< `consent`, or the words of an `unless`
  DefenceState state = DefenceState::not_established;
  bool raised = false;  ///< some support, not established
  ProofId proof;
  std::vector<ProofId> exceptions;
};

/// Facts that, all shown, would turn the verdict into `would`: one entry of the collection list.
struct MissingSet {
  Verdict would = Verdict::breach;
  std::vector<std::string> facts;  ///< `whether …`, each once
  std::vector<ProofId> leaves;
};

/// What would settle an open finding, those of each verdict together, the shortest first.
struct Missing {
  std::vector<MissingSet> sets;
  bool truncated = false;  ///< there may be more sets than the search kept
};

/// A duty and a prohibition of which one State cannot keep both.
struct Conflict {
  model::CommitmentId with;  ///< the prohibition that performing the duty would breach
  model::StateId towards = record::nobody;  ///< to whom that is owed
  bool prevails = false;                    ///< its instrument ranks higher, as one of them says
  /// How far it would be breached; unknown where the prohibition is only inferred or assumed.
  Truth breached = Truth::unknown;
  friend bool operator==(Conflict const&, Conflict const&) = default;
};

/// What the case puts in question under one commitment, for one bearer towards one counterparty.
struct Finding {
  std::string id;  ///< `f-3c9a1e07`
  model::CommitmentId commitment;
  model::StateId bearer = record::nobody;        ///< nobody: `unattributed`
  model::StateId counterparty = record::nobody;  ///< nobody: `unidentified`
  std::optional<record::EventId> event;
  std::vector<record::EventId> events;
  Verdict verdict = Verdict::potential_breach;
  std::string because;  ///< the deciding element, `scope`, a defence's name, or `provenance`
  Support support;      ///< of the weakest link (semantics, section 4)
  std::vector<Step> steps;
  std::optional<model::Instant> deadline;
  bool late = false;
  std::string delay;         ///< `3 days`, where late
  std::optional<Life> life;  ///< of a duty; none without a recorder
  model::Sureness provenance = model::Sureness::assumed;
  std::vector<Element> elements;
  std::vector<DefenceOutcome> defences;
  /// Claims that name a bearer on an unspecified or unaccepted basis, in words.
  std::vector<std::string> indications;
  std::vector<model::StateId> parties;  ///< those an unattributed finding would bind
  /// Only where they differ; nothing: no finding under that reading.
  std::vector<std::pair<std::string, std::optional<Verdict>>> readings;
  Missing missing;
  std::vector<Conflict> conflicts;
  std::string reason;  ///< a few sentences of plain English; empty without a recorder
  /// The same said of several whose States differ; only of what is pending or not applicable.
  std::string reason_of_several;
  std::string force;  ///< since when the text binds; only of what is not applicable
  /// What the verdict leans on besides: assumed dates, presumptions, unknown promptness.
  std::vector<std::string> notes;
  model::Place place;
  Proof proof;
};

/// A recognised threat that an event matches: cooperation, never a breach.
struct ThreatMatch {
  std::size_t threat = 0;  ///< index into Rulebook::threats
  record::EventId event;
  std::vector<model::StateId> against;
  Outcome outcome;
};

/// What a case shows of a direction of cooperation: a record, no verdict.
struct CooperationRecord {
  std::size_t cooperation = 0;  ///< index into Rulebook::cooperations
  std::vector<record::EventId> events;
  /// Of a direction that awaits something: whether it is there, as far as the record goes.
  std::optional<Truth> awaited;
};

/// All that one case comes to.
struct CaseFindings {
  model::Instant as_of = 0;
  std::vector<Finding> findings;  ///< ordered; `not-applicable` and noise included, see `Options`
  std::vector<ThreatMatch> threats;
  std::vector<CooperationRecord> cooperation;
  /// Treaties that bind States between whom something happened, and have no commitment on it.
  std::vector<model::InstrumentId> silent;
  std::uint64_t steps = 0;  ///< what it cost, in the steps of the bound `judging-steps`
};

struct Options {
  Standard standard;
  double doubt = 0.55;
  double unrated = 0.5;
  std::optional<model::Duration> patience;
  std::optional<model::Instant> as_of;
  std::optional<model::Instant> law_as_of;
  bool all = false;  ///< keep `not-applicable` findings and those of section 12
  /// List every minimal set of missing facts that the search keeps, not the few for a report.
  bool every_way = false;
  /// The only commitment that the caller asks about: where nothing else can bear on it, nothing
  /// else is judged. Changes no verdict of it.
  std::optional<model::CommitmentId> only;
  bool recording = true;  ///< labels and evidence for explanations; changes no verdict
  text::Bounds bounds{};  ///< on the work that a case may cost; changes no verdict
};

/// A case costs more than a bound allows. Nothing was decided about it: a part of the findings
/// would read as if it were all of them.
class BoundExceeded : public std::runtime_error {
 public:
  BoundExceeded(text::Bound bound, std::string const& message)
      : std::runtime_error(message), bound_(bound) {}
  [[nodiscard]] text::Bound bound() const { return bound_; }

 private:
  text::Bound bound_;
};

/// Judges one case under every instrument of the rulebook. A pure function: no clock, no file, no
/// global state; the same input gives the same output in the same order (semantics, section 9).
/// Throws BoundExceeded, likewise whatever the machine: work is counted, not timed.
[[nodiscard]] CaseFindings judge(model::Rulebook const& rulebook, record::Case const& judged,
                                 Options const& options);

}  // namespace casus::judge
