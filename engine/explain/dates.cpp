#include "engine/explain/dates.hpp"

#include "engine/judge/phrases.hpp"

#include <fmt/format.h>

#include <string_view>

namespace casus::explain {

std::string words_of(model::Interval when, bool lasting) {
  std::string const text = model::to_string(when);
  for (std::string_view const preposition : {"on ", "in ", "at "}) {
    bool const dated = text.rfind(preposition, 0) == 0 && text != "at an unknown time";
    if (dated) return text.substr(preposition.size());
  }
  constexpr std::string_view from = "from ";
  constexpr std::string_view to = " to ";
  if (text.rfind(from, 0) != 0) return text;
  std::size_t const middle = text.find(to);
  if (middle == std::string::npos) return text.substr(from.size()) + " or later";
  std::string const first = text.substr(from.size(), middle - from.size());
  std::string const last = text.substr(middle + to.size());
  return lasting ? fmt::format("{} to {}", first, last)
                 : fmt::format("between {} and {}", first, last);
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
  std::string whole = words_of(due, false);
  if (whole.rfind("between ", 0) != 0) return whole;
  std::string const first = judge::phrases::deadline(due.first);
  bool const days = first.size() == last.size();
  return fmt::format("between {} and {}", days ? first : model::to_string(due.first),
                     days ? last : model::to_string(due.last));
}

}  // namespace casus::explain
