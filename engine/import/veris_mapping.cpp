#include "engine/import/veris_mapping.hpp"

#include <algorithm>

namespace casus::import {

std::vector<VerisAction> const& veris_actions() {
  static std::vector<VerisAction> const table{
#define CASUS_VERIS_ACTION(action, variety, kind) {action, variety, kind},
#include "engine/import/veris_mapping.def"
  };
  return table;
}

std::vector<VerisActionDefault> const& veris_action_defaults() {
  static std::vector<VerisActionDefault> const table{
#define CASUS_VERIS_ACTION_DEFAULT(action, kind) {action, kind},
#include "engine/import/veris_mapping.def"
  };
  return table;
}

std::vector<VerisAttribute> const& veris_attributes() {
  static std::vector<VerisAttribute> const table{
#define CASUS_VERIS_ATTRIBUTE(path, value, slot, name) \
  {path, value, VerisAttribute::Slot::slot, name},
#include "engine/import/veris_mapping.def"
  };
  return table;
}

std::vector<VerisMotive> const& veris_motives() {
  static std::vector<VerisMotive> const table{
#define CASUS_VERIS_MOTIVE(motive, purpose) {motive, purpose},
#include "engine/import/veris_mapping.def"
  };
  return table;
}

std::vector<std::string_view> const& veris_government_levels() {
  static std::vector<std::string_view> const table{
#define CASUS_VERIS_GOVERNMENT(level) level,
#include "engine/import/veris_mapping.def"
  };
  return table;
}

std::vector<VerisIndustry> const& veris_industries() {
  static std::vector<VerisIndustry> const table{
#define CASUS_VERIS_INDUSTRY(prefix, asset) {prefix, asset},
#include "engine/import/veris_mapping.def"
  };
  return table;
}

std::vector<VerisConfidence> const& veris_confidences() {
  static std::vector<VerisConfidence> const table{
#define CASUS_VERIS_CONFIDENCE(term, number) {term, number},
#include "engine/import/veris_mapping.def"
  };
  return table;
}

std::vector<VerisUnit> const& veris_units() {
  static std::vector<VerisUnit> const table{
#define CASUS_VERIS_UNIT(name, unit, larger) {name, model::Unit::unit, model::Unit::larger},
#include "engine/import/veris_mapping.def"
  };
  return table;
}

std::vector<std::string_view> const& veris_private_actors() {
  static std::vector<std::string_view> const table{
#define CASUS_VERIS_PRIVATE_ACTOR(variety) variety,
#include "engine/import/veris_mapping.def"
  };
  return table;
}

std::vector<std::string_view> assets_of_industry(std::string_view code) {
  std::size_t longest = 0;
  for (VerisIndustry const& row : veris_industries()) {
    if (code.substr(0, row.prefix.size()) == row.prefix) {
      longest = std::max(longest, row.prefix.size());
    }
  }
  std::vector<std::string_view> out;
  for (VerisIndustry const& row : veris_industries()) {
    bool const fits = longest > 0 && row.prefix == code.substr(0, longest);
    if (fits) out.push_back(row.asset);
  }
  return out;
}

}  // namespace casus::import
