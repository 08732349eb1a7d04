#include "dsl/check/sentences.hpp"

#include "dsl/check/actors.hpp"
#include "dsl/check/conditions.hpp"
#include "dsl/check/patterns.hpp"
#include "dsl/check/vocabulary.hpp"

#include <utility>

namespace casus::check {
namespace {

using model::Sentence;

std::optional<model::Trigger> lower_moment(Clause& clause, Node moment) {
  using Form = model::Moment::Form;
  model::Moment result;
  auto const phrase = moment.phrase();
  auto const actors = moment.children(NodeKind::actor);
  if (!phrase) return std::nullopt;
  switch (*phrase) {
    case Phrase::entry_into_force: break;
    case Phrase::signature: result.form = Form::signature; break;
    case Phrase::termination: result.form = Form::termination; break;
    case Phrase::withdrawal_of:
    case Phrase::accession_of:
      result.form = *phrase == Phrase::withdrawal_of ? Form::withdrawal : Form::accession;
      if (!actors.empty()) result.actor = lower_actor(clause, actors.front());
      break;
    case Phrase::breach_of: {
      result.form = Form::breach;
      model::Breached breached;
      auto const target = moment.child(NodeKind::target);
      auto lowered = target ? lower_target(clause, *target) : std::nullopt;
      if (lowered) breached.target = std::move(*lowered);
      if (!actors.empty()) breached.bearer = lower_actor(clause, actors.front());
      if (actors.size() > 1) breached.counterparty = lower_actor(clause, actors[1]);
      result.breached = std::move(breached);
      break;
    }
    default: return std::nullopt;
  }
  return model::Trigger{std::move(result), false};
}

std::optional<model::Modality> modality_of(Node norm) {
  for (Node const child : norm.children()) {
    if (!child.is(NodeKind::phrase)) continue;
    switch (*child.phrase()) {
      case Phrase::must: return model::Modality::must;
      case Phrase::must_not: return model::Modality::must_not;
      case Phrase::should: return model::Modality::should;
      case Phrase::should_not: return model::Modality::should_not;
      default: break;
    }
  }
  return std::nullopt;
}

/// Voluntary norms bind nobody: they say `should`.
void check_modality(Clause& clause, Node norm, model::Modality modality) {
  if (clause.context.instrument(clause.instrument).genre != model::Genre::norms) return;
  bool const must = modality == model::Modality::must;
  if (!must && modality != model::Modality::must_not) return;
  auto const word = norm.child(must ? Phrase::must : Phrase::must_not).value_or(norm);
  std::string const replacement = must ? "should" : "should not";
  clause.context.report(
      at(text::Code::must_in_norms, word, "voluntary norms bind nobody, so they do not say `must`")
          .suggest({word.span(), replacement}, "write `" + replacement + "`"));
}

void lower_act(Clause& clause, Node owner, Sentence& sentence) {
  auto const pattern = owner.child(NodeKind::pattern);
  if (!pattern) return;
  auto const verb = owner.child(NodeKind::verb);
  if (verb) check_verb(clause.context, clause.instrument, *verb, *pattern);
  sentence.act = lower_pattern(clause, *pattern);
  bool const somebody_elses = sentence.imputation == model::Imputation::assist
                              || sentence.imputation == model::Imputation::allow;
  if (!somebody_elses) {
    give_role(clause, sentence.act, *pattern, SubjectRole::by, sentence.subject);
  }
}

void lower_forbidden(Clause& clause, Node forbidden, Sentence& sentence) {
  if (forbidden.has(Phrase::knowingly)) {
    sentence.mental_element = model::MentalElement::knowingly;
  } else if (forbidden.has(Phrase::knowingly_or_not)) {
    sentence.mental_element = model::MentalElement::knowingly_or_not;
  } else if (forbidden.has(Phrase::intentionally)) {
    sentence.mental_element = model::MentalElement::intentionally;
  }
  if (forbidden.has(Phrase::assist)) {
    sentence.imputation = model::Imputation::assist;
  } else if (forbidden.has(Phrase::allow_its_territory_to_be_used_for)) {
    sentence.imputation = model::Imputation::allow;
  } else if (forbidden.has(Phrase::use_its_territory_for)) {
    sentence.imputation = model::Imputation::use_territory;
  }
  lower_act(clause, forbidden, sentence);
  if (auto const span = forbidden.child(NodeKind::span_clause)) {
    if (auto const event = span->child(NodeKind::event)) {
      sentence.while_lasts = lower_event(clause, *event);
    }
  }
}

/// The subject and what it must or must not do: of a `norm`, or of a sentence that begins `before`.
bool lower_norm(Clause& clause, Node norm, Sentence& sentence) {
  auto const subject = norm.child(NodeKind::subject);
  auto const modality = modality_of(norm);
  if (!subject || !modality) return false;
  sentence.modality = *modality;
  check_modality(clause, norm, *modality);
  auto const bearer = lower_actor(clause, *subject);
  if (bearer) sentence.subject = *bearer;
  sentence.as_a_rule = norm.has(Phrase::as_a_rule);
  if (auto const forbidden = norm.child(NodeKind::forbidden)) {
    lower_forbidden(clause, *forbidden, sentence);
  } else {
    lower_act(clause, norm, sentence);
  }
  if (auto const deadline = norm.child(NodeKind::deadline)) {
    sentence.deadline = lower_deadline(clause, *deadline);
  }
  return bearer.has_value();
}

}  // namespace

std::optional<model::Pattern> lower_happening(Clause& clause, Node happening) {
  auto const pattern = happening.child(NodeKind::pattern);
  if (!pattern) return std::nullopt;
  std::optional<model::Actor> subject;
  SubjectRole role = SubjectRole::by;
  bool has_subject = true;
  if (auto const actor = happening.child(NodeKind::actor)) {
    subject = lower_actor(clause, *actor);
    if (happening.has(Phrase::suffers)) role = SubjectRole::against;
  } else if (happening.has(Phrase::the_parties)) {
    subject.emplace();
    subject->form = model::Actor::Form::parties;
  } else {
    has_subject = false;
  }
  auto verb = happening.child(NodeKind::verb_s);
  if (!verb) verb = happening.child(NodeKind::verb);
  if (verb) check_verb(clause.context, clause.instrument, *verb, *pattern);
  model::Pattern result = lower_pattern(clause, *pattern);
  if (has_subject) give_role(clause, result, *pattern, role, subject);
  return result;
}

std::optional<model::Trigger> lower_trigger(Clause& clause, Node trigger) {
  if (auto const moment = trigger.child(NodeKind::moment)) return lower_moment(clause, *moment);
  auto const happening = trigger.child(NodeKind::happening);
  if (!happening) return std::nullopt;
  auto pattern = lower_happening(clause, *happening);
  if (!pattern) return std::nullopt;
  return model::Trigger{std::move(*pattern), false};
}

std::optional<Sentence> lower_sentence(Clause& clause, Node node) {
  if (damaged(node)) return std::nullopt;
  Sentence sentence;
  sentence.words = words(node);
  sentence.place = clause.context.place(node);
  clause.has_act = true;
  clause.has_trigger = false;
  if (auto const trigger = node.child(NodeKind::trigger)) {
    sentence.trigger = lower_trigger(clause, *trigger);
    clause.has_trigger = true;
  } else if (auto const happening = node.child(NodeKind::happening)) {
    if (auto pattern = lower_happening(clause, *happening)) {
      sentence.trigger = model::Trigger{std::move(*pattern), true};
    }
    clause.has_trigger = true;
  }
  auto const norm = node.child(NodeKind::norm);
  if (!lower_norm(clause, norm.value_or(node), sentence)) return std::nullopt;
  return sentence;
}

}  // namespace casus::check
