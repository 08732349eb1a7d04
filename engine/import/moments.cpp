#include "engine/import/moments.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace casus::import {
namespace {

using record::Value;

std::string first_of(Moment const& moment) {
  return moment.text.empty() ? model::to_string(moment.within.first) : moment.text;
}

std::string last_of(Moment const& moment) {
  return moment.text.empty() ? model::to_string(moment.within.last) : moment.text;
}

}  // namespace

std::optional<Moment> moment_of(Field const& time, Field const& fidelity_field) {
  Moment out{time, fidelity_field, {}, {}};
  auto const instant = model::read_instant(out.field.text());
  if (!instant) return std::nullopt;
  std::string_view const fidelity = out.fidelity.text();
  std::string const whole = model::to_string(*instant);
  static constexpr std::array<std::pair<std::string_view, std::size_t>, 3> lengths{
      {{"year", 4}, {"month", 7}, {"day", 10}}};
  out.text = std::string{out.field.text()};
  out.within = {*instant, *instant};
  for (auto const& row : lengths) {
    if (row.first != fidelity) continue;
    out.text = whole.substr(0, row.second);
    out.within = model::read_date(out.text).value_or(out.within);
  }
  constexpr model::Instant minute = 60;
  constexpr model::Instant hour = 60 * minute;
  model::Instant const step = fidelity == "hour" ? hour : fidelity == "minute" ? minute : 1;
  if (step > 1) {
    out.within.first = *instant - (*instant % step + step) % step;
    out.within.last = out.within.first + step - 1;
    out.text.clear();  // no date says an hour: it takes two instants
  }
  return out;
}

std::optional<Value> span_of(Draft& draft, std::optional<Moment> const& start,
                             std::optional<Moment> const& end) {
  if (!start && !end) return std::nullopt;
  if (start && end && end->within.last < start->within.first) {
    draft.warn(
        fmt::format("`{}` lies before `{}`: which of them is wrong is not said, so that "
                    "the time is left unknown",
                    end->field.pointer, start->field.pointer));
    return std::nullopt;
  }
  Value out = Value::object();
  if (start) out.add("from", Value::of(first_of(*start)));
  if (end) out.add("to", Value::of(last_of(*end)));
  bool const hours = start && start->text.empty() && !end;
  if (hours) out.add("to", Value::of(last_of(*start)));
  bool const same = start && !start->text.empty() && (end ? end->text == start->text : false);
  return same ? Value::of(start->text) : std::move(out);
}

void map_moment(Draft& draft, std::optional<Moment> const& moment, std::string const& place) {
  if (!moment) return;
  draft.ledger().interpret(moment->field.pointer, place);
  if (moment->fidelity.value != nullptr) {
    draft.ledger().interpret(moment->fidelity.pointer, place);
  }
}

void warn_of_first_days(Draft& draft, std::optional<Moment> const& moment) {
  if (!moment || moment->fidelity.value != nullptr) return;
  if (model::date_string(moment->within.first).substr(8) != "01") return;
  draft.warn(fmt::format("`{}` is the first day of a month: it may be known to the month only",
                         moment->field.pointer));
}

}  // namespace casus::import
