#include "dsl/check/articles.hpp"
#include "dsl/check/declare.hpp"
#include "dsl/check/provenance.hpp"
#include "dsl/check/sentences.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>

namespace casus::check {
namespace {

/// The article ceases to stand on the day; the one of that number that stands until then.
void end_article(Context& context, model::InstrumentId id, std::string const& number,
                 model::Interval day) {
  for (model::Article& article : context.rulebook.articles) {
    bool const stands = article.instrument == id && !article.until && article.number == number
                        && !(article.since && article.since->first >= day.first);
    if (stands) article.until = day;
  }
}

std::string number_of(Node article) {
  model::Article row;
  if (auto const head = article.child(NodeKind::article_head)) read_article_head(*head, row);
  return row.number;
}

void declare_amendment(Context& context, model::InstrumentId id, Node amended) {
  auto const date = amended.child(NodeKind::date);
  auto const day = date ? lower_date(*date) : std::nullopt;
  if (!day) return;
  (void)lower_provenance(context, amended);
  for (Node const repeal : amended.children(NodeKind::repeal)) {
    auto const number = repeal.child(NodeKind::string);
    if (!number) continue;
    check_article_reference(context, id, *number);
    end_article(context, id, std::string{number->value()}, *day);
  }
  auto const articles = amended.children(NodeKind::article);
  for (Node const article : articles) {
    std::string const number = number_of(article);
    if (!number.empty()) end_article(context, id, number, *day);
  }
  for (Node const article : articles) declare_article(context, id, article, day);
}

/// Amendments follow each other in time, as they do in the text.
void check_order(Context& context, Node instrument) {
  std::optional<Node> before;
  std::optional<model::Interval> last;
  for (Node const amended : instrument.children(NodeKind::amended)) {
    auto const date = amended.child(NodeKind::date);
    auto const day = date ? lower_date(*date) : std::nullopt;
    if (!day) continue;
    if (last && day->first <= last->last) {
      auto diagnostic =
          at(text::Code::amendment_order, *date,
             fmt::format("the amendment of {} follows one of {}", date->text(), before->text()));
      diagnostic.label(before->source(), before->span(), "which is not earlier");
      context.report(std::move(diagnostic));
    }
    before = date;
    last = day;
  }
}

}  // namespace

void declare_amendments(Context& context, model::InstrumentId id, Node instrument) {
  check_order(context, instrument);
  for (Node const amended : instrument.children(NodeKind::amended)) {
    declare_amendment(context, id, amended);
  }
}

}  // namespace casus::check
