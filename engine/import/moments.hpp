#pragma once

#include "dsl/model/time.hpp"
#include "engine/import/draft.hpp"

#include <optional>
#include <string>

// Inside engine/import only: times that say how precisely they are known.
namespace casus::import {

/// A time as precisely as its fidelity (`second` to `year`) says that it is known.
struct Moment {
  Field field, fidelity;
  std::string text;  ///< as a case writes it; empty where that takes two instants
  model::Interval within{};
};

/// Nothing where the field is no instant.
[[nodiscard]] std::optional<Moment> moment_of(Field const& time, Field const& fidelity);

/// The time between two moments, either of which may be missing. Nothing, and a warning, where the
/// end lies before the start: which of the two is wrong nobody knows.
[[nodiscard]] std::optional<record::Value> span_of(Draft& draft, std::optional<Moment> const& start,
                                                   std::optional<Moment> const& end);

/// Notes that the moment stands at `place` of the case.
void map_moment(Draft& draft, std::optional<Moment> const& moment, std::string const& place);

/// ATT&CK and others write a month as its first day: says so where no fidelity tells.
void warn_of_first_days(Draft& draft, std::optional<Moment> const& moment);

}  // namespace casus::import
