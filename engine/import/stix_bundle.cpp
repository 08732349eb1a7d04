#include "engine/import/stix_bundle.hpp"

#include "engine/record/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace casus::import {
namespace {

using record::ErrorCode;
using record::Value;

std::string text_at(Value const& object, std::string_view key) {
  Value const* const found = object.find(key);
  return found != nullptr && found->is(Value::Type::text) ? found->text : std::string{};
}

/// `identity--023d105b-752e-4e3c-941c-7d3f3cb15e9e`; files in the wild have worse after the
/// hyphens.
bool looks_like_id(std::string_view text) {
  constexpr std::size_t id_bytes_max = 200;
  std::size_t const hyphens = text.find("--");
  if (hyphens == std::string_view::npos || hyphens == 0 || text.size() > id_bytes_max) return false;
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(hyphens), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

void collect_refs(Value const& value, std::vector<std::string>& out) {
  if (value.is(Value::Type::text) && looks_like_id(value.text)) out.push_back(value.text);
  for (Value const& item : value.items) collect_refs(item, out);
}

StixObject object_of(JsonItem const& item, Value const& value) {
  StixObject out;
  out.item = item;
  out.type = text_at(value, "type");
  out.id = text_at(value, "id");
  out.modified = text_at(value, "modified");
  if (out.type == "relationship") {
    out.relationship_type = text_at(value, "relationship_type");
    out.source = text_at(value, "source_ref");
    out.target = text_at(value, "target_ref");
  }
  Value const* const revoked = value.find("revoked");
  out.revoked = revoked != nullptr && revoked->truth;
  collect_refs(value, out.refs);
  std::sort(out.refs.begin(), out.refs.end());
  out.refs.erase(std::unique(out.refs.begin(), out.refs.end()), out.refs.end());
  out.refs.erase(std::remove(out.refs.begin(), out.refs.end(), out.id), out.refs.end());
  return out;
}

template <std::size_t Count>
bool is_one_of(std::string_view word, std::array<std::string_view, Count> const& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 4> remarks{"note", "opinion", "report", "sighting"};
/// What may speak of many things at once: only its author joins the case with it.
constexpr std::array<std::string_view, 5> closed{"note", "opinion", "report", "grouping",
                                                 "marking-definition"};
constexpr std::array<std::string_view, 3> actors{"intrusion-set", "threat-actor", "identity"};
constexpr std::array<std::string_view, 3> of_actors{"attributed-to", "located-at",
                                                    "originates-from"};

}  // namespace

std::optional<StixBundle> StixBundle::read(std::string_view text, text::Bounds const& bounds,
                                           record::ErrorList& errors) {
  auto const split = split_json(text, "objects", bounds, errors);
  if (!split) return std::nullopt;
  std::string const frame_type = text_at(split->frame, "type");
  if (!frame_type.empty() && frame_type != "bundle") {
    errors.add(ErrorCode::not_stix, "/type",
               fmt::format("this is no STIX bundle: its type is {}; wanted is `bundle`, a list of "
                           "STIX objects, or one object",
                           record::in_backticks(frame_type)));
    return std::nullopt;
  }
  StixBundle out;
  out.bounds_ = bounds;
  for (JsonItem const& item : split->items) {
    auto const value = read_item(item, bounds, errors);
    if (!value) continue;
    StixObject object = object_of(item, *value);
    if (object.type.empty() || object.id.empty()) {
      if (auto const companion = companion_in(*value)) {
        out.companions_.emplace(item.pointer, *companion);
        continue;
      }
      errors.add(ErrorCode::not_stix, item.pointer,
                 fmt::format("this is no STIX object: {}", value->is(Value::Type::object)
                                                               ? "the key `type` or `id` is missing"
                                                               : record::describe(*value)));
      continue;
    }
    out.objects_.push_back(std::move(object));
  }
  out.index();
  return out;
}

void StixBundle::index() {
  for (std::size_t i = 0; i < objects_.size(); ++i) {
    StixObject& object = objects_[i];
    auto const row = ids_.emplace(object.id, i);
    if (row.second) continue;
    // The newest version counts (STIX 2.1, 3.6); of two of the same time, the first.
    StixObject& other = objects_[row.first->second];
    bool const newer = object.modified > other.modified;
    (newer ? other : object).superseded = true;
    if (newer) row.first->second = i;
  }
  for (std::size_t i = 0; i < objects_.size(); ++i) {
    if (objects_[i].superseded) continue;
    for (std::string const& ref : objects_[i].refs) referrers_[ref].push_back(i);
  }
}

Value StixBundle::value(std::size_t index) const {
  record::ErrorList ignored("", 1);
  auto value = read_item(objects_[index].item, bounds_, ignored);
  return value ? std::move(*value) : Value{};
}

std::optional<std::size_t> StixBundle::find(std::string_view id) const {
  auto const found = ids_.find(id);
  return found == ids_.end() ? std::nullopt : std::optional{found->second};
}

/// Whether a relationship that names `from` belongs to the case that `from` is part of.
bool StixBundle::follows(StixObject const& relationship, StixObject const& from) const {
  if (is_one_of(from.type, actors)) {
    return relationship.source == from.id && is_one_of(relationship.relationship_type, of_actors);
  }
  static constexpr std::array<std::string_view, 5> whole{"incident", "campaign", "event", "task",
                                                         "infrastructure"};
  if (!is_one_of(from.type, whole)) return false;
  // A campaign that an incident is part of does not draw in the other incidents.
  auto const source = find(relationship.source);
  return relationship.source == from.id || !source || objects_[*source].type != "incident"
         || from.type == "incident";
}

std::vector<std::size_t> StixBundle::around(std::size_t root) const {
  std::vector<std::size_t> out{root};
  std::set<std::size_t> seen{root};
  auto const take = [&](std::size_t index) {
    if (!objects_[index].superseded && seen.insert(index).second) out.push_back(index);
  };
  for (std::size_t next = 0; next < out.size(); ++next) {
    StixObject const& object = objects_[out[next]];
    bool const expanded = !is_one_of(object.type, closed);
    for (std::string const& ref : object.refs) {
      auto const index = find(ref);
      bool const wanted = expanded || ref.compare(0, 10, "identity--") == 0
                          || ref.compare(0, 20, "marking-definition--") == 0;
      bool const other_incident = index && objects_[*index].type == "incident";
      if (index && wanted && !other_incident) take(*index);
    }
    auto const found = referrers_.find(object.id);
    if (found == referrers_.end()) continue;
    for (std::size_t const index : found->second) {
      StixObject const& other = objects_[index];
      bool const remark = is_one_of(other.type, remarks) && !is_one_of(object.type, actors)
                          && object.type != "marking-definition"
                          && !is_one_of(object.type, remarks);
      if (remark || (other.type == "relationship" && follows(other, object))) take(index);
    }
  }
  return out;
}

bool StixBundle::belongs_to_incident(std::size_t campaign) const {
  auto const found = referrers_.find(objects_[campaign].id);
  if (found == referrers_.end()) return false;
  return std::any_of(found->second.begin(), found->second.end(), [&](std::size_t index) {
    StixObject const& other = objects_[index];
    if (other.type != "relationship" || other.revoked) return false;
    auto const source = find(other.source);
    return other.target == objects_[campaign].id && source && objects_[*source].type == "incident";
  });
}

}  // namespace casus::import
