#include "dsl/check/actors.hpp"

#include "dsl/check/lookup.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <string>

namespace casus::check {
namespace {

using model::Actor;
using model::Domain;

struct Determiner {
  Phrase phrase;
  Domain domain;
  bool other;
  bool addresses;  ///< says who is bound: `each …`
};

/// The words that introduce a variable for a State.
constexpr std::array determiners{
    Determiner{Phrase::each_party, Domain::party, false, true},
    Determiner{Phrase::each_other_party, Domain::party, true, true},
    Determiner{Phrase::a_party, Domain::party, false, false},
    Determiner{Phrase::another_party, Domain::party, true, false},
    Determiner{Phrase::the_other_party, Domain::party, true, false},
    Determiner{Phrase::each_state, Domain::state, false, true},
    Determiner{Phrase::each_other_state, Domain::state, true, true},
    Determiner{Phrase::a_state, Domain::state, false, false},
    Determiner{Phrase::another_state, Domain::state, true, false},
    Determiner{Phrase::any_state, Domain::state, false, false},
    Determiner{Phrase::a_third_state, Domain::third_state, false, false},
};

Determiner const* determiner_of(Phrase phrase) {
  for (Determiner const& row : determiners) {
    if (row.phrase == phrase) return &row;
  }
  return nullptr;
}

/// Whether the words fit the instrument: parties where it has parties, States where it addresses
/// every State.
void check_determiner(Clause& clause, Node words, Determiner const& determiner) {
  Context& context = clause.context;
  model::Instrument const& instrument = context.instrument(clause.instrument);
  InstrumentNames const& names = context.names_of(clause.instrument);
  if (names.header_unsure) return;
  bool const has_parties = !instrument.parties.empty();
  if (determiner.phrase == Phrase::the_other_party && has_parties
      && instrument.parties.size() != 2) {
    context.report(at(text::Code::other_of_many, words,
                      fmt::format("`{}` has {} parties, so there is no one other party",
                                  instrument.name, instrument.parties.size()))
                       .suggest({words.span(), "another party"}, "write `another party`"));
  }
  if (determiner.domain == Domain::party && !has_parties && instrument.addresses_every_state) {
    std::string replacement{syntax::spelling(determiner.phrase)};
    replacement.replace(replacement.find("party"), 5, "state");
    if (determiner.phrase == Phrase::the_other_party) replacement = "another state";
    context.report(
        at(text::Code::wrong_addressee, words,
           fmt::format("`{}` has no parties: it addresses every State", instrument.name))
            .suggest({words.span(), replacement}, fmt::format("write `{}`", replacement)));
  }
  if (determiner.addresses && determiner.domain == Domain::state && has_parties
      && !instrument.addresses_every_state) {
    std::string replacement{syntax::spelling(determiner.phrase)};
    replacement.replace(replacement.find("state"), 5, "party");
    context.report(
        at(text::Code::wrong_addressee, words,
           fmt::format("`{}` binds its parties only", instrument.name))
            .note("an agreement binds no third State")
            .suggest({words.span(), replacement}, fmt::format("write `{}`", replacement)));
  }
}

std::optional<Actor> introduce(Clause& clause, Node actor, Node words,
                               Determiner const& determiner) {
  auto const variable = actor.child(NodeKind::variable);
  if (!variable) return std::nullopt;
  check_determiner(clause, words, determiner);
  model::Variable described;
  described.domain = determiner.domain;
  described.other = determiner.other;
  auto const id = clause.bind(*variable, described);
  if (!id) return std::nullopt;
  Actor result;
  result.form = Actor::Form::variable;
  result.binds = true;
  result.variable = *id;
  return result;
}

std::optional<Actor> refer_to(Clause& clause, Node actor, Actor::Form form) {
  auto const variable = actor.child(NodeKind::variable);
  if (!variable) return std::nullopt;
  auto const id = clause.refer(*variable, model::Variable::Sort::state);
  if (!id) return std::nullopt;
  Actor result;
  result.form = form;
  result.variable = *id;
  return result;
}

void read_confidence(Clause& clause, Node actor, Actor& result) {
  auto const number = actor.after(Phrase::with_confidence);
  if (!number) return;
  double value = 0;
  std::string_view const digits = number->text();
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (value < 0 || value > 1) {
    clause.context.report(
        at(text::Code::number_out_of_range, *number,
           fmt::format("a confidence lies between 0 and 1, not at `{}`", digits)));
    return;
  }
  result.confidence = value;
}

std::optional<Actor> named_state(Clause& clause, Node actor, Node state) {
  auto const id = find_state(clause.context, state);
  auto const basis = actor.child(NodeKind::basis_name);
  if (basis && !clause.is_example) {
    clause.context.report(
        at(text::Code::only_in_example, *basis,
           fmt::format("`as {}` stands in a norm, and only an example can say it", basis->text()))
            .note("on what grounds conduct is a State's is said by `accepts attribution`"));
    return std::nullopt;
  }
  if (!id) return std::nullopt;
  bool const organisation = clause.context.rulebook[*id].organisation();
  auto const phrase = actor.phrase();
  if ((phrase == Phrase::the_state && organisation)
      || (phrase == Phrase::the_organisation && !organisation)) {
    clause.context.report(
        at(text::Code::state_or_organisation, state,
           fmt::format("`{}` is {}", state.text(), organisation ? "an organisation" : "a State"))
            .note(organisation ? "write `the organisation` before it"
                               : "write `the state` before it"));
  }
  Actor result;
  result.form = Actor::Form::state;
  result.state = *id;
  if (basis) result.basis = find_basis(clause.context, *basis);
  read_confidence(clause, actor, result);
  return result;
}

std::optional<Actor> plain(Clause& clause, Node actor, Actor::Form form) {
  Context& context = clause.context;
  if (form == Actor::Form::depositary && !context.instrument(clause.instrument).depositary
      && !context.names_of(clause.instrument).header_unsure) {
    context.report(
        at(text::Code::no_depositary, actor,
           fmt::format("`{}` names no depositary", context.instrument(clause.instrument).name))
            .note("a header line says it: `depositary un-secretary-general`"));
    return std::nullopt;
  }
  Actor result;
  result.form = form;
  return result;
}

}  // namespace

std::optional<Actor> lower_actor(Clause& clause, Node actor) {
  if (actor.broken()) return std::nullopt;
  auto const state = actor.child(NodeKind::state);
  if (clause.is_example && !state) {
    clause.context.report(
        at(text::Code::not_in_example, actor, fmt::format("`{}` is no State by name", actor.text()))
            .note("an example tells what named States did"));
    return std::nullopt;
  }
  if (state) return named_state(clause, actor, *state);
  auto const phrase = actor.phrase();
  if (!phrase) return refer_to(clause, actor, Actor::Form::variable);
  switch (*phrase) {
    case Phrase::anyone: return plain(clause, actor, Actor::Form::anyone);
    case Phrase::the_same_actor: return plain(clause, actor, Actor::Form::same_actor);
    case Phrase::the_depositary: return plain(clause, actor, Actor::Form::depositary);
    case Phrase::the_parties: return plain(clause, actor, Actor::Form::parties);
    case Phrase::anyone_other_than: return refer_to(clause, actor, Actor::Form::anyone_other_than);
    default: break;
  }
  Determiner const* const determiner = determiner_of(*phrase);
  if (determiner == nullptr) return refer_to(clause, actor, Actor::Form::variable);
  return introduce(clause, actor, actor.child(*phrase).value_or(actor), *determiner);
}

std::optional<model::EventReference> lower_event(Clause& clause, Node event) {
  Context& context = clause.context;
  model::EventReference result;
  if (auto const variable = event.child(NodeKind::variable)) {
    auto const id = clause.refer(*variable, model::Variable::Sort::event);
    if (!id) return std::nullopt;
    result.form = model::EventReference::Form::variable;
    result.variable = *id;
    return result;
  }
  if (clause.is_example) {
    context.report(at(text::Code::not_in_example, event,
                      fmt::format("`{}` means no event of an example", event.text()))
                       .note("name the event where it stands, `ddos called A …`, and write `A`"));
    return std::nullopt;
  }
  if (event.has(Phrase::it)) {
    if (!clause.has_trigger) {
      auto diagnostic = at(text::Code::it_without_trigger, event,
                           "`it` means the event of a `when`, `on` or `before` part, and there is "
                           "none before");
      if (clause.has_act) {
        diagnostic.suggest({event.span(), "the act"},
                           "for what the norm is about, write `the act`");
      }
      context.report(std::move(diagnostic));
      return std::nullopt;
    }
    result.form = model::EventReference::Form::it;
    return result;
  }
  if (!clause.has_act) {
    context.report(at(text::Code::act_without_norm, event,
                      "`the act` is what a norm is about, and there is no norm here"));
    return std::nullopt;
  }
  return result;
}

}  // namespace casus::check
