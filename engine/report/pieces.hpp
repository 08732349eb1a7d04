#pragma once

#include <functional>
#include <string_view>

namespace casus::report {

/// Takes a text piece by piece.
using Sink = std::function<void(std::string_view)>;

/// Gives a text piece by piece, from the beginning as often as it is asked: a report may be longer
/// than memory.
using Pieces = std::function<void(Sink const&)>;

}  // namespace casus::report
