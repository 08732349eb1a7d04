#include "dsl/check/articles.hpp"
#include "dsl/check/attributes.hpp"
#include "dsl/check/conditions.hpp"
#include "dsl/check/lookup.hpp"
#include "dsl/check/lower.hpp"
#include "dsl/check/provenance.hpp"
#include "dsl/check/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace casus::check {
namespace {

using model::Commitment;

/// Every commitment of the article but itself.
void override_article(Context const& context, Item const& item, std::string const& number,
                      Commitment& commitment) {
  std::vector<Commitment> const& rows = context.rulebook.commitments;
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    bool const there = rows[i].instrument == item.instrument && i != item.index
                       && context.rulebook.articles[rows[i].article.value].number == number;
    if (there) commitment.overrides.push_back(model::CommitmentId{i});
  }
}

void lower_overrides(Context& context, Item const& item, Attributes const& attributes,
                     Commitment& commitment) {
  for (Node const line : attributes.overrides) {
    if (auto const name = line.child(NodeKind::name)) {
      auto const found = find_commitment(context, item.instrument, *name, line.after(Phrase::of));
      if (found) commitment.overrides.push_back(*found);
    } else if (auto const number = line.after(Phrase::article)) {
      check_article_reference(context, item.instrument, *number);
      override_article(context, item, std::string{number->value()}, commitment);
    }
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

}  // namespace

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
  lower_examples(context, item, commitment.examples);
}

}  // namespace casus::check
