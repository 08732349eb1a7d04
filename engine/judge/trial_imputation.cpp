#include "engine/judge/trial.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace casus::judge {
namespace {

using model::StateId;

/// Whose conduct it was, as the verb of the sentence asks (semantics, section 6).
class Imputer {
 public:
  Imputer(Trial& trial, Prover& prover, Way const& way, Binding const& binding)
      : trial_(trial),
        prover_(prover),
        context_(prover.context()),
        way_(way),
        binding_(binding),
        commitment_(context_.rulebook[trial.commitment]),
        sentence_(commitment_.sentences[trial.reading.sentence]),
        instrument_(context_.rulebook[commitment_.instrument]) {}

  void run() {
    switch (sentence_.imputation) {
      case model::Imputation::conduct:
      case model::Imputation::use_territory: return impute_conduct();
      case model::Imputation::allow: return impute_to(&Imputer::allowed);
      case model::Imputation::assist: return impute_to(&Imputer::assisted);
    }
  }

 private:
  void add(ProofId proof) { trial_.elements.push_back({"imputation", "", {}, proof}); }

  [[nodiscard]] EventTime time() const { return context_.time(*way_.event); }

  void impute_conduct() {
    if (trial_.bearer != record::nobody) {
      add(prover_.imputed(*way_.event, trial_.bearer, Sense::plain));
      collect_indications();
      return;
    }
    add(nobody_named());
    collect_indications();
    for (StateId const named : way_.bearers) {
      // Each named party's own trial decides: its own denial never clears it.
      Prover own(context_, trial_.proof,
                 {commitment_.instrument, named, way_.counterparty, trial_.reading, false, time()},
                 commitment_.variables);
      trial_.exists_if_refuted.push_back({own.in_scope(commitment_, named, time()),
                                          own.imputed(*way_.event, named, Sense::plain)});
    }
  }

  /// An unattributed act: unknown whose, unless nobody is left whom the text could bind, or the act
  /// is shown to be a third State's or the victim's own (semantics, section 4).
  ProofId nobody_named() {
    double const doubt = context_.options.doubt;
    std::string const& event = context_[*way_.event].id;
    std::vector<StateId> const telling = context_.telling(commitment_.instrument, way_.eligible);
    std::set<StateId> out;
    bool others_out = false;
    for (StateId const party : telling) {
      if (!out_of_scope(party)) continue;
      out.insert(party);
      others_out = others_out || !is_named(party);
    }
    for (StateId const party : way_.eligible) {
      bool const told = std::find(telling.begin(), telling.end(), party) != telling.end();
      bool const outside = told ? out.count(party) > 0 : others_out;
      if (!outside && !generally_denied(party)) trial_.parties.push_back(party);
    }
    if (trial_.parties.empty()) {
      return prover_.fact(
          fails, Sense::plain,
          fmt::format("{} is attributable to a party: others deny it of each", event));
    }
    double shown = 0;
    std::string whose;
    for (StateId const other : shown_others()) {
      ProofId const proof = prover_.imputed(*way_.event, other, Sense::plain);
      Outcome const outcome = trial_.proof.fold(proof, doubt, doubt);
      if (outcome.truth == Truth::established && outcome.support.pro > shown) {
        shown = outcome.support.pro;
        whose = context_.name(other)
                + (other == way_.counterparty ? "'s own" : "'s, which the text does not bind");
      }
    }
    if (shown > 0) {
      return prover_.fact(
          {0, shown, shown}, Sense::plain,
          fmt::format("{} is attributable to a party: it is shown to be {}", event, whose));
    }
    return prover_.fact(open, Sense::plain, fmt::format("{} is attributable to a party", event),
                        fmt::format("to which State {} is attributable, and on what basis", event));
  }

  /// States named that the text does not bind here: third States, and the counterparty itself.
  [[nodiscard]] std::vector<StateId> shown_others() const {
    std::vector<StateId> others;
    for (auto const& claim : context_[*way_.event].by) {
      StateId const state = claim.value.state;
      bool const outside =
          state != record::nobody
          && std::find(way_.eligible.begin(), way_.eligible.end(), state) == way_.eligible.end();
      if (outside && !claim.denied) others.push_back(state);
    }
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
    return others;
  }

  [[nodiscard]] bool is_named(StateId state) const {
    return std::binary_search(context_.named.begin(), context_.named.end(), state);
  }

  [[nodiscard]] bool generally_denied(StateId party) const {
    record::Event const& row = context_[*way_.event];
    return std::any_of(row.by.begin(), row.by.end(), [&](auto const& claim) {
      if (!claim.denied || claim.value.state != party || claim.value.has_basis()) return false;
      Weight const weight = weigh(context_, row, claim, party, true);
      return weight.counts && weight.refuting >= context_.options.doubt;
    });
  }

  [[nodiscard]] bool out_of_scope(StateId party) {
    ProofId const proof = prover_.in_scope(commitment_, party, time());
    return trial_.proof.fold(proof, 1, context_.options.doubt).truth == Truth::refuted;
  }

  void impute_to(ProofId (Imputer::*how)(StateId)) {
    if (trial_.bearer != record::nobody) {
      add((this->*how)(trial_.bearer));
      return;
    }
    std::vector<ProofId> ways;
    trial_.parties = way_.eligible;
    for (StateId const party : context_.telling(commitment_.instrument, way_.eligible)) {
      ways.push_back((this->*how)(party));
    }
    add(prover_.any(std::move(ways), Sense::plain));
  }

  /// Its territory, its knowledge, no reasonable measure (UN GGE 2015, paragraph 13(c)).
  ProofId allowed(StateId state) {
    record::EventId const act = *way_.event;
    std::vector<ProofId> parts{prover_.has_state(act, context_[act].territory, state,
                                                 "came from the territory of", Sense::plain)};
    if (sentence_.mental_element == model::MentalElement::knowingly) {
      model::EventReference const the_act{model::EventReference::Form::the_act, {}};
      model::When const when{model::When::Form::before_or_during, std::nullopt, the_act};
      parts.push_back(prover_.knew_of(state, act, when, binding_, Sense::plain));
    }
    parts.push_back(took_no_measure(state, act));
    return prover_.all(std::move(parts), Sense::plain,
                       fmt::format("{} allowed it from its territory", context_.name(state)));
  }

  ProofId took_no_measure(StateId state, record::EventId act) {
    std::vector<ProofId> parts;
    double complete = 0;
    if (auto const kind = context_.well_known.reasonable_measure) {
      std::vector<model::KindReference> const kinds{model::KindReference::of(*kind)};
      model::Pattern pattern;
      pattern.kinds = kinds;
      for (record::EventId const event : prover_.candidates(pattern)) {
        parts.push_back(prover_.any({prover_.took_place(event, Sense::negated),
                                     prover_.is_of_kind(event, kinds, Sense::negated),
                                     prover_.sent_by(event, state, Sense::negated),
                                     prover_.is_about(event, act, Sense::negated)},
                                    Sense::plain));
      }
      complete =
          prover_.completeness(kinds, {context_.time(act).span.first, context_.as_of}, {state});
    }
    parts.push_back(prover_.silence(
        complete, fmt::format("whether {} took a reasonable measure", context_.name(state)),
        Sense::negated));
    return prover_.all(std::move(parts), Sense::plain);
  }

  /// Aid with knowledge of the circumstances (ILC Articles, Article 16).
  ProofId assisted(StateId state) {
    record::EventId const act = *way_.event;
    std::vector<model::KindReference> kinds;
    for (auto const kind : {context_.well_known.assistance, context_.well_known.aid_to_aggressor}) {
      if (kind) kinds.push_back(model::KindReference::of(*kind));
    }
    model::Pattern pattern;
    pattern.kinds = kinds;
    std::vector<ProofId> ways;
    for (record::EventId const event : prover_.candidates(pattern)) {
      ways.push_back(prover_.all(
          {prover_.took_place(event, Sense::plain), prover_.is_of_kind(event, kinds, Sense::plain),
           prover_.sent_by(event, state, Sense::plain), prover_.is_about(event, act, Sense::plain)},
          Sense::plain));
    }
    ways.push_back(prover_.silence(
        0, fmt::format("whether {} aided {}", context_.name(state), context_[act].id),
        Sense::plain));
    std::vector<ProofId> parts{prover_.any(std::move(ways), Sense::plain)};
    if (sentence_.mental_element == model::MentalElement::knowingly) {
      parts.push_back(prover_.knew_of(state, act, std::nullopt, binding_, Sense::plain));
    }
    return prover_.all(std::move(parts), Sense::plain);
  }

  void collect_indications() {
    record::Event const& row = context_[*way_.event];
    for (auto const& claim : row.by) {
      if (claim.denied || claim.value.state == record::nobody) continue;
      bool const about_bearer =
          trial_.bearer == record::nobody || claim.value.state == trial_.bearer;
      bool const accepted = accepts(instrument_, claim.value.basis);
      if (!about_bearer || (accepted && trial_.bearer != record::nobody)) continue;
      Weight const weight = weigh(context_, row, claim, trial_.bearer);
      std::string const who = claim.value.actor.empty() ? "" : " (" + claim.value.actor + ")";
      std::string const why =
          accepted
              ? fmt::format("on the basis `{}`, which the text accepts", name(claim.value.basis))
          : claim.value.basis == model::Basis::unspecified
              ? std::string("without a basis of attribution")
              : fmt::format("by `{}`, which is no basis of attribution", name(claim.value.basis));
      trial_.indications.push_back(fmt::format("{} is named{} {}, strength {}",
                                               context_.name(claim.value.state), who, why,
                                               weight.strength));
    }
    std::sort(trial_.indications.begin(), trial_.indications.end());
  }

  Trial& trial_;
  Prover& prover_;
  Context const& context_;
  Way const& way_;
  Binding const& binding_;
  model::Commitment const& commitment_;
  model::Sentence const& sentence_;
  model::Instrument const& instrument_;
};

}  // namespace

void prove_imputation(Trial& trial, Prover& prover, Way const& way, Binding const& binding) {
  Imputer(trial, prover, way, binding).run();
}

}  // namespace casus::judge
