#pragma once

#include "dsl/model/time.hpp"

#include <string>

// Inside engine/explain only.
namespace casus::explain {

/// A time as a heading has it: `2025-03-05`, `2025-03`; of a vague one `between 2025-03-02 and
/// 2025-03-04`, of a lasting one `2025-03-02 to 2025-03-04`.
[[nodiscard]] std::string words_of(model::Interval when, bool lasting);

/// The same of the last second of a deadline: of a day that counts to its end, the day.
[[nodiscard]] std::string deadline_words(model::Interval due);

/// What is known by its first second, such as a date of force, as the days that it may be.
[[nodiscard]] model::Interval whole_days(model::Interval when);

}  // namespace casus::explain
