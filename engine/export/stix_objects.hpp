#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/export/stix_names.hpp"
#include "engine/record/case.hpp"
#include "engine/record/json.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Inside engine/export only: how objects are made.
namespace casus::stix {

/// `incident--…` by UUIDv5 of what tells the object from all others.
[[nodiscard]] std::string id_of(std::string_view type, std::vector<std::string> const& names);

/// What several objects of one case have alike.
struct Work {
  Work(model::Rulebook const& of_rules, record::Case const& of_case);

  model::Rulebook const& rulebook;
  record::Case const& from;
  std::string time;  ///< of making and of change of everything that only this case says
  std::string grouping;
  std::vector<record::Value> shared{};   ///< States and marks
  std::vector<record::Value> objects{};  ///< of this case alone

  /// An object of this case, with its type, id and times.
  [[nodiscard]] record::Value begin(std::string_view type, std::string const& id) const;
  /// Says how far an object may be passed on, and adds the mark to the bundle.
  void mark(record::Value& object, std::optional<record::Tlp> tlp);
  /// The sources that have something to show, as references to what is not STIX.
  void cite(record::Value& object, std::vector<record::SourceId> const& sources) const;
  /// A State as an identity; its id.
  std::string identity(model::StateId state);
  /// A named actor of this case, marked as the freest of the claims that name it; its id.
  std::string actor(std::string const& name);
  [[nodiscard]] std::string name_of(model::StateId state) const;
};

/// A strength from 0 to 1 as STIX has it, 0 to 100: the exact one is in the extension.
void add_confidence(record::Value& object, std::optional<double> confidence);
/// The definition of the extension and its author, which stand in every bundle.
[[nodiscard]] std::vector<record::Value> definition_of_extension();

/// The mark that holds for an event within its case, and for a claim within its event.
[[nodiscard]] std::optional<record::Tlp> mark_of(record::Case const& from,
                                                 record::Event const& event);
template <class Claim>
[[nodiscard]] std::optional<record::Tlp> mark_of(record::Case const& from,
                                                 record::Event const& event, Claim const& claim) {
  return claim.tlp ? claim.tlp : mark_of(from, event);
}
/// With what an object cites, it must be passed on no further than that.
[[nodiscard]] std::optional<record::Tlp> with_sources(std::optional<record::Tlp> mark,
                                                      record::Case const& from,
                                                      std::vector<record::SourceId> const& sources);

}  // namespace casus::stix
