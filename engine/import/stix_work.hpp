#pragma once

#include "engine/import/draft.hpp"
#include "engine/import/stix_bundle.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Inside engine/import only: what the files that read STIX share.
namespace casus::import {

/// The id of the extension of incidents (OASIS); both generations have the same.
inline constexpr std::string_view incident_extension =
    "extension-definition--ef765651-680c-498d-9894-99799f2fa126";

/// A claim in a case, and where it stands.
struct StixClaim {
  std::string role, place;
  ClaimDraft claim;
};

/// A case in the making from the objects around one incident or campaign.
struct StixWork {
  StixWork(model::Rulebook const& rulebook, record::Value const& record)
      : draft(rulebook, Field{&record, ""}) {
    std::vector<Field> const list = Field{&record, ""}["objects"].each();
    for (Field const& object : list) by_id.emplace(std::string{object["id"].text()}, object);
    root = list.front();
  }

  Draft draft;
  Field root;  ///< the incident or campaign itself
  std::map<std::string, Field, std::less<>> by_id{};
  EventDraft* event = nullptr;  ///< what the root tells of
  std::string record_source{};  ///< the id of the source that the root itself is
  /// What each relationship claims, for opinions about it.
  std::map<std::string, std::vector<StixClaim>> claimed{};

  /// The object of this id; none where the bundle does not hold it.
  [[nodiscard]] Field object(std::string_view id) const;
  /// Relationships of one type that lead from this object, those withdrawn left out.
  [[nodiscard]] std::vector<Field> relationships(std::string_view type,
                                                 std::string_view from) const;
  /// Objects of one type, in the order of the case.
  [[nodiscard]] std::vector<Field> of_type(std::string_view type) const;
  /// Claims, and remembers whose claim it was.
  std::string claim(std::string_view role, ClaimDraft const& made, std::string_view by);
};

/// A property of an object, beside its common ones or in one of its extensions, in whichever of the
/// places that files in the wild have it.
[[nodiscard]] Field property(Field const& object, std::string_view key);

/// Whether an object is withdrawn.
[[nodiscard]] bool is_revoked(Field const& object);
/// A `confidence` from 0 to 100, as a number from 0 to 1.
[[nodiscard]] std::optional<double> confidence_of(Field const& object);

// --- stix_marks.cpp: how far it may be passed on -----------------------------------------------
/// Notes the marks of all objects, before anything is made of them.
void take_marks(StixWork& work);

// --- stix_sources.cpp: whose word it is ----------------------------------------------------------
/// The object as a source: its author, its day, its title; the id in the case.
[[nodiscard]] std::string source_of(StixWork& work, Field const& object);
/// What the object refers to, as sources that nobody retrieved.
void take_references(StixWork& work, Field const& object);
/// The reports about the root, and opinions on it and on its relationships.
void take_reports(StixWork& work);
void take_opinions(StixWork& work);

// --- stix_event.cpp: what happened, when, with what effect ---------------------------------------
/// Whether the record tells of an act; the event is made where it does.
[[nodiscard]] bool take_act(StixWork& work);
void take_times(StixWork& work);
void take_impacts(StixWork& work);

// --- stix_parties.cpp: who, whom, what -----------------------------------------------------------
void take_attributions(StixWork& work);
void take_targets(StixWork& work);
void take_sightings(StixWork& work);
/// The State that an identity is by its name, or where a location is; empty where it is none.
[[nodiscard]] std::string state_of(StixWork& work, Field const& object);

// --- stix_tasks.cpp: communications --------------------------------------------------------------
void take_tasks(StixWork& work);

}  // namespace casus::import
