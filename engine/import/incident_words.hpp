#pragma once

#include <string_view>
#include <vector>

namespace casus::import {

/// One row of incident_words.def, where each table is explained: a word of theirs, a kind of ours.
struct WordRow {
  std::string_view word, kind;
};
/// What an impact of one category says of itself, and the effect that this is. An empty word: the
/// category says it all.
struct ImpactRow {
  std::string_view category, word, effect;
};

[[nodiscard]] std::vector<WordRow> const& incident_types();
[[nodiscard]] std::vector<WordRow> const& incident_effects();
[[nodiscard]] std::vector<WordRow> const& sectors();
[[nodiscard]] std::vector<WordRow> const& malware_types();
[[nodiscard]] std::vector<WordRow> const& techniques();
[[nodiscard]] std::vector<WordRow> const& tasks();
[[nodiscard]] std::vector<ImpactRow> const& impacts();
/// Whether the word says that nothing was done to anybody.
[[nodiscard]] bool says_no_incident(std::string_view word);
/// Whether a victim of this name is the mission of one State in another, so that its place is not
/// whose it is.
[[nodiscard]] bool is_mission(std::string_view name);
[[nodiscard]] bool is_private_actor(std::string_view word);

/// What stands for a word in a table; empty where nothing does. A technique's sub-technique
/// (`T1491.002`) is one of the technique.
[[nodiscard]] std::string_view kind_of(std::vector<WordRow> const& table, std::string_view word);

}  // namespace casus::import
