#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/judge/finding.hpp"
#include "engine/record/case.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace casus::explain {

/// One stage in the life of a duty, in the words of every report that tells it.
struct Stage {
  enum class Kind : std::uint8_t {
    arose,
    due,
    performed,
    late,
    uncounted,  ///< of a recurring duty, after the period that is judged
    refused,
    excused,
    suspended,
    resumed,
    record_end
  };
  Kind kind = Kind::arose;
  std::optional<model::Interval> when;  ///< nothing: it has no date, or nobody says it
  bool lasting = false;                 ///< throughout that time, not at some time within it
  bool shown = true;                    ///< false: disputed, or short of the measure
  std::string words;                    ///< a sentence or two, without the date
  std::string pointer;                  ///< JSON Pointer into the case; may be empty
  std::string place;                    ///< `rules/….treaty:31:7`; may be empty
};

/// The life of a duty from its beginning to the end of the record, in the order of time.
struct LifeStory {
  std::vector<Stage> stages;
  std::size_t left_out = 0;  ///< events beyond the bound `explained-children`
};

/// Puts what the judge kept of a duty into words; it computes no date of its own. Nothing for a
/// finding that is about no duty, or was judged without a recorder.
[[nodiscard]] std::optional<LifeStory> life_of(model::Rulebook const& rulebook,
                                               record::Case const& judged,
                                               judge::Finding const& finding,
                                               judge::Options const& options);

/// The date of a stage as a heading has it: `2025-03-05`, `2025-03`, `between 2025-03-02 and
/// 2025-03-04`; `no date` where it has none.
[[nodiscard]] std::string date_words(Stage const& stage);
/// `… and two more events`, of a story from which some are left out; else empty.
[[nodiscard]] std::string left_out_words(LifeStory const& life);
/// `arose`, `due`, `end of record`.
[[nodiscard]] std::string_view name(Stage::Kind kind);

}  // namespace casus::explain
