#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/record/case.hpp"
#include "engine/record/json.hpp"

#include <string>
#include <vector>

namespace casus::join {

/// One of two records: the case, and the JSON that it was read from, which has the keys that start
/// with `x-` too.
struct Side {
  record::Case const& read;
  record::Value const& json;
};

/// Two records as one, and what was done.
struct Merged {
  record::Value json;
  bool changed = true;  ///< whether the second record says anything that the first does not
  /// For people, a line to each: what was joined and why, renamed, or left apart.
  std::vector<std::string> remarks;
  std::size_t joined = 0;  ///< events of the second that are events of the first
  std::size_t added = 0;   ///< events that only the second tells of
};

/// Both records side by side: the first, what the second says of the same events, and what only the
/// second tells. No claim is dropped, weighed or changed in strength; conflicting claims stay two.
/// Which events are one is `likeness`, where exactly one fits; docs/importing.md has all rules.
[[nodiscard]] Merged merge(model::Rulebook const& rulebook, Side const& first, Side const& second);

}  // namespace casus::join
