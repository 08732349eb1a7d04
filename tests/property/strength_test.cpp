// What a stronger source does: one that only accuses never softens, one that only denies never
// hardens.
#include "tests/property/generate.hpp"
#include "tests/property/judging.hpp"
#include "tests/property/seeds.hpp"

#include <catch2/catch.hpp>

#include <array>

namespace {

using namespace casus;
using property::at;
using property::Dice;
using property::rulebook;
using property::standards;
using property::stride;
using property::worst;
using property::worst_of;

constexpr std::uint32_t seeds = 80;

record::Case some_case(std::uint32_t seed) {
  return seed % 4 != 0 ? property::disputed_case(rulebook(), seed)
                       : property::random_case(rulebook(), seed);
}

/// An armed attack, and every communication, may ground a defence of somebody else.
bool grounds_a_defence(record::Event const& event) {
  auto const attack = rulebook().vocabulary.find("use-of-force").value();
  return std::any_of(event.kind.begin(), event.kind.end(), [&](auto const& claim) {
    model::Kind const& kind = rulebook()[claim.value];
    return kind.group != model::Group::conduct || rulebook().vocabulary.is_a(claim.value, attack);
  });
}

bool is_victim(record::Event const& event, model::StateId state) {
  return std::any_of(event.against.begin(), event.against.end(),
                     [&](auto const& claim) { return claim.value == state; });
}

/// Gives the case a source of its own for a claim on who did the first event; its strength is then
/// what the source's confidence says.
void add_claim(record::Case& judged, model::StateId accused, bool denied, Dice& dice) {
  record::Source source;
  source.id = "of-one-claim";
  source.pointer = "/sources/" + std::to_string(judged.sources.size());
  source.confidence = 0;
  record::Claim<record::Attribution> claim;
  claim.value.state = accused;
  claim.value.basis =
      dice.one_in(2) ? model::Basis::state_organ : model::Basis::direction_or_control;
  claim.value.basis_stated = true;
  claim.denied = denied;
  claim.sources.push_back(record::SourceId{static_cast<std::uint32_t>(judged.sources.size())});
  judged.sources.push_back(source);
  judged.events[0].by.push_back(claim);
}

// How often the laws have to bite, counted over all seeds: a quarter of them strays too far from a
// quarter of the count to be held to it.
constexpr std::size_t often = stride == 1 ? 50 : 0;
constexpr std::size_t seldom = stride == 1 ? 8 : 0;

constexpr std::array<double, 6> strengths{0, 0.1, 0.4, 0.55, 0.8, 1.0};

/// Judges the case with its last source at each strength, and calls `compare` with the worst ranks
/// before and after each step up.
template <class Compare>
void strengthen(record::Case judged, Compare const& compare) {
  for (double const standard : standards) {
    judged.sources.back().confidence = strengths[0];
    auto before = worst(rulebook(), judge::judge(rulebook(), judged, at(standard)));
    for (std::size_t i = 1; i < strengths.size(); ++i) {
      judged.sources.back().confidence = strengths[i];
      auto after = worst(rulebook(), judge::judge(rulebook(), judged, at(standard)));
      CAPTURE(standard, strengths[i]);
      compare(before, after);
      before = std::move(after);
    }
  }
}

}  // namespace

// The preconditions are those of the law of accusation (semantics, head of the page): a party, not
// the victim, and an event that grounds no defence.
TEST_CASE("a stronger source that only accuses never softens") {
  std::size_t rose = 0;
  for (std::uint32_t seed = 1; seed <= seeds; seed += stride) {
    record::Case judged = some_case(seed);
    Dice dice(seed * 7919);
    model::StateId const accused = *rulebook().find_state(dice.one_in(2) ? "russia" : "iran");
    if (grounds_a_defence(judged.events[0]) || is_victim(judged.events[0], accused)) continue;
    add_claim(judged, accused, false, dice);
    CAPTURE(seed);
    strengthen(judged, [&](auto const& before, auto const& after) {
      for (std::uint32_t i = 0; i < rulebook().instruments.size(); ++i) {
        model::Instrument const& instrument = rulebook().instruments[i];
        if (!rulebook().is_party(model::InstrumentId{i}, accused)) continue;
        CAPTURE(instrument.name);
        CHECK(worst_of(after, instrument.name) >= worst_of(before, instrument.name));
        if (worst_of(after, instrument.name) > worst_of(before, instrument.name)) ++rose;
      }
    });
  }
  CHECK(rose > often);
}

// The same preconditions. To deny that a third State or the victim did it opens the question who of
// the parties did, which their act had closed: there a denial hardens, and rightly.
TEST_CASE("a stronger source that only denies who did it never hardens") {
  std::size_t fell = 0;
  for (std::uint32_t seed = 1; seed <= seeds; seed += stride) {
    record::Case judged = some_case(seed);
    Dice dice(seed * 7919);
    model::StateId const accused = *rulebook().find_state(dice.one_in(2) ? "russia" : "iran");
    if (grounds_a_defence(judged.events[0]) || is_victim(judged.events[0], accused)) continue;
    add_claim(judged, accused, true, dice);
    CAPTURE(seed);
    strengthen(judged, [&](auto const& before, auto const& after) {
      for (std::uint32_t i = 0; i < rulebook().instruments.size(); ++i) {
        model::Instrument const& instrument = rulebook().instruments[i];
        if (!rulebook().is_party(model::InstrumentId{i}, accused)) continue;
        CAPTURE(instrument.name);
        CHECK(worst_of(after, instrument.name) <= worst_of(before, instrument.name));
        if (worst_of(after, instrument.name) < worst_of(before, instrument.name)) ++fell;
      }
    });
  }
  CHECK(fell > seldom);
}
