// What a claim weighs and what the record holds as of an instant (semantics, sections 1 and 3).

#include "engine/judge/context.hpp"

#include <catch2/catch.hpp>

using namespace casus::judge;
namespace model = casus::model;
namespace record = casus::record;

namespace {

constexpr model::StateId russia{0};
constexpr model::StateId iran{1};

model::Interval date(char const* text) { return *model::read_date(text); }

/// A record of two States, and its events and sources as a test needs them.
struct Fixture {
  model::Rulebook rulebook;
  record::Case judged;
  Options options;

  Fixture() { rulebook.states = {{"russia", "Russia", "RU"}, {"iran", "Iran", "IR"}}; }

  record::SourceId source(double confidence, std::optional<model::StateId> speaks_for = {}) {
    record::Source row;
    row.confidence = confidence;
    row.speaks_for = speaks_for;
    judged.sources.push_back(row);
    return record::SourceId{static_cast<std::uint32_t>(judged.sources.size() - 1)};
  }
  record::Event& event(char const* at) {
    record::Event row;
    row.id = "e" + std::to_string(judged.events.size() + 1);
    if (at != nullptr) row.time.push_back({date(at), {}, false, {}, {}, {}});
    judged.events.push_back(row);
    return judged.events.back();
  }
  Context context() const { return make_context(rulebook, judged, options); }
  Weight weight(std::vector<record::SourceId> const& sources, bool own_by_default = false,
                std::optional<double> confidence = {}) const {
    return weigh(context(), judged.events.data(), confidence, sources, russia, own_by_default);
  }
};

}  // namespace

TEST_CASE("the strongest of a claim's sources counts, wherever it stands") {
  Fixture f;
  f.event("2025-03-01");
  record::SourceId const weak = f.source(0.3);
  record::SourceId const strong = f.source(0.8);
  CHECK(f.weight({weak, strong}).strength == 0.8);
  CHECK(f.weight({strong, weak}).strength == 0.8);
}

TEST_CASE("a claim's own confidence, then its sources, then its event's confidence, then sources") {
  Fixture f;
  f.event("2025-03-01");
  record::SourceId const own = f.source(0.8);
  record::SourceId const of_event = f.source(0.6);
  CHECK(f.weight({}).strength == 1);
  f.judged.events[0].sources = {of_event};
  CHECK(f.weight({}).strength == 0.6);
  f.judged.events[0].confidence = 0.5;
  CHECK(f.weight({}).strength == 0.5);
  CHECK(f.weight({own}).strength == 0.8);
  CHECK(f.weight({own}, false, 0.2).strength == 0.2);
}

TEST_CASE("what speaks for the State judged refutes nothing, what speaks for another does") {
  Fixture f;
  f.event("2025-03-01");
  record::SourceId const ministry = f.source(0.9, russia);
  record::SourceId const neighbour = f.source(0.7, iran);
  record::SourceId const laboratory = f.source(0.4);
  CHECK(f.weight({ministry}).refuting == 0);
  CHECK(f.weight({neighbour}).refuting == 0.7);
  CHECK(f.weight({ministry, laboratory}).refuting == 0.4);
  CHECK(f.weight({ministry, laboratory}).strength == 0.9);
  CHECK(f.weight({ministry}, false, 0.6).refuting == 0);
  CHECK(f.weight({ministry, laboratory}, false, 0.6).refuting == 0.6);
}

TEST_CASE("a denial that has no source of its own is the State's own") {
  Fixture f;
  f.event("2025-03-01").sources = {f.source(0.7)};
  CHECK(f.weight({}, true).refuting == 0);
  CHECK(f.weight({}, true).strength == 0.7);
  CHECK(f.weight({}, false).refuting == 0.7);
}

TEST_CASE("a source that cannot be judged counts for nothing, beside another not at all") {
  Fixture f;
  f.event("2025-03-01");
  record::SourceId const hearsay = f.source(0);
  f.judged.sources[hearsay.value].confidence.reset();
  f.judged.sources[hearsay.value].reliability = 'F';
  record::SourceId const weak = f.source(0.3);
  CHECK_FALSE(f.weight({hearsay}).counts);
  CHECK(f.weight({hearsay, weak}).strength == 0.3);
}

TEST_CASE("a source counts unless it is surely dated after the record ends") {
  Fixture f;
  f.event("2025-03-01");
  f.options.as_of = date("2025-03-10").last;
  record::SourceId const source = f.source(0.8);
  auto const counts = [&](model::Interval dated) {
    f.judged.sources[source.value].date = dated;
    return f.weight({source}).counts;
  };
  model::Instant const last = *f.options.as_of;
  CHECK(counts(date("2025-03-10")));
  CHECK(counts(date("2025-03")));
  CHECK(counts({last, last}));
  CHECK_FALSE(counts({last + 1, last + 1}));
  CHECK_FALSE(counts(date("2025-03-11")));
}

TEST_CASE("without a date of its own the record ends with the latest thing that it speaks of") {
  Fixture f;
  CHECK(resolve_as_of(f.judged, f.options) == date("9999-12-31").last);
  f.event("2025-03-01");
  CHECK(resolve_as_of(f.judged, f.options) == date("2025-03-01").last);
  f.judged.events[0].discovered = date("2025-03-02");
  CHECK(resolve_as_of(f.judged, f.options) == date("2025-03-02").last);
  f.source(0.5);
  f.judged.sources[0].date = date("2025-03-03");
  CHECK(resolve_as_of(f.judged, f.options) == date("2025-03-03").last);
  record::Completeness complete;
  complete.window = date("2025-03-04");
  f.judged.complete.push_back(complete);
  CHECK(resolve_as_of(f.judged, f.options) == date("2025-03-04").last);
  f.judged.as_of = 1000;
  CHECK(resolve_as_of(f.judged, f.options) == 1000);
  f.options.as_of = 500;
  CHECK(resolve_as_of(f.judged, f.options) == 500);
}

TEST_CASE("an event exists from its first second on, and lasts no longer than the record") {
  Fixture f;
  f.event("2025-03-01");
  f.options.as_of = date("2025-03-01").first;
  CHECK(f.context().events.size() == 1);
  f.options.as_of = date("2025-03-01").first - 1;
  CHECK(f.context().events.empty());
  f.judged.events[0].time[0].value = {date("2025-03-01").first, date("2025-04-01").last};
  f.judged.events[0].lasting = true;
  f.options.as_of = date("2025-03-05").last;
  CHECK(f.context().times[0].span.last == date("2025-03-05").last);
}

TEST_CASE("dates that sources give differently are one vague date; a denied one is none") {
  Fixture f;
  record::Event& event = f.event("2025-03-05");
  event.time.push_back({date("2025-03-01"), {}, false, {}, {}, {}});
  event.time.push_back({date("2025-03-09"), {}, false, {}, {}, {}});
  event.time.push_back({date("2024-01-01"), {}, true, {}, {}, {}});
  EventTime const time = f.context().times[0];
  CHECK(time.span == model::Interval{date("2025-03-01").first, date("2025-03-09").last});
  CHECK(time.reported);
}
