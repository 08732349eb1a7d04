#include "engine/report/time_axis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace casus::report {
namespace {

using model::Duration;
using model::Instant;
using model::Unit;

constexpr Instant day = 86400;
/// Seconds of a unit, roughly: enough to choose how far apart ticks stand.
constexpr std::array<Instant, 6> seconds_of_unit{60, 3600, day, 7 * day, 30 * day, 365 * day};

constexpr std::array<Duration, 21> steps{
    {{1, Unit::hour},   {3, Unit::hour},  {6, Unit::hour},   {12, Unit::hour},  {1, Unit::day},
     {2, Unit::day},    {1, Unit::week},  {2, Unit::week},   {1, Unit::month},  {3, Unit::month},
     {6, Unit::month},  {1, Unit::year},  {2, Unit::year},   {5, Unit::year},   {10, Unit::year},
     {20, Unit::year},  {50, Unit::year}, {100, Unit::year}, {500, Unit::year}, {1000, Unit::year},
     {2000, Unit::year}}};

Instant seconds_of(Duration step) {
  return Instant{step.count} * seconds_of_unit[static_cast<std::size_t>(step.unit)];
}

/// The step at which no more ticks come than fit.
Duration step_for(model::Interval shown) {
  constexpr Instant ticks_max = 8;
  for (Duration const step : steps) {
    if ((shown.last - shown.first) / seconds_of(step) < ticks_max) return step;
  }
  return steps.back();
}

/// The last round date before the axis begins.
Instant start_of(Instant first, Duration step) {
  std::string date = model::date_string(first);
  if (step.unit == Unit::month) date.resize(4);
  if (step.unit == Unit::year) {
    int const year = std::stoi(date.substr(0, 4));
    int const many = static_cast<int>(step.count);
    date = fmt::format("{:04}", std::max(1, year / many * many));
  }
  auto const read = model::read_date(date);
  return read ? read->first : first;
}

Instant first_of_calendar() {
  auto const year = model::read_date("0001");
  return year ? year->first : 0;
}

std::string label_of(Instant at, Unit unit) {
  std::string const whole = model::to_string(at);
  switch (unit) {
    case Unit::minute:
    case Unit::hour: return whole.substr(5, 5) + " " + whole.substr(11, 5);
    case Unit::day:
    case Unit::week: return whole.substr(0, 10);
    case Unit::month: return whole.substr(0, 7);
    case Unit::year: return whole.substr(0, 4);
  }
  return whole;
}

}  // namespace

TimeAxis::TimeAxis(model::Interval shown, double left, double right)
    : shown_(shown), left_(left), right_(right) {
  constexpr Instant margins = 20;
  Instant const margin = std::max((shown.last - shown.first) / margins, day / 4);
  shown_.first = std::max(shown_.first - margin, first_of_calendar());
  shown_.last = std::min(shown_.last + margin, model::end_of_calendar);
}

double TimeAxis::x_of(Instant at) const {
  double const within = static_cast<double>(std::clamp(at, shown_.first, shown_.last))
                        - static_cast<double>(shown_.first);
  return left_
         + (right_ - left_) * within
               / (static_cast<double>(shown_.last) - static_cast<double>(shown_.first));
}

std::vector<TimeAxis::Tick> TimeAxis::ticks() const {
  Duration const step = step_for(shown_);
  Instant const start = start_of(shown_.first, step);
  std::vector<Tick> ticks;
  for (std::uint32_t i = 0;; ++i) {
    Instant const at = model::shifted(start, {step.count * i, step.unit}, 1);
    if (at > shown_.last) break;
    if (at >= shown_.first) ticks.push_back({x_of(at), label_of(at, step.unit)});
  }
  return ticks;
}

}  // namespace casus::report
