#include "tests/property/generate.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <string>

namespace casus::property {
namespace {

using model::Basis;
using model::StateId;

constexpr std::array<char const*, 14> kinds{
    "wiper",    "intrusion",    "data-theft", "disinformation",  "use-of-force",
    "sabotage", "armed-attack", "disclosure", "subversive-act",  "information-transfer",
    "dispute",  "aggression",   "ddos",       "aid-to-aggressor"};
constexpr std::array<char const*, 14> communications{"consent",
                                                     "written-consent",
                                                     "refusal",
                                                     "assistance",
                                                     "notification",
                                                     "knowledge",
                                                     "information-reply",
                                                     "consultation",
                                                     "authorities-notice",
                                                     "termination-notice",
                                                     "withdrawal-notice",
                                                     "non-renewal-notice",
                                                     "call-to-comply",
                                                     "reparation"};
constexpr std::array<char const*, 6> assets{"energy",
                                            "government",
                                            "private-sector",
                                            "military",
                                            "critical-infrastructure",
                                            "restricted-information"};
/// Acts that treaties of the rulebook forbid, whatever they affect.
constexpr std::array<char const*, 5> disputed_kinds{"wiper", "ddos", "intrusion", "use-of-force",
                                                    "disinformation"};
constexpr std::array<char const*, 4> effects{"physical-damage", "service-disruption", "casualties",
                                             "public-disorder"};
constexpr std::array<char const*, 9> dates{"2001-06-01", "2002-04-05", "2024-07-31",
                                           "2024-08",    "2024-08-15", "2025-03-01",
                                           "2025-03-02", "2025",       "2025-10"};
constexpr std::array<double, 7> strengths{0.2, 0.4, 0.5, 0.55, 0.6, 0.8, 1.0};
constexpr std::array<Basis, 6> bases{Basis::state_organ,  Basis::direction_or_control,
                                     Basis::acknowledged, Basis::unspecified,
                                     Basis::territory,    Basis::empowered_entity};

class Author {
 public:
  Author(model::Rulebook const& rulebook, std::uint32_t seed) : rulebook_(rulebook), dice_(seed) {
    states_ = {*rulebook.find_state("russia"), *rulebook.find_state("iran"),
               *rulebook.find_state("china"),
               StateId{static_cast<std::uint32_t>(rulebook.states.size())}};
    case_.id = "random-" + std::to_string(seed);
    case_.third_states = {"XK"};
  }

  record::Case write_disputed() {
    case_.id = "disputed-" + case_.id;
    write_sources();
    record::Event act;
    act.id = "e0";
    act.pointer = "/events/0";
    act.time.push_back(
        {*model::read_date("2025-03-01"), std::nullopt, false, {}, std::nullopt, ""});
    act.kind.push_back(claim(kind(dice_.pick(disputed_kinds))));
    act.kind.front().denied = false;
    std::size_t const accused = dice_.below(2);
    std::size_t const claims = 1 + dice_.below(4);
    for (std::size_t i = 0; i < claims; ++i) {
      record::Attribution who;
      who.state = states_[dice_.one_in(5) ? dice_.below(states_.size()) : accused];
      who.basis = dice_.one_in(2) ? Basis::state_organ : Basis::direction_or_control;
      who.basis_stated = true;
      act.by.push_back(claim(who));
      act.by.back().denied = i > 0 && dice_.one_in(2);
    }
    act.against.push_back({states_[1 - accused], std::nullopt, false, {}, std::nullopt, ""});
    act.affecting.push_back(claim(record::Asset{kind("government"), states_[1 - accused]}));
    if (dice_.one_in(2)) act.causing.push_back(claim(kind(dice_.pick(effects))));
    case_.events.push_back(std::move(act));
    if (dice_.one_in(3)) write_consent(states_[1 - accused], states_[accused]);
    if (dice_.one_in(3)) write_message(1);
    if (dice_.one_in(3)) write_answers();
    case_.as_of = model::read_date("2025-12-31")->last;
    return case_;
  }

  record::Case write() {
    write_sources();
    std::size_t const acts = 1 + dice_.below(2);
    std::size_t const messages = dice_.below(4);
    for (std::size_t i = 0; i < acts; ++i) write_act();
    for (std::size_t i = 0; i < messages; ++i) write_message(acts);
    if (dice_.one_in(3)) write_completeness();
    if (dice_.one_in(2)) write_answers();
    if (dice_.one_in(3)) case_.as_of = model::read_date("2025-12-31")->last;
    return case_;
  }

 private:
  void write_sources() {
    for (std::uint32_t i = 0; i < 4; ++i) {
      record::Source source;
      source.id = "s" + std::to_string(i);
      source.pointer = "/sources/" + std::to_string(i);
      if (!dice_.one_in(4)) source.confidence = dice_.pick(strengths);
      if (dice_.one_in(3)) source.reliability = "ABCDEF"[dice_.below(6)];
      if (i < 2) source.speaks_for = states_[i];
      if (dice_.one_in(3)) source.date = model::read_date(dice_.pick(dates));
      case_.sources.push_back(source);
    }
  }

  template <class Value>
  record::Claim<Value> claim(Value value) {
    record::Claim<Value> row;
    row.value = value;
    if (dice_.one_in(2)) row.confidence = dice_.pick(strengths);
    row.denied = dice_.one_in(5);
    if (dice_.one_in(2)) {
      row.sources.push_back(
          record::SourceId{static_cast<std::uint32_t>(dice_.below(case_.sources.size()))});
    }
    return row;
  }

  model::KindId kind(char const* name) const { return rulebook_.vocabulary.find(name).value(); }

  record::Event event() {
    record::Event row;
    row.id = "e" + std::to_string(case_.events.size());
    row.pointer = "/events/" + std::to_string(case_.events.size());
    if (!dice_.one_in(8)) {
      auto const first = *model::read_date(dice_.pick(dates));
      auto const last = *model::read_date(dice_.pick(dates));
      record::Claim<model::Interval> when;
      when.value = first;
      row.lasting = dice_.one_in(3);
      if (dice_.one_in(3) && first.first <= last.last) when.value.last = last.last;
      row.time.push_back(when);
    }
    if (dice_.one_in(4)) row.confidence = dice_.pick(strengths);
    return row;
  }

  void name_states(std::vector<record::Claim<StateId>>& role, std::size_t most) {
    std::size_t const count = dice_.below(most + 1);
    for (std::size_t i = 0; i < count; ++i) role.push_back(claim(dice_.pick(states_)));
  }

  void attribute(record::Event& row, std::size_t most) {
    std::size_t const count = dice_.below(most + 1);
    for (std::size_t i = 0; i < count; ++i) {
      record::Attribution who;
      who.state = dice_.pick(states_);
      who.basis = dice_.pick(bases);
      who.basis_stated = who.basis != Basis::unspecified;
      row.by.push_back(claim(who));
    }
  }

  void write_act() {
    record::Event row = event();
    row.kind.push_back(claim(kind(dice_.pick(kinds))));
    if (dice_.one_in(3)) row.kind.push_back(claim(kind(dice_.pick(kinds))));
    attribute(row, 3);
    name_states(row.against, 2);
    name_states(row.territory, 1);
    if (dice_.one_in(2)) {
      row.affecting.push_back(claim(record::Asset{kind(dice_.pick(assets)), std::nullopt}));
      if (dice_.one_in(3)) row.affecting.back().value.of = dice_.pick(states_);
    }
    if (dice_.one_in(2)) row.causing.push_back(claim(kind(dice_.pick(effects))));
    if (!case_.events.empty() && dice_.one_in(2)) row.about.push_back(claim(record::EventId{0}));
    case_.events.push_back(std::move(row));
  }

  void write_message(std::size_t acts) {
    record::Event row = event();
    row.kind.push_back(claim(kind(dice_.pick(communications))));
    attribute(row, 1);
    name_states(row.to, 1);
    name_states(row.with, 1);
    if (!dice_.one_in(4)) {
      row.about.push_back(claim(record::EventId{static_cast<std::uint32_t>(dice_.below(acts))}));
    }
    if (dice_.one_in(3)) row.covering.push_back(claim(kind("cyber-attack")));
    if (dice_.one_in(2)) row.giving.push_back(claim(kind("national-interests")));
    case_.events.push_back(std::move(row));
  }

  void write_consent(StateId by, StateId to) {
    record::Event row;
    row.id = "e" + std::to_string(case_.events.size());
    row.pointer = "/events/" + std::to_string(case_.events.size());
    row.time.push_back(
        {*model::read_date("2025-02-20"), std::nullopt, false, {}, std::nullopt, ""});
    row.kind.push_back(claim(kind("consent")));
    row.kind.back().denied = false;
    record::Attribution who;
    who.state = by;
    row.by.push_back({who, std::nullopt, false, {}, std::nullopt, ""});
    row.to.push_back({to, std::nullopt, false, {}, std::nullopt, ""});
    row.about.push_back(claim(record::EventId{0}));
    case_.events.push_back(std::move(row));
  }

  void write_completeness() {
    record::Completeness row;
    row.kinds = {kind(dice_.pick(communications))};
    row.window.last = model::read_date(dice_.pick(dates))->last;
    row.confidence = dice_.pick(strengths);
    case_.complete.push_back(std::move(row));
  }

  void write_answers() {
    for (std::uint32_t i = 0; i < rulebook_.questions.size(); ++i) {
      if (!dice_.one_in(3)) continue;
      record::Answer row;
      row.question = model::QuestionId{i};
      row.about = record::EventId{0};
      row.value = dice_.one_in(2);
      row.confidence = dice_.pick(strengths);
      case_.answers.push_back(std::move(row));
    }
  }

  model::Rulebook const& rulebook_;
  Dice dice_;
  std::vector<StateId> states_;
  record::Case case_;
};

template <class Rows>
std::vector<std::uint32_t> permute(Rows& rows, Dice& dice) {
  std::vector<std::uint32_t> order(rows.size());
  std::iota(order.begin(), order.end(), 0U);
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[dice.below(i)]);
  Rows moved;
  std::vector<std::uint32_t> place(rows.size());
  for (std::uint32_t const from : order) {
    place[from] = static_cast<std::uint32_t>(moved.size());
    moved.push_back(rows[from]);
  }
  rows = std::move(moved);
  return place;
}

}  // namespace

record::Case random_case(model::Rulebook const& rulebook, std::uint32_t seed) {
  return Author(rulebook, seed).write();
}

record::Case disputed_case(model::Rulebook const& rulebook, std::uint32_t seed) {
  return Author(rulebook, seed).write_disputed();
}

record::Case shuffled(record::Case const& original, std::uint32_t seed) {
  record::Case result = original;
  Dice dice(seed);
  std::vector<std::uint32_t> const events = permute(result.events, dice);
  std::vector<std::uint32_t> const sources = permute(result.sources, dice);
  auto const resource = [&](std::vector<record::SourceId>& ids) {
    for (record::SourceId& id : ids) id.value = sources[id.value];
  };
  auto const remap = [&](auto& claims) {
    permute(claims, dice);
    for (auto& claim : claims) resource(claim.sources);
  };
  for (record::Event& event : result.events) {
    resource(event.sources);
    for (auto& claim : event.about) claim.value.value = events[claim.value.value];
    remap(event.kind);
    remap(event.time);
    remap(event.by);
    remap(event.against);
    remap(event.to);
    remap(event.territory);
    remap(event.with);
    remap(event.affecting);
    remap(event.causing);
    remap(event.using_);
    remap(event.purpose);
    remap(event.giving);
    remap(event.covering);
    remap(event.through);
    remap(event.about);
  }
  for (record::Answer& answer : result.answers) {
    resource(answer.sources);
    if (answer.about) answer.about->value = events[answer.about->value];
  }
  permute(result.answers, dice);
  permute(result.complete, dice);
  return result;
}

}  // namespace casus::property
