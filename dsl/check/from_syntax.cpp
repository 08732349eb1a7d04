#include "dsl/check/from_syntax.hpp"

#include "dsl/check/articles.hpp"
#include "dsl/check/checks.hpp"
#include "dsl/check/declare.hpp"
#include "dsl/check/headers.hpp"
#include "dsl/check/lower.hpp"

#include <algorithm>
#include <utility>

namespace casus::check {
namespace {

/// A treaty's own defences, and those that it admits.
void admit_defences(Context& context) {
  std::vector<model::Defence> const& defences = context.rulebook.defences;
  for (std::uint32_t i = 0; i < context.rulebook.instruments.size(); ++i) {
    model::Instrument& instrument = context.rulebook.instruments[i];
    std::vector<model::InstrumentId> from{model::InstrumentId{i}};
    std::vector<model::InstrumentId> const& admits = context.names.of[i].admits;
    from.insert(from.end(), admits.begin(), admits.end());
    for (std::uint32_t defence = 0; defence < defences.size(); ++defence) {
      if (std::find(from.begin(), from.end(), defences[defence].instrument) != from.end()) {
        instrument.admitted_defences.push_back(model::DefenceId{defence});
      }
    }
  }
}

}  // namespace

void lower_clause(Context& context, Item const& item) {
  switch (item.node.kind()) {
    case NodeKind::commitment: return lower_commitment(context, item);
    case NodeKind::define: return lower_define(context, item);
    case NodeKind::threat: return lower_threat(context, item);
    case NodeKind::defence: return lower_defence(context, item);
    case NodeKind::basis: return lower_basis(context, item);
    case NodeKind::cooperation: return lower_cooperation(context, item);
    case NodeKind::principle:
    case NodeKind::right: return lower_saying(context, item);
    case NodeKind::question: return lower_question(context, item);
    case NodeKind::power: return lower_power(context, item);
    default: return;
  }
}

model::Rulebook from_syntax(std::vector<syntax::Tree> const& trees,
                            std::vector<std::optional<text::SourceFile>> const& sources,
                            text::Diagnostics& out) {
  Context context{trees, out};
  declare_names(context);
  for (std::uint32_t i = 0; i < context.names.of.size(); ++i) {
    lower_headers(context, model::InstrumentId{i});
  }
  for (Item const& item : context.items) {
    if (item.node.is(NodeKind::article)) lower_article(context, item);
  }
  for (std::size_t i = 0; i < context.items.size(); ++i) {
    std::size_t const errors_before = out.error_count();
    context.since = context.rulebook[context.items[i].article].since;
    lower_clause(context, context.items[i]);
    context.items[i].faulty = out.error_count() > errors_before || damaged(context.items[i].node);
  }
  context.since.reset();
  admit_defences(context);
  check_uses(context);
  check_sources(context, sources);
  check_cycles(context);
  check_readings(context);
  check_examples(context);
  check_precedence(context);
  return std::move(context.rulebook);
}

}  // namespace casus::check
