#include "engine/import/incident_words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace casus::import {
namespace {

bool has(std::vector<std::string_view> const& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool is_mission(std::string_view name) {
  std::string lower{name};
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  static constexpr std::array<std::string_view, 5> words{"embassy", "embassies", "consulate",
                                                         "diplomatic", "permanent mission"};
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

std::vector<WordRow> const& incident_types() {
  static std::vector<WordRow> const table{
#define CASUS_INCIDENT_TYPE(word, kind) {word, kind},
#include "engine/import/incident_words.def"
  };
  return table;
}

std::vector<WordRow> const& incident_effects() {
  static std::vector<WordRow> const table{
#define CASUS_INCIDENT_EFFECT(word, effect) {word, effect},
#include "engine/import/incident_words.def"
  };
  return table;
}

std::vector<WordRow> const& sectors() {
  static std::vector<WordRow> const table{
#define CASUS_SECTOR(word, asset) {word, asset},
#include "engine/import/incident_words.def"
  };
  return table;
}

std::vector<WordRow> const& malware_types() {
  static std::vector<WordRow> const table{
#define CASUS_MALWARE(word, kind) {word, kind},
#include "engine/import/incident_words.def"
  };
  return table;
}

std::vector<WordRow> const& techniques() {
  static std::vector<WordRow> const table{
#define CASUS_TECHNIQUE(id, kind) {id, kind},
#include "engine/import/incident_words.def"
  };
  return table;
}

std::vector<WordRow> const& tasks() {
  static std::vector<WordRow> const table{
#define CASUS_TASK(word, kind) {word, kind},
#include "engine/import/incident_words.def"
  };
  return table;
}

std::vector<ImpactRow> const& impacts() {
  static std::vector<ImpactRow> const table{
#define CASUS_IMPACT(category, word, effect) {category, word, effect},
#include "engine/import/incident_words.def"
  };
  return table;
}

bool says_no_incident(std::string_view word) {
  static std::vector<std::string_view> const words{
#define CASUS_NO_INCIDENT(word) word,
#include "engine/import/incident_words.def"
  };
  return has(words, word);
}

bool is_private_actor(std::string_view word) {
  static std::vector<std::string_view> const words{
#define CASUS_PRIVATE_ACTOR(word) word,
#include "engine/import/incident_words.def"
  };
  return has(words, word);
}

std::string_view kind_of(std::vector<WordRow> const& table, std::string_view word) {
  std::string_view const stem = word.substr(0, word.find('.'));
  auto const row = std::find_if(table.begin(), table.end(), [&](WordRow const& candidate) {
    return candidate.word == word || candidate.word == stem;
  });
  return row == table.end() ? std::string_view{} : row->kind;
}

}  // namespace casus::import
