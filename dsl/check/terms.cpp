#include "dsl/check/attributes.hpp"
#include "dsl/check/lower.hpp"
#include "dsl/check/patterns.hpp"
#include "dsl/check/vocabulary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace casus::check {
namespace {

using model::Meaning;

/// Descriptions, or names of one slot. Each item introduces its own names; the same introduction in
/// another item means the same.
void lower_choice(Clause& clause, Node choice, std::vector<model::Pattern>& patterns,
                  std::vector<model::KindReference>& kinds) {
  if (choice.broken()) return;
  for (Node const child : choice.children()) {
    auto pattern = child.is(NodeKind::item) ? child.child(NodeKind::pattern) : std::optional{child};
    if (pattern && pattern->is(NodeKind::pattern)) {
      patterns.push_back(lower_pattern(clause, *pattern));
      clause.next_reading();
    } else if (child.is(NodeKind::asset) || child.is(NodeKind::purpose)
               || child.is(NodeKind::effect_name)) {
      if (auto const kind = lower_slot(clause.context, clause.instrument, child)) {
        kinds.push_back(*kind);
      }
    }
  }
}

Meaning lower_meaning(Clause& clause, Node meaning) {
  Meaning result;
  auto establishes = meaning.after(Phrase::means);
  if (!establishes) establishes = meaning.after(Phrase::includes);
  if (establishes) {
    lower_choice(clause, *establishes, result.establishes, result.establishes_kinds);
  }
  if (auto const may_cover = meaning.after(Phrase::may_include)) {
    lower_choice(clause, *may_cover, result.may_cover, result.may_cover_kinds);
  }
  return result;
}

template <class Row>
void lower_readings(Context& context, Item const& item, Row& row) {
  Clause clause{context, item.instrument, row.variables};
  clause.lenient = damaged(item.node);
  clause.begin_readings();
  if (auto const meaning = item.node.child(NodeKind::meaning)) {
    row.readings.push_back({"", lower_meaning(clause, *meaning)});
  }
  for (Node const reading : item.node.children(NodeKind::under_meaning)) {
    auto const name = reading.child(NodeKind::name);
    auto const meaning = reading.child(NodeKind::meaning);
    if (!name || !meaning) continue;
    std::string const title{name->text()};
    bool const taken =
        std::any_of(row.readings.begin(), row.readings.end(),
                    [&](model::TermReading const& other) { return other.reading == title; });
    if (taken) {
      context.report(at(text::Code::duplicate_reading, *name,
                        fmt::format("reading `{}` stands twice", title)));
    }
    row.readings.push_back({title, lower_meaning(clause, *meaning)});
  }
}

template <class Row>
void lower_definition(Context& context, Item const& item, Row& row) {
  Attributes const attributes = lower_attributes(context, item.node);
  row.text = attributes.text;
  row.content = content_of(context, attributes, item.article);
  lower_readings(context, item, row);
}

}  // namespace

void lower_define(Context& context, Item const& item) {
  lower_definition(context, item, context.rulebook.terms[item.index]);
}

void lower_threat(Context& context, Item const& item) {
  lower_definition(context, item, context.rulebook.threats[item.index]);
}

}  // namespace casus::check
