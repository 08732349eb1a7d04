// The two laws at the head of docs/semantics.md and what must never matter: the recorder and the
// order of a file. Each failure prints the seed that makes it.
#include "engine/judge/finding.hpp"
#include "tests/property/generate.hpp"
#include "tests/property/judging.hpp"
#include "tests/property/seeds.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>

namespace {

using namespace casus;
using judge::CaseFindings;
using judge::Options;
using property::at;
using property::Dice;
using property::rulebook;
using property::standards;
using property::stride;
using property::worst_of;

constexpr std::uint32_t seeds = 150;
std::map<std::string, int> worst(CaseFindings const& found) {
  return property::worst(rulebook(), found);
}

/// What no recorder may change.
std::string verdicts(record::Case const& judged, CaseFindings const& found) {
  std::string text = fmt::format("as of {}\n", found.as_of);
  for (judge::Finding const& finding : found.findings) {
    text +=
        fmt::format("{} {} {} {} {} {} {}", finding.id, rulebook()[finding.commitment].name,
                    record::state_name(rulebook(), judged, finding.bearer), name(finding.verdict),
                    finding.because, finding.support.pro, finding.support.challenge);
    for (judge::Step const& step : finding.steps) {
      text += fmt::format(" {}:{}", step.upto, step.verdict ? name(*step.verdict) : "null");
    }
    for (auto const& [reading, verdict] : finding.readings) {
      text += fmt::format(" [{} {}]", reading, verdict ? name(*verdict) : "null");
    }
    for (judge::Element const& element : finding.elements) {
      text += fmt::format(" {}={}", element.name, name(element.outcome.truth));
    }
    text += "\n";
  }
  return text;
}

/// What the order of a file may not change either.
std::string words(record::Case const& judged, CaseFindings const& found) {
  std::string text = verdicts(judged, found);
  for (judge::Finding const& finding : found.findings) {
    text += finding.reason + "\n";
    for (judge::MissingSet const& set : finding.missing.sets) {
      for (std::string const& fact : set.facts) text += "  " + fact + "\n";
    }
    for (std::string const& note : finding.notes) text += "  " + note + "\n";
    for (std::string const& indication : finding.indications) text += "  " + indication + "\n";
  }
  return text;
}

/// Acts that cannot ground a defence of somebody else: an armed attack can.
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

}  // namespace

TEST_CASE("more accusation never softens") {
  std::size_t tried = 0;
  for (std::uint32_t seed = 1; seed <= seeds; seed += stride) {
    record::Case const before = property::random_case(rulebook(), seed);
    Dice dice(seed * 7919);
    record::Event const& event = before.events[0];
    model::StateId const accused =
        dice.one_in(2) ? *rulebook().find_state("russia") : *rulebook().find_state("iran");
    if (grounds_a_defence(event) || is_victim(event, accused)) continue;
    record::Case after = before;
    record::Claim<record::Attribution> claim;
    claim.value.state = accused;
    claim.value.basis =
        dice.one_in(2) ? model::Basis::state_organ : model::Basis::direction_or_control;
    claim.value.basis_stated = true;
    claim.confidence = std::array<double, 4>{0.1, 0.5, 0.7, 1.0}[dice.below(4)];
    after.events[0].by.push_back(claim);
    for (double const standard : standards) {
      auto const milder = worst(judge::judge(rulebook(), before, at(standard)));
      auto const harsher = worst(judge::judge(rulebook(), after, at(standard)));
      for (std::uint32_t i = 0; i < rulebook().instruments.size(); ++i) {
        model::Instrument const& instrument = rulebook().instruments[i];
        // An accusation of a State that the text does not bind may well clear those that it does.
        if (!rulebook().is_party(model::InstrumentId{i}, accused)) continue;
        CAPTURE(seed, standard, instrument.name);
        CHECK(worst_of(harsher, instrument.name) >= worst_of(milder, instrument.name));
        ++tried;
      }
    }
  }
  CHECK(tried > 400 / stride);  // or the generator has stopped making cases that this is about
}

TEST_CASE("a higher standard never hardens") {
  std::size_t fell = 0;
  for (std::uint32_t seed = 1; seed <= seeds; seed += stride) {
    record::Case const judged = property::random_case(rulebook(), seed);
    auto last = worst(judge::judge(rulebook(), judged, at(standards[0])));
    for (double const standard : standards) {
      auto const now = worst(judge::judge(rulebook(), judged, at(standard)));
      for (model::Instrument const& instrument : rulebook().instruments) {
        CAPTURE(seed, standard, instrument.name);
        CHECK(worst_of(now, instrument.name) <= worst_of(last, instrument.name));
        if (worst_of(now, instrument.name) < worst_of(last, instrument.name)) ++fell;
      }
      last = now;
    }
  }
  CHECK(fell > 20 / stride);
}

TEST_CASE("the steps of a finding say what judging at each standard says") {
  for (std::uint32_t seed = 1; seed <= seeds; seed += stride) {
    record::Case const judged = property::random_case(rulebook(), seed);
    CaseFindings const found = judge::judge(rulebook(), judged, at(0.4));
    for (double const standard : standards) {
      CaseFindings const again = judge::judge(rulebook(), judged, at(standard));
      for (judge::Finding const& finding : found.findings) {
        auto const step =
            std::find_if(finding.steps.begin(), finding.steps.end(),
                         [&](judge::Step const& row) { return standard <= row.upto; });
        REQUIRE(step != finding.steps.end());
        auto const same =
            std::find_if(again.findings.begin(), again.findings.end(),
                         [&](judge::Finding const& row) { return row.id == finding.id; });
        CAPTURE(seed, standard, finding.id);
        CHECK(step->verdict.has_value() == (same != again.findings.end()));
        if (same != again.findings.end()) CHECK(step->verdict == same->verdict);
      }
    }
  }
}

TEST_CASE("the recorder changes no verdict") {
  for (std::uint32_t seed = 1; seed <= seeds; seed += stride) {
    record::Case const judged = property::random_case(rulebook(), seed);
    Options silent;
    silent.recording = false;
    CAPTURE(seed);
    CHECK(verdicts(judged, judge::judge(rulebook(), judged, Options{}))
          == verdicts(judged, judge::judge(rulebook(), judged, silent)));
  }
}

TEST_CASE("the order of events, claims and sources never matters") {
  for (std::uint32_t seed = 1; seed <= seeds; seed += stride) {
    record::Case const judged = property::random_case(rulebook(), seed);
    record::Case const other = property::shuffled(judged, seed + 1);
    CAPTURE(seed);
    CHECK(words(judged, judge::judge(rulebook(), judged, Options{}))
          == words(other, judge::judge(rulebook(), other, Options{})));
  }
}

TEST_CASE("ids of findings are unique within a case") {
  for (std::uint32_t seed = 1; seed <= seeds; seed += stride) {
    record::Case const judged = property::random_case(rulebook(), seed);
    Options all;
    all.all = true;
    std::map<std::string, int> seen;
    for (judge::Finding const& finding : judge::judge(rulebook(), judged, all).findings) {
      CAPTURE(seed, finding.id);
      CHECK(++seen[finding.id] == 1);
    }
  }
}
