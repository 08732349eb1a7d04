#include "engine/judge/settling.hpp"
#include "engine/judge/trial.hpp"

#include <algorithm>

namespace casus::judge {
namespace {

/// What a report shows of each kind; an explanation shows all that the bound lets through.
struct Shown {
  std::size_t breach = 4, cleared = 2, excused = 1;
};
constexpr std::size_t sets_max_in_reports = text::Bounds{}.missing_options;
constexpr std::size_t sets_max_in_explanations = text::Bounds{}.explained_options;

/// Turns ways into entries for people: each fact once, no entry twice.
void list(Proof const& proof, Settling const& settling, Verdict would, std::size_t at_most,
          Missing& out) {
  out.truncated = out.truncated || settling.truncated;
  std::size_t listed = 0;
  for (std::vector<ProofId> const& leaves : settling.sets) {
    if (leaves.empty() || listed == at_most) continue;
    MissingSet set;
    set.would = would;
    set.leaves = leaves;
    for (ProofId const leaf : leaves) {
      std::string words = question_of(proof[leaf]);
      if (std::find(set.facts.begin(), set.facts.end(), words) == set.facts.end()) {
        set.facts.push_back(std::move(words));
      }
    }
    bool const known = std::any_of(out.sets.begin(), out.sets.end(), [&](MissingSet const& row) {
      return row.would == would && row.facts == set.facts;
    });
    if (known) continue;
    out.sets.push_back(std::move(set));
    ++listed;
  }
}

bool open_verdict(Verdict verdict) {
  return verdict == Verdict::potential_breach || verdict == Verdict::potential_departure;
}

/// What the verdict would be, were everything unknown shown.
Verdict would_be(Trial const& trial, bool contested, bool voluntary) {
  bool const defended =
      std::any_of(trial.defences.begin(), trial.defences.end(),
                  [](DefenceOutcome const& row) { return row.state == DefenceState::contested; });
  if (contested || defended) return Verdict::contested;
  return voluntary ? Verdict::departure : Verdict::breach;
}

std::string clause_itself(Context const& context, model::Commitment const& commitment) {
  model::Article const& article = context.rulebook[commitment.article];
  bool const in_article = article.form == model::Article::Form::article && !article.number.empty();
  std::string const place = in_article ? "Article " + article.number : "the clause";
  return "whether the text says so: " + place + " of "
         + context.rulebook[commitment.instrument].name + " is only "
         + std::string(name(commitment.content.sureness));
}

}  // namespace

Missing find_missing(Context const& context, Trial const& trial, Verdict verdict) {
  Missing result;
  if (!open_verdict(verdict) || !trial.proof.recording()) return result;
  model::Commitment const& commitment = context.rulebook[trial.commitment];
  model::Sentence const& sentence = commitment.sentences[trial.reading.sentence];
  double const doubt = context.options.doubt;
  bool const all = context.options.every_way;
  Shown const shown =
      all ? Shown{sets_max_in_explanations, sets_max_in_explanations, sets_max_in_explanations}
          : Shown{};
  std::size_t const sets_max = all ? sets_max_in_explanations : sets_max_in_reports;
  Settler settler(trial.proof, context.options.standard.value, doubt, sets_max, *context.work);
  std::vector<ProofId> elements, but_scope;
  bool contested = false;
  for (Element const& element : trial.elements) {
    elements.push_back(element.proof);
    contested = contested || element.outcome.truth == Truth::contested;
    if (element.name != "scope") but_scope.push_back(element.proof);
  }
  bool const voluntary = sentence.modality == model::Modality::should
                         || sentence.modality == model::Modality::should_not;
  Verdict const would = would_be(trial, contested, voluntary);
  bool const no_limit = trial.performance && trial.performance->due.state == Due::State::no_limit;
  if (!sentence.as_a_rule && !no_limit) {
    list(trial.proof, settler.raise(elements), would, shown.breach, result);
  }
  auto const also = [&](std::string const& fact) {
    if (result.sets.empty()) result.sets.push_back({would, {}, {}});
    for (MissingSet& set : result.sets) set.facts.push_back(fact);
  };
  if (!sentence.as_a_rule && caps_a_breach(context, trial.commitment)) {
    also(clause_itself(context, commitment));
  }
  if (auto const* reservation =
          reservation_to(context, trial.commitment, trial.bearer, trial.counterparty)) {
    also("whether the reservation of " + context.name(reservation->state)
         + " leaves this duty: " + reservation->stating);
  }
  list(trial.proof, settler.refute(but_scope),
       trial.performance ? Verdict::compliant : Verdict::cleared, shown.cleared, result);
  Settler invoker(trial.proof, doubt, doubt, sets_max, *context.work);
  for (DefenceOutcome const& defence : trial.defences) {
    bool const relevant =
        all || defence.raised || (trial.performance && trial.performance->refused);
    if (!relevant) continue;
    list(trial.proof, invoker.raise({defence.proof}), Verdict::excused, shown.excused, result);
  }
  return result;
}

}  // namespace casus::judge
