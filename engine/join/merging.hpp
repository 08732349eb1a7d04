#pragma once

#include "engine/join/likeness.hpp"
#include "engine/join/merge.hpp"
#include "engine/record/errors.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// Inside engine/join only: what the files that merge two records share.
namespace casus::join {

/// Where the words of a record are kept that have no place of their own beside the other's.
inline constexpr std::string_view merged_key = "x-merged";

/// A merge in the making. Ids are those of the second record, and what they become.
struct Merging {
  model::Rulebook const& rulebook;
  Side const& first;
  Side const& second;
  Merged& out;
  std::map<std::string, std::string> source_ids{};
  std::map<std::string, std::string> event_ids{};
  std::vector<std::optional<std::size_t>> partners{};  ///< of its events, among the first's

  void remark(std::string line) { out.remarks.push_back(std::move(line)); }
};

// --- merge_sources.cpp ---------------------------------------------------------------------------
/// The sources of both, and `source_ids`.
[[nodiscard]] record::Value merge_sources(Merging& work);
/// An id that neither record has, near the one that is taken.
[[nodiscard]] std::string fresh_id(std::string const& wanted, std::set<std::string> const& taken);
/// Whether `fresh_id` may have made the one of the other.
[[nodiscard]] bool is_renaming(std::string_view made, std::string_view wanted);

// --- merge_pairs.cpp -----------------------------------------------------------------------------
/// Which events are one: `partners` and `event_ids`.
void pair_events(Merging& work);

// --- merge_events.cpp ----------------------------------------------------------------------------
/// The events of both.
[[nodiscard]] record::Value merge_events(Merging& work);
/// A part of the second record with the ids of the merged one: an event, or an answer.
[[nodiscard]] record::Value renamed(Merging const& work, record::Value part);

// --- merge.cpp -----------------------------------------------------------------------------------
/// The list under a key, a value that stands alone being a list of one; empty where there is none.
[[nodiscard]] std::vector<record::Value> listed(record::Value const& object, std::string_view key);
/// Adds each value that is not there yet; how many there were.
std::size_t add_new(record::Value& list, std::vector<record::Value> const& more);
/// Sets or replaces a member.
void put(record::Value& object, std::string_view key, record::Value value);
void drop(record::Value& object, std::string_view key);
[[nodiscard]] bool same(record::Value const* one, record::Value const* other);
/// Adds what a record says of the whole to the list under `merged_key`, once.
void keep_aside(record::Value& object, record::Value said);

}  // namespace casus::join
