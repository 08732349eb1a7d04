#include "engine/import/stix_case.hpp"

#include "engine/export/stix_names.hpp"
#include "engine/import/stix_work.hpp"
#include "engine/record/read.hpp"
#include "engine/record/withhold.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace casus::import {
namespace {

using record::Value;

/// What objects of a case refer to and other cases may too.
bool is_shared(std::string_view type) {
  constexpr std::array<std::string_view, 3> types{"identity", "marking-definition",
                                                  "extension-definition"};
  return std::find(types.begin(), types.end(), type) != types.end();
}

Field case_in(Field const& grouping) {
  return grouping["extensions"][stix::case_extension]["case"];
}

/// The objects that a grouping names, and what they need to be understood.
std::vector<std::size_t> named_by(StixBundle const& bundle, Field const& grouping) {
  std::vector<std::size_t> out;
  for (Field const& ref : grouping["object_refs"].each()) {
    if (auto const found = bundle.find(ref.text())) out.push_back(*found);
  }
  return out;
}

void add_shared(StixBundle const& bundle, std::size_t from, std::set<std::size_t>& out) {
  for (std::string const& ref : bundle.objects()[from].refs) {
    auto const found = bundle.find(ref);
    if (found && is_shared(bundle.objects()[*found].type)) out.insert(*found);
  }
}

/// The mark that a grouping bears: whoever passed it on may have made it stricter.
std::optional<record::Tlp> mark_of_grouping(StixBundle const& bundle, std::size_t index,
                                            model::Rulebook const& rulebook) {
  Value alone = Value::object();
  Value& list = alone.add("objects", Value::array());
  list.push(bundle.value(index));
  for (std::string const& ref : bundle.objects()[index].refs) {
    auto const found = bundle.find(ref);
    if (found && bundle.objects()[*found].type == "marking-definition") {
      list.push(bundle.value(*found));
    }
  }
  StixWork work(rulebook, alone);
  take_marks(work);
  return work.draft.marks().of("/objects/0").tlp;
}

void put_text(Value& object, std::string_view key, std::string_view text) {
  for (std::size_t i = 0; i < object.keys.size(); ++i) {
    if (object.keys[i] == key) return void(object.items[i] = Value::of(text));
  }
  object.add(std::string{key}, Value::of(text));
}

/// Marks the case as its grouping is, if nothing in it is marked as strictly.
void keep_mark(ImportedCase& out, Value json, record::Case const& read,
               std::optional<record::Tlp> mark) {
  if (!mark || mark <= record::strictest_mark(read)) return;
  put_text(json, "tlp", record::name(*mark));
  put_text(json, "format", "casus-case/1.2");
  out.json = record::pretty_json(json);
  out.warnings.push_back(fmt::format(
      "the grouping is marked {}, more strictly than anything in the case: the case is marked so",
      record::label(*mark)));
}

}  // namespace

std::optional<OwnCase> read_own_case(StixBundle const& bundle, std::size_t index) {
  StixObject const& object = bundle.objects()[index];
  if (object.type != "grouping" || object.superseded || object.revoked) return std::nullopt;
  Value const value = bundle.value(index);
  Field const grouping{&value, object.item.pointer};
  Field const held = case_in(grouping);
  if (held.value == nullptr) return std::nullopt;
  OwnCase out;
  out.json = *held.value;
  out.pointer = held.pointer;
  out.grouping = index;
  out.whole = {index};
  add_shared(bundle, index, out.whole);
  if (auto const definition = bundle.find(stix::case_extension)) {
    out.whole.insert(*definition);
    add_shared(bundle, *definition, out.whole);
  }
  for (std::size_t const named : named_by(bundle, grouping)) {
    // A version of its own has a time of its own (STIX 2.1, 3.6).
    bool const changed = bundle.objects()[named].modified != object.modified
                         && !is_shared(bundle.objects()[named].type);
    (changed ? out.changed : out.whole).insert(named);
    add_shared(bundle, named, out.whole);
  }
  return out;
}

std::optional<ImportedCase> import_own_case(OwnCase const& own, StixBundle const& bundle,
                                            std::string const& file,
                                            model::Rulebook const& rulebook,
                                            text::Bounds const& bounds,
                                            std::vector<record::ReadError>& errors) {
  ImportedCase out;
  out.json = record::pretty_json(own.json);
  record::ReadResult read = record::read_case(out.json, file, rulebook, bounds);
  for (record::ReadError& error : read.errors) {
    error.pointer = own.pointer + error.pointer;
    error.line.reset();  // of the case alone, not of the bundle
    errors.push_back(std::move(error));
  }
  if (!read.value) return std::nullopt;
  out.id = read.value->id;
  out.file_name = safe_file_name(out.id);
  for (std::string const& leaf : leaf_pointers(own.json)) {
    out.mapped.push_back({own.pointer + leaf, leaf});
  }
  std::sort(out.mapped.begin(), out.mapped.end(),
            [](MappedField const& one, MappedField const& other) { return one.from < other.from; });
  keep_mark(out, own.json, *read.value, mark_of_grouping(bundle, own.grouping, rulebook));
  out.tally.leaves = out.mapped.size();
  out.tally.mapped = out.mapped.size();
  out.has_event = !read.value->events.empty();
  for (std::size_t const index : own.changed) {
    out.warnings.push_back(
        fmt::format("{} was changed after the case was exported: the case says "
                    "what it said then",
                    record::in_backticks(bundle.objects()[index].id)));
  }
  return out;
}

}  // namespace casus::import
