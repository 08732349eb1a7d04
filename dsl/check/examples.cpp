#include "dsl/check/actors.hpp"
#include "dsl/check/lookup.hpp"
#include "dsl/check/lower.hpp"
#include "dsl/check/patterns.hpp"
#include "dsl/check/sentences.hpp"
#include "dsl/check/vocabulary.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace casus::check {
namespace {

using model::Example;
using model::Expectation;

constexpr std::array expectations{
    std::pair{Phrase::not_applicable, Expectation::not_applicable},
    std::pair{Phrase::cleared, Expectation::cleared},
    std::pair{Phrase::compliant, Expectation::compliant},
    std::pair{Phrase::excused, Expectation::excused},
    std::pair{Phrase::pending, Expectation::pending},
    std::pair{Phrase::potential_departure, Expectation::potential_departure},
    std::pair{Phrase::potential_breach, Expectation::potential_breach},
    std::pair{Phrase::contested, Expectation::contested},
    std::pair{Phrase::departure, Expectation::departure},
    std::pair{Phrase::breach, Expectation::breach},
    std::pair{Phrase::no_finding, Expectation::no_finding},
};

void lower_event_fact(Clause& clause, Node fact, Node pattern, Example& example) {
  auto const dates = fact.children(NodeKind::date);
  model::ExampleEvent event;
  event.pattern = lower_pattern(clause, pattern);
  event.lasting = fact.has(Phrase::throughout);
  std::vector<model::Interval> times;
  for (Node const date : dates) {
    if (auto const time = lower_date(date)) times.push_back(*time);
  }
  if (times.empty() || times.size() != dates.size()) return;
  event.time = {times.front().first, times.back().last};
  if (times.back().last < times.front().first) {
    clause.context.report(
        at(text::Code::end_before_start, dates.back(), "it ends before it begins"));
  }
  example.facts.emplace_back(std::move(event));
}

void lower_completeness(Clause& clause, Node fact, Example& example) {
  auto const kinds = fact.child(NodeKind::kinds);
  auto const date = fact.child(NodeKind::date);
  if (!kinds || !date) return;
  model::ExampleComplete complete;
  for (Node const leaf : kinds->children(NodeKind::kind)) {
    auto const reference = lower_slot(clause.context, clause.instrument, leaf);
    if (!reference) continue;
    if (reference->form == model::KindReference::Form::term) {
      clause.context.report(at(text::Code::not_in_example, leaf,
                               fmt::format("`{}` is a term of the text", leaf.text()))
                                .note("a record holds kinds of the vocabulary"));
      continue;
    }
    complete.kinds.push_back(reference->kind());
  }
  auto const until = lower_date(*date);
  if (!until) return;
  complete.until = *until;
  example.facts.emplace_back(std::move(complete));
}

void lower_answer(Clause& clause, Node fact, Node variable, Node name, Example& example) {
  auto const event = clause.refer(variable, model::Variable::Sort::event);
  auto const question = find_question(clause.context, name);
  if (!event || !question) return;
  example.facts.emplace_back(model::ExampleAnswer{*event, *question, !fact.has(Phrase::is_not)});
}

void lower_fact(Clause& clause, Node fact, Example& example) {
  if (auto const pattern = fact.child(NodeKind::pattern)) {
    lower_event_fact(clause, fact, *pattern, example);
    return;
  }
  auto const variable = fact.child(NodeKind::variable);
  if (auto const name = fact.child(NodeKind::question_name); name && variable) {
    lower_answer(clause, fact, *variable, *name, example);
  } else if (auto const state = fact.child(NodeKind::state); state && variable) {
    auto const who = find_state(clause.context, *state);
    auto const event = clause.refer(*variable, model::Variable::Sort::event);
    if (who && event) example.facts.emplace_back(model::ExampleDenial{*who, *event});
  } else if (fact.has(Phrase::the_record_ends_on)) {
    auto const date = fact.child(NodeKind::date);
    auto const time = date ? lower_date(*date) : std::nullopt;
    if (time) example.facts.emplace_back(model::ExampleEnd{*time});
  } else if (fact.has(Phrase::the_record_of)) {
    lower_completeness(clause, fact, example);
  }
}

Example lower_example(Context& context, Item const& item, Node node) {
  Example example;
  example.place = context.place(node);
  if (auto const verdict = node.child(NodeKind::verdict)) {
    for (auto const& row : expectations) {
      if (verdict->has(row.first)) example.verdict = row.second;
    }
  }
  if (auto const by = node.after(Phrase::by)) example.by = find_state(context, *by);
  if (auto const towards = node.after(Phrase::towards)) {
    example.towards = find_state(context, *towards);
  }
  if (auto const title = node.child(NodeKind::string)) example.title = title->value();
  Clause clause{context, item.instrument, example.variables};
  clause.is_example = true;
  clause.lenient = damaged(node);
  for (Node const fact : node.children(NodeKind::fact)) {
    if (!damaged(fact)) lower_fact(clause, fact, example);
  }
  return example;
}

}  // namespace

void lower_examples(Context& context, Item const& item, std::vector<Example>& examples) {
  for (Node const node : item.node.children(NodeKind::example)) {
    examples.push_back(lower_example(context, item, node));
  }
}

}  // namespace casus::check
