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

}  // namespace casus::record
