#include "dsl/grammar/clause.hpp"

#include "dsl/grammar/condition.hpp"
#include "dsl/grammar/event.hpp"
#include "dsl/grammar/norm.hpp"

namespace casus::grammar {

namespace {

CASUS_RULE(commitment);
CASUS_RULE(right);
CASUS_RULE(right_sentence);
CASUS_RULE(power);
CASUS_RULE(power_sentence);
CASUS_RULE(effect);
CASUS_RULE(effect_time);

/// What may follow a sentence; a second sentence is an error of its own.
constexpr opens::Set after_sentence = opens::attribute | opens::condition;

/// Consumes nothing: a word that can begin a sentence. After an error in a sentence, a line in the
/// middle of it may look like the beginning of another; so reading goes on only at what follows.
struct sentence_ahead_parser : Terminal<sentence_ahead_parser> {
  bool read(ParseState&, Iterator& first, Iterator) const {
    return (could_open(first) & (opens::sentence | opens::reading)) != 0;
  }
};
sentence_ahead_parser const sentence_ahead{};

/// The braces of a clause that has a sentence.
template <class Sentence, class Rest>
auto norm_body(opens::Set follows, Sentence const& sentence, Rest const& rest) {
  return open_brace >> *(
             more
             >> ((sentence_ahead >> recover(Resume{.set = follows})[sentence >> boundary(follows)])
                 | recover(Resume{
                     .set =
                         follows
                         | opens::sentence})[(attribute_line >> boundary(follows | opens::sentence))
                                             | rest | (sentence >> boundary(follows))]))
         >> close_brace;
}

constexpr opens::Set commitment_follows = after_sentence | opens::reading | opens::example;

}  // namespace

auto const commitment_def =
    node(K::commitment)[keyword(P::commitment) >> head[name] >> norm_body(
                            commitment_follows,
                            node(K::under_sentence)[keyword(P::under_reading) >> name >> sentence]
                                | sentence,
                            (condition_line >> boundary(commitment_follows)) | example)];

auto const right_sentence_def =
    label(Label::sentence)[subject >> keyword(P::may) >> verb >> pattern];

auto const right_def =
    node(K::right)[keyword(P::right) >> head[name] >> norm_body(
                       after_sentence, right_sentence, condition_line >> boundary(after_sentence))];

auto const effect_time_def =
    node(K::effect_time)[label(Label::effect_time)[keyword(P::at_once)
                                                   | (keyword(P::on_the_date_that_it_names)
                                                      >> -(comma >> keyword(P::at_least) >> duration
                                                           >> keyword(P::after) >> anchor))
                                                   | (keyword(P::at_the_end_of_the_current_term)
                                                      >> -(comma >> keyword(P::if_at_least)
                                                           >> duration >> keyword(P::before_it)))
                                                   | (duration >> keyword(P::after) >> anchor)]];

auto const effect_def = node(
    K::effect)[label(Label::effect)[(keyword(P::this_treaty) | (keyword(P::commitment) >> name))]
               >> one_of(P::ends, P::is_suspended, P::resumes, P::is_amended, P::is_not_renewed,
                         P::enters_into_force)
               >> -((keyword(P::for_) >> actor)
                    | (keyword(P::between) >> actor >> keyword(P::and_) >> actor))
               >> effect_time];

auto const power_sentence_def = label(Label::sentence)[trigger >> trigger_comma >> effect];

auto const power_def =
    node(K::power)[keyword(P::power) >> head[name] >> norm_body(
                       after_sentence, power_sentence, condition_line >> boundary(after_sentence))];

auto const norm_item_def = commitment | right | power;

BOOST_SPIRIT_DEFINE(norm_item, commitment, right, right_sentence, power, power_sentence, effect,
                    effect_time)

BOOST_SPIRIT_INSTANTIATE(decltype(norm_item), Iterator, Context)

}  // namespace casus::grammar
