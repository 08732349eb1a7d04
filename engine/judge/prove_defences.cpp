#include "engine/judge/prover.hpp"
#include "engine/judge/tally.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace casus::judge {

ProofId Prover::defence_applies(model::DefenceId defence, Binding const& binding) {
  model::Defence const& row = context_.rulebook[defence];
  Prover invoker = for_defence(row.variables);
  Binding inner(row.variables.size());
  inner.states[row.bearer.value] = question_.bearer;
  inner.states[row.counterparty.value] = question_.counterparty;
  inner.it = binding.it;
  inner.the_act = binding.the_act ? binding.the_act : binding.it;
  inner.moment = binding.moment;
  std::vector<ProofId> parts = invoker.hold(row.where, inner);
  if (inner.the_act && !row.does_not_excuse.empty()) {
    parts.push_back(invoker.is_of_kind(*inner.the_act, row.does_not_excuse, Sense::negated));
  }
  // An exception is the alleger's to show: it is asked as an accusation is.
  Prover alleger(context_, proof_, question_, row.variables);
  std::vector<ProofId> sides{all(std::move(parts), Sense::plain, row.name)};
  for (model::Condition const& exception : row.except_if) {
    sides.push_back(alleger.holds_true(exception, inner, Sense::plain));
  }
  ProofId const id = node(ProofNode::Operation::rebuttable, std::move(sides), row.name);
  if (recording()) proof_.cite(id, row.text.empty() ? row.name : row.text, row.place);
  return id;
}

ProofId Prover::excuse_applies(model::Excuse const& excuse, Binding const& binding) {
  Prover invoker = for_defence(variables_);
  std::vector<ProofId> sides{invoker.holds_true(excuse.condition, binding, Sense::plain)};
  for (model::Condition const& exception : excuse.except_if) {
    sides.push_back(holds_true(exception, binding, Sense::plain));
  }
  return node(ProofNode::Operation::rebuttable, std::move(sides), excuse.condition.words);
}

ProofId Prover::knew_of(model::StateId state, record::EventId event,
                        std::optional<model::When> const& when, Binding const& binding,
                        Sense sense) {
  std::vector<ProofId> ways;
  std::vector<model::KindReference> kinds;
  if (context_.well_known.knowledge) {
    kinds.push_back(model::KindReference::of(*context_.well_known.knowledge));
  }
  for (record::EventId const other : context_.about[event.value]) {
    record::Event const& row = context_[other];
    // A communication about the event, sent or received, shows that the State knew of it.
    bool const speaks = std::any_of(row.kind.begin(), row.kind.end(), [&](auto const& claim) {
      return context_.rulebook[claim.value].group == model::Group::communications
             && asserts(context_, row, claim);
    });
    if (!speaks || state == record::nobody) continue;
    std::vector<ProofId> steps{took_place(other, sense), is_about(other, event, sense),
                               any({sent_by(other, state, sense),
                                    has_state(other, row.to, state, "was addressed to", sense)},
                                   sense)};
    if (when) {
      steps.push_back(stands_to(other, *when, time_of(when->event, binding), "the act", sense));
    }
    ways.push_back(all(std::move(steps), sense));
  }
  std::string const name = state == record::nobody ? "the bearer" : context_.name(state);
  model::Interval window{model::distant_past, context_.as_of};
  if (when) window = window_of(*when, time_of(when->event, binding), context_.as_of);
  double const complete = completeness(kinds, window, {state});
  ways.push_back(silence(complete, fmt::format("whether {} knew of {}", name, show(event)), sense));
  return any(std::move(ways), sense, fmt::format("{} knew of {}", name, show(event)));
}

ProofId Prover::act_covered(record::EventId act, record::Event const& consent, Sense sense) {
  record::Event const& row = context_[act];
  model::Vocabulary const& vocabulary = context_.rulebook.vocabulary;
  std::vector<ProofId> parts;
  std::vector<model::KindId> kinds;
  for (auto const& claim : row.kind) {
    if (asserts(context_, row, claim)) kinds.push_back(claim.value);
  }
  std::sort(kinds.begin(), kinds.end());
  kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
  for (model::KindId const kind : kinds) {
    Tally tally;
    bool covered = false;
    for (auto const& claim : consent.covering) {
      bool const counts = weigh(context_, consent, claim, record::nobody).counts;
      if (!counts || !vocabulary.is_a(kind, claim.value)) continue;
      count(tally, consent, claim);
      covered = true;
    }
    if (!covered) tally.support = fails;
    ProofId const covers =
        fact(tally.support, sense, fmt::format("{} covers {}", consent.id, vocabulary[kind].name),
             "", std::move(tally.evidence));
    // What is not covered must not have happened.
    parts.push_back(any({covers, of_kind(act, kind, opposite(sense))}, sense));
  }
  return all(std::move(parts), sense);
}

ProofId Prover::consented(model::StateId state, record::EventId act, bool in_writing, Sense sense) {
  auto const kind = in_writing ? context_.well_known.written_consent : context_.well_known.consent;
  std::string const name = state == record::nobody ? "the counterparty" : context_.name(state);
  std::vector<ProofId> ways;
  model::When const when{model::When::Form::before_or_during, std::nullopt, {}};
  if (kind) {
    for (record::EventId const consent : context_.of_kind[kind->value]) {
      if (consent == act) continue;
      record::Event const& row = context_[consent];
      std::vector<ProofId> steps{took_place(consent, sense), of_kind(consent, *kind, sense),
                                 sent_by(consent, state, sense),
                                 stands_to(consent, when, context_.time(act), "the act", sense)};
      bool const names_an_event = says_anything(context_, row, row.about);
      bool const names_kinds = says_anything(context_, row, row.covering);
      if (names_an_event) steps.push_back(is_about(consent, act, sense));
      if (names_kinds) steps.push_back(act_covered(act, row, sense));
      if (!names_an_event && !names_kinds) {
        steps.push_back(fact(open, sense, fmt::format("{} covers {}", row.id, show(act)),
                             fmt::format("what {} covers", row.id)));
      }
      ways.push_back(all(std::move(steps), sense));
    }
  }
  std::vector<model::KindReference> kinds;
  if (kind) kinds.push_back(model::KindReference::of(*kind));
  double const complete =
      completeness(kinds, {model::distant_past, context_.time(act).span.last}, {state});
  ways.push_back(
      silence(complete, fmt::format("whether {} consented to {}", name, show(act)), sense));
  return any(std::move(ways), sense, fmt::format("{} consented to {}", name, show(act)));
}

}  // namespace casus::judge
