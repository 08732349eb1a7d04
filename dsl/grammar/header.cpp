#include "dsl/grammar/header.hpp"

#include "dsl/grammar/condition.hpp"

namespace casus::grammar {

namespace {

CASUS_RULE(header);
CASUS_RULE(dated_header);
CASUS_RULE(term);
CASUS_RULE(day);
CASUS_RULE(states_list);

}  // namespace

auto const use_def =
    node(K::use)[keyword(P::use) >> one_of(P::vocabulary, P::states, P::treaty, P::norms, P::custom)
                 >> name];

auto const prov_def = node(K::prov)[label(
    Label::provenance)[(one_of(P::seen_in, P::reported_in) >> string_ % comma) | keyword(P::known)
                       | (keyword(P::inferred_from) >> name >> -string_)
                       | (keyword(P::assumed) >> -(keyword(P::because) >> string_))]];

auto const states_list_def = node(K::states_list)[state_name % comma];

auto const day_def = node(K::day)[keyword(P::an_unknown_date) | date];

auto const term_def =
    node(K::term)[keyword(P::without_limit) | (keyword(P::as_long_as) >> name)
                  | (duration >> keyword(P::from) >> one_of(P::signature, P::entry_into_force)
                     >> -(comma >> keyword(P::then) >> duration >> keyword(P::at_a_time)))];

auto const relation_def =
    node(K::relation)[((keyword(P::yields_to) >> name)
                       | (keyword(P::prevails_over) >> (keyword(P::every_other_instrument) | name))
                       | (keyword(P::leaves) >> (keyword(P::other_treaties) | name)
                          >> keyword(P::unaffected)))
                      >> -prov];

auto const lifecycle_def =
    node(K::lifecycle)[(keyword(P::status) >> one_of(P::draft, P::reviewed, P::retired))
                       | (keyword(P::owner) >> string_) | (keyword(P::replaces) >> name)
                       | (keyword(P::note) >> string_)];

auto const for_states = -(keyword(P::for_) >> states_list);

auto const dated_header_def =
    (keyword(P::signed_) >> date >> -(keyword(P::in) >> string_)
     >> -(keyword(P::by) >> states_list))
    | (keyword(P::adopted) >> date >> -(keyword(P::in) >> string_))
    | (keyword(P::in_force_from) >> day >> for_states)
    | (keyword(P::provisionally_applied_from) >> date >> -(keyword(P::until) >> date) >> for_states)
    | (keyword(P::accession_of) >> state_name >> keyword(P::on) >> date >> keyword(P::in_force_from)
       >> day)
    | (keyword(P::suspended_from) >> date >> -(keyword(P::until) >> date)
       >> -(keyword(P::between) >> state_name >> keyword(P::and_) >> state_name))
    | (keyword(P::ended) >> date >> for_states);

auto const header_def = node(K::header)
    [(one_of(P::title, P::source) >> string_) | (keyword(P::languages) >> string_ % comma)
     | (keyword(P::reading) >> name >> open_brace >> +(more >> header_line) >> close_brace)
     | ((dated_header | keyword(P::addresses_every_state) | (keyword(P::parties) >> states_list)
         | (keyword(P::reservation_of) >> state_name >> keyword(P::to)
            >> ((keyword(P::article) >> string_) | (keyword(P::commitment) >> name))
            >> keyword(P::stating) >> string_)
         | (keyword(P::lasts) >> term) | (keyword(P::depositary) >> state_name)
         | (one_of(P::under, P::succeeds, P::accepts_attribution_under, P::admits_defences_of)
            >> name)
         | (keyword(P::accepts_attribution_by) >> leaf(K::basis_name) % or_))
        >> -prov)];

auto const header_line_def = label(Label::header)[header | relation | lifecycle];

BOOST_SPIRIT_DEFINE(use, header_line, relation, lifecycle, prov, header, dated_header, term, day,
                    states_list)

BOOST_SPIRIT_INSTANTIATE(decltype(use), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(header_line), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(relation), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(lifecycle), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(prov), Iterator, Context)

}  // namespace casus::grammar
