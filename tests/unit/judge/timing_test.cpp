#include "engine/judge/timing.hpp"

#include <catch2/catch.hpp>

using namespace casus::judge;
using casus::model::Duration;
using casus::model::Interval;
using casus::model::Unit;
using casus::model::When;

namespace {

constexpr casus::model::Instant day = 86400;

EventTime on(casus::model::Instant first, casus::model::Instant last) {
  return {{first * day, last * day + day - 1}, false, true};
}
EventTime throughout(casus::model::Instant first, casus::model::Instant last) {
  return {{first * day, last * day + day - 1}, true, true};
}
When when(When::Form form) { return {form, std::nullopt, {}}; }

}  // namespace

TEST_CASE("vague times compare as established, refuted or unknown") {
  CHECK(stands(on(1, 2), when(When::Form::before), on(3, 4)) == holds);
  CHECK(stands(on(3, 4), when(When::Form::before), on(1, 2)) == fails);
  CHECK(stands(on(1, 3), when(When::Form::before), on(2, 4)) == open);
  CHECK(stands(on(3, 4), when(When::Form::after), on(1, 2)) == holds);
}

TEST_CASE("the same day leaves the order open") {
  CHECK(stands(on(1, 1), when(When::Form::before), on(1, 1)) == open);
  CHECK(stands(on(1, 1), when(When::Form::before_or_during), on(1, 1)) == open);
}

TEST_CASE("during a lasting act") {
  CHECK(stands(on(2, 2), when(When::Form::during), throughout(1, 5)) == holds);
  CHECK(stands(on(6, 6), when(When::Form::during), throughout(1, 5)) == fails);
  CHECK(stands(on(5, 7), when(When::Form::during), throughout(1, 5)) == open);
  CHECK(stands(on(5, 5), when(When::Form::before_or_during), throughout(1, 5)) == holds);
  CHECK(stands(on(6, 6), when(When::Form::before_or_during), throughout(1, 5)) == fails);
}

TEST_CASE("within a time before the act") {
  When within = when(When::Form::before);
  within.within = Duration{7, Unit::day};
  CHECK(stands(on(5, 5), within, on(10, 10)) == holds);
  CHECK(stands(on(1, 1), within, on(10, 10)) == fails);
  CHECK(stands(on(3, 3), within, on(10, 10)) == open);
}

TEST_CASE("silence speaks of the time that the condition names, and of no other") {
  constexpr casus::model::Instant as_of = 100 * day;
  When within = when(When::Form::before);
  within.within = Duration{7, Unit::day};
  CHECK(window_of(within, on(20, 21), as_of) == Interval{13 * day, 21 * day + day - 1});
  within.form = When::Form::after;
  CHECK(window_of(within, on(20, 21), as_of) == Interval{20 * day, 28 * day + day - 1});
  CHECK(window_of(when(When::Form::during), throughout(20, 30), as_of)
        == Interval{20 * day, 30 * day + day - 1});
  CHECK(window_of(when(When::Form::before), throughout(20, 30), as_of)
        == Interval{casus::model::distant_past, 20 * day});
  CHECK(window_of(when(When::Form::before_or_during), throughout(20, 30), as_of).last
        == 30 * day + day - 1);
  CHECK(window_of(when(When::Form::after), on(20, 20), as_of) == Interval{20 * day, as_of});
}

TEST_CASE("the last second is still in time, the next is not") {
  CHECK(not_later({10, 10}, {10, 10}) == holds);
  CHECK(not_later({11, 11}, {10, 10}) == fails);
  CHECK(not_later({10, 12}, {10, 10}) == open);
  CHECK(not_later({10, 12}, {8, 10}) == open);
  CHECK(earlier({10, 10}, {10, 10}) == fails);
  CHECK(earlier({9, 9}, {10, 10}) == holds);
  CHECK(earlier({10, 12}, {8, 10}) == fails);
  CHECK(both(holds, open) == open);
}

TEST_CASE("before is before the beginning, before or during until the end") {
  CHECK(stands(throughout(1, 9), when(When::Form::before), throughout(2, 5)) == holds);
  CHECK(stands(throughout(2, 9), when(When::Form::before), throughout(2, 5)) == fails);
  CHECK(stands(throughout(5, 9), when(When::Form::before_or_during), throughout(2, 5)) == holds);
  CHECK(stands(throughout(1, 3), when(When::Form::during), throughout(2, 5)) == holds);
}

TEST_CASE("within a time after the act") {
  When within = when(When::Form::after);
  within.within = Duration{7, Unit::day};
  CHECK(stands(on(15, 15), within, on(10, 10)) == holds);
  CHECK(stands(on(20, 20), within, on(10, 10)) == fails);
  CHECK(stands(on(9, 9), within, on(10, 10)) == fails);
}
