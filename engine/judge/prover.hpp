#pragma once

#include "engine/judge/context.hpp"
#include "engine/judge/force.hpp"
#include "engine/judge/timing.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace casus::judge {

/// One way to read a commitment: which sentence, which header lines, which meaning of each term.
struct Reading {
  std::optional<std::size_t> header;                         ///< index into Instrument::readings
  std::size_t sentence = 0;                                  ///< index into Commitment::sentences
  std::vector<std::pair<model::TermId, std::size_t>> terms;  ///< index into DefinedTerm::readings
  std::vector<std::string> names;                            ///< one a dimension, for `readings`

  [[nodiscard]] std::size_t meaning_of(model::TermId term) const;
};

/// Whether a statement is asked for or its negation. *Not* is pushed down to the facts, where it
/// swaps the sides (semantics, section 2).
enum class Sense : std::uint8_t { plain, negated };

[[nodiscard]] constexpr Sense opposite(Sense sense) {
  return sense == Sense::plain ? Sense::negated : Sense::plain;
}

/// Where the facts are shown and a term is left undefined.
inline constexpr char const* undefined_by_text =
    "the text covers this: it leaves the term undefined";

/// The words of a rule with its variables replaced by what they stand for in a binding.
[[nodiscard]] std::string say(Context const& context, std::vector<model::Variable> const& variables,
                              std::string const& words, Binding const& binding);

/// For whom facts are proved, under which text.
struct Question {
  model::InstrumentId instrument;
  model::StateId bearer = record::nobody;  ///< whose responsibility is judged
  model::StateId counterparty = record::nobody;
  Reading const& reading;
  /// In a defence, an order of two vague times that is possible counts as so.
  bool defence = false;
  /// When what is judged took place: the text is read as it stood then.
  std::optional<EventTime> time = std::nullopt;
};

/// Whether the instrument imputes conduct on that basis.
[[nodiscard]] bool accepts(model::Instrument const& instrument, model::Basis basis);

/// Turns sentences of a rule into trees over the claims of one case. Every method adds nodes to one
/// proof and returns the root; nothing is decided here.
class Prover {
 public:
  Prover(Context const& context, Proof& proof, Question question,
         std::vector<model::Variable> const& variables)
      : context_(context), proof_(proof), question_(question), variables_(variables) {}

  /// The same, for a defence, whose variables are its own.
  [[nodiscard]] Prover for_defence(std::vector<model::Variable> const& variables) const;

  // Facts about one event (prove_facts.cpp, prove_roles.cpp).
  ProofId took_place(record::EventId event, Sense sense);
  ProofId is_of_kind(record::EventId event, std::vector<model::KindReference> const& kinds,
                     Sense sense);
  ProofId has_state(record::EventId event, std::vector<record::Claim<model::StateId>> const& claims,
                    model::StateId state, std::string_view role, Sense sense);
  /// Some value of an open role (assets apart) is of one of the kinds.
  ProofId has_kind(record::EventId event, std::vector<record::Claim<model::KindId>> const& claims,
                   std::vector<model::KindReference> const& kinds, std::string_view role,
                   Sense sense);
  ProofId affects(record::EventId event, std::vector<model::KindReference> const& kinds,
                  std::optional<model::StateId> owner, Sense sense);
  ProofId is_about(record::EventId event, record::EventId other, Sense sense);
  ProofId stands_to(record::EventId event, model::When const& when, EventTime const& other,
                    std::string const& other_name, Sense sense);
  ProofId stands_to(EventTime const& time, std::string const& name, model::When const& when,
                    EventTime const& other, std::string const& other_name, Sense sense);

  // Who did it (prove_attribution.cpp).
  /// The act is the State's on a basis that the treaty accepts.
  ProofId imputed(record::EventId event, model::StateId state, Sense sense);
  /// The State sent it, held it, took it: no basis is needed.
  /// Of what two sides take part in, somebody unreported may be one of them while one is.
  ProofId sent_by(record::EventId event, model::StateId state, Sense sense, bool two_sides = false);
  [[nodiscard]] bool asks_for_imputation(model::Pattern const& pattern) const;
  /// Either, as the kinds of the description ask.
  ProofId by(record::EventId event, model::Pattern const& pattern, model::StateId state,
             Sense sense);

  // Descriptions (prove_pattern.cpp).
  /// The event took place and answers the description; `by` is left out where `with_by` is false.
  ProofId matches(record::EventId event, model::Pattern const& pattern, Binding const& binding,
                  Sense sense, bool with_by = true);
  /// Whether the event could answer the description at all: some claim names such a kind.
  [[nodiscard]] bool may_match(record::EventId event, model::Pattern const& pattern) const;
  /// Those of the case that could, in the order of their ids.
  [[nodiscard]] std::vector<record::EventId> candidates(model::Pattern const& pattern) const;
  /// Whether something is reported of every slot that the description asks about.
  [[nodiscard]] bool shows_roles(record::EventId event, model::Pattern const& pattern) const;
  /// Every way to bind the description's variables to what the event's claims name. `by` is left
  /// alone where `with_by` is false.
  [[nodiscard]] std::vector<Binding> bind(record::EventId event, model::Pattern const& pattern,
                                          Binding const& binding, bool with_by = true) const;

  // Conditions (prove_conditions.cpp).
  /// All of them; one that introduces an event by `called` is joined with those after it.
  std::vector<ProofId> hold(std::vector<model::Condition> const& conditions, Binding const& binding,
                            Sense sense = Sense::plain);
  ProofId holds_true(model::Condition const& condition, Binding const& binding, Sense sense);
  ProofId defence_applies(model::DefenceId defence, Binding const& binding);
  /// An `unless` with its exceptions.
  ProofId excuse_applies(model::Excuse const& excuse, Binding const& binding);
  ProofId knew_of(model::StateId state, record::EventId event,
                  std::optional<model::When> const& when, Binding const& binding, Sense sense);
  ProofId consented(model::StateId state, record::EventId act, bool in_writing, Sense sense);
  ProofId judged_so(model::Judged const& judged, Binding const& binding, Sense sense);

  // Breaches of other commitments (prove_breach.cpp).
  ProofId breached(BreachOnRecord const& breach, Sense sense);
  ProofId breached(model::Breached const& asked, std::string const& words, Binding const& binding,
                   Sense sense);
  [[nodiscard]] bool is_asked_for(BreachOnRecord const& breach,
                                  model::BreachTarget const& target) const;

  // Force (prove_scope.cpp).
  ProofId in_scope(model::Commitment const& commitment, model::StateId party,
                   EventTime const& time);
  /// `towards` is whom that is asked about: what is suspended between two is so for them only.
  ProofId in_force(model::InstrumentId instrument, model::StateId party, EventTime const& time,
                   Sense sense, std::optional<model::StateId> towards = std::nullopt);
  /// What is asked of the commitment's text: whether it binds the party towards the other side.
  [[nodiscard]] ForceAsked asked_of(model::Commitment const& commitment,
                                    model::StateId party) const;
  /// Whether the exercise changes what is asked about.
  [[nodiscard]] bool reaches(Exercise const& exercise, ForceAsked const& asked) const;
  /// The event is what the power's sentence says that sets it off.
  ProofId exercised(Exercise const& exercise, Sense sense);

  /// How complete the record of such events between these States is within the window, from nothing
  /// (0) to the declared confidence (semantics, section 5). Nobody in particular may be any State:
  /// only a record of all States is complete about it.
  [[nodiscard]] double completeness(std::vector<model::KindReference> const& kinds,
                                    model::Interval window,
                                    std::vector<model::StateId> const& between) const;
  /// A record's silence: the last child of every *some*.
  ProofId silence(double complete, std::string const& missing, Sense sense);

  // Building blocks.
  ProofId fact(Support support, Sense sense, std::string label, std::string missing = "",
               std::vector<Evidence> evidence = {});
  /// `all` or `any`; negated, each is the other over negated children, which the caller built so.
  ProofId all(std::vector<ProofId> children, Sense sense, std::string label = "");
  ProofId any(std::vector<ProofId> children, Sense sense, std::string label = "");
  /// What holds whatever is reported.
  ProofId granted(Sense sense);
  ProofId node(ProofNode::Operation operation, std::vector<ProofId> children,
               std::string label = "");

  /// The words of a rule with its variables replaced by what they stand for here.
  [[nodiscard]] std::string say(std::string const& words, Binding const& binding) const {
    return judge::say(context_, variables_, words, binding);
  }

  /// The State that a role's variable or name stands for; nothing where it is not bound.
  [[nodiscard]] std::optional<model::StateId> state_of(model::Actor const& actor,
                                                       Binding const& binding) const;
  [[nodiscard]] bool in_domain(model::Variable const& variable, model::StateId state) const;
  /// Lets the actor's variable stand for the State. False where it cannot.
  [[nodiscard]] bool bind_actor(Binding& binding, std::optional<model::Actor> const& actor,
                                model::StateId state) const;
  [[nodiscard]] Context const& context() const { return context_; }
  [[nodiscard]] Proof& proof() { return proof_; }
  [[nodiscard]] Question const& question() const { return question_; }
  [[nodiscard]] bool recording() const { return proof_.recording(); }

 private:
  /// The claims about one value as one fact: the strongest for it, the strongest against it.
  struct Tally {
    Support support;
    std::vector<Evidence> evidence;
  };
  template <class Value>
  void count(Tally& tally, record::Event const& event, record::Claim<Value> const& claim,
             bool own_by_default = false) const;

  [[nodiscard]] Tally tally_kind(record::Event const& event,
                                 std::vector<record::Claim<model::KindId>> const& claims,
                                 model::KindId kind) const;

  ProofId imputed_on(record::EventId event, model::StateId state,
                     model::AcceptedBasis const& accepted, Sense sense);
  ProofId basis_holds(record::EventId event, model::BasisRule const& rule, model::StateId state,
                      Sense sense);
  [[nodiscard]] bool speaks_of(ProofId id) const;

  ProofId of_kind(record::EventId event, model::KindId kind, Sense sense);
  ProofId of_term(record::EventId event, model::TermId term, Sense sense);
  ProofId kind_among(record::EventId event, std::vector<record::Claim<model::KindId>> const& claims,
                     model::KindId kind, std::string_view role, Sense sense);
  ProofId asset_is(record::EventId event, model::KindId kind, std::optional<model::StateId> owner,
                   Sense sense);
  /// Whose an affected asset is: as claimed, else that of the only State that the event is directed
  /// against, which is presumed.
  [[nodiscard]] model::StateId owner_of(record::EventId event,
                                        record::Claim<record::Asset> const& claim) const;
  ProofId owned_by(record::EventId event, record::Claim<record::Asset> const& claim,
                   model::StateId owner, Sense sense);
  ProofId who(record::EventId event, model::Pattern const& pattern, Binding const& binding,
              Sense sense);
  ProofId about(record::EventId event, model::About const& what, Binding const& binding,
                Sense sense);
  ProofId described(record::EventId event, model::Pattern const& description,
                    Binding const& binding, Sense sense);
  ProofId role(record::EventId event, std::vector<record::Claim<model::StateId>> const& claims,
               std::optional<model::Actor> const& actor, std::string_view phrase,
               Binding const& binding, Sense sense);
  /// How complete the record is of such events, at the time and between the States that the
  /// condition names (semantics, section 5).
  [[nodiscard]] double record_of(model::Occurrence const& occurrence, Binding const& binding) const;
  ProofId occurred(model::Occurrence const& occurrence, std::string const& words,
                   Binding const& binding, Sense sense);
  ProofId rest_of(std::vector<model::Condition> const& conditions, std::size_t index,
                  Binding const& binding, Sense sense);
  ProofId simple(model::Condition const& condition, Binding const& binding, Sense sense);
  ProofId act_covered(record::EventId act, record::Event const& consent, Sense sense);
  ProofId cannot_be_asked(std::string const& words);
  ProofId by_same_actor(record::EventId event, Binding const& binding, Sense sense);
  ProofId bound(ForceAsked const& asked, EventTime const& when, Sense sense);
  [[nodiscard]] std::vector<ForceAsked> with_parents(ForceAsked const& asked) const;
  /// All of the texts bind at the time of the law, second by second.
  ProofId bound_over(ForceAsked const& asked, EventTime const& when, Sense sense,
                     std::string const& label = "");
  ProofId bound_at(std::vector<ForceAsked> const& texts, EventTime const& when, Sense sense,
                   std::string const& label);
  ProofId unaffected(Exercise const& exercise, ForceAsked const& asked, EventTime const& when,
                     Sense sense);
  [[nodiscard]] bool concerns(Exercise const& exercise, ForceAsked const& asked) const;
  /// The term in the text of that time; of a vague time, in the earlier one.
  [[nodiscard]] model::DefinedTerm const& as_it_stood(model::TermId term) const;
  [[nodiscard]] model::Meaning const& meaning_of(model::DefinedTerm const& row,
                                                 model::TermId term) const;

  /// The names of a role's slot, terms replaced by what they mean under this reading.
  struct Names {
    std::vector<model::KindId> sure, possible;
  };
  using Expanded = std::set<std::pair<model::TermId, bool>>;
  void expand(model::KindReference reference, bool possible, Names& out, Expanded& done) const;
  [[nodiscard]] Names expand(std::vector<model::KindReference> const& references) const;
  [[nodiscard]] bool kind_may_be(record::EventId event, model::KindReference reference) const;
  [[nodiscard]] bool meaning_may_be(record::EventId event, model::Meaning const& meaning) const;
  [[nodiscard]] bool term_may_be(record::EventId event, model::TermId term) const;
  [[nodiscard]] std::vector<model::StateId> named(
      record::EventId event, std::vector<record::Claim<model::StateId>> const& claims) const;
  [[nodiscard]] std::vector<model::StateId> named_by(record::EventId event, bool both_sides) const;
  void bind_role(std::vector<Binding>& bindings, std::optional<model::Actor> const& actor,
                 std::vector<model::StateId> const& names, bool exhaustive = true) const;
  void bind_about(std::vector<Binding>& bindings, record::EventId event,
                  model::Pattern const& pattern) const;
  [[nodiscard]] EventTime time_of(model::EventReference reference, Binding const& binding) const;
  [[nodiscard]] std::string show(record::EventId event) const { return context_[event].id; }

  Context const& context_;
  Proof& proof_;
  Question question_;
  std::vector<model::Variable> const& variables_;
  /// What `term_may_be` said: a term that two others name would be asked twice at every level, and
  /// that doubles with each.
  mutable std::map<std::pair<record::EventId, model::TermId>, bool> asked_;
};

}  // namespace casus::judge
