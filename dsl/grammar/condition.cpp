#include "dsl/grammar/condition.hpp"

#include "dsl/grammar/event.hpp"

namespace casus::grammar {

namespace {

CASUS_RULE(event_fact);
CASUS_RULE(actor_fact);
CASUS_RULE(when);
CASUS_RULE(alternative_conditions);

auto const one_condition = recover(
    Resume{.at_semicolon = true})[condition >> boundary(opens::Set{0}, /*semicolon_too=*/true)];

}  // namespace

auto const duration_def = node(K::duration)[label(Label::duration)[integer] >> leaf(K::unit)];

auto const target_def =
    node(K::target)[keyword(P::any_binding_commitment) | (name >> -(keyword(P::of) >> name))];

auto const when_def = node(K::when)[label(
    Label::when)[(one_of(P::before_or_during, P::before, P::during, P::after) >> event)
                 | (keyword(P::within) >> duration >> one_of(P::before, P::after) >> event)]];

auto const event_fact_def = node(K::event_fact)[label(
    Label::event_fact)[(keyword(P::affected) >> leaf(K::asset) % or_)
                       | (keyword(P::caused) >> leaf(K::effect_name) % or_)
                       | (keyword(P::used) >> leaf(K::kind) % or_)
                       | (keyword(P::served_the_purpose_of) >> leaf(K::purpose) % or_)
                       | (keyword(P::came_from_the_territory_of) >> actor)
                       | (one_of(P::was_not, P::was)
                          >> ((keyword(P::by) >> actor) | (keyword(P::a_breach_of) >> target)
                              | pattern))
                       | (one_of(P::is_not, P::is) >> keyword(P::judged)
                          >> leaf(K::question_name))]];

auto const actor_fact_def = node(K::actor_fact)
    [label(Label::actor_fact)
         [(one_of(P::did_not_know_of, P::knew_of) >> event >> -when)
          | (keyword(P::did_not) >> verb >> pattern >> -when)
          | (keyword(P::breached) >> target >> -(keyword(P::towards) >> actor) >> -when)
          | (one_of(P::is_not, P::is) >> (keyword(P::a_party) | (keyword(P::bound_by) >> name)))
          | (keyword(P::consented) >> -keyword(P::in_writing) >> keyword(P::to) >> event)
          | (verb_ed >> pattern >> -when)]];

auto const alternative_conditions_def = one_of(P::any_of, P::all_of, P::none_of) >> open_brace
                                        >> one_condition
                                        >> *(more >> -semicolon >> -(more >> one_condition))
                                        >> close_brace;

auto const condition_def = node(K::condition)[label(
    Label::condition)[alternative_conditions
                      | (keyword(P::the_defence) >> name >> -(keyword(P::of) >> name)
                         >> keyword(P::applies))
                      | (keyword(P::there_were_at_least) >> integer >> pattern >> -when)
                      | (keyword(P::there_was) >> -keyword(P::no) >> pattern >> -when)
                      | (keyword(P::treaty) >> name >> keyword(P::was_in_force_between) >> actor
                         >> keyword(P::and_) >> actor)
                      | (event >> event_fact) | (actor >> actor_fact)]];

auto const exception_def = node(K::exception)[keyword(P::except_if) >> condition];
auto const where_line_def = node(K::condition_line)[keyword(P::where) >> condition];
auto const condition_line_def =
    where_line | node(K::condition_line)[keyword(P::unless) >> condition >> *exception];

BOOST_SPIRIT_DEFINE(condition, condition_line, where_line, exception, target, duration, event_fact,
                    actor_fact, when, alternative_conditions)

BOOST_SPIRIT_INSTANTIATE(decltype(condition), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(condition_line), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(where_line), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(exception), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(target), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(duration), Iterator, Context)

}  // namespace casus::grammar
