#include "dsl/grammar/unit.hpp"

#include "dsl/grammar/clause.hpp"
#include "dsl/grammar/header.hpp"

namespace casus::grammar {

namespace {

CASUS_RULE(article_head);
CASUS_RULE(article_line);
CASUS_RULE(article_item);
CASUS_RULE(article);
CASUS_RULE(amended);

constexpr opens::Set article_parts = opens::item;
constexpr opens::Set instrument_parts = opens::header | opens::article;

}  // namespace

auto const article_head_def =
    node(K::article_head)[label(Label::article)[keyword(P::preamble)
                                                | (one_of(P::article, P::annex, P::paragraph)
                                                   >> head[(keyword(P::of_unknown_number) | string_)
                                                           >> -(keyword(P::titled) >> string_)])]];

auto const article_line_def =
    node(K::article_item)[(one_of(P::number, P::content) >> prov)
                          | (one_of(P::text, P::no_rule_because) >> string_)]
    | node(
        K::question)[keyword(P::question) >> name >> string_ >> -keyword(P::undefined_by_the_text)]
    | relation;

auto const article_item_def = label(Label::item)[definition_item | norm_item | defence_item
                                                 | (article_line >> boundary(article_parts))];

auto const article_def = node(K::article)[article_head >> parts_of(article_parts, article_item)];

auto const amended_def =
    node(K::amended)[keyword(P::amended) >> head[date >> -prov] >> parts_of(
                         opens::article | opens::repeal,
                         article | node(K::repeal)[keyword(P::repeals_article) >> string_])];

auto const instrument_def =
    node(K::instrument)[one_of(P::treaty, P::norms, P::custom) >> head[name]
                        >> parts_of(instrument_parts, (header_line >> boundary(instrument_parts))
                                                          | article | amended)];

auto const file_def =
    node(K::file)[*(more >> recover(Resume{.set = opens::unit})
                        [use | label(Label::instrument)[instrument | vocabulary | states]])
                  >> end_of_file];

BOOST_SPIRIT_DEFINE(file, instrument, article_head, article_line, article_item, article, amended)

BOOST_SPIRIT_INSTANTIATE(decltype(file), Iterator, Context)

}  // namespace casus::grammar
