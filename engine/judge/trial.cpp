#include "engine/judge/trial.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace casus::judge {
namespace {

using model::Sentence;
using model::StateId;

/// Builds the elements and defences of one trial.
class Builder {
 public:
  Builder(Context const& context, Trial& trial, Way const& way, StateId bearer)
      : context_(context),
        trial_(trial),
        way_(way),
        binding_(way.binding),
        commitment_(context.rulebook[trial.commitment]),
        sentence_(commitment_.sentences[trial.reading.sentence]),
        instrument_(context.rulebook[commitment_.instrument]),
        prover_(context, trial.proof,
                {commitment_.instrument, bearer, way.counterparty, trial.reading, false, time()},
                commitment_.variables) {
    if (auto const variable = bearer_variable(sentence_)) binding_.states[variable->value] = bearer;
  }

  void run() {
    prove_scope();
    prove_conduct();
    if (is_prohibition(sentence_)) prove_imputation(trial_, prover_, way_, binding_);
    prove_conditions();
    if (!is_prohibition(sentence_)) {
      Way bound = way_;
      bound.binding = binding_;
      prove_performance(trial_, prover_, sentence_, bound);
    }
    prove_defences();
  }

 private:
  void add(std::string name, ProofId proof, std::string words = "") {
    trial_.elements.push_back({std::move(name), std::move(words), {}, proof});
  }

  [[nodiscard]] EventTime time() const {
    if (way_.event && !way_.breach) return context_.time(*way_.event);
    return way_.binding.moment.value_or(EventTime{{context_.as_of, context_.as_of}, false, true});
  }

  /// In force for each of them at the relevant time; for an unattributed act, for some party that
  /// it could bind. A State that is no party owes nothing, though the text names it (VCLT
  /// Article 34); an organisation such as a depositary took its task on.
  void prove_scope() {
    std::vector<ProofId> parts;
    if (trial_.bearer == record::nobody) {
      std::vector<ProofId> ways;
      for (StateId const party : context_.telling(commitment_.instrument, way_.eligible)) {
        ways.push_back(prover_.in_scope(commitment_, party, time()));
      }
      parts.push_back(prover_.any(std::move(ways), Sense::plain));
    } else if (bound_by_instrument(trial_.bearer)) {
      parts.push_back(prover_.in_scope(commitment_, trial_.bearer, time()));
    } else if (!context_.is_organisation(trial_.bearer)) {
      parts.push_back(prover_.fact(
          fails, Sense::plain,
          fmt::format("{} is a party of {}", context_.name(trial_.bearer), instrument_.name)));
    }
    if (way_.counterparty != record::nobody && bound_by_instrument(way_.counterparty)) {
      parts.push_back(prover_.in_scope(commitment_, way_.counterparty, time()));
    }
    prove_version(parts);
    add("scope", prover_.all(std::move(parts), Sense::plain, "the text binds both at that time"));
    note_assumed_dates();
    note_amendments();
  }

  /// An amendment that the case reports may be one whose text the rulebook does not have.
  void note_amendments() {
    for (Exercise const& exercise : context_.exercises) {
      model::Power const& power = context_.rulebook[exercise.power];
      bool const amends = power.instrument == commitment_.instrument && exercise.event
                          && power.effect == model::Power::Effect::is_amended;
      if (!amends) continue;
      trial_.notes.push_back(
          fmt::format("{} may have amended {}: what is judged is the text in the rule file",
                      context_[*exercise.event].id, instrument_.name));
    }
  }

  /// Of an amended text, that it stood so. Where it is vague under which version an event falls,
  /// each version is judged and the milder one stands at the top.
  void prove_version(std::vector<ProofId>& parts) {
    model::Article const& article = context_.rulebook[commitment_.article];
    if (!article.since && !article.until) return;
    Support stood = text_stood(article, context_.law_time(time()));
    if (stood == open && has_other_version(context_.rulebook, trial_.commitment)) stood = holds;
    std::string const since = article.since ? model::to_string(*article.since) : "its beginning";
    parts.push_back(prover_.fact(
        stood, Sense::plain, fmt::format("the text of {} was the law then", since),
        fmt::format("whether it was before or after the amendment of {}", instrument_.name)));
  }

  /// Third States and organisations have no date of force of their own.
  [[nodiscard]] bool bound_by_instrument(StateId state) const {
    return context_.is_party(commitment_.instrument, state);
  }

  void note_assumed_dates() {
    for (StateId const party : {trial_.bearer, way_.counterparty}) {
      if (party == record::nobody) continue;
      Force const force =
          force_of(context_.rulebook,
                   {commitment_.instrument, party, trial_.reading.header,
                    commitment_.survives_termination, commitment_.applies_from_signature});
      for (std::string const& words : force.assumed) {
        auto& notes = trial_.notes;
        if (std::find(notes.begin(), notes.end(), words) == notes.end()) notes.push_back(words);
      }
    }
  }

  void prove_conduct() {
    std::vector<ProofId> parts;
    auto const* trigger =
        sentence_.trigger ? std::get_if<model::Pattern>(&sentence_.trigger->what) : nullptr;
    if (trigger != nullptr && binding_.it) {
      ProofId const id = prover_.matches(*binding_.it, *trigger, binding_, Sense::plain);
      if (prover_.recording()) prover_.proof().cite(id, trigger->words, trigger->place);
      parts.push_back(id);
    }
    if (way_.exercise) parts.push_back(prover_.exercised(*way_.exercise, Sense::plain));
    if (way_.breach) {
      trial_.exists_if_shown = prover_.breached(context_.breaches[*way_.breach], Sense::plain);
      parts.push_back(*trial_.exists_if_shown);
    }
    if (is_prohibition(sentence_)) {
      ProofId const id =
          prover_.matches(*way_.event, sentence_.act, binding_, Sense::plain, !bearer_in_by());
      if (prover_.recording()) prover_.proof().cite(id, sentence_.words, sentence_.place);
      parts.push_back(id);
      prove_manner(parts);
    }
    if (!parts.empty()) {
      add("conduct", prover_.all(std::move(parts), Sense::plain, "what happened is what is named"));
    }
  }

  [[nodiscard]] bool bearer_in_by() const {
    return sentence_.imputation == model::Imputation::conduct
           || sentence_.imputation == model::Imputation::use_territory;
  }

  void prove_manner(std::vector<ProofId>& parts) {
    if (sentence_.while_lasts) {
      auto const event = binding_.event(*sentence_.while_lasts);
      if (event) {
        model::When const during{model::When::Form::during, std::nullopt, *sentence_.while_lasts};
        parts.push_back(prover_.stands_to(*way_.event, during, context_.time(*event),
                                          context_[*event].id, Sense::plain));
      }
    }
    if (sentence_.imputation == model::Imputation::use_territory) {
      parts.push_back(prover_.has_state(*way_.event, context_[*way_.event].territory, trial_.bearer,
                                        "came from the territory of", Sense::plain));
    }
    prove_state_of_mind(parts);
  }

  /// Intention and knowledge of the author are questions that a case answers; nothing else shows
  /// them.
  void prove_state_of_mind(std::vector<ProofId>& parts) {
    using model::MentalElement;
    bool const intended = sentence_.mental_element == MentalElement::intentionally;
    if (!intended && !(sentence_.mental_element == MentalElement::knowingly && bearer_in_by())) {
      return;
    }
    std::string const adverb = intended ? "intentionally" : "knowingly";
    if (auto const question =
            context_.rulebook.find_question(intended ? "done-intentionally" : "done-knowingly")) {
      model::Judged asked;
      asked.question = *question;
      parts.push_back(prover_.judged_so(asked, binding_, Sense::plain));
      return;
    }
    parts.push_back(
        prover_.fact(open, Sense::plain, "it was done " + adverb, "whether it was done " + adverb));
  }

  void prove_conditions() {
    std::vector<ProofId> const proofs = prover_.hold(commitment_.where, binding_);
    for (std::size_t i = 0; i < proofs.size(); ++i) {
      add("condition", proofs[i], prover_.say(commitment_.where[i].words, binding_));
    }
  }

  void defend(std::string const& name, ProofId proof) {
    trial_.defences.push_back({name, DefenceState::not_established, false, proof, {}});
  }

  void prove_defences() {
    std::vector<std::string> named;
    for (model::Excuse const& excuse : commitment_.unless) {
      std::string const name = name_of(excuse.condition);
      named.push_back(name);
      defend(name, prover_.excuse_applies(excuse, binding_));
    }
    for (model::DefenceId const id : instrument_.admitted_defences) {
      model::Defence const& defence = context_.rulebook[id];
      bool const excuses =
          defence.excuses_any_act
          || std::find(defence.excuses.begin(), defence.excuses.end(), commitment_.name)
                 != defence.excuses.end();
      // A clause that states a defence itself states its limits too: the general one stands back
      // (ILC Articles, Article 55).
      bool const stated = std::find(named.begin(), named.end(), defence.name) != named.end();
      if (!excuses || stated) continue;
      named.push_back(defence.name);
      defend(defence.name, prover_.defence_applies(id, binding_));
    }
    prove_displacement();
    if (!is_prohibition(sentence_)) prove_conflicts();
  }

  /// A more special commitment that covers the same act takes this one's place (`overrides`).
  void prove_displacement() {
    for (std::uint32_t i = 0; i < context_.rulebook.commitments.size(); ++i) {
      model::CommitmentId const special{i};
      if (!overrides(context_.rulebook, special, trial_.commitment)) continue;
      auto const truth = displaced_by(context_, special, way_, trial_.bearer);
      if (!truth) continue;
      model::Commitment const& row = context_.rulebook[special];
      std::string const name =
          fmt::format("overridden by {} of {}", row.name, context_.rulebook[row.instrument].name);
      defend(name, prover_.fact(support_of(*truth), Sense::plain,
                                fmt::format("{} covers the same act", row.name)));
    }
  }

  /// What performing the duty would breach: a prohibition of higher rank excuses (UN Charter,
  /// Article 103); any other is shown.
  void prove_conflicts() {
    trial_.conflicts = find_conflicts(context_, trial_.commitment, way_, trial_.bearer);
    for (Conflict const& conflict : trial_.conflicts) {
      if (!conflict.prevails) continue;
      model::Commitment const& row = context_.rulebook[conflict.with];
      std::string const& treaty = context_.rulebook[row.instrument].name;
      defend(fmt::format("{} of {} prevails", row.name, treaty),
             prover_.fact(support_of(conflict.breached), Sense::plain,
                          fmt::format("performing it would breach {} of {}", row.name, treaty)));
    }
  }

  static Support support_of(Truth truth) {
    switch (truth) {
      case Truth::established: return holds;
      case Truth::contested: return {1, 0, 1};
      case Truth::unknown: return open;
      case Truth::refuted: return fails;
    }
    return open;
  }

  [[nodiscard]] std::string name_of(model::Condition const& condition) const {
    if (auto const* row = std::get_if<model::DefenceApplies>(&condition.form)) {
      return context_.rulebook[row->defence].name;
    }
    return std::holds_alternative<model::Consented>(condition.form) ? "consent" : condition.words;
  }

  Context const& context_;
  Trial& trial_;
  Way const& way_;
  Binding binding_;
  model::Commitment const& commitment_;
  Sentence const& sentence_;
  model::Instrument const& instrument_;
  Prover prover_;
};

}  // namespace

Trial try_way(Context const& context, model::CommitmentId commitment, Reading const& reading,
              Way const& way, StateId bearer) {
  Trial trial(context.options.recording);
  trial.commitment = commitment;
  trial.bearer = bearer;
  trial.counterparty = way.counterparty;
  trial.reading = reading;
  Builder(context, trial, way, bearer).run();
  return trial;
}

}  // namespace casus::judge
