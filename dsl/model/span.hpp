#pragma once

#include "dsl/model/time.hpp"

#include <string>

namespace casus::model {

/// A vague time taken apart for people, who may put its parts into other words.
struct Span {
  enum class Form : std::uint8_t {
    unknown,
    until,   ///< `last`
    since,   ///< `first`
    day,     ///< `first` is `2025-03-02`
    period,  ///< `first` is a month or a year
    moment,  ///< `first` is an instant
    days,    ///< from `first` to `last`, both days
  };
  Form form = Form::unknown;
  std::string first{}, last{};
};
[[nodiscard]] Span span_of(Interval interval);

}  // namespace casus::model
