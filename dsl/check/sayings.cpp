#include "dsl/check/actors.hpp"
#include "dsl/check/attributes.hpp"
#include "dsl/check/conditions.hpp"
#include "dsl/check/facts.hpp"
#include "dsl/check/lookup.hpp"
#include "dsl/check/lower.hpp"
#include "dsl/check/patterns.hpp"
#include "dsl/check/sentences.hpp"
#include "dsl/check/vocabulary.hpp"

#include <fmt/format.h>

#include <utility>

namespace casus::check {
namespace {

/// A liberty is shown and never judged: its sentence is checked, and its words are kept as the text
/// where the clause has none.
void check_right(Context& context, Item const& item, model::Saying& saying) {
  std::vector<model::Variable> variables;
  Clause clause{context, item.instrument, variables};
  clause.has_act = true;
  clause.lenient = damaged(item.node);
  auto const subject = item.node.child(NodeKind::subject);
  auto const actor = subject ? lower_actor(clause, *subject) : std::nullopt;
  auto const verb = item.node.child(NodeKind::verb);
  if (auto const pattern = item.node.child(NodeKind::pattern)) {
    if (verb) check_verb(context, item.instrument, *verb, *pattern);
    model::Pattern act = lower_pattern(clause, *pattern);
    give_role(clause, act, *pattern, SubjectRole::by, actor);
    if (saying.text.empty() && subject) {
      saying.text =
          fmt::format("{} may {} {}", words(*subject), verb ? words(*verb) : "", words(*pattern));
    }
  }
  std::vector<model::Condition> where;
  std::vector<model::Excuse> unless;
  lower_where(clause, item.node, where);
  lower_unless(clause, item.node, unless);
}

}  // namespace

void lower_saying(Context& context, Item const& item) {
  model::Saying& saying = context.rulebook.sayings[item.index];
  Attributes const attributes = lower_attributes(context, item.node);
  saying.form =
      item.node.is(NodeKind::right) ? model::Saying::Form::right : model::Saying::Form::principle;
  saying.text = attributes.text;
  saying.content = content_of(context, attributes, item.article);
  for (Node const name : attributes.guides) {
    auto const found = find_commitment(context, item.instrument, name, std::nullopt);
    if (found) saying.guides.push_back(*found);
  }
  if (saying.form == model::Saying::Form::right) check_right(context, item, saying);
}

void lower_cooperation(Context& context, Item const& item) {
  model::Cooperation& cooperation = context.rulebook.cooperations[item.index];
  Attributes const attributes = lower_attributes(context, item.node);
  cooperation.text = attributes.text;
  cooperation.content = content_of(context, attributes, item.article);
  cooperation.direction = string_after(item.node, Phrase::the_parties_cooperate_in);
  if (auto const kinds = item.node.child(NodeKind::kinds)) {
    cooperation.shown_by = lower_kinds(context, item.instrument, *kinds).kinds;
  }
  if (auto const pattern = item.node.child(NodeKind::pattern)) {
    Clause clause{context, item.instrument, cooperation.variables};
    clause.lenient = damaged(item.node);
    cooperation.awaits = lower_pattern(clause, *pattern);
  }
}

void lower_question(Context& context, Item const& item) {
  model::Question& question = context.rulebook.questions[item.index];
  if (auto const string = item.node.child(NodeKind::string)) question.words = string->value();
  question.undefined_by_text = item.node.has(Phrase::undefined_by_the_text);
}

}  // namespace casus::check
