#include "engine/export/stix_event.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace casus::stix {
namespace {

using model::Basis;
using record::Value;

/// Bases on which a State answers for an act as its own. The others say where an actor lives, or
/// that nobody governed: no attribution that STIX could mean.
bool attributes(Basis basis) {
  switch (basis) {
    case Basis::territory:
    case Basis::nationality:
    case Basis::absence_of_authorities:
    case Basis::insurrection: return false;
    case Basis::state_organ:
    case Basis::empowered_entity:
    case Basis::organ_at_disposal:
    case Basis::direction_or_control:
    case Basis::acknowledged:
    case Basis::unspecified: return true;
  }
  return false;
}

/// The objects of one event.
class Writer {
 public:
  Writer(Work& work, record::Event const& event) : work_(work), event_(event) {}

  void write() {
    auto const kind = std::find_if(event_.kind.begin(), event_.kind.end(),
                                   [](auto const& claim) { return !claim.denied; });
    if (kind == event_.kind.end()) return;
    if (work_.rulebook[kind->value].group == model::Group::conduct) {
      write_incident();
    } else {
      write_note();
    }
  }

 private:
  using Relationships = std::vector<std::pair<std::string, std::string>>;  ///< id, target

  [[nodiscard]] std::string id(std::string_view type, std::string const& part) const {
    return id_of(type, {work_.from.id, event_.id, part});
  }

  /// What is claimed in a role, in words; nothing of what is denied. The words of a claim go no
  /// further than the claim.
  template <class Claims, class Name>
  void say(std::string_view role, Claims const& claims, Name name) {
    std::vector<std::string> words;
    for (auto const& claim : claims) {
      if (claim.denied) continue;
      words.push_back(name(claim.value));
      mark_ = record::stricter(mark_, mark_of(work_.from, event_, claim));
    }
    if (!words.empty()) said_.push_back(fmt::format("{}: {}", role, fmt::join(words, ", ")));
  }

  void say_all() {
    auto const kind = [&](model::KindId one) { return work_.rulebook[one].name; };
    auto const state = [&](model::StateId one) {
      return one == record::nobody ? std::string{"unattributed"} : work_.name_of(one);
    };
    say("kind", event_.kind, kind);
    say(event_.lasting ? "during" : "at", event_.time,
        [](model::Interval time) { return model::to_string(time); });
    say("to", event_.to, state);
    say("with", event_.with, state);
    say("affecting", event_.affecting,
        [&](record::Asset const& asset) { return kind(asset.kind); });
    say("causing", event_.causing, kind);
    say("using", event_.using_, kind);
    say("giving", event_.giving, kind);
    say("covering", event_.covering, kind);
  }

  void write_incident() {
    mark_ = with_sources(mark_of(work_.from, event_), work_.from, event_.sources);
    say_all();
    incident_ = id("incident", "");
    Value object = work_.begin("incident", incident_);
    std::vector<std::string> kinds;
    for (auto const& claim : event_.kind) {
      if (!claim.denied) kinds.push_back(work_.rulebook[claim.value].name);
    }
    object.add("name", Value::of(fmt::format("{} ({} of {})", fmt::join(kinds, ", "), event_.id,
                                             work_.from.id)));
    object.add("description", Value::of(fmt::format("{}", fmt::join(said_, "; "))));
    Value& labels = object.add("labels", Value::array());
    for (std::string const& kind : kinds) labels.push(Value::of(kind));
    add_confidence(object, event_.confidence);
    work_.cite(object, event_.sources);
    work_.mark(object, mark_);
    work_.objects.push_back(std::move(object));
    write_attributions();
    write_targets();
  }

  void write_note() {
    mark_ = with_sources(mark_of(work_.from, event_), work_.from, event_.sources);
    say("by", event_.by, [&](record::Attribution const& who) {
      return who.state == record::nobody ? std::string{"unattributed"} : work_.name_of(who.state);
    });
    say_all();
    Value object = work_.begin("note", id("note", ""));
    object.add("abstract", Value::of(fmt::format("{} of {}", event_.id, work_.from.id)));
    object.add("content", Value::of(fmt::format("{}", fmt::join(said_, "; "))));
    add_confidence(object, event_.confidence);
    work_.cite(object, event_.sources);
    work_.mark(object, mark_);
    object.add("object_refs", Value::array()).push(Value::of(work_.grouping));
    work_.objects.push_back(std::move(object));
  }

  template <class Claim>
  std::string relate(std::string const& part, std::string_view type, std::string const& source,
                     std::string const& target, Claim const& claim) {
    std::string const own = id("relationship", part);
    Value object = work_.begin("relationship", own);
    object.add("relationship_type", Value::of(type));
    object.add("source_ref", Value::of(source));
    object.add("target_ref", Value::of(target));
    add_rest(object, claim);
    return own;
  }

  template <class Claim>
  void add_rest(Value& object, Claim const& claim) {
    add_confidence(object, claim.confidence);
    work_.cite(object, claim.sources);
    work_.mark(object, with_sources(mark_of(work_.from, event_, claim), work_.from, claim.sources));
    work_.objects.push_back(std::move(object));
  }

  void write_attributions() {
    Relationships made;
    for (std::size_t i = 0; i < event_.by.size(); ++i) {
      auto const& claim = event_.by[i];
      if (claim.denied) continue;
      std::string const part = fmt::format("by {}", i);
      bool const of_state = claim.value.state != record::nobody && attributes(claim.value.basis);
      std::string source = incident_;
      if (!claim.value.actor.empty()) {
        source = work_.actor(claim.value.actor);
        relate(part + " actor", "attributed-to", incident_, source, claim);
      }
      if (!of_state) continue;
      std::string const state = work_.identity(claim.value.state);
      made.emplace_back(relate(part, "attributed-to", source, state, claim), state);
    }
    for (std::size_t i = 0; i < event_.by.size(); ++i) {
      bool const names = event_.by[i].value.state != record::nobody;
      if (names) oppose(fmt::format("by {}", i), event_.by[i], event_.by[i].value.state, made);
    }
  }

  void write_targets() {
    Relationships made;
    for (std::size_t i = 0; i < event_.against.size(); ++i) {
      auto const& claim = event_.against[i];
      if (claim.denied || claim.value == record::nobody) continue;
      std::string const state = work_.identity(claim.value);
      made.emplace_back(relate(fmt::format("against {}", i), "targets", incident_, state, claim),
                        state);
    }
    for (std::size_t i = 0; i < event_.against.size(); ++i) {
      auto const& claim = event_.against[i];
      if (claim.value == record::nobody) continue;
      oppose(fmt::format("against {}", i), claim, claim.value, made);
    }
  }

  /// A denial is an opinion on what it denies. Where nobody claims that, there is nothing to have
  /// an opinion on: a relationship would claim it.
  template <class Claim>
  void oppose(std::string const& part, Claim const& claim, model::StateId state,
              Relationships const& made) {
    if (!claim.denied) return;
    Value refs = Value::array();
    std::string const target = id_of("identity", {work_.name_of(state)});
    for (auto const& [relationship, to] : made) {
      if (to == target) refs.push(Value::of(relationship));
    }
    if (refs.items.empty()) return;
    Value object = work_.begin("opinion", id("opinion", part));
    object.add("opinion", Value::of("disagree"));
    object.add("object_refs", std::move(refs));
    add_rest(object, claim);
  }

  Work& work_;
  record::Event const& event_;
  std::string incident_;
  std::optional<record::Tlp> mark_;
  std::vector<std::string> said_;
};

}  // namespace

void write_event(Work& work, record::Event const& event) { Writer(work, event).write(); }

}  // namespace casus::stix
