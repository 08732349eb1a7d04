#include "dsl/check/attributes.hpp"
#include "dsl/check/conditions.hpp"
#include "dsl/check/lookup.hpp"
#include "dsl/check/lower.hpp"
#include "dsl/check/patterns.hpp"
#include "dsl/model/attribution.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace casus::check {
namespace {

/// `of P against Q`, `for P`: the States of the finding that the clause is asked about.
model::VariableId bind_head(Clause& clause, std::optional<Node> variable, bool other) {
  if (!variable) return {};
  model::Variable described;
  described.domain = model::Domain::state;
  described.other = other;
  return clause.bind(*variable, std::move(described)).value_or(model::VariableId{});
}

/// Somebody must have the commitment: names are looked for in every instrument, since a defence is
/// admitted by instruments that come after it.
void check_excused(Context& context, Item const& item, Node name) {
  std::vector<std::string_view> candidates;
  for (InstrumentNames const& names : context.names.of) {
    if (names.commitments.find(name.text())) return;
    for (std::string_view const candidate : names.commitments.all()) {
      candidates.push_back(candidate);
    }
  }
  (void)item;
  context.unknown(text::Code::unknown_commitment, name, "commitment", candidates,
                  "no instrument has a commitment of this name");
}

void lower_excuses(Context& context, Item const& item, model::Defence& defence) {
  for (Node const line : item.node.children(NodeKind::excuse)) {
    if (damaged(line)) continue;
    if (line.has(Phrase::any_act)) defence.excuses_any_act = true;
    for (Node const name : line.children(NodeKind::name)) {
      check_excused(context, item, name);
      defence.excuses.emplace_back(name.text());
    }
    if (auto const kinds = line.child(NodeKind::kinds)) {
      Kinds lowered = lower_kinds(context, item.instrument, *kinds);
      defence.does_not_excuse.insert(defence.does_not_excuse.end(), lowered.kinds.begin(),
                                     lowered.kinds.end());
    }
  }
  if (defence.excuses_any_act || !defence.excuses.empty() || damaged(item.node)) return;
  context.report(at(text::Code::excuses_nothing,
                    item.node.child(NodeKind::name).value_or(item.node),
                    fmt::format("defence `{}` excuses nothing", defence.name))
                     .note("write `excuses any act`, or `excuses` and the name of a commitment"));
}

}  // namespace

void lower_defence(Context& context, Item const& item) {
  model::Defence& defence = context.rulebook.defences[item.index];
  Attributes const attributes = lower_attributes(context, item.node);
  defence.text = attributes.text;
  defence.content = content_of(context, attributes, item.article);
  Clause clause{context, item.instrument, defence.variables};
  clause.has_act = true;
  // `it` is what set the duty off whose breach is excused.
  clause.has_trigger = true;
  clause.lenient = damaged(item.node);
  defence.bearer = bind_head(clause, item.node.after(Phrase::of), false);
  defence.counterparty = bind_head(clause, item.node.after(Phrase::against), true);
  lower_excuses(context, item, defence);
  lower_where(clause, item.node, defence.where);
  lower_exceptions(clause, item.node, defence.except_if);
  lower_examples(context, item, defence.examples);
}

void lower_basis(Context& context, Item const& item) {
  model::BasisRule& rule = context.rulebook.basis_rules[item.index];
  Attributes const attributes = lower_attributes(context, item.node);
  rule.text = attributes.text;
  auto const name = item.node.child(NodeKind::basis_name);
  if (name) {
    if (auto const basis = find_imputing_basis(context, *name)) rule.basis = *basis;
  }
  Clause clause{context, item.instrument, rule.variables};
  clause.has_act = true;
  clause.lenient = damaged(item.node);
  rule.bearer = bind_head(clause, item.node.after(Phrase::for_), false);
  lower_where(clause, item.node, rule.where);
  lower_exceptions(clause, item.node, rule.except_if);
}

}  // namespace casus::check
