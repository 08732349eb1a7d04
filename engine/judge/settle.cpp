#include "engine/judge/trial.hpp"

#include <algorithm>
#include <optional>

namespace casus::judge {
namespace {

std::string name_of(Element const& element) {
  return element.words.empty() || element.name != "condition" ? element.name
                                                              : element.name + ": " + element.words;
}

/// The verdicts of one trial at one standard.
class Bench {
 public:
  Bench(Context const& context, Trial const& trial, double standard)
      : context_(context), trial_(trial), standard_(standard), doubt_(context.options.doubt) {}

  [[nodiscard]] Judgement judge() const {
    if (!exists()) return {};
    Outcome const scope = fold(trial_.elements.front().proof);
    if (scope.truth == Truth::refuted) return {Verdict::not_applicable, "scope", false};
    for (Element const& element : trial_.elements) {
      if (is_performance(element)) continue;
      if (fold(element.proof).truth == Truth::refuted) {
        return {Verdict::cleared, name_of(element), false};
      }
    }
    if (trial_.performance && performed() == Truth::established) {
      return {Verdict::compliant, "performance", false};
    }
    if (auto const* defence = defence_in(Truth::established)) {
      return {Verdict::excused, defence->name, false};
    }
    if (trial_.performance && pending()) return {Verdict::pending, "deadline", false};
    return capped(charge());
  }

 private:
  [[nodiscard]] Outcome fold(ProofId id) const { return trial_.proof.fold(id, standard_, doubt_); }
  [[nodiscard]] Truth defended(ProofId id) const {
    return trial_.proof.fold(id, doubt_, doubt_).truth;
  }
  [[nodiscard]] static bool is_performance(Element const& element) {
    return element.name == "non-performance";
  }

  [[nodiscard]] bool exists() const {
    if (trial_.exists_if_shown && fold(*trial_.exists_if_shown).truth < Truth::contested) {
      return false;
    }
    return std::all_of(trial_.exists_if_refuted.begin(), trial_.exists_if_refuted.end(),
                       [&](std::vector<ProofId> const& named) {
                         return std::any_of(named.begin(), named.end(), [&](ProofId id) {
                           return fold(id).truth == Truth::refuted;
                         });
                       });
  }

  [[nodiscard]] Truth performed() const { return defended(trial_.performance->in_time); }

  [[nodiscard]] DefenceOutcome const* defence_in(Truth truth) const {
    for (DefenceOutcome const& defence : trial_.defences) {
      if (defended(defence.proof) == truth) return &defence;
    }
    return nullptr;
  }

  [[nodiscard]] bool refused() const {
    return trial_.performance->refused
           && defended(*trial_.performance->refused) == Truth::established;
  }

  [[nodiscard]] bool pending() const {
    Performance const& performance = *trial_.performance;
    if (performed() == Truth::contested) return false;
    if (performance.due.state == Due::State::not_due) return true;
    return performance.due.state == Due::State::no_limit && !performance.due.patience_over
           && !refused();
  }

  [[nodiscard]] bool late() const {
    return trial_.performance && trial_.performance->late
           && defended(*trial_.performance->late) == Truth::established;
  }

  /// The softest element decides; a defence that is contested makes the charge no firmer than that.
  [[nodiscard]] Judgement charge() const {
    Judgement judgement{Verdict::breach, "", false};
    std::optional<Outcome> softest;
    for (Element const& element : trial_.elements) {
      bool const is_late = is_performance(element) && late();
      Outcome outcome = fold(is_late ? *trial_.performance->late : element.proof);
      if (is_performance(element) && !is_late) outcome.truth = not_performed(outcome.truth);
      if (!softest || weaker(outcome, *softest)) {
        softest = outcome;
        judgement.because = name_of(element);
      }
      judgement.late = judgement.late || is_late;
    }
    Truth const decisive = softest ? softest->truth : Truth::established;
    if (decisive == Truth::unknown) {
      judgement.verdict = Verdict::potential_breach;
    } else if (decisive == Truth::contested) {
      judgement.verdict = Verdict::contested;
    } else if (auto const* defence = defence_in(Truth::contested)) {
      judgement.verdict = Verdict::contested;
      judgement.because = defence->name;
    }
    if (judgement.verdict != Verdict::breach) judgement.late = false;
    return judgement;
  }

  /// A refuted non-performance is a performance that does not reach the measure: open, not cleared.
  /// A contested performance makes the duty contested.
  [[nodiscard]] Truth not_performed(Truth truth) const {
    if (performed() == Truth::contested) return Truth::contested;
    if (trial_.performance->due.state == Due::State::no_limit && truth > Truth::unknown) {
      return Truth::unknown;  // silence alone never breaches a duty without a limit (section 11)
    }
    return truth == Truth::refuted ? Truth::unknown : truth;
  }

  [[nodiscard]] Judgement capped(Judgement judgement) const {
    model::Commitment const& commitment = context_.rulebook[trial_.commitment];
    model::Sentence const& sentence = commitment.sentences[trial_.reading.sentence];
    Verdict& verdict = *judgement.verdict;
    if (verdict == Verdict::breach && caps_a_breach(context_, trial_.commitment)) {
      verdict = Verdict::potential_breach;
      judgement.because = "provenance";
    }
    if (verdict == Verdict::breach
        && reservation_to(context_, trial_.commitment, trial_.bearer, trial_.counterparty)
               != nullptr) {
      verdict = Verdict::potential_breach;
      judgement.because = "reservation";
    }
    bool const voluntary = sentence.modality == model::Modality::should
                           || sentence.modality == model::Modality::should_not;
    if (voluntary && verdict == Verdict::breach) verdict = Verdict::departure;
    if (voluntary && verdict == Verdict::potential_breach) verdict = Verdict::potential_departure;
    if (sentence.as_a_rule && rank(verdict) > rank(Verdict::potential_departure)) {
      verdict = Verdict::potential_departure;
    }
    return judgement;
  }

  Context const& context_;
  Trial const& trial_;
  double standard_;
  double doubt_;
};

DefenceState state_of(Truth truth) {
  if (truth == Truth::established) return DefenceState::established;
  return truth == Truth::contested ? DefenceState::contested : DefenceState::not_established;
}

/// Where late performance is charged, it stands in the place of non-performance.
ProofId proof_of(Element const& element, Trial const& trial, Judgement const& judgement) {
  bool const is_late = judgement.late && element.name == "non-performance";
  return is_late ? *trial.performance->late : element.proof;
}

/// Whether anything speaks for the defence beyond what every case shows.
bool has_support(Proof const& proof, ProofId id, double doubt) {
  Outcome const outcome = proof.fold(id, doubt, doubt);
  return outcome.truth >= Truth::contested || outcome.support.pro > 0;
}

}  // namespace

bool caps_a_breach(Context const& context, model::CommitmentId commitment) {
  return model::caps_a_breach(context.rulebook[commitment].content.sureness);
}

Judgement judge_at(Context const& context, Trial const& trial, double standard) {
  context.work->spend(trial.proof.size());
  return Bench(context, trial, standard).judge();
}

std::string delay_of(Context const& context, Trial const& trial) {
  double const doubt = context.options.doubt;
  std::optional<model::Duration> first;
  for (LateDeed const& deed : trial.performance->late_deeds) {
    if (trial.proof.fold(deed.done, doubt, doubt).truth != Truth::established) continue;
    if (!first || deed.delay.count < first->count) first = deed.delay;
  }
  return first ? model::to_string(*first) : "";
}

std::vector<Outcome> links(Context const& context, Trial const& trial, Judgement const& judgement,
                           double standard) {
  std::vector<Outcome> found;
  for (Element const& element : trial.elements) {
    if (element.name == "scope") continue;
    ProofId const proof = proof_of(element, trial, judgement);
    found.push_back(trial.proof.fold(proof, standard, context.options.doubt));
  }
  if (found.empty()) found.push_back({Truth::established, {1, 0, 0}, {}});
  std::stable_sort(found.begin(), found.end(), weaker);
  return found;
}

void settle(Context const& context, Trial&& trial, Way const& way, Judgement const& judgement,
            Finding& finding) {
  double const standard = context.options.standard.value;
  double const doubt = context.options.doubt;
  finding.commitment = trial.commitment;
  finding.bearer = trial.bearer;
  finding.counterparty = way.counterparty;
  finding.event = way.event;
  finding.events = way.events;
  finding.verdict = *judgement.verdict;
  finding.because = judgement.because;
  finding.late = judgement.late;
  model::Commitment const& commitment = context.rulebook[trial.commitment];
  finding.provenance = commitment.content.sureness;
  finding.place = commitment.place;
  finding.support = links(context, trial, judgement, standard).front().support;
  for (Element& element : trial.elements) {
    element.proof = proof_of(element, trial, judgement);
    element.outcome = trial.proof.fold(element.proof, standard, doubt);
  }
  for (DefenceOutcome& defence : trial.defences) {
    defence.state = state_of(trial.proof.fold(defence.proof, doubt, doubt).truth);
    defence.raised = defence.state != DefenceState::established
                     && has_support(trial.proof, defence.proof, doubt);
  }
  if (trial.performance) {
    finding.deadline = trial.performance->due.deadline;
    if (judgement.late) finding.delay = delay_of(context, trial);
    if (trial.performance->life) finding.life = complete_life(context, trial, way, judgement);
    if (trial.performance->promptness_unknown && finding.verdict == Verdict::compliant) {
      trial.notes.push_back("whether it was performed without delay is not known");
    }
  }
  finding.missing = find_missing(context, trial, finding.verdict);
  give_reason(context, trial, way, judgement, finding);
  finding.elements = std::move(trial.elements);
  finding.defences = std::move(trial.defences);
  finding.conflicts = std::move(trial.conflicts);
  finding.indications = std::move(trial.indications);
  finding.parties = std::move(trial.parties);
  finding.notes = std::move(trial.notes);
  for (ProofNode const& node : trial.proof.nodes()) {
    auto& notes = finding.notes;
    bool const known = std::find(notes.begin(), notes.end(), node.presumed) != notes.end();
    if (!node.presumed.empty() && !known) notes.push_back(node.presumed);
  }
  finding.proof = std::move(trial.proof);
}

}  // namespace casus::judge
