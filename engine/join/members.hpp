#pragma once

#include "engine/record/json.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Inside engine/join only: the JSON of a record, changed member by member.
namespace casus::join {

/// Where the words of a record are kept that have no place of their own beside the other's.
inline constexpr std::string_view merged_key = "x-merged";

/// The list under a key, a value that stands alone being a list of one; empty where there is none.
[[nodiscard]] std::vector<record::Value> listed(record::Value const& object, std::string_view key);
/// Adds each value that is not there yet; how many there were.
std::size_t add_new(record::Value& list, std::vector<record::Value> const& more);
/// Sets or replaces a member.
void put(record::Value& object, std::string_view key, record::Value value);
void drop(record::Value& object, std::string_view key);
[[nodiscard]] bool same(record::Value const* one, record::Value const* other);
/// The text under a key; empty where there is none.
[[nodiscard]] std::string text_of(record::Value const& object, std::string_view key);

/// Adds rows to the list under `merged_key`, each once.
void keep_aside(record::Value& object, std::vector<record::Value> const& rows);

/// The name that an event or a source had in the record that told of it first.
struct Origin {
  std::string in_case, id;
  friend auto operator<=>(Origin const&, Origin const&) = default;
};

/// The names of an event (`what`: `event`) or a source (`source`) in all records that tell of it:
/// what merging before has noted, else its own.
[[nodiscard]] std::vector<Origin> origins(record::Value const& object, std::string_view what,
                                          std::string const& case_id);
/// A name as a row under `merged_key`.
[[nodiscard]] record::Value row_of(Origin const& origin, std::string_view what);

}  // namespace casus::join
