#include "dsl/grammar/clause.hpp"
#include "dsl/grammar/condition.hpp"
#include "dsl/grammar/event.hpp"

namespace casus::grammar {

namespace {

CASUS_RULE(defence);
CASUS_RULE(excuse);
CASUS_RULE(basis);
CASUS_RULE(fact);

constexpr opens::Set basis_parts = opens::attribute | opens::condition | opens::exception;
constexpr opens::Set defence_parts = basis_parts | opens::excuse | opens::example;

}  // namespace

auto const fact_def = label(Label::fact)[node(
    K::fact)[(keyword(P::the_record_of) >> kinds >> keyword(P::is_complete_until) >> date)
             | (keyword(P::the_record_ends_on) >> date)
             | (variable >> one_of(P::is_not, P::is) >> keyword(P::judged)
                >> leaf(K::question_name))
             | (state_name >> keyword(P::denies) >> variable)
             | (pattern >> label(Label::fact_time)[(keyword(P::on) >> date)
                                                   | (one_of(P::at_some_time_from, P::throughout)
                                                      >> date >> keyword(P::to) >> date)])]];

auto const example_def =
    node(K::example)[label(Label::example)[keyword(P::example)]
                     >> head[node(K::verdict)[label(Label::verdict)[one_of(
                                 P::breach, P::departure, P::cleared, P::contested,
                                 P::potential_breach, P::potential_departure, P::excused,
                                 P::compliant, P::pending, P::not_applicable, P::no_finding)]]
                             >> -(keyword(P::by) >> state_name)
                             >> -(keyword(P::towards) >> state_name) >> string_]
                     >> separated(fact)];

auto const excuse_def =
    node(K::excuse)[label(Label::excuse)[(keyword(P::excuses) >> (keyword(P::any_act) | name % or_))
                                         | (keyword(P::does_not_excuse) >> kinds)]];

auto const defence_def =
    node(K::defence)[keyword(P::defence)
                     >> head[name >> keyword(P::of) >> variable >> keyword(P::against) >> variable]
                     >> parts_of(defence_parts, ((attribute_line | excuse | where_line | exception)
                                                 >> boundary(defence_parts))
                                                    | example)];

auto const basis_def =
    node(K::basis)[keyword(P::basis) >> head[leaf(K::basis_name) >> keyword(P::for_) >> variable]
                   >> parts_of(basis_parts,
                               (attribute_line | where_line | exception) >> boundary(basis_parts))];

auto const defence_item_def = defence | basis;

BOOST_SPIRIT_DEFINE(defence_item, example, defence, excuse, basis, fact)

BOOST_SPIRIT_INSTANTIATE(decltype(defence_item), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(example), Iterator, Context)

}  // namespace casus::grammar
