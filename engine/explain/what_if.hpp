#pragma once

#include "engine/record/json.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace casus::explain {

/// A change of a case that is only supposed: `e1.by[0].confidence=0.9`.
struct Supposition {
  std::string
      place;  ///< `e1.by[0].confidence`: an event's or a source's id, or `as_of`, then a path
  std::string value;  ///< empty: what stands there is taken away
};

/// Why a change cannot be made, and the way out.
struct Refusal {
  std::string message, hint;
};

/// Reads `OWNER.KEY[INDEX].KEY=VALUE`.
struct SuppositionRead {
  std::optional<Supposition> value;
  Refusal refusal;
};
[[nodiscard]] SuppositionRead read_supposition(std::string_view text);

/// Makes the change in the JSON of a case: the event of that id, else the source, else the case
/// itself. A plain value becomes a claim where a part of it is set; a list of one may be spoken of
/// without an index; the index after the last appends. What is then wrong with the case is for
/// `record::read_case` to say.
[[nodiscard]] std::optional<Refusal> suppose(record::Value& root, Supposition const& supposition);

}  // namespace casus::explain
