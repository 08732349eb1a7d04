#include "engine/import/misp_words.hpp"

#include <algorithm>

namespace casus::import {

std::vector<WordRow> const& misp_kinds() {
  static std::vector<WordRow> const table{
#define CASUS_MISP_KIND(tag, kind) {tag, kind},
#include "engine/import/misp_words.def"
  };
  return table;
}

std::vector<WordRow> const& misp_effects() {
  static std::vector<WordRow> const table{
#define CASUS_MISP_EFFECT(tag, effect) {tag, effect},
#include "engine/import/misp_words.def"
  };
  return table;
}

std::vector<WordRow> const& misp_assets() {
  static std::vector<WordRow> const table{
#define CASUS_MISP_ASSET(tag, asset) {tag, asset},
#include "engine/import/misp_words.def"
  };
  return table;
}

std::vector<WordRow> const& misp_bases() {
  static std::vector<WordRow> const table{
#define CASUS_MISP_BASIS(value, basis) {value, basis},
#include "engine/import/misp_words.def"
  };
  return table;
}

std::vector<ScaleRow> const& misp_likelihoods() {
  static std::vector<ScaleRow> const table{
#define CASUS_MISP_LIKELIHOOD(value, number) {value, number},
#include "engine/import/misp_words.def"
  };
  return table;
}

std::vector<ScaleRow> const& misp_judgments() {
  static std::vector<ScaleRow> const table{
#define CASUS_MISP_JUDGMENT(value, number) {value, number},
#include "engine/import/misp_words.def"
  };
  return table;
}

bool misp_says_no_incident(std::string_view tag) {
  static std::vector<std::string_view> const words{
#define CASUS_MISP_NO_INCIDENT(tag) tag,
#include "engine/import/misp_words.def"
  };
  return std::find(words.begin(), words.end(), tag) != words.end();
}

std::optional<MachineTag> read_machine_tag(std::string_view tag) {
  std::size_t const colon = tag.find(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  MachineTag out;
  out.name = std::string{tag.substr(0, colon)};
  std::string_view const rest = tag.substr(colon + 1);
  std::size_t const equals = rest.find('=');
  out.predicate = std::string{rest.substr(0, equals)};
  if (equals == std::string_view::npos) return out;
  std::string_view value = rest.substr(equals + 1);
  bool const quoted = value.size() >= 2 && value.front() == '"' && value.back() == '"';
  if (quoted) value = value.substr(1, value.size() - 2);
  out.value = std::string{value};
  return out;
}

std::vector<model::Kind const*> kinds_mapped_to(model::Rulebook const& rulebook,
                                                std::string_view vocabulary,
                                                std::string_view word) {
  std::vector<model::Kind const*> out;
  for (model::Kind const& kind : rulebook.vocabulary.kinds()) {
    bool const maps =
        std::any_of(kind.mappings.begin(), kind.mappings.end(), [&](model::Mapping const& mapping) {
          return mapping.vocabulary == vocabulary && mapping.value == word;
        });
    if (maps) out.push_back(&kind);
  }
  return out;
}

}  // namespace casus::import
