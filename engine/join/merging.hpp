#pragma once

#include "engine/join/likeness.hpp"
#include "engine/join/members.hpp"
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

/// An event of the first record that one of the second is.
struct Partner {
  std::size_t event = 0;
  std::string why;
  bool known = false;  ///< by its name: worth saying only where something changes
};

/// A merge in the making. Ids are those of the second record, and what they become.
struct Merging {
  model::Rulebook const& rulebook;
  Side const& first;
  Side const& second;
  Merged& out;
  std::map<std::string, std::string> source_ids{};
  std::map<std::string, std::string> event_ids{};
  std::vector<std::optional<Partner>> partners{};  ///< of its events

  void remark(std::string line) { out.remarks.push_back(std::move(line)); }
};

// --- merge_sources.cpp ---------------------------------------------------------------------------
/// The sources of both, and `source_ids`.
[[nodiscard]] record::Value merge_sources(Merging& work);
/// An id that neither record has, near the one that is taken.
[[nodiscard]] std::string fresh_id(std::string const& wanted, std::set<std::string> const& taken);

// --- merge_pairs.cpp -----------------------------------------------------------------------------
/// Which events are one: `partners` and `event_ids`.
void pair_events(Merging& work);

// --- merge_events.cpp ----------------------------------------------------------------------------
/// The events of both.
[[nodiscard]] record::Value merge_events(Merging& work);
/// A part of the second record with the ids of the merged one: an event, or an answer.
[[nodiscard]] record::Value renamed(Merging const& work, record::Value part);

}  // namespace casus::join
