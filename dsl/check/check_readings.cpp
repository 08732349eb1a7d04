#include "dsl/check/checks.hpp"
#include "dsl/check/walk.hpp"

#include <fmt/format.h>

#include <set>
#include <string>

namespace casus::check {
namespace {

constexpr std::size_t combinations_max = 8;

/// The terms that a commitment rests on, directly or through other terms.
std::set<std::uint32_t> terms_under(model::Rulebook const& rulebook,
                                    model::Commitment const& commitment) {
  std::set<std::uint32_t> seen;
  std::vector<std::uint32_t> waiting;
  auto const note = [&](model::KindReference reference) {
    if (reference.form != model::KindReference::Form::term) return;
    if (seen.insert(reference.value).second) waiting.push_back(reference.value);
  };
  each_kind(commitment, note);
  auto const of_condition = [&](model::Condition const& condition) { each_kind(condition, note); };
  for (model::DefenceId const id : rulebook[commitment.instrument].admitted_defences) {
    each_condition(rulebook[id].where, of_condition);
    each_condition(rulebook[id].except_if, of_condition);
  }
  while (!waiting.empty()) {
    model::DefinedTerm const& term = rulebook.terms[waiting.back()];
    waiting.pop_back();
    for (model::TermReading const& reading : term.readings) each_kind(reading.meaning, note);
  }
  return seen;
}

void check(Context& context, Item const& item) {
  model::Rulebook const& rulebook = context.rulebook;
  model::Commitment const& commitment = rulebook.commitments[item.index];
  std::size_t combinations = 1;
  std::string factors;
  auto const multiply = [&](std::size_t readings, std::string const& of) {
    if (readings < 2) return;
    combinations *= readings;
    factors += fmt::format("{}{} of {}", factors.empty() ? "" : ", ", readings, of);
  };
  multiply(commitment.sentences.size(), "its sentence");
  multiply(rulebook[commitment.instrument].readings.size(), "the header");
  for (std::uint32_t const term : terms_under(rulebook, commitment)) {
    multiply(rulebook.terms[term].readings.size(), "`" + rulebook.terms[term].name + "`");
    if (combinations > combinations_max) break;
  }
  if (combinations <= combinations_max) return;
  context.report(at(text::Code::too_many_readings,
                    item.node.child(NodeKind::name).value_or(item.node),
                    fmt::format("commitment `{}` can be read in more than {} ways", commitment.name,
                                combinations_max))
                     .note(fmt::format("readings: {}; each varies by itself", factors)));
}

}  // namespace

void check_readings(Context& context) {
  for (Item const& item : context.items) {
    if (item.node.is(NodeKind::commitment)) check(context, item);
  }
}

}  // namespace casus::check
