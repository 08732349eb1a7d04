#include "dsl/model/time.hpp"

#include "dsl/model/span.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>
#include <utility>

namespace casus::model {
namespace {

namespace chrono = std::chrono;

constexpr Instant seconds_per_minute = 60;
constexpr Instant seconds_per_hour = 3600;
constexpr Instant seconds_per_day = 86400;

bool all_digits(std::string_view text) {
  if (text.empty()) return false;
  for (char const c : text) {
    if (c < '0' || c > '9') return false;
  }
  return true;
}

/// Digits only: no sign, no blank. Nothing on anything else or on overflow.
std::optional<int> number(std::string_view text) {
  int value = 0;
  if (!all_digits(text)) return std::nullopt;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

Instant start_of(chrono::year_month_day date) {
  return Instant{chrono::sys_days{date}.time_since_epoch().count()} * seconds_per_day;
}

chrono::sys_days day_of(Instant instant) {
  return chrono::floor<chrono::days>(chrono::sys_seconds{chrono::seconds{instant}});
}

chrono::year_month_day clamped(chrono::year_month month, chrono::day day) {
  chrono::year_month_day const date = month / day;
  return date.ok() ? date : chrono::year_month_day{month / chrono::last};
}

/// The calendar day `duration` after (or before) the day of `instant`.
chrono::year_month_day moved(Instant instant, Duration duration, int sign) {
  chrono::sys_days const day = day_of(instant);
  chrono::year_month_day const date{day};
  int const count = sign * static_cast<int>(duration.count);
  chrono::year_month const month{date.year(), date.month()};
  switch (duration.unit) {
    case Unit::month: return clamped(month + chrono::months{count}, date.day());
    case Unit::year: return clamped(month + chrono::years{count}, date.day());
    case Unit::week: return chrono::year_month_day{day + chrono::weeks{count}};
    case Unit::day: return chrono::year_month_day{day + chrono::days{count}};
    case Unit::hour:
    case Unit::minute: break;
  }
  return date;
}

Instant seconds_in(Duration duration) {
  return Instant{duration.count}
         * (duration.unit == Unit::hour ? seconds_per_hour : seconds_per_minute);
}

bool shorter_than_a_day(Unit unit) { return unit == Unit::hour || unit == Unit::minute; }

struct UnitName {
  Unit unit;
  std::string_view name;
  std::string_view letter;
};
constexpr std::array<UnitName, 6> unit_names{{{Unit::minute, "minute", "min"},
                                              {Unit::hour, "hour", "h"},
                                              {Unit::day, "day", "d"},
                                              {Unit::week, "week", "w"},
                                              {Unit::month, "month", "mo"},
                                              {Unit::year, "year", "y"}}};

bool names(UnitName const& row, std::string_view text) {
  return text == row.name || text == row.letter
         || (text.size() == row.name.size() + 1 && text.substr(0, row.name.size()) == row.name
             && text.back() == 's');
}

/// `+03:00`, `-11:30` or `Z` in seconds.
std::optional<Instant> read_offset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  auto const hours = number(text.substr(1, 2));
  auto const minutes = number(text.substr(4, 2));
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  Instant const size = *hours * seconds_per_hour + *minutes * seconds_per_minute;
  return text[0] == '+' ? size : -size;
}

}  // namespace

std::optional<Interval> read_date(std::string_view text) {
  bool const has_month = text.size() >= 7;
  bool const has_day = text.size() == 10;
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  if ((has_month && text[4] != '-') || (has_day && text[7] != '-')) return std::nullopt;
  auto const year = number(text.substr(0, 4));
  auto const month = has_month ? number(text.substr(5, 2)) : std::optional<int>{1};
  auto const day = has_day ? number(text.substr(8, 2)) : std::optional<int>{1};
  if (!year || !month || !day || *year < 1) return std::nullopt;
  chrono::year_month_day const first{chrono::year{*year},
                                     chrono::month(static_cast<unsigned>(*month)),
                                     chrono::day(static_cast<unsigned>(*day))};
  if (!first.ok()) return std::nullopt;
  chrono::sys_days after = chrono::sys_days{first} + chrono::days{1};
  if (!has_month) {
    after = chrono::sys_days{(first.year() + chrono::years{1}) / chrono::January / 1};
  } else if (!has_day) {
    after = chrono::sys_days{(first.year() / first.month() + chrono::months{1}) / 1};
  }
  return Interval{start_of(first), start_of(chrono::year_month_day{after}) - 1};
}

std::optional<Instant> read_instant(std::string_view text) {
  if (text.size() < 20 || (text[10] != 'T' && text[10] != 't' && text[10] != ' '))
    return std::nullopt;
  auto const day = read_date(text.substr(0, 10));
  auto const hour = number(text.substr(11, 2));
  auto const minute = number(text.substr(14, 2));
  auto const second = number(text.substr(17, 2));
  if (!day || !hour || !minute || !second || text[13] != ':' || text[16] != ':')
    return std::nullopt;
  if (*hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  std::string_view rest = text.substr(19);
  if (rest.front() == '.') {
    std::size_t const end = rest.find_first_not_of("0123456789", 1);
    if (end == std::string_view::npos || end == 1) return std::nullopt;
    rest.remove_prefix(end);
  }
  auto const offset = read_offset(rest);
  if (!offset) return std::nullopt;
  return day->first + *hour * seconds_per_hour + *minute * seconds_per_minute + *second - *offset;
}

std::optional<Duration> read_duration(std::string_view text) {
  std::size_t const end = text.find_first_not_of("0123456789");
  if (end == std::string_view::npos || end == 0) return std::nullopt;
  auto const count = number(text.substr(0, end));
  std::string_view unit = text.substr(end);
  if (unit.front() == ' ') unit.remove_prefix(1);
  if (!count || *count > 100'000) return std::nullopt;
  for (UnitName const& row : unit_names) {
    if (names(row, unit)) return Duration{static_cast<std::uint32_t>(*count), row.unit};
  }
  return std::nullopt;
}

std::string date_string(Instant instant) {
  chrono::year_month_day const date{day_of(instant)};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string to_string(Instant instant) {
  Instant const start = Instant{day_of(instant).time_since_epoch().count()} * seconds_per_day;
  Instant const within = instant - start;
  return fmt::format("{}T{:02}:{:02}:{:02}Z", date_string(instant), within / seconds_per_hour,
                     within / seconds_per_minute % 60, within % 60);
}

std::string to_string(Duration duration) {
  return fmt::format("{} {}{}", duration.count,
                     unit_names[static_cast<std::size_t>(duration.unit)].name,
                     duration.count == 1 ? "" : "s");
}

Span span_of(Interval interval) {
  using Form = Span::Form;
  bool const open_start = interval.first == distant_past;
  bool const open_end = interval.last == distant_future;
  if (open_start && open_end) return {};
  if (open_start) return {Form::until, "", date_string(interval.last)};
  std::string first = date_string(interval.first);
  if (open_end) return {Form::since, std::move(first)};
  for (std::size_t const size : {std::size_t{4}, std::size_t{7}, std::size_t{10}}) {
    auto const whole = read_date(std::string_view{first}.substr(0, size));
    if (!whole || *whole != interval) continue;
    return {size == 10 ? Form::day : Form::period, first.substr(0, size)};
  }
  if (interval.first == interval.last) return {Form::moment, to_string(interval.first)};
  std::string last = date_string(interval.last);
  if (first == last) return {Form::day, std::move(first)};
  return {Form::days, std::move(first), std::move(last)};
}

std::string to_string(Interval interval) {
  Span const span = span_of(interval);
  switch (span.form) {
    case Span::Form::unknown: return "at an unknown time";
    case Span::Form::until: return "until " + span.last;
    case Span::Form::since: return "from " + span.first;
    case Span::Form::day: return "on " + span.first;
    case Span::Form::period: return "in " + span.first;
    case Span::Form::moment: return "at " + span.first;
    case Span::Form::days: return "from " + span.first + " to " + span.last;
  }
  return "";
}

Instant deadline_after(Instant trigger, Duration duration) {
  if (trigger == distant_past || trigger == distant_future) return trigger;
  if (shorter_than_a_day(duration.unit)) return trigger + seconds_in(duration);
  return start_of(moved(trigger, duration, 1)) + seconds_per_day - 1;
}

Instant shifted(Instant instant, Duration duration, int sign) {
  if (instant == distant_past || instant == distant_future) return instant;
  if (shorter_than_a_day(duration.unit)) return instant + sign * seconds_in(duration);
  Instant const start = Instant{day_of(instant).time_since_epoch().count()} * seconds_per_day;
  return start_of(moved(instant, duration, sign)) + (instant - start);
}

std::uint32_t periods_over(Instant start, Duration length, Instant last) {
  // As many as ten thousand years have, the length of the calendar; of minutes as many as fit.
  static constexpr std::array<std::uint32_t, 6> units_max{4'000'000'000, 87'660'000, 3'652'500,
                                                          521'786,       120'000,    10'000};
  last = std::min(last, end_of_calendar);
  if (length.count == 0 || start > last) return 0;
  std::uint32_t over = 0;
  std::uint32_t not_over = units_max[static_cast<std::size_t>(length.unit)] / length.count + 1;
  while (not_over - over > 1) {
    std::uint32_t const middle = over + (not_over - over) / 2;
    Duration const whole{length.count * middle, length.unit};
    (shifted(start, whole, 1) - 1 <= last ? over : not_over) = middle;
  }
  return over;
}

}  // namespace casus::model
