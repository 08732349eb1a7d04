#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace casus::model {

/// On what ground conduct is said to be a State's. The first seven are bases of the ILC Articles on
/// Responsibility of States (2001); `territory` and `nationality` are claimed in reports but impute
/// nothing; `unspecified` names a State without saying why.
enum class Basis : std::uint8_t {
  state_organ,
  empowered_entity,
  organ_at_disposal,
  direction_or_control,
  absence_of_authorities,
  insurrection,
  acknowledged,
  territory,
  nationality,
  unspecified
};

struct BasisName {
  Basis basis;
  std::string_view name;
  std::string_view source;  ///< the article that makes it a basis, empty where none does
};

/// The one table of the bases' names.
inline constexpr std::array<BasisName, 10> basis_names{{
    {Basis::state_organ, "state-organ", "ILC Articles, Art. 4"},
    {Basis::empowered_entity, "empowered-entity", "ILC Articles, Art. 5"},
    {Basis::organ_at_disposal, "organ-at-disposal", "ILC Articles, Art. 6"},
    {Basis::direction_or_control, "direction-or-control", "ILC Articles, Art. 8"},
    {Basis::absence_of_authorities, "absence-of-authorities", "ILC Articles, Art. 9"},
    {Basis::insurrection, "insurrection", "ILC Articles, Art. 10"},
    {Basis::acknowledged, "acknowledged", "ILC Articles, Art. 11"},
    {Basis::territory, "territory", ""},
    {Basis::nationality, "nationality", ""},
    {Basis::unspecified, "unspecified", ""},
}};

[[nodiscard]] constexpr std::string_view name(Basis basis) {
  return basis_names[static_cast<std::size_t>(basis)].name;
}

[[nodiscard]] constexpr std::optional<Basis> find_basis(std::string_view text) {
  for (BasisName const& row : basis_names) {
    if (row.name == text) return row.basis;
  }
  return std::nullopt;
}

}  // namespace casus::model
