#include "dsl/grammar/clause.hpp"
#include "dsl/grammar/event.hpp"
#include "dsl/grammar/header.hpp"

namespace casus::grammar {

namespace {

CASUS_RULE(attribute);
CASUS_RULE(define);
CASUS_RULE(event_meaning);
CASUS_RULE(event_choice);
CASUS_RULE(asset_meaning);
CASUS_RULE(purpose_meaning);
CASUS_RULE(effect_meaning);
CASUS_RULE(item);
CASUS_RULE(threat);
CASUS_RULE(cooperation);
CASUS_RULE(cooperation_line);

constexpr opens::Set meaning_parts = opens::attribute | opens::meaning | opens::reading;

/// `means` is closed; `includes` and `undefined by the text` leave room for `may include`.
template <class Choice>
auto meaning_of(Choice const& choice) {
  return node(K::meaning)[label(
      Label::meaning)[(keyword(P::means) >> choice)
                      | (((keyword(P::includes) >> choice) | keyword(P::undefined_by_the_text))
                         >> -(keyword(P::may_include) >> choice))]];
}

auto names_of(K kind) { return node(K::choice)[leaf(kind) % or_]; }

/// The braces of a definition: its attributes, and one meaning or several readings of it.
template <class Meaning>
auto meaning_body(Meaning const& meaning) {
  return parts_of(meaning_parts,
                  (attribute_line | meaning
                   | node(K::under_meaning)[keyword(P::under_reading) >> name >> meaning])
                      >> boundary(meaning_parts));
}

}  // namespace

auto const attribute_def = node(K::attribute)[label(
    Label::attribute)[(keyword(P::text) >> string_) | (one_of(P::number, P::content) >> prov)
                      | (keyword(P::severity) >> one_of(P::minor, P::serious, P::grave))
                      | one_of(P::survives_termination, P::applies_from_signature)
                      | (keyword(P::overrides) >> ((keyword(P::article) >> string_)
                                                   | (name >> -(keyword(P::of) >> name))))
                      | (keyword(P::guides) >> name % comma)]];

auto const attribute_line_def = attribute | label(Label::attribute)[lifecycle];

auto const item_def = node(K::item)[-(keyword(P::item) >> string_) >> pattern];

auto const event_choice_def = node(K::choice)[(keyword(P::any_of) >> separated(item)) | pattern];

auto const event_meaning_def = meaning_of(event_choice);
auto const asset_meaning_def = meaning_of(names_of(K::asset));
auto const purpose_meaning_def = meaning_of(names_of(K::purpose));
auto const effect_meaning_def = meaning_of(names_of(K::effect_name));

auto const define_def =
    node(K::define)[keyword(P::define)
                    >> ((one_of(P::conduct, P::communication, P::measure) >> head[name]
                         >> meaning_body(event_meaning))
                        | (keyword(P::asset) >> head[name] >> meaning_body(asset_meaning))
                        | (keyword(P::purpose) >> head[name] >> meaning_body(purpose_meaning))
                        | (keyword(P::effect) >> head[name] >> meaning_body(effect_meaning)))];

auto const threat_def = node(
    K::threat)[keyword(P::recognises_threat) >> head[name] >> parts_of(
                   opens::attribute | opens::meaning, (attribute_line | event_meaning) >> boundary(
                                                          opens::attribute | opens::meaning))];

auto const cooperation_line_def = keyword(P::the_parties_cooperate_in) >> string_
                                  >> -(keyword(P::shown_by) >> kinds)
                                  >> -(keyword(P::awaits) >> pattern);

auto const cooperation_def =
    node(K::cooperation)[keyword(P::cooperation) >> head[name]
                         >> parts_of(opens::attribute | opens::cooperation,
                                     (attribute_line | cooperation_line)
                                         >> boundary(opens::attribute | opens::cooperation))];

auto const definition_item_def =
    define | threat | cooperation
    | node(K::principle)[keyword(P::principle) >> head[name] >> parts_of(
                             opens::attribute, attribute_line >> boundary(opens::attribute))];

BOOST_SPIRIT_DEFINE(attribute_line, definition_item, attribute, define, event_meaning, event_choice,
                    asset_meaning, purpose_meaning, effect_meaning, item, threat, cooperation,
                    cooperation_line)

BOOST_SPIRIT_INSTANTIATE(decltype(attribute_line), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(definition_item), Iterator, Context)

}  // namespace casus::grammar
