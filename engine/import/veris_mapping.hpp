#pragma once

#include "dsl/model/time.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace casus::import {

/// Rows of veris_mapping.def, where each is explained.
struct VerisAction {
  std::string_view action, variety, kind;
};
struct VerisActionDefault {
  std::string_view action, kind;
};
struct VerisAttribute {
  enum class Slot : std::uint8_t { kind, causing };
  std::string_view path, value;
  Slot slot = Slot::kind;
  std::string_view name;
};
struct VerisMotive {
  std::string_view motive, purpose;
};
struct VerisIndustry {
  std::string_view prefix, asset;
};
struct VerisConfidence {
  std::string_view term;
  double number = 0;
};
struct VerisUnit {
  std::string_view name;
  model::Unit unit, larger;
};

[[nodiscard]] std::vector<VerisAction> const& veris_actions();
[[nodiscard]] std::vector<VerisActionDefault> const& veris_action_defaults();
[[nodiscard]] std::vector<VerisAttribute> const& veris_attributes();
[[nodiscard]] std::vector<VerisMotive> const& veris_motives();
[[nodiscard]] std::vector<std::string_view> const& veris_government_levels();
[[nodiscard]] std::vector<VerisIndustry> const& veris_industries();
[[nodiscard]] std::vector<VerisConfidence> const& veris_confidences();
[[nodiscard]] std::vector<std::string_view> const& veris_private_actors();
[[nodiscard]] std::vector<VerisUnit> const& veris_units();

/// The assets of an industry by its NAICS code: those of the longest prefix that the table has.
[[nodiscard]] std::vector<std::string_view> assets_of_industry(std::string_view code);

}  // namespace casus::import
