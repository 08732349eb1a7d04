#include "engine/record/iso3166.hpp"

#include <algorithm>

namespace casus::record {

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

}  // namespace casus::record
