#include "dsl/model/time.hpp"

#include "dsl/model/span.hpp"

#include <catch2/catch.hpp>

using namespace casus::model;

namespace {

Instant at(std::string_view text) { return read_instant(text).value(); }
std::string due(std::string_view from, Duration duration) {
  return to_string(deadline_after(at(from), duration));
}

}  // namespace

TEST_CASE("a bare date is the whole day, month or year") {
  CHECK(read_date("2025-03-02")
        == Interval{at("2025-03-02T00:00:00Z"), at("2025-03-02T23:59:59Z")});
  CHECK(read_date("2024-02") == Interval{at("2024-02-01T00:00:00Z"), at("2024-02-29T23:59:59Z")});
  CHECK(read_date("2025") == Interval{at("2025-01-01T00:00:00Z"), at("2025-12-31T23:59:59Z")});
}

TEST_CASE("what is no date is refused") {
  for (std::string_view const text :
       {"", "2025-2-3", "2025-13", "2025-02-30", "25-01-01", "2025-03-02T", "0000", "2025/03/02",
        "+025-01-01", "2025-0a"}) {
    CAPTURE(text);
    CHECK_FALSE(read_date(text));
  }
}

TEST_CASE("an instant is read with its offset") {
  CHECK(at("2025-03-05T06:00:00+03:00") == at("2025-03-05T03:00:00Z"));
  CHECK(at("2025-03-05T06:00:00.25Z") == at("2025-03-05T06:00:00Z"));
  for (std::string_view const text :
       {"2025-03-05T06:00:00", "2025-03-05T24:00:00Z", "2025-02-30T06:00:00Z",
        "2025-03-05T06:00:00.Z", "2025-03-05T06:00:00+3:00", "2025-03-05T06-00-00Z"}) {
    CAPTURE(text);
    CHECK_FALSE(read_instant(text));
  }
}

TEST_CASE("the day of the trigger does not count and the last day counts to its end") {
  CHECK(due("2024-08-15T10:30:00Z", {60, Unit::day}) == "2024-10-14T23:59:59Z");
  CHECK(due("2024-08-15T00:00:00Z", {1, Unit::day}) == "2024-08-16T23:59:59Z");
  CHECK(due("2024-08-15T00:00:00Z", {2, Unit::week}) == "2024-08-29T23:59:59Z");
}

TEST_CASE("months and years are calendar ones, clamped to the last day") {
  CHECK(due("2025-01-31T12:00:00Z", {1, Unit::month}) == "2025-02-28T23:59:59Z");
  CHECK(due("2024-01-31T12:00:00Z", {1, Unit::month}) == "2024-02-29T23:59:59Z");
  CHECK(due("2024-02-29T12:00:00Z", {1, Unit::year}) == "2025-02-28T23:59:59Z");
}

TEST_CASE("hours count from the instant") {
  CHECK(due("2025-03-05T06:00:00Z", {72, Unit::hour}) == "2025-03-08T06:00:00Z");
}

TEST_CASE("unknown ends stay unknown") {
  CHECK(deadline_after(distant_future, {1, Unit::day}) == distant_future);
  CHECK(shifted(distant_past, {1, Unit::year}, 1) == distant_past);
}

TEST_CASE("vague times are shown as people write them") {
  CHECK(to_string(*read_date("2024-08")) == "in 2024-08");
  CHECK(to_string(*read_date("2025-03-02")) == "on 2025-03-02");
  CHECK(to_string(Interval{at("2025-03-02T00:00:00Z"), at("2025-03-04T23:59:59Z")})
        == "from 2025-03-02 to 2025-03-04");
  CHECK(to_string(Interval{}) == "at an unknown time");
}

TEST_CASE("a vague time comes apart into its form and its dates") {
  using Form = casus::model::Span::Form;
  auto const span = [](char const* first, char const* last) {
    return casus::model::span_of({at(first), at(last)});
  };
  CHECK(casus::model::span_of(*read_date("2024")).form == Form::period);
  CHECK(casus::model::span_of(*read_date("2025-03-02")).form == Form::day);
  CHECK(span("2025-03-02T06:00:00Z", "2025-03-02T07:00:00Z").form == Form::day);
  CHECK(span("2025-03-02T06:00:00Z", "2025-03-02T06:00:00Z").first == "2025-03-02T06:00:00Z");
  CHECK(span("2025-03-02T00:00:00Z", "2025-03-04T23:59:59Z").last == "2025-03-04");
  Interval open;
  CHECK(casus::model::span_of(open).form == Form::unknown);
  open.first = at("2025-03-02T00:00:00Z");
  CHECK(casus::model::span_of(open).form == Form::since);
}

TEST_CASE("durations on the command line") {
  CHECK(read_duration("90 days") == Duration{90, Unit::day});
  CHECK(read_duration("90d") == Duration{90, Unit::day});
  CHECK(read_duration("1 month") == Duration{1, Unit::month});
  CHECK_FALSE(read_duration("90"));
  CHECK_FALSE(read_duration("days"));
  CHECK_FALSE(read_duration("9 fortnights"));
  CHECK_FALSE(read_duration("99999999999 days"));
}

TEST_CASE("whole periods are counted up to a second, whatever their number") {
  Instant const start = at("2000-01-31T00:00:00Z");
  Duration const month{1, Unit::month};
  CHECK(periods_over(start, month, at("2000-02-28T23:59:58Z")) == 0);
  CHECK(periods_over(start, month, at("2000-02-28T23:59:59Z")) == 1);
  CHECK(periods_over(start, month, at("2000-03-30T23:59:59Z")) == 2);
  CHECK(periods_over(start, month, start - 1) == 0);
  CHECK(periods_over(start, {0, Unit::day}, end_of_calendar) == 0);
  CHECK(periods_over(start, {1, Unit::hour}, at("2100-01-31T00:00:00Z")) == 876'600);
  CHECK(periods_over(start, {999'999'999, Unit::year}, end_of_calendar) == 0);
  CHECK(periods_over(start, {1, Unit::year}, distant_future) == 7'999);
}
