#include "engine/judge/verdict.hpp"

#include <cmath>
#include <cstdlib>

namespace casus::judge {

std::optional<Standard> find_standard(std::string_view text) {
  for (StandardName const& row : standard_names) {
    if (row.name == text) return Standard{std::string(row.name), row.value};
  }
  if (text.empty() || text.find_first_not_of("0123456789.") != std::string_view::npos) {
    return std::nullopt;
  }
  std::string const copy(text);
  char* end = nullptr;
  double const value = std::strtod(copy.c_str(), &end);
  if (end != copy.c_str() + copy.size() || !std::isfinite(value) || value <= 0 || value > 1) {
    return std::nullopt;
  }
  for (StandardName const& row : standard_names) {
    if (row.value == value) return Standard{std::string(row.name), value};
  }
  return Standard{"custom", value};
}

}  // namespace casus::judge
