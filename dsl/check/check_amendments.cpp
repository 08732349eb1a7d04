#include "dsl/check/articles.hpp"
#include "dsl/check/checks.hpp"
#include "dsl/check/declare.hpp"
#include "dsl/check/from_syntax.hpp"
#include "dsl/check/provenance.hpp"
#include "dsl/check/sentences.hpp"

#include <fmt/format.h>

#include <utility>

namespace casus::check {
namespace {

/// The articles of an amendment, lowered into rows that are dropped again.
void check_articles(Context& context, model::InstrumentId id, Node amended) {
  model::Rulebook const before = context.rulebook;
  context.amended = &context.names_of(id).amended;
  for (Node const node : amended.children(NodeKind::article)) {
    model::Article row;
    row.instrument = id;
    model::ArticleId const article{static_cast<std::uint32_t>(context.rulebook.articles.size())};
    context.rulebook.articles.push_back(std::move(row));
    lower_article(context, {node, id, article, article.value});
    for (Node const clause : node.children()) {
      auto const name = name_of(clause);
      Item item{clause, id, article, 0};
      auto const index = name ? reserve_row(context, item, *name) : std::nullopt;
      if (!index) continue;
      item.index = *index;
      lower_clause(context, item);
    }
  }
  context.amended = nullptr;
  context.rulebook = before;
}

void check_amendment(Context& context, model::InstrumentId id, Node amended) {
  auto const date = amended.child(NodeKind::date);
  (void)lower_provenance(context, amended);
  if (date) (void)lower_date(*date);
  for (Node const repeal : amended.children(NodeKind::repeal)) {
    if (auto const number = repeal.child(NodeKind::string)) {
      check_article_reference(context, id, *number);
    }
  }
  check_articles(context, id, amended);
  context.rulebook.not_judged.push_back(
      {id, fmt::format("amendment of {}", date ? date->text() : "?"),
       "the text as it first stood is judged at every date", std::nullopt, context.place(amended)});
}

}  // namespace

void check_amendments(Context& context) {
  for (std::uint32_t i = 0; i < context.names.of.size(); ++i) {
    for (Node const amended : context.names.of[i].node.children(NodeKind::amended)) {
      check_amendment(context, model::InstrumentId{i}, amended);
    }
  }
}

}  // namespace casus::check
