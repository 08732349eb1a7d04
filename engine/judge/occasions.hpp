#pragma once

#include "engine/judge/prover.hpp"

#include <vector>

namespace casus::judge {

/// What may set a duty off: an event, a breach, a moment. Without event and without a moment in its
/// binding, the moment depends on who is bound to whom.
struct Occasion {
  Binding binding;
  std::optional<record::EventId> event;
  std::vector<record::EventId> events;
  std::optional<std::size_t> breach;  ///< index into Context::breaches
  std::optional<Exercise> exercise;
};

/// The occasions of a sentence that begins `on …`, or of one without a trigger: breaches judged so
/// far, accessions and ends by the header or by a power exercised in the case.
[[nodiscard]] std::vector<Occasion> find_occasions(Context const& context,
                                                   model::Commitment const& commitment,
                                                   model::Sentence const& sentence,
                                                   Reading const& reading);

}  // namespace casus::judge
