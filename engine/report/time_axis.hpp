#pragma once

#include "dsl/model/time.hpp"

#include <string>
#include <vector>

// Inside engine/report only.
namespace casus::report {

/// A line of a drawing along which time runs, with a margin at both ends.
class TimeAxis {
 public:
  struct Tick {
    double x = 0;
    std::string label;  ///< `2025`, `2025-03`, `2025-03-05`, `03-05 06:00`
  };

  /// `shown` has two real instants; an instant alone gets the day around it.
  TimeAxis(model::Interval shown, double left, double right);

  /// Where an instant stands; one beyond an end, at the end.
  [[nodiscard]] double x_of(model::Instant at) const;
  /// At round dates, no more than fit beside each other.
  [[nodiscard]] std::vector<Tick> ticks() const;
  [[nodiscard]] double left() const { return left_; }
  [[nodiscard]] double right() const { return right_; }

 private:
  model::Interval shown_;
  double left_, right_;
};

}  // namespace casus::report
