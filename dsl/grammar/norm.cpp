#include "dsl/grammar/norm.hpp"

#include "dsl/grammar/condition.hpp"
#include "dsl/grammar/event.hpp"

namespace casus::grammar {

namespace {

CASUS_RULE(moment);
CASUS_RULE(happening);
CASUS_RULE(norm);
CASUS_RULE(forbidden);
CASUS_RULE(span_clause);
CASUS_RULE(deadline);
CASUS_RULE(frequency);

}  // namespace

auto const subject_def = node(K::subject)[label(
    Label::subject)[(one_of(P::each_party, P::each_other_party, P::each_state, P::each_other_state,
                            P::the_other_party)
                     >> variable)
                    | one_of(P::the_depositary, P::the_parties)
                    | (one_of(P::the_organisation, P::the_state) >> state_name) | variable]];

auto const moment_def =
    node(K::moment)[label(Label::moment)[one_of(P::entry_into_force, P::signature, P::termination)
                                         | (one_of(P::withdrawal_of, P::accession_of) >> actor)
                                         | (keyword(P::breach_of) >> target >> keyword(P::by)
                                            >> actor >> keyword(P::towards) >> actor)]];

auto const happening_def = node(
    K::happening)[(keyword(P::there_is) >> pattern) | (keyword(P::the_parties) >> verb >> pattern)
                  | (actor >> keyword(P::suffers) >> pattern) | (actor >> verb_s >> pattern)];

auto const trigger_def =
    node(K::trigger)[(keyword(P::on) >> moment) | (keyword(P::when) >> happening)];

auto const frequency_def = node(K::frequency)
    [label(Label::frequency)[(one_of(P::once, P::twice) | (integer >> keyword(P::times)))]
     >> ((keyword(P::every) >> duration) | (keyword(P::a) >> one_of(P::day, P::month, P::year)))];

auto const anchor_def = node(
    K::anchor)[label(Label::anchor)[(one_of(P::receipt_of, P::discovery_of, P::the_end_of) >> event)
                                    | one_of(P::entry_into_force, P::signature) | event]];

auto const deadline_def = node(K::deadline)[label(
    Label::deadline)[(keyword(P::within) >> duration >> -(keyword(P::of) >> anchor))
                     | (keyword(P::no_later_than) >> date)
                     | one_of(P::without_a_set_limit, P::without_delay, P::at_all_times)
                     | (keyword(P::for_as_long_as) >> event >> keyword(P::lasts))
                     | (keyword(P::at_least) >> frequency)]];

auto const span_clause_def = node(K::span_clause)[keyword(P::while_) >> event >> keyword(P::lasts)];

// A duty to stop helping says what the bearer must have known: a lost `knowingly` would otherwise
// change the meaning without being seen.
auto const forbidden_def = node(
    K::forbidden)[(one_of(P::knowingly_or_not, P::knowingly)
                   >> one_of(P::assist, P::allow_its_territory_to_be_used_for) >> pattern
                   >> -span_clause)
                  | (-one_of(P::knowingly, P::intentionally)
                     >> (keyword(P::use_its_territory_for) | verb) >> pattern >> -span_clause)];

auto const norm_def = node(K::norm)[(subject >> one_of(P::must_not, P::should_not) >> forbidden)
                                    | (subject >> one_of(P::must, P::should)
                                       >> -keyword(P::as_a_rule) >> verb >> pattern >> deadline)];

auto const sentence_def = node(
    K::sentence)[label(Label::sentence)[(keyword(P::before) >> happening >> trigger_comma >> subject
                                         >> one_of(P::must, P::should) >> verb >> pattern)
                                        | (-(trigger >> trigger_comma) >> norm)]];

BOOST_SPIRIT_DEFINE(sentence, trigger, subject, anchor, moment, happening, norm, forbidden,
                    span_clause, deadline, frequency)

BOOST_SPIRIT_INSTANTIATE(decltype(sentence), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(trigger), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(subject), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(anchor), Iterator, Context)

}  // namespace casus::grammar
