#pragma once

#include "dsl/model/condition.hpp"
#include "dsl/model/provenance.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace casus::model {

/// The moment that `on …` names.
struct Moment {
  enum class Form : std::uint8_t {
    entry_into_force,
    signature,
    termination,
    withdrawal,
    accession,
    breach
  };
  Form form = Form::entry_into_force;
  std::optional<Actor> actor;        ///< of a withdrawal or an accession
  std::optional<Breached> breached;  ///< of a breach
};

/// What sets a norm off: a moment, or an event described; `before …` makes it a prior duty.
struct Trigger {
  std::variant<Moment, Pattern> what;
  bool before = false;
};

/// When a duty is due.
struct Deadline {
  enum class Form : std::uint8_t {
    none,           ///< prohibitions and prior duties
    within,         ///< `within 60 days [of anchor]`
    no_later_than,  ///< `no later than 2020-12-31`
    without_a_set_limit,
    without_delay,
    at_all_times,
    as_long_as_lasts,  ///< `for as long as A lasts`
    recurring          ///< `at least twice a year`
  };
  enum class Anchor : std::uint8_t {
    trigger,  ///< nothing said: the trigger itself
    receipt,
    discovery,
    the_end,
    entry_into_force,
    signature,
    event
  };
  Form form = Form::none;
  Duration within{};        ///< also the period of a recurring duty
  std::uint32_t times = 1;  ///< of a recurring duty
  Anchor anchor = Anchor::trigger;
  std::optional<EventReference> event;  ///< of the anchor, or of `lasts`
  std::optional<Interval> no_later_than;
  std::string words;
};

enum class Modality : std::uint8_t { must, must_not, should, should_not };

/// How the bearer is tied to the act (semantics, section 6).
enum class Imputation : std::uint8_t {
  conduct,        ///< attributable to the bearer
  use_territory,  ///< the same, and from its territory
  assist,         ///< somebody's act; the bearer aided it (ILC Articles, Art. 16)
  allow           ///< somebody's act from its territory; it took no reasonable measure (GGE 13(c))
};

enum class MentalElement : std::uint8_t { none, knowingly, knowingly_or_not, intentionally };

/// One sentence of a commitment. In `act`, `by` is the bearer except for `assist` and `allow`,
/// where it is whoever the pattern says.
struct Sentence {
  std::string reading;  ///< empty where the commitment has one sentence
  std::optional<Trigger> trigger;
  Actor subject;
  Modality modality = Modality::must_not;
  bool as_a_rule = false;
  Imputation imputation = Imputation::conduct;
  MentalElement mental_element = MentalElement::none;
  Pattern act;
  std::optional<EventReference> while_lasts;
  Deadline deadline;
  std::string words;
  Place place;

  /// `before a party P takes …, P must send …`.
  [[nodiscard]] bool trigger_is_prior() const { return trigger && trigger->before; }
};

enum class Severity : std::uint8_t { minor, serious, grave };

/// What an author expects of an example. `open` has no word of its own: write the verdict.
enum class Expectation : std::uint8_t {
  not_applicable,
  cleared,
  compliant,
  excused,
  pending,
  potential_departure,
  potential_breach,
  contested,
  departure,
  breach,
  no_finding
};

/// `wiper called A by russia as state-organ against iran on 2025-03-01`.
struct ExampleEvent {
  Pattern pattern;  ///< actors are States; `about` is a variable or a description of its own
  Interval time;
  bool lasting = false;  ///< `throughout … to …`
};
/// `the record of consent is complete until 2025-06-30`.
struct ExampleComplete {
  std::vector<KindId> kinds;
  Interval until;
};
/// `the record ends on 2025-06-30`.
struct ExampleEnd {
  Interval date;
};
/// `A is judged necessary`.
struct ExampleAnswer {
  VariableId event;
  QuestionId question;
  bool value = true;
};
/// `russia denies A`: the State's own denial.
struct ExampleDenial {
  StateId state;
  VariableId event;
};
using ExampleFact =
    std::variant<ExampleEvent, ExampleComplete, ExampleEnd, ExampleAnswer, ExampleDenial>;

struct Example {
  Expectation verdict = Expectation::breach;
  std::optional<StateId> by;
  std::optional<StateId> towards;
  std::string title;
  std::vector<Variable> variables;
  std::vector<ExampleFact> facts;
  Place place;
};

struct Commitment {
  std::string name;
  InstrumentId instrument;
  ArticleId article;
  std::string text;
  Provenance content;  ///< its own, else its article's
  Provenance number;
  std::optional<Severity> severity;
  bool survives_termination = false;
  bool applies_from_signature = false;
  std::vector<Variable> variables;
  std::vector<Sentence> sentences;  ///< one, or one per reading; all of one modality
  std::vector<Condition> where;
  std::vector<Excuse> unless;
  std::vector<Example> examples;
  std::vector<CommitmentId> overrides;          ///< to which this one is the special rule
  std::optional<CommitmentId> earlier_version;  ///< of the same name, in the text before
  std::string status, owner;
  Place place;  ///< of its name
};

/// `defence consent of P against Q { … }`.
struct Defence {
  std::string name;
  InstrumentId instrument;
  ArticleId article;
  std::string text;
  Provenance content;
  VariableId bearer, counterparty;
  std::vector<Variable> variables;
  bool excuses_any_act = false;
  std::vector<std::string> excuses;  ///< commitments by name
  std::vector<KindReference> does_not_excuse;
  std::vector<Condition> where;
  std::vector<Condition> except_if;
  std::vector<Example> examples;
  Place place;
};

/// `basis acknowledged for P { … }`.
struct BasisRule {
  Basis basis = Basis::state_organ;
  InstrumentId instrument;
  ArticleId article;
  std::string text;
  VariableId bearer;
  std::vector<Variable> variables;
  std::vector<Condition> where;
  std::vector<Condition> except_if;
  Place place;
};

}  // namespace casus::model
