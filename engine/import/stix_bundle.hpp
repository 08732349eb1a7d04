#pragma once

#include "engine/import/companions.hpp"
#include "engine/import/json_items.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Inside engine/import only: the objects of a STIX bundle and who refers to whom.
namespace casus::import {

/// What is remembered of an object; the rest is read again when a case needs it.
struct StixObject {
  JsonItem item;
  std::string type, id, modified;
  std::string relationship_type, source, target;  ///< of a relationship
  std::vector<std::string> refs;                  ///< every id that the object names, but its own
  bool revoked = false;
  bool superseded = false;  ///< another object of the same id is the one that counts
};

/// The objects of one file. STIX has no order, so that a reference may lead anywhere in it.
class StixBundle {
 public:
  /// Objects that are none are reported, and the others taken. Nothing where the file is no STIX.
  [[nodiscard]] static std::optional<StixBundle> read(std::string_view text,
                                                      text::Bounds const& bounds,
                                                      record::ErrorList& errors);

  [[nodiscard]] std::vector<StixObject> const& objects() const { return objects_; }
  /// What stands where objects should, by their places.
  [[nodiscard]] std::map<std::string, Companion> const& companions() const { return companions_; }
  [[nodiscard]] record::Value value(std::size_t index) const;
  [[nodiscard]] std::optional<std::size_t> find(std::string_view id) const;

  /// The objects that say something of an incident or campaign, itself the first: what it refers
  /// to, the relationships, sightings, notes, opinions and reports about it, and the chain of those
  /// to whom it is attributed. Not what an actor did elsewhere.
  [[nodiscard]] std::vector<std::size_t> around(std::size_t root) const;

  /// Whether an incident of the bundle speaks for this campaign.
  [[nodiscard]] bool belongs_to_incident(std::size_t campaign) const;

 private:
  void index();
  [[nodiscard]] bool follows(StixObject const& relationship, StixObject const& from) const;

  text::Bounds bounds_{};
  std::vector<StixObject> objects_;
  std::map<std::string, Companion> companions_;
  std::map<std::string, std::size_t, std::less<>> ids_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> referrers_;
};

}  // namespace casus::import
