#include "dsl/check/vocabulary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <string>

namespace casus::check {
namespace {

using model::Group;

/// What may stand in a slot, and which word introduces it.
struct Slot {
  NodeKind leaf;
  std::string_view what;  ///< what the slot takes
  std::vector<Group> groups;
};

std::vector<Slot> const& slots() {
  static std::vector<Slot> const table{
      {NodeKind::kind, "kind of event", {Group::conduct, Group::communications, Group::measures}},
      {NodeKind::asset, "asset", {Group::assets}},
      {NodeKind::effect_name, "effect", {Group::effects}},
      {NodeKind::purpose, "purpose", {Group::purposes}},
      {NodeKind::ground, "ground", {Group::grounds}},
      {NodeKind::channel, "channel", {Group::channels}},
  };
  return table;
}

Slot const& slot_of(Node leaf) {
  for (Slot const& slot : slots()) {
    if (leaf.is(slot.leaf)) return slot;
  }
  return slots().front();
}

bool takes(Slot const& slot, Group group) {
  return std::find(slot.groups.begin(), slot.groups.end(), group) != slot.groups.end();
}

struct Noun {
  std::string_view singular;
  std::string_view place;  ///< where such a name goes
};

Noun noun(Group group) {
  switch (group) {
    case Group::conduct: return {"kind of conduct", "it names what is done"};
    case Group::communications: return {"kind of communication", "it names what is sent"};
    case Group::measures: return {"kind of measure", "it names what is taken"};
    case Group::assets: return {"asset", "assets follow `affecting`"};
    case Group::effects: return {"effect", "effects follow `causing`"};
    case Group::purposes: return {"purpose", "purposes follow `for the purpose of`"};
    case Group::grounds: return {"ground", "grounds follow `giving`"};
    case Group::channels: return {"channel", "channels follow `through`"};
  }
  return {};
}

void report_wrong_slot(Context& context, Node leaf, Slot const& slot, Group group,
                       std::optional<Node> declared) {
  auto diagnostic =
      at(text::Code::wrong_slot, leaf,
         fmt::format("`{}` is a{} {}, not a{} {}", leaf.text(),
                     noun(group).singular[0] == 'a' || noun(group).singular[0] == 'e' ? "n" : "",
                     noun(group).singular, slot.what[0] == 'a' || slot.what[0] == 'e' ? "n" : "",
                     slot.what));
  if (declared) diagnostic.label(declared->source(), declared->span(), "declared here");
  diagnostic.note(std::string{noun(group).place});
  context.report(std::move(diagnostic));
}

/// Another instrument's term of that name, if one has it: it explains why the name is unknown.
std::string private_to(Context const& context, std::string_view name) {
  for (std::size_t i = 0; i < context.names.of.size(); ++i) {
    if (context.names.of[i].terms.find(name)) {
      return fmt::format("`{}` defines it, and what a text defines is private to it",
                         context.rulebook.instruments[i].name);
    }
  }
  return {};
}

void report_unknown(Context& context, model::InstrumentId instrument, Node leaf, Slot const& slot) {
  std::vector<std::string_view> candidates;
  for (model::Kind const& kind : context.rulebook.vocabulary.kinds()) {
    if (takes(slot, kind.group)) candidates.push_back(kind.name);
  }
  InstrumentNames const& names = context.names_of(instrument);
  for (std::string_view const term : names.terms.all()) candidates.push_back(term);
  if (auto const threat = names.threats.find(leaf.text())) {
    auto diagnostic = at(
        text::Code::wrong_slot, leaf,
        fmt::format("`{}` is a threat that the text recognises, not a {}", leaf.text(), slot.what));
    diagnostic.label(threat->node.source(), threat->node.span(), "recognised here");
    context.report(std::move(diagnostic));
    return;
  }
  context.unknown(text::Code::unknown_kind, leaf, slot.what, candidates,
                  private_to(context, leaf.text()));
}

Group group_of_reference(Context const& context, model::KindReference reference) {
  return reference.form == model::KindReference::Form::kind
             ? context.rulebook.vocabulary[reference.kind()].group
             : context.rulebook.terms[reference.value].group;
}

/// The term as the text being read has it: the newest version that is not younger than that text.
model::TermId version_of(Context const& context, model::TermId term) {
  model::Rulebook const& rulebook = context.rulebook;
  while (auto const next = rulebook[term].amended_to) {
    auto const& since = rulebook[rulebook[*next].article].since;
    if (!context.since || (since && context.since->first < since->first)) break;
    term = *next;
  }
  return term;
}

}  // namespace

model::Group defined_group(Node define) {
  for (Node const child : define.children()) {
    if (!child.is(NodeKind::phrase)) continue;
    switch (*child.phrase()) {
      case Phrase::conduct: return Group::conduct;
      case Phrase::communication: return Group::communications;
      case Phrase::measure: return Group::measures;
      case Phrase::asset: return Group::assets;
      case Phrase::purpose: return Group::purposes;
      case Phrase::effect: return Group::effects;
      default: break;
    }
  }
  return Group::conduct;
}

std::optional<model::Verb> verb_of(Node verb) {
  auto const phrase = verb.phrase();
  if (!phrase) return std::nullopt;
  std::string_view const word = syntax::spelling(*phrase);
  for (model::VerbForms const& forms : model::verb_forms) {
    if (word == forms.base || word == forms.third_person || word == forms.past) return forms.verb;
  }
  return std::nullopt;
}

std::string_view form_like(model::Verb verb, Node like) {
  model::VerbForms const& forms = model::verb_forms[static_cast<std::size_t>(verb)];
  if (like.is(NodeKind::verb_s)) return forms.third_person;
  return like.is(NodeKind::verb_ed) ? forms.past : forms.base;
}

std::optional<model::KindReference> lower_slot(Context& context, model::InstrumentId instrument,
                                               Node leaf) {
  Slot const& slot = slot_of(leaf);
  std::optional<model::KindReference> found;
  std::optional<Node> declared;
  if (auto const term = context.names_of(instrument).terms.find(leaf.text())) {
    found = model::KindReference::of(version_of(context, model::TermId{term->index}));
    declared = term->node;
  } else if (auto const kind = context.names.kinds.find(leaf.text())) {
    found = model::KindReference::of(model::KindId{kind->index});
    declared = kind->node;
  }
  if (!found) {
    report_unknown(context, instrument, leaf, slot);
    return std::nullopt;
  }
  if (Group const group = group_of_reference(context, *found); !takes(slot, group)) {
    report_wrong_slot(context, leaf, slot, group, declared);
    return std::nullopt;
  }
  return found;
}

std::vector<model::KindReference> lower_slots(Context& context, model::InstrumentId instrument,
                                              std::vector<Node> const& leaves) {
  std::vector<model::KindReference> result;
  for (Node const leaf : leaves) {
    if (auto const reference = lower_slot(context, instrument, leaf)) result.push_back(*reference);
  }
  return result;
}

void check_verb(Context& context, model::InstrumentId instrument, Node verb, Node pattern) {
  auto const kinds = pattern.child(NodeKind::kinds);
  auto const first = kinds ? kinds->child(NodeKind::kind) : std::nullopt;
  if (!first) return;
  // A term has no verb of its own. Only the first noun is checked: of a list, the verb that fits
  // the first reads well enough ("give assistance or refusal").
  if (context.names_of(instrument).terms.find(first->text())) return;
  auto const kind = context.names.kinds.find(first->text());
  if (!kind) return;
  model::Kind const& row = context.rulebook.vocabulary[model::KindId{kind->index}];
  auto const said = verb_of(verb);
  bool const has = !said;  // "has a dispute", "had a dispute": of what is held
  if (has ? row.verb == model::Verb::hold : *said == row.verb || *said == model::Verb::maintain) {
    return;
  }
  std::string const fitting{form_like(row.verb, verb)};
  context.report(
      at(text::Code::wrong_verb, verb,
         fmt::format("`{}` does not go with `{}`", verb.text(), first->text()))
          .label(first->span(), fmt::format("its verb is `{}`", form_like(row.verb, verb)))
          .suggest({verb.span(), fitting}, fmt::format("write `{}`", fitting)));
}

}  // namespace casus::check
