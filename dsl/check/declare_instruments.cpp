#include "dsl/check/articles.hpp"
#include "dsl/check/declare.hpp"
#include "dsl/check/vocabulary.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace casus::check {
namespace {

/// An empty row for a clause, so that its index is known before it is read.
template <class Row>
std::uint32_t reserve(Context& context, std::vector<Row>& table, Item const& item, Node name) {
  Row row;
  row.instrument = item.instrument;
  row.place = context.place(name);
  if constexpr (requires { row.name; }) row.name = name.text();
  if constexpr (requires { row.article; }) row.article = item.article;
  table.push_back(std::move(row));
  return static_cast<std::uint32_t>(table.size() - 1);
}

bool declare_in(Context& context, NameTable& space, Node name, std::string_view what,
                std::uint32_t index) {
  if (auto const first = space.add(std::string{name.text()}, {name, index})) {
    context.duplicate(text::Code::duplicate_name, name,
                      fmt::format("{} `{}` is declared twice", what, name.text()), first->node);
    return false;
  }
  warn_of_keyword(context, name);
  return true;
}

/// A term shares its slot with the kinds of the vocabulary, so it may not have the name of one.
void declare_term(Context& context, Item const& item, Node name) {
  InstrumentNames& names = context.names_of(item.instrument);
  if (auto const kind = context.names.kinds.find(name.text())) {
    context.duplicate(text::Code::duplicate_name, name,
                      fmt::format("`{}` is a kind of the vocabulary already", name.text()),
                      kind->node);
  }
  context.rulebook.terms[item.index].group = defined_group(item.node);
  declare_in(context, names.terms, name, "term", item.index);
}

/// A basis has a name of the language's own, so that no word is warned of.
void declare_basis(Context& context, NameTable& space, Node name, std::uint32_t index) {
  auto const first = space.add(std::string{name.text()}, {name, index});
  if (!first) return;
  context.duplicate(text::Code::duplicate_name, name,
                    fmt::format("basis `{}` is declared twice", name.text()), first->node);
}

void declare_clause(Context& context, Item item) {
  auto const name = name_of(item.node);
  if (!name) return;
  auto const index = reserve_row(context, item, *name);
  if (!index) return;
  item.index = *index;
  InstrumentNames& names = context.names_of(item.instrument);
  switch (item.node.kind()) {
    case NodeKind::commitment:
      declare_in(context, names.commitments, *name, "commitment", item.index);
      break;
    case NodeKind::define: declare_term(context, item, *name); break;
    case NodeKind::threat: declare_in(context, names.threats, *name, "threat", item.index); break;
    case NodeKind::defence:
      declare_in(context, names.defences, *name, "defence", item.index);
      break;
    case NodeKind::question:
      // Cases answer a question by its name alone, so it is unique over all instruments.
      declare_in(context, context.names.questions, *name, "question", item.index);
      break;
    case NodeKind::basis: declare_basis(context, names.bases, *name, item.index); break;
    default: declare_in(context, names.sayings, *name, "clause", item.index); break;
  }
  context.items.push_back(item);
}

void declare_article(Context& context, model::InstrumentId instrument, Node article) {
  auto const head = article.child(NodeKind::article_head);
  model::Article row;
  row.instrument = instrument;
  row.place = context.place(head.value_or(article));
  if (head) read_article_head(*head, row);
  model::ArticleId const id{static_cast<std::uint32_t>(context.rulebook.articles.size())};
  if (head && !row.number.empty()) {
    auto const number = head->child(NodeKind::string).value_or(*head);
    std::string key = article_key(row.form, row.number);
    if (auto const first = context.names_of(instrument).articles.add(key, {number, id.value})) {
      context.duplicate(text::Code::duplicate_article, number, fmt::format("{} stands twice", key),
                        first->node);
    }
  }
  context.rulebook.articles.push_back(std::move(row));
  context.items.push_back({article, instrument, id, id.value});
  for (Node const child : article.children()) {
    declare_clause(context, {child, instrument, id, 0});
  }
}

/// An amendment is not judged: its names are known, so that it can be checked by itself.
void remember_amendment(InstrumentNames& names, Node amended) {
  for (Node const article : amended.children(NodeKind::article)) {
    for (Node const clause : article.children()) {
      if (auto const name = clause.child(NodeKind::name)) names.amended.emplace(name->text());
    }
  }
}

bool any_header_damaged(Node instrument) {
  for (Node const child : instrument.children()) {
    bool const header = child.is(NodeKind::header) || child.is(NodeKind::relation)
                        || child.is(NodeKind::lifecycle) || child.is(NodeKind::unreadable);
    if (header && damaged(child)) return true;
  }
  return false;
}

}  // namespace

std::optional<std::uint32_t> reserve_row(Context& context, Item const& item, Node name) {
  model::Rulebook& rulebook = context.rulebook;
  switch (item.node.kind()) {
    case NodeKind::commitment: return reserve(context, rulebook.commitments, item, name);
    case NodeKind::define: return reserve(context, rulebook.terms, item, name);
    case NodeKind::threat: return reserve(context, rulebook.threats, item, name);
    case NodeKind::defence: return reserve(context, rulebook.defences, item, name);
    case NodeKind::basis: return reserve(context, rulebook.basis_rules, item, name);
    case NodeKind::cooperation: return reserve(context, rulebook.cooperations, item, name);
    case NodeKind::principle:
    case NodeKind::right: return reserve(context, rulebook.sayings, item, name);
    case NodeKind::question: return reserve(context, rulebook.questions, item, name);
    case NodeKind::power: return 0;
    default: return std::nullopt;
  }
}

std::optional<Node> name_of(Node clause) {
  return clause.child(clause.is(NodeKind::basis) ? NodeKind::basis_name : NodeKind::name);
}

void declare_instrument(Context& context, Node instrument) {
  auto const name = instrument.child(NodeKind::name);
  if (!name) return;
  model::InstrumentId const id{static_cast<std::uint32_t>(context.rulebook.instruments.size())};
  if (auto const first =
          context.names.instruments.add(std::string{name->text()}, {*name, id.value})) {
    context.duplicate(text::Code::duplicate_name, *name,
                      fmt::format("instrument `{}` is declared twice", name->text()), first->node);
  } else {
    warn_of_keyword(context, *name);
  }
  model::Instrument row;
  row.name = name->text();
  row.place = context.place(*name);
  if (instrument.has(Phrase::norms)) row.genre = model::Genre::norms;
  if (instrument.has(Phrase::custom)) row.genre = model::Genre::custom;
  context.rulebook.instruments.push_back(std::move(row));
  context.names.of.emplace_back(instrument);
  context.names.of.back().header_unsure = any_header_damaged(instrument);
  for (Node const article : instrument.children(NodeKind::article)) {
    declare_article(context, id, article);
  }
  for (Node const amended : instrument.children(NodeKind::amended)) {
    remember_amendment(context.names_of(id), amended);
  }
}

}  // namespace casus::check
