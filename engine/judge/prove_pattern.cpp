#include "engine/judge/prover.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace casus::judge {
namespace {

void add_once(std::vector<model::StateId>& names, model::StateId name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

model::KindId kind_of(model::KindId kind) { return kind; }
model::KindId kind_of(record::Asset const& asset) { return asset.kind; }

}  // namespace

std::vector<model::StateId> Prover::named(
    record::EventId event, std::vector<record::Claim<model::StateId>> const& claims) const {
  std::vector<model::StateId> names;
  for (auto const& claim : claims) {
    if (claim.value != record::nobody && asserts(context_, context_[event], claim)) {
      add_once(names, claim.value);
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<model::StateId> Prover::named_by(record::EventId event, bool both_sides) const {
  record::Event const& row = context_[event];
  std::vector<model::StateId> names;
  for (auto const& claim : row.by) {
    if (claim.value.state != record::nobody && asserts(context_, row, claim)) {
      add_once(names, claim.value.state);
    }
  }
  if (both_sides) {
    for (model::StateId const name : named(event, row.with)) add_once(names, name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

bool Prover::in_domain(model::Variable const& variable, model::StateId state) const {
  bool const party = context_.is_party(question_.instrument, state);
  switch (variable.domain) {
    case model::Domain::party: return party;
    case model::Domain::third_state: return !party;
    case model::Domain::state: return !context_.is_organisation(state);
  }
  return false;
}

bool Prover::bind_actor(Binding& binding, std::optional<model::Actor> const& actor,
                        model::StateId state) const {
  if (!actor) return true;
  if (actor->form != model::Actor::Form::variable) return state_of(*actor, binding) == state;
  auto& place = binding.states[actor->variable.value];
  if (place) return *place == state;
  model::Variable const& variable = variables_[actor->variable.value];
  bool const taken =
      variable.other
      && std::find(binding.states.begin(), binding.states.end(), state) != binding.states.end();
  if (state == record::nobody || taken || !in_domain(variable, state)) return false;
  place = state;
  return true;
}

std::optional<model::StateId> Prover::state_of(model::Actor const& actor,
                                               Binding const& binding) const {
  switch (actor.form) {
    case model::Actor::Form::variable: return binding.states[actor.variable.value];
    case model::Actor::Form::state: return actor.state;
    case model::Actor::Form::depositary: return context_.rulebook[question_.instrument].depositary;
    case model::Actor::Form::anyone:
    case model::Actor::Form::anyone_other_than:
    case model::Actor::Form::same_actor:
    case model::Actor::Form::parties: break;
  }
  return std::nullopt;
}

bool Prover::kind_may_be(record::EventId event, model::KindReference reference) const {
  record::Event const& row = context_[event];
  if (reference.form == model::KindReference::Form::kind) {
    return std::any_of(row.kind.begin(), row.kind.end(), [&](auto const& claim) {
      return asserts(context_, row, claim)
             && context_.rulebook.vocabulary.is_a(claim.value, reference.kind());
    });
  }
  return term_may_be(event, reference.term());
}

bool Prover::term_may_be(record::EventId event, model::TermId asked) const {
  auto const known = asked_.find({event, asked});
  if (known != asked_.end()) return known->second;
  bool may_be = false;
  // Before it is known when the event took place, each version of the text could cover it.
  for (std::optional<model::TermId> term = asked; term && !may_be;
       term = context_.rulebook[*term].amended_to) {
    may_be = meaning_may_be(event, meaning_of(context_.rulebook[*term], asked));
  }
  asked_.emplace(std::pair{event, asked}, may_be);
  return may_be;
}

bool Prover::meaning_may_be(record::EventId event, model::Meaning const& meaning) const {
  bool const named =
      std::any_of(meaning.establishes.begin(), meaning.establishes.end(),
                  [&](model::Pattern const& pattern) { return may_match(event, pattern); });
  // An open list must not put every event in question: what a text only may include counts where
  // the report shows something of what it describes.
  return named
         || std::any_of(meaning.may_cover.begin(), meaning.may_cover.end(),
                        [&](model::Pattern const& pattern) {
                          return may_match(event, pattern) && shows_roles(event, pattern);
                        });
}

bool Prover::shows_roles(record::EventId event, model::Pattern const& pattern) const {
  record::Event const& row = context_[event];
  auto const shown = [&](auto const& claims, std::vector<model::KindReference> const& kinds) {
    if (kinds.empty()) return true;
    Names names = expand(kinds);
    names.sure.insert(names.sure.end(), names.possible.begin(), names.possible.end());
    return std::any_of(claims.begin(), claims.end(), [&](auto const& claim) {
      return asserts(context_, row, claim)
             && std::any_of(names.sure.begin(), names.sure.end(), [&](model::KindId kind) {
                  return context_.rulebook.vocabulary.is_a(kind_of(claim.value), kind);
                });
    });
  };
  return shown(row.affecting, pattern.affecting) && shown(row.causing, pattern.causing)
         && shown(row.using_, pattern.using_) && shown(row.purpose, pattern.purpose)
         && shown(row.giving, pattern.giving);
}

bool Prover::may_match(record::EventId event, model::Pattern const& pattern) const {
  return context_.on_record(event)
         && std::any_of(pattern.kinds.begin(), pattern.kinds.end(),
                        [&](model::KindReference kind) { return kind_may_be(event, kind); });
}

std::vector<record::EventId> Prover::candidates(model::Pattern const& pattern) const {
  std::vector<record::EventId> found;
  bool const plain = std::all_of(
      pattern.kinds.begin(), pattern.kinds.end(),
      [](model::KindReference kind) { return kind.form == model::KindReference::Form::kind; });
  if (!plain) {
    std::copy_if(context_.events.begin(), context_.events.end(), std::back_inserter(found),
                 [&](record::EventId event) { return may_match(event, pattern); });
    return found;
  }
  for (model::KindReference const kind : pattern.kinds) {
    auto const& events = context_.of_kind[kind.kind().value];
    found.insert(found.end(), events.begin(), events.end());
  }
  context_.work->spend(found.size());
  if (pattern.kinds.size() < 2) return found;
  std::sort(found.begin(), found.end(),
            [&](record::EventId a, record::EventId b) { return context_[a].id < context_[b].id; });
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

void Prover::bind_role(std::vector<Binding>& bindings, std::optional<model::Actor> const& actor,
                       std::vector<model::StateId> const& names, bool exhaustive) const {
  if (!actor || actor->form != model::Actor::Form::variable) return;
  std::vector<Binding> bound;
  for (Binding const& binding : bindings) {
    if (binding.states[actor->variable.value]) {
      bound.push_back(binding);
      continue;
    }
    std::vector<model::StateId> candidates = names;
    // The role is not reported: somebody stands in it, and the report does not say who.
    if (candidates.empty()) candidates.push_back(record::nobody);
    model::Variable const& variable = variables_[actor->variable.value];
    std::size_t const before = bound.size();
    for (model::StateId const state : candidates) {
      if (state != record::nobody && !in_domain(variable, state)) continue;
      bool const taken =
          variable.other && state != record::nobody
          && std::find(binding.states.begin(), binding.states.end(), state) != binding.states.end();
      if (taken) continue;
      context_.work->spend();
      bound.push_back(binding);
      bound.back().states[actor->variable.value] = state;
    }
    if (!exhaustive && bound.size() == before) {
      bound.push_back(binding);
      bound.back().states[actor->variable.value] = record::nobody;
    }
  }
  bindings = std::move(bound);
}

void Prover::bind_about(std::vector<Binding>& bindings, record::EventId event,
                        model::Pattern const& pattern) const {
  if (!pattern.about || !pattern.about->description) return;
  model::Pattern const& inner = *pattern.about->description;
  record::Event const& row = context_[event];
  std::vector<Binding> bound;
  bool reported = false;
  for (auto const& claim : row.about) {
    if (!asserts(context_, row, claim)) continue;
    reported = true;
    if (!may_match(claim.value, inner)) continue;
    for (Binding const& binding : bindings) {
      for (Binding& way : bind(claim.value, inner, binding)) bound.push_back(std::move(way));
    }
  }
  if (!reported) {
    bound = bindings;
    for (auto const* actor : {&inner.by, &inner.with, &inner.to, &inner.against}) {
      bind_role(bound, *actor, {});
    }
  }
  bindings = std::move(bound);
}

std::vector<Binding> Prover::bind(record::EventId event, model::Pattern const& pattern,
                                  Binding const& binding, bool with_by) const {
  record::Event const& row = context_[event];
  std::vector<Binding> bindings{binding};
  bool const both_sides = pattern.with.has_value() || !row.with.empty();
  if (with_by) bind_role(bindings, pattern.by, named_by(event, both_sides));
  // Who held it is reported, with whom is not: then it was with somebody.
  bind_role(bindings, pattern.with, named_by(event, true), !named(event, row.with).empty());
  bind_role(bindings, pattern.to, named(event, row.to));
  bind_role(bindings, pattern.against, named(event, row.against));
  bind_role(bindings, pattern.territory, named(event, row.territory));
  std::vector<model::StateId> owners;
  for (auto const& claim : row.affecting) {
    if (!asserts(context_, row, claim)) continue;
    model::StateId const owner = owner_of(event, claim);
    if (owner != record::nobody) add_once(owners, owner);
  }
  bind_role(bindings, pattern.affecting_of, owners);
  bind_about(bindings, event, pattern);
  if (pattern.called) {
    for (Binding& way : bindings) way.events[pattern.called->value] = event;
  }
  return bindings;
}

ProofId Prover::role(record::EventId event,
                     std::vector<record::Claim<model::StateId>> const& claims,
                     std::optional<model::Actor> const& actor, std::string_view phrase,
                     Binding const& binding, Sense sense) {
  std::vector<ProofId> parts;
  if (actor->form == model::Actor::Form::parties) {
    for (model::StateId const party : context_.parties(question_.instrument)) {
      parts.push_back(has_state(event, claims, party, phrase, sense));
    }
    return all(std::move(parts), sense);
  }
  if (actor->form == model::Actor::Form::anyone_other_than) {
    auto const excepted = binding.states[actor->variable.value];
    return has_state(event, claims, excepted.value_or(record::nobody), phrase, opposite(sense));
  }
  if (actor->form == model::Actor::Form::anyone) return granted(sense);
  return has_state(event, claims, state_of(*actor, binding).value_or(record::nobody), phrase,
                   sense);
}

ProofId Prover::who(record::EventId event, model::Pattern const& pattern, Binding const& binding,
                    Sense sense) {
  using Form = model::Actor::Form;
  model::Actor const& actor = *pattern.by;
  switch (actor.form) {
    case Form::anyone: return granted(sense);
    case Form::anyone_other_than: {
      auto const excepted = binding.states[actor.variable.value];
      return by(event, pattern, excepted.value_or(record::nobody), opposite(sense));
    }
    case Form::same_actor: return by_same_actor(event, binding, sense);
    case Form::parties: {
      std::vector<ProofId> parts;
      for (model::StateId const party : context_.parties(question_.instrument)) {
        parts.push_back(by(event, pattern, party, sense));
      }
      return all(std::move(parts), sense);
    }
    case Form::variable:
    case Form::state:
    case Form::depositary: break;
  }
  return by(event, pattern, state_of(actor, binding).value_or(record::nobody), sense);
}

/// Named alike in both reports: the same State, or a group of the same name.
ProofId Prover::by_same_actor(record::EventId event, Binding const& binding, Sense sense) {
  auto const other = binding.the_act ? binding.the_act : binding.it;
  if (!other) return cannot_be_asked("the same actor");
  record::Event const& left = context_[event];
  record::Event const& right = context_[*other];
  double pro = 0;
  std::vector<Evidence> evidence;
  for (auto const& a : left.by) {
    for (auto const& b : right.by) {
      bool const state = a.value.state != record::nobody && a.value.state == b.value.state;
      bool const group = !a.value.actor.empty() && a.value.actor == b.value.actor;
      if (!(state || group) || !asserts(context_, left, a) || !asserts(context_, right, b))
        continue;
      Weight const weight = weigh(context_, left, a, question_.bearer);
      pro = std::max(
          pro, std::min(weight.strength, weigh(context_, right, b, question_.bearer).strength));
      evidence.push_back({a.pointer, Evidence::Side::pro, weight.strength, a.sources,
                          weight.unrated, weight.note});
    }
  }
  std::string const label = fmt::format("{} was by the same actor as {}", left.id, right.id);
  return fact({pro, 0, 0}, sense, label, "whether " + label, std::move(evidence));
}

ProofId Prover::about(record::EventId event, model::About const& what, Binding const& binding,
                      Sense sense) {
  if (what.event) {
    auto const target = binding.event(*what.event);
    if (!target) return granted(sense);  // a moment: nothing can be about it
    return is_about(event, *target, sense);
  }
  record::Event const& row = context_[event];
  std::vector<ProofId> ways;
  for (auto const& claim : row.about) {
    if (!asserts(context_, row, claim)) continue;
    ways.push_back(all({is_about(event, claim.value, sense),
                        matches(claim.value, *what.description, binding, sense)},
                       sense));
  }
  if (ways.empty()) {
    std::string const words = say(what.description->words, binding);
    return fact(open, sense, fmt::format("{} is about {}", row.id, words),
                fmt::format("whether {} is about {}", row.id, words));
  }
  return any(std::move(ways), sense);
}

ProofId Prover::matches(record::EventId event, model::Pattern const& pattern,
                        Binding const& binding, Sense sense, bool with_by) {
  record::Event const& row = context_[event];
  std::vector<ProofId> parts{took_place(event, sense), is_of_kind(event, pattern.kinds, sense)};
  if (!pattern.other_than.empty()) {
    parts.push_back(is_of_kind(event, pattern.other_than, opposite(sense)));
  }
  if (pattern.by && with_by) parts.push_back(who(event, pattern, binding, sense));
  if (pattern.with) {
    model::Pattern other_side = pattern;
    other_side.by = pattern.with;
    parts.push_back(who(event, other_side, binding, sense));
  }
  if (pattern.to) {
    parts.push_back(role(event, row.to, pattern.to, "was addressed to", binding, sense));
  }
  if (pattern.against) {
    parts.push_back(
        role(event, row.against, pattern.against, "was directed against", binding, sense));
  }
  if (pattern.through) {
    parts.push_back(has_kind(event, row.through, {model::KindReference::of(*pattern.through)},
                             "went through", sense));
  }
  if (pattern.territory) {
    parts.push_back(role(event, row.territory, pattern.territory, "came from the territory of",
                         binding, sense));
  }
  if (!pattern.affecting.empty()) {
    std::optional<model::StateId> owner;
    if (pattern.affecting_of) {
      owner = state_of(*pattern.affecting_of, binding).value_or(record::nobody);
    }
    parts.push_back(affects(event, pattern.affecting, owner, sense));
  }
  if (!pattern.causing.empty()) {
    parts.push_back(has_kind(event, row.causing, pattern.causing, "caused", sense));
  }
  if (!pattern.using_.empty()) {
    parts.push_back(has_kind(event, row.using_, pattern.using_, "used", sense));
  }
  if (!pattern.purpose.empty()) {
    parts.push_back(has_kind(event, row.purpose, pattern.purpose, "served", sense));
  }
  if (!pattern.giving.empty()) {
    parts.push_back(has_kind(event, row.giving, pattern.giving, "gave as its ground", sense));
  }
  if (pattern.about) parts.push_back(about(event, *pattern.about, binding, sense));
  return all(std::move(parts), sense);
}

}  // namespace casus::judge
