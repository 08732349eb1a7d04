#include "engine/record/iso3166.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace casus::record {
namespace {

/// Names in common use that are neither codes nor the names of the table, in small letters.
struct Alias {
  std::string_view text, code;
};
constexpr std::array<Alias, 40> aliases{{{"uk", "GB"},
                                         {"great britain", "GB"},
                                         {"usa", "US"},
                                         {"u.s.", "US"},
                                         {"united states of america", "US"},
                                         {"russian federation", "RU"},
                                         {"iran, islamic republic of", "IR"},
                                         {"iran (islamic republic of)", "IR"},
                                         {"islamic republic of iran", "IR"},
                                         {"prc", "CN"},
                                         {"people's republic of china", "CN"},
                                         {"dprk", "KP"},
                                         {"korea (democratic people's republic of)", "KP"},
                                         {"democratic people's republic of korea", "KP"},
                                         {"korea (republic of)", "KR"},
                                         {"republic of korea", "KR"},
                                         {"türkiye", "TR"},
                                         {"syrian arab republic", "SY"},
                                         {"viet nam", "VN"},
                                         {"palestine, state of", "PS"},
                                         {"state of palestine", "PS"},
                                         {"taiwan (province of china)", "TW"},
                                         {"moldova (republic of)", "MD"},
                                         {"republic of moldova", "MD"},
                                         {"venezuela (bolivarian republic of)", "VE"},
                                         {"bolivia (plurinational state of)", "BO"},
                                         {"tanzania (united republic of)", "TZ"},
                                         {"lao people's democratic republic", "LA"},
                                         {"brunei darussalam", "BN"},
                                         {"myanmar", "MM"},
                                         {"burma", "MM"},
                                         {"czechia", "CZ"},
                                         {"ivory coast", "CI"},
                                         {"macao", "MO"},
                                         {"the netherlands", "NL"},
                                         {"the philippines", "PH"},
                                         {"central african republic", "CF"},
                                         {"republic of belarus", "BY"},
                                         {"republic of kazakhstan", "KZ"},
                                         {"kyrgyz republic", "KG"}}};

std::string folded(std::string_view text) {
  std::string out{text};
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace

std::vector<Country> const& countries() {
  static std::vector<Country> const table{
#define CASUS_COUNTRY(code, name) {code, name},
#include "engine/record/iso3166.def"
#undef CASUS_COUNTRY
  };
  return table;
}

std::optional<Country> find_country(std::string_view code) {
  auto const& table = countries();
  auto const found =
      std::lower_bound(table.begin(), table.end(), code,
                       [](Country const& row, std::string_view key) { return row.code < key; });
  if (found == table.end() || found->code != code) return std::nullopt;
  return *found;
}

std::optional<Country> find_country_meant(std::string_view text) {
  std::string const word = folded(text);
  for (Alias const& row : aliases) {
    if (word == row.text) return find_country(row.code);
  }
  for (Country const& row : countries()) {
    if (word == folded(row.code) || word == folded(row.name)) return row;
  }
  return std::nullopt;
}

}  // namespace casus::record
