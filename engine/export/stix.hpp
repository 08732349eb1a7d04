#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/record/case.hpp"
#include "engine/record/json.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace casus::stix {

/// Cases as the objects of one STIX 2.1 bundle. Each case is a grouping that holds it whole, in an
/// extension of our own, so that importing it gives the same case; and, for tools that do not know
/// the extension, incidents, relationships, opinions and notes that say of it what STIX has words
/// for. docs/importing.md has the mapping. Ids and times follow from the cases alone: the same
/// cases make the same bytes.
class Exporter {
 public:
  explicit Exporter(model::Rulebook const& rulebook);

  /// The objects of a case but those that were given before: States and marks are the same for all.
  /// `json` is the case as its file has it, with keys that `from` does not know.
  [[nodiscard]] std::vector<record::Value> add(record::Case const& from, record::Value const& json);
  /// The id of the bundle of all that was added.
  [[nodiscard]] std::string bundle_id() const;

 private:
  model::Rulebook const& rulebook_;
  std::set<std::string> given_;
  std::string digest_;
};

}  // namespace casus::stix
