#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace casus::model {

/// A second of universal time, counted from 1970-01-01T00:00:00Z. No clock is ever read here.
using Instant = std::int64_t;

inline constexpr Instant distant_past = std::numeric_limits<Instant>::min();
inline constexpr Instant distant_future = std::numeric_limits<Instant>::max();
/// The last second of the year 9999, after which no date is read.
inline constexpr Instant end_of_calendar = 253'402'300'799;

/// The seconds from `first` to `last`, both included. A vague time ("in May") is the interval
/// within which it lies; a lasting one fills its interval.
struct Interval {
  Instant first = distant_past;
  Instant last = distant_future;
  friend constexpr auto operator<=>(Interval const&, Interval const&) = default;
};

enum class Unit : std::uint8_t { minute, hour, day, week, month, year };

/// A length of time as treaties state it: "72 hours", "60 days", "1 year". Days and longer are
/// calendar units, never seconds.
struct Duration {
  std::uint32_t count = 0;
  Unit unit = Unit::day;
  friend constexpr auto operator<=>(Duration const&, Duration const&) = default;
};

/// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD` as the whole year, month or day. Nothing for a text that
/// is no such date or a day that does not exist; years 0001 to 9999.
[[nodiscard]] std::optional<Interval> read_date(std::string_view text);

/// Reads an RFC 3339 instant (`2025-03-05T06:00:00Z`, with an offset or fractions, which are cut).
[[nodiscard]] std::optional<Instant> read_instant(std::string_view text);

/// Reads `90 days`, `90d`, `72 hours`, `1 month`; for the command line.
[[nodiscard]] std::optional<Duration> read_duration(std::string_view text);

/// `2025-06-30T23:59:59Z`; `unknown past` and `unknown future` never occur in output: ask first.
[[nodiscard]] std::string to_string(Instant instant);
/// `2025-06-30`.
[[nodiscard]] std::string date_string(Instant instant);
/// `60 days`, `1 month`.
[[nodiscard]] std::string to_string(Duration duration);
/// A vague time for people: `2025-03-02`, `in 2024-08`, `from 2025-03-02 to 2025-03-04`.
[[nodiscard]] std::string to_string(Interval interval);

/// The last second by which a duty triggered at `trigger` must be performed. The day of the trigger
/// does not count and the last day counts to its end; months and years are calendar ones, clamped
/// to the month's last day; hours and minutes count from the instant. (European Convention on the
/// Calculation of Time-Limits 1972, Articles 3 and 4; semantics, section 3.)
[[nodiscard]] Instant deadline_after(Instant trigger, Duration duration);

/// `instant` moved by calendar units, without rounding to the end of a day. A sentinel stays.
[[nodiscard]] Instant shifted(Instant instant, Duration duration, int sign);

/// How many whole periods of that length, one after another from `start`, are over with the second
/// `last`, or with the calendar if that is earlier. Of no length, none.
[[nodiscard]] std::uint32_t periods_over(Instant start, Duration length, Instant last);

}  // namespace casus::model
