#pragma once

#include "engine/judge/binding.hpp"
#include "engine/judge/proof.hpp"
#include "engine/judge/verdict.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace casus::judge {

/// An event that may be the performance of a duty, or a refusal of it.
struct Deed {
  enum class Form : std::uint8_t {
    in_time,
    presumed_in_time,  ///< its dates allow it (semantics, section 3)
    undated,           ///< nobody says when: it may have been in time
    late,
    out_of_period,  ///< of a recurring duty, after the period that is judged
    refusal
  };
  Form form = Form::in_time;
  record::EventId event;
  EventTime time;
  std::optional<model::Duration> delay;  ///< of a late one, at the least
  ProofId proof;                         ///< that it is what was due, or a refusal
};

/// A suspension of the text as between the two States, or its end.
struct Pause {
  bool ends = false;
  model::Interval from;                  ///< in which the first second of it lies
  std::optional<record::EventId> event;  ///< the notice that brought it about; nothing: the header
  Truth shown = Truth::established;      ///< of a notice, at the standard
};

/// An event on which a defence rests that is established.
struct ExcusingEvent {
  record::EventId event;
  EventTime time;
};

/// One duty from its beginning to the end of the record: the very dates by which it was judged. It
/// has no words; those are in engine/explain/life.hpp.
struct Life {
  std::size_t sentence = 0;  ///< of the commitment, under the reading that stands at the top
  EventTime began;           ///< the trigger, the moment, or the period of a recurring duty
  bool limited = false;
  model::Interval counted_from;      ///< of a duty `within …`
  model::Interval due;               ///< in which the last second for it lies, where it is limited
  std::uint32_t periods_before = 0;  ///< of a recurring duty, over before the one that is judged
  std::vector<Deed> deeds;
  std::vector<Pause> pauses;
  std::vector<ExcusingEvent> excuses;
  model::Instant as_of = 0;  ///< the last second of the record
};

}  // namespace casus::judge
