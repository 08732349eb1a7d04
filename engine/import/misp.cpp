#include "engine/import/misp.hpp"

#include "engine/import/companions.hpp"
#include "engine/import/json_items.hpp"
#include "engine/import/misp_work.hpp"
#include "engine/import/veris_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace casus::import {
namespace {

using record::ErrorCode;
using record::Value;

bool is_deleted(Field const& holder) {
  Field const deleted = holder["deleted"];
  return deleted.is(Value::Type::boolean) && deleted.value->truth;
}

void warn_of_texts(MispWork& work) {
  CodedStates coded;
  for (std::string const& state : work.event->values("by")) coded.actors.insert(state);
  for (std::string const& state : work.event->values("against")) coded.victims.insert(state);
  for (std::string& doubt :
       doubts_from_texts(*work.root.value, coded, {"info"}, work.root.pointer)) {
    work.draft.warn(std::move(doubt));
  }
}

ImportedCase import_event(Value const& record, Field const& event,
                          model::Rulebook const& rulebook) {
  MispWork work{Draft(rulebook, Field{&record, ""}), event};
  work.tags = tags_of(event);
  take_marks(work);
  Field const info = event["info"];
  std::string title = title_from(info.text());
  if (title.empty()) {
    title = "MISP event";
  } else {
    work.draft.ledger().interpret(info.pointer, "/title");
  }
  take_sources(work);
  if (take_act(work)) {
    work.event->add("sources", ClaimDraft::of(work.record_source));
    take_times(work);
    take_actors(work);
    take_victims(work);
    take_impacts(work);
    warn_of_texts(work);
  }
  work.draft.ledger().interpret(event["uuid"].pointer, "/id");
  return work.draft.finish(std::string{event["uuid"].text()}, title, "MISP", "x-misp");
}

/// An event stands in `Event`, or is the object itself.
std::optional<Field> event_in(Value const& value) {
  Field const whole{&value, ""};
  Field const event = whole["Event"].value != nullptr ? whole["Event"] : whole;
  bool const fits = event.is(Value::Type::object) && !event["uuid"].text().empty()
                    && event["info"].is(Value::Type::text);
  return fits ? std::optional{event} : std::nullopt;
}

/// What is no event is one of the files published beside them, or an error.
void refuse(Value const& value, std::string const& pointer, std::string const& place,
            record::ErrorList& errors, Import& out) {
  if (auto const companion = companion_in(value)) {
    count_companion(*companion, place, out);
    return;
  }
  errors.add(ErrorCode::not_misp, pointer,
             fmt::format("this is no MISP event: {}", value.is(Value::Type::object)
                                                          ? "the key `uuid` or `info` is missing"
                                                          : record::describe(value)));
}

}  // namespace

std::vector<TagField> tags_of(Field const& holder) {
  std::vector<TagField> out;
  for (Field const& tag : holder["Tag"].each()) {
    auto read = read_machine_tag(tag["name"].text());
    if (read) out.push_back({tag["name"], std::move(*read)});
  }
  return out;
}

std::vector<Field> attributes_of(Field const& holder) {
  std::vector<Field> out;
  std::vector<Field> holders{holder};
  for (Field const& object : holder["Object"].each()) {
    if (!is_deleted(object)) holders.push_back(object);
  }
  for (Field const& one : holders) {
    for (Field const& attribute : one["Attribute"].each()) {
      if (!is_deleted(attribute)) out.push_back(attribute);
    }
  }
  return out;
}

std::vector<Field> values_of(Field const& object, std::string_view relation) {
  std::vector<Field> out;
  for (Field const& attribute : object["Attribute"].each()) {
    bool const fits = attribute["object_relation"].text() == relation && !is_deleted(attribute);
    if (fits && attribute["value"].value != nullptr) out.push_back(attribute["value"]);
  }
  return out;
}

std::vector<Field> objects_of(MispWork const& work, std::string_view name) {
  std::vector<Field> out;
  for (Field const& object : work.root["Object"].each()) {
    if (object["name"].text() == name && !is_deleted(object)) out.push_back(object);
  }
  return out;
}

Import import_misp(std::string_view json, std::string const& file, model::Rulebook const& rulebook,
                   text::Bounds const& bounds, Watch const& watch) {
  record::ErrorList errors(file, bounds.case_errors);
  Import out;
  std::map<std::string, std::string> ids;
  auto const split = split_json(json, "response", bounds, errors);
  for (std::size_t i = 0; split && i < split->items.size(); ++i) {
    tell(watch, i, i, split->items.size());
    JsonItem const& item = split->items[i];
    auto const value = read_item(item, bounds, errors);
    if (!value) continue;
    auto const event = event_in(*value);
    if (!event) {
      refuse(*value, item.pointer, file + item.pointer, errors, out);
      continue;
    }
    std::string const id{(*event)["uuid"].text()};
    if (!check_record_id(id, item.pointer + (*event)["uuid"].pointer, ids, errors)) continue;
    out.cases.push_back(import_event(*value, *event, rulebook));
  }
  out.errors = errors.take();
  return out;
}

}  // namespace casus::import
