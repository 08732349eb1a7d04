#include "engine/explain/dates.hpp"

#include "dsl/model/span.hpp"
#include "engine/judge/phrases.hpp"

#include <fmt/format.h>

namespace casus::explain {

std::string words_of(model::Interval when, bool lasting) {
  using Form = model::Span::Form;
  model::Span const span = model::span_of(when);
  switch (span.form) {
    case Form::day:
    case Form::period:
    case Form::moment: return span.first;
    case Form::since: return span.first + " or later";
    case Form::days:
      return lasting ? fmt::format("{} to {}", span.first, span.last)
                     : fmt::format("between {} and {}", span.first, span.last);
    case Form::unknown:
    case Form::until: break;
  }
  return model::to_string(when);
}

model::Interval whole_days(model::Interval when) {
  constexpr model::Instant day = 86400;
  if (when.last % day == 0) when.last += day - 1;
  return when;
}

std::string deadline_words(model::Interval due) {
  std::string const last = judge::phrases::deadline(due.last);
  if (due.first == due.last) return last;
  if (due.first == model::distant_past) return "at the latest " + last;
  if (model::span_of(due).form != model::Span::Form::days) return words_of(due, false);
  std::string const first = judge::phrases::deadline(due.first);
  bool const days = first.size() == last.size();
  return fmt::format("between {} and {}", days ? first : model::to_string(due.first),
                     days ? last : model::to_string(due.last));
}

}  // namespace casus::explain
