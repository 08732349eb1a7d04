#pragma once

#include "dsl/model/vocabulary.hpp"
#include "engine/join/traits.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace casus::join {

/// What, besides kind, date and victim, ties two records to one event.
enum class Tie : std::uint8_t { reference, author, asset };

/// Days that a date may be vague by, for each tie: what is shared by many events needs more
/// precise dates.
inline constexpr std::int64_t days_max_by_reference = 366;
inline constexpr std::int64_t days_max_by_author = 31;
inline constexpr std::int64_t days_max_by_asset = 3;

/// The strongest tie between two events of different records that look like one, or nothing.
/// Conservative: what is unknown on both sides is no likeness. Symmetric. The rule is that of
/// docs/importing.md.
[[nodiscard]] std::optional<Tie> likeness(model::Vocabulary const& vocabulary, Traits const& one,
                                          Traits const& other);

/// Keys of which two events that are alike share at least one: so that nobody has to compare each
/// event with each. None of an event that is like no other; at most 16 of any.
[[nodiscard]] std::vector<std::uint64_t> tie_keys(model::Vocabulary const& vocabulary,
                                                  Traits const& traits);

/// What the two say alike, for people: `kind, date, victim and author agree`.
[[nodiscard]] std::string describe(Tie tie);

}  // namespace casus::join
