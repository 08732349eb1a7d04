#include "dsl/check/articles.hpp"
#include "dsl/check/declare.hpp"
#include "dsl/check/vocabulary.hpp"

#include <fmt/format.h>

#include <algorithm>
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

/// Nothing for what is no clause.
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
    case NodeKind::power: return reserve(context, rulebook.powers, item, name);
    default: return std::nullopt;
  }
}

/// Whether an article no longer stands from the day on which this clause's begins to.
bool made_room(Context const& context, Item const& item, model::ArticleId earlier) {
  auto const& until = context.rulebook[earlier].until;
  auto const& since = context.rulebook[item.article].since;
  return item.amended && until && since && until->first <= since->first;
}

/// The newest row of the name before this one, if its article made room for it.
template <class Row>
std::optional<std::uint32_t> version_before(Context const& context, std::vector<Row> const& rows,
                                            Item const& item) {
  for (std::uint32_t i = item.index; i-- > 0;) {
    bool const same =
        rows[i].instrument == item.instrument && rows[i].name == rows[item.index].name;
    if (!same) continue;
    return made_room(context, item, rows[i].article) ? std::optional{i} : std::nullopt;
  }
  return std::nullopt;
}

/// Links a clause of an amendment to what it takes the place of. False: it takes no place.
bool takes_place(Context& context, Item const& item) {
  model::Rulebook& rulebook = context.rulebook;
  switch (item.node.kind()) {
    case NodeKind::commitment: {
      auto const before = version_before(context, rulebook.commitments, item);
      if (before) {
        rulebook.commitments[item.index].earlier_version = model::CommitmentId{*before};
      }
      return before.has_value();
    }
    case NodeKind::define: {
      auto const before = version_before(context, rulebook.terms, item);
      if (before) rulebook.terms[*before].amended_to = model::TermId{item.index};
      return before.has_value();
    }
    case NodeKind::threat: return version_before(context, rulebook.threats, item).has_value();
    case NodeKind::defence: return version_before(context, rulebook.defences, item).has_value();
    case NodeKind::cooperation:
      return version_before(context, rulebook.cooperations, item).has_value();
    case NodeKind::power: return version_before(context, rulebook.powers, item).has_value();
    case NodeKind::principle:
    case NodeKind::right: return version_before(context, rulebook.sayings, item).has_value();
    default: return false;
  }
}

bool declare_in(Context& context, NameTable& space, Node name, std::string_view what,
                Item const& item) {
  std::uint32_t const index = item.index;
  if (space.find(name.text()) && takes_place(context, item)) return true;
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
  declare_in(context, names.terms, name, "term", item);
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
      declare_in(context, names.commitments, *name, "commitment", item);
      break;
    case NodeKind::define: declare_term(context, item, *name); break;
    case NodeKind::threat: declare_in(context, names.threats, *name, "threat", item); break;
    case NodeKind::defence: declare_in(context, names.defences, *name, "defence", item); break;
    case NodeKind::question:
      // Cases answer a question by its name alone, so it is unique over all instruments.
      declare_in(context, context.names.questions, *name, "question", item);
      break;
    case NodeKind::basis: declare_basis(context, names.bases, *name, item.index); break;
    default: declare_in(context, names.sayings, *name, "clause", item); break;
  }
  context.items.push_back(item);
}

/// Whether the same amendment has an article of that number already.
bool stands_twice(Context const& context, model::Article const& article) {
  return std::any_of(context.rulebook.articles.begin(), context.rulebook.articles.end(),
                     [&](model::Article const& other) {
                       return other.instrument == article.instrument && other.form == article.form
                              && other.number == article.number && other.since == article.since
                              && article.since;
                     });
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

void declare_article(Context& context, model::InstrumentId instrument, Node article,
                     std::optional<model::Interval> since) {
  auto const head = article.child(NodeKind::article_head);
  model::Article row;
  row.instrument = instrument;
  row.place = context.place(head.value_or(article));
  row.since = since;
  if (head) read_article_head(*head, row);
  model::ArticleId const id{static_cast<std::uint32_t>(context.rulebook.articles.size())};
  if (head && !row.number.empty()) {
    auto const number = head->child(NodeKind::string).value_or(*head);
    std::string key = article_key(row.form, row.number);
    auto const first = context.names_of(instrument).articles.add(key, {number, id.value});
    if (first && (!context.rulebook.articles[first->index].until || stands_twice(context, row))) {
      context.duplicate(text::Code::duplicate_article, number, fmt::format("{} stands twice", key),
                        first->node);
    }
  }
  context.rulebook.articles.push_back(std::move(row));
  context.items.push_back({article, instrument, id, id.value, false, since.has_value()});
  for (Node const child : article.children()) {
    declare_clause(context, {child, instrument, id, 0, false, since.has_value()});
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
  declare_amendments(context, id, instrument);
}

}  // namespace casus::check
