#include "engine/import/stix.hpp"

#include "engine/import/stix_case.hpp"
#include "engine/import/stix_work.hpp"
#include "engine/import/veris_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

namespace casus::import {
namespace {

using record::Value;

std::string version_of(Field const& root) {
  return root["spec_version"].text() == "2.1" ? "STIX 2.1" : "STIX 2.0";
}

void take_title(StixWork& work, std::string& title) {
  Field const name = work.root["name"];
  title = title_from(name.text());
  if (title.empty()) {
    title = fmt::format("STIX {}", work.root["type"].text());
  } else {
    work.draft.ledger().interpret(name.pointer, "/title");
  }
}

void warn_of_texts(StixWork& work) {
  CodedStates coded;
  for (std::string const& state : work.event->values("by")) coded.actors.insert(state);
  for (std::string const& state : work.event->values("against")) coded.victims.insert(state);
  for (std::string& doubt :
       doubts_from_texts(*work.root.value, coded, {"description"}, work.root.pointer)) {
    work.draft.warn(std::move(doubt));
  }
}

void warn_of_references(StixWork& work, StixBundle const& bundle, std::size_t root) {
  std::size_t lost = 0;
  for (std::string const& ref : bundle.objects()[root].refs) { lost += bundle.find(ref) ? 0U : 1U; }
  if (lost > 0) {
    work.draft.warn(fmt::format("{} {} of the record lead out of the file", lost,
                                lost == 1 ? "reference" : "references"));
  }
}

ImportedCase import_around(StixBundle const& bundle, std::vector<std::size_t> const& indices,
                           model::Rulebook const& rulebook) {
  Value record = Value::object();
  Value& list = record.add("objects", Value::array());
  for (std::size_t const index : indices) list.push(bundle.value(index));
  StixWork work(rulebook, record);
  std::string title;
  take_marks(work);
  take_title(work, title);
  work.record_source = source_of(work, work.root);
  take_references(work, work.root);
  take_reports(work);
  warn_of_references(work, bundle, indices.front());
  if (take_act(work)) {
    work.event->add("sources", ClaimDraft::of(work.record_source));
    take_times(work);
    take_attributions(work);
    take_targets(work);
    take_sightings(work);
    take_impacts(work);
    take_opinions(work);
    take_tasks(work);
    warn_of_texts(work);
  }
  std::string const id{work.root["id"].text()};
  work.draft.ledger().interpret(work.root["id"].pointer, "/id");
  return work.draft.finish(id, title, version_of(work.root), "x-stix");
}

/// Which objects of the bundle a case took something from, by their place in the case.
std::set<std::size_t> mapped_objects(ImportedCase const& made,
                                     std::vector<std::size_t> const& indices) {
  std::set<std::size_t> out;
  constexpr std::string_view prefix = "/objects/";
  for (MappedField const& field : made.mapped) {
    out.insert(indices[std::stoul(field.from.substr(prefix.size()))]);
  }
  return out;
}

/// What became of the objects of a bundle, by their index.
struct Taken {
  std::set<std::size_t> mapped{}, carried{};
  /// They say of a case that is in the bundle what it says itself.
  std::set<std::size_t> exported{};
};

std::string why_apart(StixObject const& object, bool exported) {
  if (object.superseded) return "another version of it counts";
  if (exported) return "of an exported case that cannot be read, or changed since";
  return object.type == "incident" || object.type == "campaign" ? "its id is not usable"
                                                                : "of no incident";
}

void count_fates(StixBundle const& bundle, Taken const& taken, Import& out) {
  for (std::size_t i = 0; i < bundle.objects().size(); ++i) {
    StixObject const& object = bundle.objects()[i];
    ObjectFates& fates = out.objects[object.type];
    if (taken.mapped.count(i) != 0) {
      ++fates.mapped;
    } else if (taken.carried.count(i) != 0) {
      ++fates.carried;
    } else {
      ++(object.superseded ? fates.superseded : fates.apart);
      std::string const why = why_apart(object, taken.exported.count(i) != 0);
      out.left_out.push_back(fmt::format("{}: {}", object.id, why));
    }
  }
}

}  // namespace

Field StixWork::object(std::string_view id) const {
  auto const found = by_id.find(id);
  return found == by_id.end() ? Field{} : found->second;
}

std::vector<Field> StixWork::relationships(std::string_view type, std::string_view from) const {
  std::vector<Field> out;
  for (Field const& relationship : of_type("relationship")) {
    bool const fits = relationship["relationship_type"].text() == type
                      && relationship["source_ref"].text() == from;
    if (fits && !is_revoked(relationship)) out.push_back(relationship);
  }
  return out;
}

std::vector<Field> StixWork::of_type(std::string_view type) const {
  std::vector<Field> out;
  for (Field const& object : draft.root()["objects"].each()) {
    if (object["type"].text() == type) out.push_back(object);
  }
  return out;
}

std::string StixWork::claim(std::string_view role, ClaimDraft const& made, std::string_view by) {
  std::string const place = event->add(role, made);
  claimed[std::string{by}].push_back({std::string{role}, place, made});
  return place;
}

Field property(Field const& object, std::string_view key) {
  if (Field const own = object[key]; own.value != nullptr) return own;
  Field const extensions = object["extensions"];
  if (!extensions.is(Value::Type::object)) return {};
  for (std::string const& name : extensions.value->keys) {
    if (Field const inside = extensions[name][key]; inside.value != nullptr) return inside;
  }
  return extensions[key];
}

bool is_revoked(Field const& object) {
  Field const revoked = object["revoked"];
  return revoked.is(Value::Type::boolean) && revoked.value->truth;
}

std::optional<double> confidence_of(Field const& object) {
  constexpr double certain = 100;
  Field const field = object["confidence"];
  if (!field.is(Value::Type::number)) return std::nullopt;
  double const number = field.value->number;
  return number >= 0 && number <= certain ? std::optional{number / certain} : std::nullopt;
}

Import import_stix(std::string_view json, std::string const& file, model::Rulebook const& rulebook,
                   text::Bounds const& bounds, Watch const& watch) {
  record::ErrorList errors(file, bounds.case_errors);
  Import out;
  auto const bundle = StixBundle::read(json, bounds, errors);
  std::map<std::string, std::string> ids;
  Taken taken;
  std::vector<record::ReadError> unreadable;
  for (std::size_t i = 0; bundle && i < bundle->objects().size(); ++i) {
    std::optional<OwnCase> own = read_own_case(*bundle, i);
    if (!own) continue;
    taken.exported.insert(own->whole.begin(), own->whole.end());
    taken.exported.insert(own->changed.begin(), own->changed.end());
    auto made = import_own_case(*own, *bundle, file, rulebook, bounds, unreadable);
    if (!made || !check_record_id(made->id, own->pointer + "/id", ids, errors)) continue;
    out.cases.push_back(std::move(*made));
    taken.mapped.merge(own->whole);
  }
  for (std::size_t i = 0; bundle && i < bundle->objects().size(); ++i) {
    tell(watch, i, i, bundle->objects().size());
    StixObject const& object = bundle->objects()[i];
    bool const campaign = object.type == "campaign" && !bundle->belongs_to_incident(i);
    bool const record = object.type == "incident" || campaign;
    if (object.superseded || !record || taken.exported.count(i) != 0) continue;
    if (!check_record_id(object.id, object.item.pointer, ids, errors)) continue;
    std::vector<std::size_t> const indices = bundle->around(i);
    out.cases.push_back(import_around(*bundle, indices, rulebook));
    taken.mapped.merge(mapped_objects(out.cases.back(), indices));
    taken.carried.insert(indices.begin(), indices.end());
  }
  if (bundle) {
    count_fates(*bundle, taken, out);
    for (auto const& row : bundle->companions()) count_companion(row.second, file + row.first, out);
  }
  out.errors = errors.take();
  std::move(unreadable.begin(), unreadable.end(), std::back_inserter(out.errors));
  return out;
}

}  // namespace casus::import
