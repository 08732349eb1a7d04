#include "dsl/grammar/event.hpp"

namespace casus::grammar {

namespace {

CASUS_RULE(inner);
CASUS_RULE(innermost);
CASUS_RULE(plain_role);
CASUS_RULE(exclusion);

auto const inner_article = -one_of(P::an, P::any, P::a);

}  // namespace

auto const verb_def = node(K::verb)[label(
    Label::verb)[one_of(P::conduct, P::send, P::give, P::make, P::take, P::hold, P::maintain)]];
auto const verb_s_def = node(K::verb_s)[label(Label::verb_s)[one_of(
    P::conducts, P::sends, P::gives, P::makes, P::takes, P::holds, P::maintains, P::has)]];
auto const verb_ed_def = node(K::verb_ed)[label(Label::verb_ed)[one_of(
    P::conducted, P::sent, P::gave, P::made, P::took, P::held, P::maintained, P::had)]];

auto const exclusion_def = node(K::exclusion)[keyword(P::other_than) >> leaf(K::kind) % or_];
auto const kinds_def = node(K::kinds)[leaf(K::kind) % or_ >> -exclusion];

auto const event_def = node(K::event)[label(Label::event)[one_of(P::it, P::the_act) | variable]];

auto const actor_def = node(K::actor)[label(
    Label::actor)[(one_of(P::each_party, P::each_other_party, P::each_state, P::each_other_state,
                          P::a_party, P::another_party, P::the_other_party, P::a_state,
                          P::another_state, P::any_state, P::a_third_state, P::anyone_other_than)
                   >> variable)
                  | one_of(P::anyone, P::the_same_actor, P::the_depositary, P::the_parties)
                  | variable
                  | (state_name >> -(keyword(P::as) >> leaf(K::basis_name)
                                     >> -(keyword(P::with_confidence) >> leaf(K::number))))]];

// Roles are read in any order and number; order, doubling and depth are checked on the tree, where
// the message can name both places.
auto const plain_role_def =
    (keyword(P::called) >> variable)
    | (one_of(P::by, P::with, P::to, P::against, P::from_the_territory_of) >> actor)
    | (keyword(P::through) >> leaf(K::channel))
    | (keyword(P::affecting) >> leaf(K::asset) % or_ >> -(keyword(P::of) >> actor))
    | (keyword(P::causing) >> leaf(K::effect_name) % or_)
    | (keyword(P::using_) >> leaf(K::kind) % or_)
    | (keyword(P::for_the_purpose_of) >> leaf(K::purpose) % or_)
    | (keyword(P::giving) >> leaf(K::ground) % or_);

// A description in a description in a description is read, to be refused with a good message. The
// fourth is not read: the depth of these rules does not grow with the text.
auto const innermost_def =
    node(K::inner)[inner_article >> kinds >> *label(
                       Label::role)[node(K::role)[plain_role | (keyword(P::about) >> event)]]];
auto const inner_def =
    node(K::inner)[inner_article >> kinds >> *label(Label::role)[node(
                       K::role)[plain_role | (keyword(P::about) >> (event | innermost))]]];
auto const pattern_def =
    node(K::pattern)[label(Label::pattern)[inner_article >> kinds] >> *label(Label::role)[node(
                         K::role)[plain_role | (keyword(P::about) >> (event | inner))]]];

BOOST_SPIRIT_DEFINE(kinds, event, actor, pattern, verb, verb_s, verb_ed, inner, innermost,
                    plain_role, exclusion)

BOOST_SPIRIT_INSTANTIATE(decltype(kinds), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(event), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(actor), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(pattern), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(verb), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(verb_s), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(verb_ed), Iterator, Context)

}  // namespace casus::grammar
