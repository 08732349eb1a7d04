#include "dsl/check/checks.hpp"
#include "dsl/check/declare.hpp"
#include "dsl/check/graph.hpp"
#include "dsl/check/walk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace casus::check {
namespace {

/// Where the rows of one sort are declared, by index.
std::vector<std::optional<Node>> declarations(Context const& context, NodeKind kind,
                                              std::size_t count) {
  std::vector<std::optional<Node>> result(count);
  for (Item const& item : context.items) {
    if (item.node.is(kind)) result[item.index] = name_of(item.node);
  }
  return result;
}

std::string name_at(std::vector<std::optional<Node>> const& nodes, std::uint32_t index) {
  return std::string{nodes[index] ? nodes[index]->text() : "?"};
}

/// What is shown of a circle; of a longer one, its beginning.
constexpr std::size_t shown_max = 8;

/// Deeper than any text needs. It bounds the recursion of all who follow the names.
constexpr std::uint32_t levels_max = 16;

void report_levels(Context& context, Edges const& edges,
                   std::vector<std::optional<Node>> const& nodes, std::string_view relation) {
  std::vector<std::uint32_t> const levels = levels_below(edges);
  for (std::size_t i = 0; i < levels.size(); ++i) {
    // The first step beyond the bound stands for all above it.
    if (levels[i] != levels_max + 1 || !nodes[i]) continue;
    context.report(at(text::Code::too_many_levels, *nodes[i],
                      fmt::format("`{}` {} another name, and so on, more than {} levels deep",
                                  nodes[i]->text(), relation, levels_max)));
  }
}

/// `a` rests on `b`, which rests on `a`.
void report_cycles(Context& context, text::Code code, Edges const& edges,
                   std::vector<std::optional<Node>> const& nodes, std::string_view relation) {
  for (auto const& cycle : find_cycles(edges)) {
    if (!nodes[cycle.front()]) continue;
    Node const first = *nodes[cycle.front()];
    std::string chain = fmt::format("`{}`", first.text());
    for (std::size_t i = 0; i < std::min(cycle.size(), shown_max); ++i) {
      std::uint32_t const next = cycle[(i + 1) % cycle.size()];
      chain += fmt::format("{} {} `{}`", i == 0 ? "" : ", which", relation, name_at(nodes, next));
    }
    if (cycle.size() > shown_max) chain += fmt::format(", and {} more", cycle.size() - shown_max);
    auto diagnostic = at(code, first, std::move(chain));
    for (std::size_t i = 1; i < std::min(cycle.size(), shown_max); ++i) {
      if (!nodes[cycle[i]]) continue;
      Node const node = *nodes[cycle[i]];
      std::uint32_t const next = cycle[(i + 1) % cycle.size()];
      diagnostic.label(node.source(), node.span(),
                       fmt::format("{} `{}`", relation, name_at(nodes, next)));
    }
    context.report(std::move(diagnostic));
  }
}

void check_definitions(Context& context) {
  std::vector<model::DefinedTerm> const& terms = context.rulebook.terms;
  Edges edges(terms.size());
  for (std::size_t i = 0; i < terms.size(); ++i) {
    for (model::TermReading const& reading : terms[i].readings) {
      each_kind(reading.meaning, [&](model::KindReference reference) {
        if (reference.form == model::KindReference::Form::term) edges[i].push_back(reference.value);
      });
    }
  }
  auto const nodes = declarations(context, NodeKind::define, terms.size());
  report_cycles(context, text::Code::definition_cycle, edges, nodes, "is defined by");
  report_levels(context, edges, nodes, "is defined by");
}

void check_instruments(Context& context) {
  std::vector<model::Instrument> const& rows = context.rulebook.instruments;
  Edges edges(rows.size());
  std::vector<std::optional<Node>> nodes;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    nodes.push_back(context.names.of[i].node.child(NodeKind::name));
    if (rows[i].under) edges[i].push_back(rows[i].under->value);
    if (rows[i].succeeds) edges[i].push_back(rows[i].succeeds->value);
    if (rows[i].term && rows[i].term->parent) edges[i].push_back(rows[i].term->parent->value);
    for (model::HeaderReading const& reading : rows[i].readings) {
      if (reading.term && reading.term->parent) { edges[i].push_back(reading.term->parent->value); }
    }
  }
  report_cycles(context, text::Code::instrument_cycle, edges, nodes, "rests on");
}

void check_defences(Context& context) {
  std::vector<model::Defence> const& rows = context.rulebook.defences;
  Edges edges(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    auto const visit = [&](model::Condition const& condition) {
      auto const* applies = std::get_if<model::DefenceApplies>(&condition.form);
      if (applies != nullptr) edges[i].push_back(applies->defence.value);
    };
    each_condition(rows[i].where, visit);
    each_condition(rows[i].except_if, visit);
  }
  auto const nodes = declarations(context, NodeKind::defence, rows.size());
  report_cycles(context, text::Code::defence_cycle, edges, nodes, "rests on");
  report_levels(context, edges, nodes, "rests on");
}

/// `any binding commitment` is no edge: it means those that do not themselves follow from a breach.
void check_breaches(Context& context) {
  std::vector<model::Commitment> const& rows = context.rulebook.commitments;
  Edges edges(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    auto const add = [&](model::Breached const& breached) {
      for (model::CommitmentId const id : breached.target.commitments) {
        edges[i].push_back(id.value);
      }
    };
    auto const visit = [&](model::Condition const& condition) {
      if (auto const* breached = std::get_if<model::Breached>(&condition.form)) add(*breached);
    };
    each_condition(rows[i].where, visit);
    each_condition(rows[i].unless, visit);
    for (model::Sentence const& sentence : rows[i].sentences) {
      if (!sentence.trigger) continue;
      auto const* moment = std::get_if<model::Moment>(&sentence.trigger->what);
      if (moment != nullptr && moment->breached) add(*moment->breached);
    }
  }
  report_cycles(context, text::Code::breach_cycle, edges,
                declarations(context, NodeKind::commitment, rows.size()), "asks for a breach of");
}

void check_overrides(Context& context) {
  std::vector<model::Commitment> const& rows = context.rulebook.commitments;
  Edges edges(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (model::CommitmentId const id : rows[i].overrides) edges[i].push_back(id.value);
  }
  report_cycles(context, text::Code::override_cycle, edges,
                declarations(context, NodeKind::commitment, rows.size()), "overrides");
}

/// Of instruments that prevail over each other; two that do so directly are `check_precedence`'s.
void check_ranks(Context& context) {
  std::vector<model::Instrument> const& rows = context.rulebook.instruments;
  Edges edges(rows.size());
  std::vector<std::optional<Node>> nodes;
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    nodes.push_back(context.names.of[i].node.child(NodeKind::name));
    for (model::Relation const& relation : rows[i].relations) {
      using Form = model::Relation::Form;
      if (!relation.instrument || relation.form == Form::leaves_unaffected) continue;
      bool const over = relation.form == Form::prevails_over;
      std::uint32_t const other = relation.instrument->value;
      bool const mutual =
          context.rulebook.prevails(model::InstrumentId{i}, *relation.instrument)
          && context.rulebook.prevails(*relation.instrument, model::InstrumentId{i});
      if (mutual) continue;
      edges[over ? i : other].push_back(over ? other : i);
    }
  }
  report_cycles(context, text::Code::precedence_conflict, edges, nodes, "prevails over");
}

}  // namespace

void check_cycles(Context& context) {
  check_definitions(context);
  check_instruments(context);
  check_defences(context);
  check_breaches(context);
  check_overrides(context);
  check_ranks(context);
}

}  // namespace casus::check
