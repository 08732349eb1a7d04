#include "dsl/check/articles.hpp"

#include "dsl/check/headers.hpp"
#include "dsl/check/provenance.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <utility>

namespace casus::check {
namespace {

using model::Article;

constexpr std::array forms{
    std::pair{Phrase::preamble, Article::Form::preamble},
    std::pair{Phrase::article, Article::Form::article},
    std::pair{Phrase::annex, Article::Form::annex},
    std::pair{Phrase::paragraph, Article::Form::paragraph},
};

std::string_view word_of(Article::Form form) {
  for (auto const& row : forms) {
    if (row.second == form) return syntax::spelling(row.first);
  }
  return "article";
}

/// Clauses that a verdict rests on: where the number of their article came from matters.
bool has_rules(Node article) {
  return article.child(NodeKind::commitment).has_value()
         || article.child(NodeKind::defence).has_value();
}

/// An amended article has its number from the one whose place it takes.
void inherit_number(Context& context, model::ArticleId id) {
  Article& article = context.rulebook.articles[id.value];
  for (std::uint32_t i = id.value; article.since && i-- > 0;) {
    Article const& earlier = context.rulebook.articles[i];
    bool const same = earlier.instrument == article.instrument && earlier.form == article.form
                      && earlier.number == article.number;
    if (!same) continue;
    article.number_provenance = earlier.number_provenance;
    return;
  }
}

void lower_line(Context& context, Node line, Article& article, std::optional<Node>& number) {
  auto const phrase = line.phrase();
  auto const string = line.child(NodeKind::string);
  if (!phrase) return;
  switch (*phrase) {
    case Phrase::number:
      article.number_provenance = lower_provenance(context, line);
      number = line;
      break;
    case Phrase::content: article.content = lower_provenance(context, line); break;
    case Phrase::text:
      if (string) article.text = string->value();
      break;
    case Phrase::no_rule_because:
      if (string) article.no_rule_because = string->value();
      break;
    default: break;
  }
}

}  // namespace

void read_article_head(Node head, Article& article) {
  for (auto const& row : forms) {
    if (head.has(row.first)) article.form = row.second;
  }
  article.title = string_after(head, Phrase::titled);
  article.number = string_after(head, Phrase::article);
  if (article.number.empty()) article.number = string_after(head, Phrase::annex);
  if (article.number.empty()) article.number = string_after(head, Phrase::paragraph);
}

std::string article_key(Article::Form form, std::string_view number) {
  return fmt::format("{} \"{}\"", word_of(form), number);
}

void lower_article(Context& context, Item const& item) {
  Article& article = context.rulebook.articles[item.article.value];
  std::optional<Node> number;
  bool broken = false;
  for (Node const line : item.node.children()) {
    broken = broken || (line.is(NodeKind::article_item) && damaged(line));
    if (damaged(line)) continue;
    if (line.is(NodeKind::article_item)) lower_line(context, line, article, number);
    if (line.is(NodeKind::relation)) lower_relation(context, item.instrument, line);
  }
  if (!number) inherit_number(context, item.article);
  bool const inherited = article.number_provenance.stated;
  if (number || inherited || broken || article.number.empty() || !has_rules(item.node)) return;
  auto const head = item.node.child(NodeKind::article_head);
  auto const written = head ? head->child(NodeKind::string) : std::nullopt;
  warn_of_silence(context, written.value_or(item.node), "the number of this article");
}

void check_article_reference(Context& context, model::InstrumentId instrument, Node number) {
  NameTable const& articles = context.names_of(instrument).articles;
  std::vector<std::string_view> numbers;
  for (model::Article const& article : context.rulebook.articles) {
    if (article.instrument != instrument || article.number.empty()) continue;
    if (articles.find(article_key(article.form, number.value()))) return;
    numbers.push_back(article.number);
  }
  context.unknown(
      text::Code::unknown_article, number, "article", numbers,
      fmt::format("`{}` has no article of this number", context.instrument(instrument).name));
}

}  // namespace casus::check
