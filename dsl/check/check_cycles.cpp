#include "dsl/check/checks.hpp"
#include "dsl/check/declare.hpp"
#include "dsl/model/rests_on.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace casus::check {
namespace {

using model::Edges;
using model::levels_max;

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

void report_levels(Context& context, Edges const& edges,
                   std::vector<std::optional<Node>> const& nodes, std::string_view relation) {
  std::vector<std::uint32_t> const levels = model::levels_below(edges);
  for (std::size_t i = 0; i < levels.size(); ++i) {
    // The first step beyond the bound stands for all above it.
    if (levels[i] != levels_max + 1 || !nodes[i]) continue;
    context.report(at(
        text::Code::too_many_levels, *nodes[i],
        fmt::format("`{}` {} another name, and so on, more than {} levels deep{}", nodes[i]->text(),
                    relation, levels_max, text::way_out(text::Bound::name_levels))));
  }
}

/// `a` rests on `b`, which rests on `a`.
void report_cycles(Context& context, text::Code code, Edges const& edges,
                   std::vector<std::optional<Node>> const& nodes, std::string_view relation) {
  for (auto const& cycle : model::find_cycles(edges)) {
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

/// The names of the instruments, by index.
std::vector<std::optional<Node>> instrument_names(Context const& context) {
  std::vector<std::optional<Node>> nodes;
  for (std::size_t i = 0; i < context.rulebook.instruments.size(); ++i) {
    nodes.push_back(context.names.of[i].node.child(NodeKind::name));
  }
  return nodes;
}

}  // namespace

void check_cycles(Context& context) {
  model::Rulebook const& rulebook = context.rulebook;
  auto const terms = declarations(context, NodeKind::define, rulebook.terms.size());
  auto const instruments = instrument_names(context);
  auto const defences = declarations(context, NodeKind::defence, rulebook.defences.size());
  auto const commitments = declarations(context, NodeKind::commitment, rulebook.commitments.size());
  Edges const definitions = model::terms_rest_on(rulebook);
  report_cycles(context, text::Code::definition_cycle, definitions, terms, "is defined by");
  report_levels(context, definitions, terms, "is defined by");
  report_cycles(context, text::Code::instrument_cycle, model::instruments_rest_on(rulebook),
                instruments, "rests on");
  Edges const shared = model::defences_rest_on(rulebook);
  report_cycles(context, text::Code::defence_cycle, shared, defences, "rests on");
  report_levels(context, shared, defences, "rests on");
  report_cycles(context, text::Code::breach_cycle, model::breaches_rest_on(rulebook), commitments,
                "asks for a breach of");
  report_cycles(context, text::Code::override_cycle, model::overrides(rulebook), commitments,
                "overrides");
  // Two instruments that directly prevail over each other are `check_precedence`'s.
  report_cycles(context, text::Code::precedence_conflict, model::prevails_over(rulebook),
                instruments, "prevails over");
}

}  // namespace casus::check
