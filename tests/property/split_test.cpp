// Cases that have nothing to do with each other: put together they give the findings of both, and
// so an event that has nothing to do with a case changes none of its findings.
#include "tests/property/generate.hpp"
#include "tests/property/judging.hpp"
#include "tests/property/seeds.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace {

using namespace casus;
using property::difference;
using property::rulebook;
using property::stride;

constexpr std::uint32_t seeds = 150;

template <class Claims, class Change>
void change_states(Claims& claims, Change const& change) {
  for (auto& claim : claims) change(claim.value);
}

/// The same story among other States: whoever had a part in it, another one has it now.
record::Case elsewhere(record::Case judged) {
  auto const to = [](char const* name) { return *rulebook().find_state(name); };
  auto const change = [&](model::StateId& state) {
    if (state == to("russia"))
      state = to("brazil");
    else if (state == to("iran"))
      state = to("kenya");
    else if (state == to("china"))
      state = to("norway");
    else
      state = to("peru");
  };
  for (record::Source& source : judged.sources) {
    if (source.speaks_for) change(*source.speaks_for);
  }
  for (record::Event& event : judged.events) {
    for (auto& claim : event.by) change(claim.value.state);
    for (auto* role : {&event.against, &event.to, &event.territory, &event.with}) {
      change_states(*role, change);
    }
    for (auto& claim : event.affecting) {
      if (claim.value.of) change(*claim.value.of);
    }
  }
  return judged;
}

/// Both cases in one file: the rows of the second behind those of the first.
record::Case together(record::Case first, record::Case second) {
  auto const sources = static_cast<std::uint32_t>(first.sources.size());
  auto const events = static_cast<std::uint32_t>(first.events.size());
  auto const resource = [&](std::vector<record::SourceId>& ids) {
    for (record::SourceId& id : ids) id.value += sources;
  };
  auto const all_claims = [&](record::Event& event, auto const& visit) {
    visit(event.kind), visit(event.time), visit(event.by), visit(event.against), visit(event.to);
    visit(event.territory), visit(event.with), visit(event.affecting), visit(event.causing);
    visit(event.using_), visit(event.purpose), visit(event.giving), visit(event.covering);
    visit(event.through), visit(event.about);
  };
  for (record::Event event : second.events) {
    event.id += "-elsewhere";
    resource(event.sources);
    all_claims(event, [&](auto& claims) {
      for (auto& claim : claims) resource(claim.sources);
    });
    for (auto& claim : event.about) claim.value.value += events;
    first.events.push_back(std::move(event));
  }
  for (record::Source source : second.sources) {
    source.id += "-elsewhere";
    first.sources.push_back(std::move(source));
  }
  for (record::Answer answer : second.answers) {
    resource(answer.sources);
    if (answer.about) answer.about->value += events;
    first.answers.push_back(std::move(answer));
  }
  return first;
}

template <class Claims, class Value>
void name_if_open(Claims& claims, Value const& value) {
  bool const is_named = std::any_of(claims.begin(), claims.end(), [](auto const& claim) {
    return !claim.denied && claim.confidence == 1.0;
  });
  if (!is_named) claims.push_back({value, 1.0, false, {}, std::nullopt, ""});
}

/// A case that can have nothing to do with another one. It has a clock of its own: a record that
/// names no end ends with its last date. What one record held completely, the other would too. And
/// every event says between whom it was: a notice of which nobody knows who sent it may end any
/// treaty.
record::Case closed(record::Case judged) {
  judged.as_of = model::read_date("2025-12-31")->last;
  judged.complete.clear();
  for (record::Event& event : judged.events) {
    record::Attribution sender;
    sender.state = *rulebook().find_state("russia");
    name_if_open(event.by, sender);
    for (auto* role : {&event.against, &event.to, &event.territory, &event.with}) {
      name_if_open(*role, *rulebook().find_state("iran"));
    }
  }
  return judged;
}

/// A State that the rules do not know and a case names is one more that may have done what nobody
/// is named for. So that neither case has such a State to itself, each names all of them.
record::Case naming_all(record::Case judged) {
  auto const declared = static_cast<std::uint32_t>(rulebook().states.size());
  for (std::uint32_t i = 0; i < judged.third_states.size(); ++i) {
    record::Source source;
    source.id = "of-" + judged.third_states[i];
    source.speaks_for = model::StateId{declared + i};
    judged.sources.push_back(std::move(source));
  }
  return judged;
}

/// Whether it follows from another finding, which may be one that rests on events of both.
bool follows_from_a_breach(judge::Finding const& finding) {
  auto const& sentences = rulebook()[finding.commitment].sentences;
  return std::any_of(sentences.begin(), sentences.end(), [](model::Sentence const& sentence) {
    auto const* moment =
        sentence.trigger ? std::get_if<model::Moment>(&sentence.trigger->what) : nullptr;
    return moment != nullptr && moment->breached.has_value();
  });
}

/// Where what the first case comes to by itself is not what the two together say of it. A finding
/// that rests on events of both (an aid, and the aggression that it may have aided) is a new one,
/// and one that rests on none (a standing duty) is shown where any event is of its kinds.
std::string changes(record::Case const& first, record::Case const& second, std::size_t& compared) {
  judge::CaseFindings const alone = judge::judge(rulebook(), first, judge::Options{});
  judge::CaseFindings const both =
      judge::judge(rulebook(), together(first, second), judge::Options{});
  return difference(rulebook(), alone, both, [&](judge::Finding const& finding) {
    bool const counts =
        !finding.events.empty() && !follows_from_a_breach(finding)
        && std::all_of(finding.events.begin(), finding.events.end(),
                       [&](record::EventId id) { return id.value < first.events.size(); });
    if (counts) ++compared;
    return counts;
  });
}

}  // namespace

TEST_CASE("two cases among different States give together the findings of each") {
  std::size_t compared = 0;
  for (std::uint32_t seed = 1; seed <= seeds; seed += stride) {
    record::Case const here = naming_all(closed(property::random_case(rulebook(), seed)));
    record::Case const there =
        naming_all(elsewhere(closed(property::random_case(rulebook(), seed + 1000))));
    CAPTURE(seed);
    CHECK(changes(here, there, compared) == "");
    CHECK(changes(there, here, compared) == "");
  }
  CHECK(compared > 500 / stride);
}

TEST_CASE("an event that has nothing to do with a case changes no finding of it") {
  std::size_t compared = 0;
  std::uint32_t at = 0;
  for (record::Case judged : property::recorded_cases()) {
    if (++at % stride != 0) continue;
    judged.as_of = judge::judge(rulebook(), judged, judge::Options{}).as_of;
    record::Case event = elsewhere(closed(property::disputed_case(rulebook(), at)));
    event.events.resize(1);
    event.answers.clear();
    CAPTURE(judged.file, at);
    CHECK(changes(judged, event, compared) == "");
  }
  CHECK(compared > 500 / stride);
}
