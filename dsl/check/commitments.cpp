#include "dsl/check/articles.hpp"
#include "dsl/check/attributes.hpp"
#include "dsl/check/conditions.hpp"
#include "dsl/check/lookup.hpp"
#include "dsl/check/lower.hpp"
#include "dsl/check/provenance.hpp"
#include "dsl/check/sentences.hpp"
#include "dsl/check/walk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace casus::check {
namespace {

using model::Commitment;

void lower_overrides(Context& context, Item const& item, Attributes const& attributes,
                     Commitment& commitment) {
  for (Node const line : attributes.overrides) {
    if (auto const name = line.child(NodeKind::name)) {
      auto const found = find_commitment(context, item.instrument, *name, line.after(Phrase::of));
      if (found) commitment.overrides.push_back(*found);
    } else if (auto const number = line.after(Phrase::article)) {
      check_article_reference(context, item.instrument, *number);
    }
    not_judged(context, item, line,
               fmt::format("`{}` in commitment {}", words(line), commitment.name),
               "a rule that is overridden may not apply; both are judged",
               model::CommitmentId{item.index});
  }
}

/// Two sentences of two readings. What they introduce under one name is the same, and `it` can be
/// said below them if each has a trigger.
void lower_readings(Clause& clause, std::vector<Node> const& readings, Commitment& commitment) {
  bool all_have_trigger = true;
  clause.begin_readings();
  for (Node const reading : readings) {
    auto const name = reading.child(NodeKind::name);
    auto const node = reading.child(NodeKind::sentence);
    auto sentence = node ? lower_sentence(clause, *node) : std::nullopt;
    all_have_trigger = all_have_trigger && clause.has_trigger;
    clause.next_reading();
    if (!name || !sentence) continue;
    sentence->reading = name->text();
    bool const taken = std::any_of(
        commitment.sentences.begin(), commitment.sentences.end(),
        [&](model::Sentence const& other) { return other.reading == sentence->reading; });
    if (taken) {
      clause.context.report(at(text::Code::duplicate_reading, *name,
                               fmt::format("reading `{}` stands twice", name->text())));
    }
    commitment.sentences.push_back(std::move(*sentence));
  }
  clause.end_readings();
  clause.has_trigger = all_have_trigger;
}

bool has_breach_trigger(Commitment const& commitment) {
  return std::any_of(commitment.sentences.begin(), commitment.sentences.end(),
                     [](model::Sentence const& sentence) {
                       if (!sentence.trigger) return false;
                       auto const* moment = std::get_if<model::Moment>(&sentence.trigger->what);
                       return moment != nullptr && moment->form == model::Moment::Form::breach;
                     });
}

/// What of a commitment is read but not judged is named, so that nobody reads silence as a verdict.
void note_not_judged(Context& context, Item const& item, Commitment const& commitment) {
  model::CommitmentId const id{item.index};
  if (has_breach_trigger(commitment)) {
    not_judged(context, item, item.node, fmt::format("commitment {}", commitment.name),
               "it follows from the breach of another commitment, which is not looked for", id);
    return;
  }
  if (mentions_breach(commitment.where) || mentions_breach(commitment.unless)) {
    not_judged(context, item, item.node,
               fmt::format("a breach as a condition of commitment {}", commitment.name),
               "whether something was a breach of another rule stays unknown", id);
  }
}

}  // namespace

void not_judged(Context& context, Item const& item, Node where, std::string what, std::string why,
                std::optional<model::CommitmentId> commitment) {
  context.rulebook.not_judged.push_back(
      {item.instrument, std::move(what), std::move(why), commitment, context.place(where)});
}

void lower_commitment(Context& context, Item const& item) {
  Commitment& commitment = context.rulebook.commitments[item.index];
  Attributes const attributes = lower_attributes(context, item.node);
  model::Article const& article = context.rulebook.articles[item.article.value];
  commitment.text = attributes.text;
  commitment.content = content_of(context, attributes, item.article);
  commitment.number = attributes.number.value_or(article.number_provenance);
  commitment.severity = attributes.severity;
  commitment.survives_termination = attributes.survives_termination;
  commitment.applies_from_signature = attributes.applies_from_signature;
  commitment.status = attributes.status;
  commitment.owner = attributes.owner;
  lower_overrides(context, item, attributes, commitment);
  bool const broken = damaged(item.node);
  if (!commitment.content.stated && !broken) {
    warn_of_silence(context, item.node.child(NodeKind::name).value_or(item.node),
                    "the content of this commitment");
  }
  Clause clause{context, item.instrument, commitment.variables};
  clause.lenient = broken;
  if (auto const readings = item.node.children(NodeKind::under_sentence); !readings.empty()) {
    lower_readings(clause, readings, commitment);
  } else if (auto const node = item.node.child(NodeKind::sentence)) {
    if (auto sentence = lower_sentence(clause, *node)) {
      commitment.sentences.push_back(std::move(*sentence));
    }
  }
  clause.has_act = true;
  clause.has_trigger = clause.has_trigger || broken;
  lower_where(clause, item.node, commitment.where);
  lower_unless(clause, item.node, commitment.unless);
  note_not_judged(context, item, commitment);
  lower_examples(context, item, commitment.examples);
}

}  // namespace casus::check
