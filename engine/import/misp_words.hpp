#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/import/incident_words.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::import {

/// A number for a word of a scale; misp_words.def has them all.
struct ScaleRow {
  std::string_view word;
  double number = 0;
};

[[nodiscard]] std::vector<WordRow> const& misp_kinds();
[[nodiscard]] std::vector<WordRow> const& misp_effects();
[[nodiscard]] std::vector<WordRow> const& misp_assets();
[[nodiscard]] std::vector<WordRow> const& misp_bases();
[[nodiscard]] std::vector<ScaleRow> const& misp_likelihoods();
[[nodiscard]] std::vector<ScaleRow> const& misp_judgments();
[[nodiscard]] bool misp_says_no_incident(std::string_view tag);

/// A machine tag in its parts: `namespace:predicate="value"`.
struct MachineTag {
  std::string name, predicate, value;
  /// `namespace:predicate=value`, as vocabularies and tables have it.
  [[nodiscard]] std::string key() const { return name + ":" + predicate + "=" + value; }
};
/// Nothing for a tag without a namespace, as `tlp` has its colour: the predicate may be all.
[[nodiscard]] std::optional<MachineTag> read_machine_tag(std::string_view tag);

/// The kinds that the vocabulary maps to this word of another vocabulary (`maps to misp "…"`).
[[nodiscard]] std::vector<model::Kind const*> kinds_mapped_to(model::Rulebook const& rulebook,
                                                              std::string_view vocabulary,
                                                              std::string_view word);

}  // namespace casus::import
