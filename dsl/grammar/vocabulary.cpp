#include "dsl/grammar/clause.hpp"
#include "dsl/grammar/event.hpp"
#include "dsl/grammar/unit.hpp"

namespace casus::grammar {

namespace {

CASUS_RULE(group);
CASUS_RULE(kind_decl);
CASUS_RULE(kind_list);

}  // namespace

auto const one_kind = recover(Resume{.set = opens::kind, .anywhere = true})[kind_decl];

auto const kind_list_def = open_brace >> one_kind >> *(more >> one_kind) >> close_brace;

auto const kind_decl_def = node(
    K::kind_decl)[keyword(P::kind) >> name >> -string_ >> -(keyword(P::verb) >> verb)
                  >> -keyword(P::undefined_by_the_text) >> -(
                      keyword(P::maps_to) >> node(K::mapping)[name >> string_] % separator(P::and_))
                  >> (kind_list | boundary(opens::kind))];

auto const group_def =
    node(K::group)[label(Label::group)[one_of(P::conduct, P::communications, P::measures, P::assets,
                                              P::effects, P::purposes, P::grounds, P::channels)]
                   >> kind_list];

auto const vocabulary_def =
    node(K::vocabulary)[keyword(P::vocabulary) >> head[name] >> parts_of(opens::group, group)];

auto const states_def = node(K::states)
    [keyword(P::states) >> head[name] >> open_brace
     >> *(more >> recover(Resume{.set = opens::state, .anywhere = true})[node(
              K::state_decl)[(keyword(P::state) >> name >> string_ >> keyword(P::code) >> string_)
                             | (keyword(P::organisation) >> name >> string_)]])
     >> close_brace];

BOOST_SPIRIT_DEFINE(vocabulary, states, group, kind_decl, kind_list)

BOOST_SPIRIT_INSTANTIATE(decltype(vocabulary), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(states), Iterator, Context)

}  // namespace casus::grammar
