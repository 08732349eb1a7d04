#pragma once

#include "engine/judge/finding.hpp"
#include "engine/record/errors.hpp"

#include <string>

namespace casus::cli {

/// The error that stands in a report for a case that costs more than a bound allows, beside those
/// of cases that cannot be read: C0701, about the whole document.
[[nodiscard]] inline record::ReadError refusal(record::Case const& judged,
                                               judge::BoundExceeded const& exceeded) {
  return {judged.file, "", std::string(record::info(record::ErrorCode::costs_too_much).id),
          exceeded.what()};
}

}  // namespace casus::cli
