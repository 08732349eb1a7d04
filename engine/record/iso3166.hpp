#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace casus::record {

struct Country {
  std::string_view code;  ///< ISO 3166-1 alpha-2
  std::string_view name;  ///< usual English name, for hints
};

/// All codes of ISO 3166-1 alpha-2, sorted by code.
[[nodiscard]] std::vector<Country> const& countries();

/// The country of exactly this code (capitals); nothing for any other text.
[[nodiscard]] std::optional<Country> find_country(std::string_view code);

/// The country that somebody means who writes its code or one of its names in any letters: `ru`,
/// `Russia`, `Russian Federation`, `Iran (Islamic Republic of)`. For hints and for other people's
/// files; a case writes codes.
[[nodiscard]] std::optional<Country> find_country_meant(std::string_view text);

}  // namespace casus::record
