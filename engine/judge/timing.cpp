#include "engine/judge/timing.hpp"

namespace casus::judge {
namespace {

using model::Interval;

Interval moved(Interval interval, model::Duration duration, int sign) {
  return {model::shifted(interval.first, duration, sign),
          model::shifted(interval.last, duration, sign)};
}

}  // namespace

Support earlier(Interval left, Interval right) {
  if (left.last < right.first) return holds;
  return left.first >= right.last ? fails : open;
}

Support not_later(Interval left, Interval right) {
  if (left.last <= right.first) return holds;
  return left.first > right.last ? fails : open;
}

Support both(Support left, Support right) {
  if (left == fails || right == fails) return fails;
  return left == holds && right == holds ? holds : open;
}

Support opposite(Support support) {
  if (support == holds) return fails;
  return support == fails ? holds : open;
}

Support stands(EventTime const& event, model::When const& when, EventTime const& other) {
  using Form = model::When::Form;
  Interval const begin = event.begin();
  Support result = open;
  switch (when.form) {
    case Form::before: result = earlier(begin, other.begin()); break;
    case Form::before_or_during: result = not_later(begin, other.end()); break;
    case Form::during:
      result = both(not_later(other.begin(), event.end()), not_later(begin, other.end()));
      break;
    case Form::after: result = earlier(other.begin(), begin); break;
  }
  if (!when.within) return result;
  if (when.form == Form::after) {
    return both(result, not_later(begin, moved(other.end(), *when.within, 1)));
  }
  return both(result, not_later(moved(other.begin(), *when.within, -1), begin));
}

Interval window_of(model::When const& when, EventTime const& other, model::Instant as_of) {
  using Form = model::When::Form;
  Interval window{model::distant_past, as_of};
  switch (when.form) {
    case Form::before: window.last = other.begin().last; break;
    case Form::before_or_during: window.last = other.end().last; break;
    case Form::during: window = {other.begin().first, other.end().last}; break;
    case Form::after: window.first = other.begin().first; break;
  }
  if (!when.within) return window;
  if (when.form == Form::after) {
    window.last = moved(other.end(), *when.within, 1).last;
  } else {
    window.first = moved(other.begin(), *when.within, -1).first;
  }
  return window;
}

}  // namespace casus::judge
