#pragma once

#include "dsl/model/norm.hpp"
#include "dsl/model/vocabulary.hpp"

#include <optional>
#include <string>
#include <vector>

namespace casus::model {

struct State {
  std::string name;   ///< `russia`
  std::string title;  ///< `Russian Federation`
  std::string code;   ///< ISO 3166-1 alpha-2; empty for an organisation
  [[nodiscard]] bool organisation() const { return code.empty(); }
};

enum class Genre : std::uint8_t { treaty, norms, custom };

/// One header line about time and parties, as written. An empty `states` means all parties.
struct ForceLine {
  enum class Form : std::uint8_t {
    signed_,
    adopted,
    in_force,
    provisional,
    accession,  ///< `date` of the act, `from` its entry into force
    suspended,
    ended
  };
  Form form = Form::in_force;
  std::optional<Interval> from;  ///< nothing: an unknown date
  std::optional<Interval> until;
  std::optional<Interval> date;
  std::vector<StateId> states;
  Provenance provenance;
  std::string words;
  Place place;
};

/// `lasts …`. Renewal by terms goes on until a power stops it.
struct Term {
  enum class Form : std::uint8_t { without_limit, as_long_as, fixed };
  enum class From : std::uint8_t { signature, entry_into_force };
  Form form = Form::without_limit;
  Duration first{};
  From from = From::entry_into_force;
  std::optional<Duration> renewal;
  std::optional<InstrumentId> parent;
  Provenance provenance;
  Place place;
};

/// `reading from-entry { lasts … }`: header lines that hold under one reading only.
struct HeaderReading {
  std::string name;
  std::vector<ForceLine> force;
  std::optional<Term> term;
  Place place;
};

/// A line that ranks instruments (UN Charter, Article 103; VCLT Article 30).
struct Relation {
  enum class Form : std::uint8_t { yields_to, prevails_over, leaves_unaffected };
  Form form = Form::yields_to;
  std::optional<InstrumentId> instrument;  ///< nothing: every other
  Provenance provenance;
  Place place;
};

struct AcceptedBasis {
  Basis basis = Basis::state_organ;
  std::optional<BasisRuleId> rule;
};

struct Article {
  enum class Form : std::uint8_t { preamble, article, annex, paragraph };
  Form form = Form::article;
  std::string number;  ///< `4(3)`; empty where unknown
  std::string title;
  std::string text;
  InstrumentId instrument;
  Provenance number_provenance;
  Provenance content;
  std::string no_rule_because;
  /// Of a text that was amended: the day from which it stands so, and the day from which it does
  /// not. Nothing: from the beginning, to this day.
  std::optional<Interval> since, until;
  Place place;
};

/// A meaning of a term or a threat (language, "definitions"): what it establishes, what it may
/// cover; everything else is refuted.
struct Meaning {
  std::vector<Pattern> establishes;
  std::vector<Pattern> may_cover;                ///< never above unknown
  std::vector<KindReference> establishes_kinds;  ///< of assets, effects, purposes
  std::vector<KindReference> may_cover_kinds;
};

struct TermReading {
  std::string reading;  ///< empty where there is one
  Meaning meaning;
};

/// `define conduct computer-attack { … }`.
struct DefinedTerm {
  std::string name;
  Group group = Group::conduct;
  InstrumentId instrument;
  ArticleId article;
  std::string text;
  Provenance content;
  std::vector<Variable> variables;
  std::vector<TermReading> readings;
  std::optional<TermId> amended_to;  ///< the same name in the next version of the text
  Place place;
};

/// `recognises threat … { … }`: triggers cooperation, is never a breach.
struct Threat {
  std::string name;
  InstrumentId instrument;
  ArticleId article;
  std::string text;
  Provenance content;
  std::vector<Variable> variables;
  std::vector<TermReading> readings;
  Place place;
};

/// `cooperation … shown by …`: a record, no verdict.
struct Cooperation {
  std::string name;
  InstrumentId instrument;
  ArticleId article;
  std::string text;
  std::string direction;
  Provenance content;
  std::vector<KindReference> shown_by;
  std::vector<Variable> variables;
  std::optional<Pattern> awaits;  ///< what has to be there before the direction is open
  Place place;
};

/// `principle`, `right`: shown beside verdicts, never judged.
struct Saying {
  enum class Form : std::uint8_t { principle, right };
  Form form = Form::principle;
  std::string name;
  InstrumentId instrument;
  ArticleId article;
  std::string text;
  Provenance content;
  std::vector<CommitmentId> guides;
  Place place;
};

struct Question {
  std::string name;
  std::string words;
  InstrumentId instrument;
  bool undefined_by_text = false;
  Place place;
};

/// What the exercise of a power changes, and from when. `when a party P sends a termination-notice
/// …, this treaty ends 90 days after receipt of it`.
struct Power {
  enum class Effect : std::uint8_t {
    ends,
    is_suspended,
    resumes,
    is_amended,
    is_not_renewed,
    enters_into_force
  };
  enum class Time : std::uint8_t {
    at_once,
    on_the_date_named,        ///< `at least` a duration after the anchor
    end_of_the_current_term,  ///< `if at least` a duration before it
    after                     ///< a duration after the anchor
  };
  std::string name;
  InstrumentId instrument;
  ArticleId article;
  std::string text;
  Provenance content;
  std::vector<Variable> variables;
  std::optional<Trigger> trigger;
  Effect effect = Effect::ends;
  std::optional<CommitmentId> commitment;  ///< nothing: the whole instrument
  std::vector<Actor> concerned;            ///< none: all; `for P`: one; `between P and Q`: two
  Time time = Time::at_once;
  std::optional<Duration> duration;
  std::optional<EventReference> anchor;  ///< nothing: the exercise itself
  std::vector<Condition> where;
  std::vector<Excuse> unless;
  std::string words;  ///< of the sentence
  Place place;
};

/// `reservation of iran to article "5(2)" stating "…"` (VCLT Articles 19 to 23).
struct Reservation {
  StateId state;
  std::string article;  ///< its number; empty where a commitment is named
  std::optional<CommitmentId> commitment;
  std::string stating;
  std::string words;
  Provenance provenance;
  Place place;
};

struct Instrument {
  Genre genre = Genre::treaty;
  std::string name;
  std::string title;
  std::vector<StateId> parties;  ///< empty with `addresses_every_state`
  bool addresses_every_state = false;
  Provenance parties_provenance;
  std::vector<ForceLine> force;
  std::optional<Term> term;
  std::vector<HeaderReading> readings;
  std::vector<Reservation> reservations;
  std::optional<StateId> depositary;
  std::vector<Relation> relations;
  std::vector<AcceptedBasis> accepted_bases;  ///< empty: the default of semantics, section 6
  std::vector<DefenceId> admitted_defences;   ///< of `admits defences of`, and its own
  std::vector<std::string> languages;
  std::string source, status, owner, replaces;
  std::vector<std::string> notes;
  std::optional<InstrumentId> under, succeeds;
  Place place;
};

}  // namespace casus::model
