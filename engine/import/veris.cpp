#include "engine/import/veris.hpp"

#include "dsl/model/time.hpp"
#include "engine/import/companions.hpp"
#include "engine/import/draft.hpp"
#include "engine/import/json_items.hpp"
#include "engine/import/veris_mapping.hpp"
#include "engine/import/veris_work.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace casus::import {
namespace {

using record::ErrorCode;
using record::Value;

constexpr std::string_view basis_note =
    "VERIS records the country of an actor, but neither who claims it nor on what ground: each "
    "value of `by` is an indication, by itself never an attribution to the State.";
constexpr std::string_view confidence_scale = "None/Low/Med/High of STIX 2.1, Appendix A";

/// The record itself is the source of every claim; what it refers to was not retrieved.
void take_sources(Work& work) {
  Value source = Value::object();
  source.add("id", Value::of("record"));
  source.add("title", Value::of(fmt::format("VERIS record {}", work.root["incident_id"].text())));
  Field const owner = work.root["source_id"];
  if (owner.text() == "vcdb") {
    source.add("publisher", Value::of("VERIS Community Database"));
    work.ledger.interpret(owner.pointer, "/sources/0/publisher");
  } else if (!owner.text().empty()) {
    source.add("publisher", Value::of(owner.text()));
    work.ledger.map(owner.pointer, "/sources/0/publisher");
  }
  // The record as it stands is as old as its last change.
  for (std::string_view const key : {"plus/modified", "plus/created"}) {
    Field const date = work.root.down(key);
    if (!model::read_instant(date.text()) && !model::read_date(date.text())) continue;
    source.add("date", Value::of(date.text()));
    work.ledger.map(date.pointer, "/sources/0/date");
    break;
  }
  work.sources.push(std::move(source));
  Field const field = work.root["reference"];
  References const references = references_in(field.text());
  for (std::string const& url : references.urls) {
    Value reference = Value::object();
    reference.add("id", Value::of(fmt::format("reference-{}", work.sources.items.size())));
    reference.add("title", Value::of("Named by the record, not retrieved"));
    reference.add("url", Value::of(url));
    reference.add("x-verified", Value::of(false));
    work.sources.push(std::move(reference));
  }
  if (references.urls.empty()) return;
  if (references.whole) {
    work.ledger.map(field.pointer, "/sources/1/url");
  } else {
    work.ledger.interpret(field.pointer, "/sources/1/url");
  }
}

Value confidence_note(std::string_view term) {
  Value out = Value::object();
  out.add("scale", Value::of(confidence_scale));
  out.add("term", Value::of(term));
  return out;
}

void take_confidence(Work& work) {
  Field const field = work.root["confidence"];
  for (VerisConfidence const& row : veris_confidences()) {
    if (row.term != field.text()) continue;
    work.confidence = row.number;
    work.ledger.interpret(field.pointer, "/events/0/confidence");
  }
  Field const incident = work.root["security_incident"];
  if (incident.text() != "Suspected") return;
  constexpr double suspected = 0.15;  // Low: the record itself does not say that it happened
  work.confidence = std::min(work.confidence.value_or(1), suspected);
  work.ledger.interpret(incident.pointer, "/events/0/confidence");
  work.warn("the record says `Suspected`: that it happened at all has the confidence Low (0.15)");
}

/// Whether the record tells of something that happened.
bool is_event(Work& work) {
  Field const incident = work.root["security_incident"];
  std::string_view const text = incident.text();
  if (text == "Near miss" || text == "False positive") {
    work.warn(
        fmt::format("the record says `{}`: nothing was done to anybody, so that the case has "
                    "no event and everything is carried",
                    text));
    return false;
  }
  if (text != "Confirmed" && text != "Suspected") {
    work.warn("`/security_incident` does not say whether it is confirmed: taken as reported");
  }
  return true;
}

void add_role(Value& event, Role const& role) {
  if (!role.empty()) event.add(role.key(), role.list());
}

Value event_of(Work const& work) {
  Value event = Value::object();
  event.add("id", Value::of("e1"));
  add_role(event, work.kind);
  if (work.has_time) event.add("at", work.time);
  if (work.has_discovery) event.add("discovered", work.discovered);
  for (Role const* const role :
       {&work.by, &work.against, &work.affecting, &work.causing, &work.purpose}) {
    add_role(event, *role);
  }
  if (work.confidence) {
    event.add("confidence", Value::of(*work.confidence));
    std::string_view const term = work.root["confidence"].text();
    event.add("x-confidence", confidence_note(term.empty() ? "Low" : term));
  }
  Value sources = Value::array();
  sources.push(Value::of("record"));
  event.add("sources", std::move(sources));
  return event;
}

/// Reads what happened into `work`. Nothing where the record tells of no act that a case can name;
/// then the ledger is as if nothing had been looked at.
std::optional<Value> take_event(Work& work) {
  if (!is_event(work)) return std::nullopt;
  Ledger const before = work.ledger;
  take_kinds(work);
  if (work.kind.empty()) {
    work.ledger = before;
    work.warn(
        "no kind of the vocabulary fits the actions of the record: the case has no event, "
        "and everything is carried");
    return std::nullopt;
  }
  take_times(work);
  take_actors(work);
  take_victims(work);
  take_effects(work);
  take_confidence(work);
  for (std::string& doubt : doubts_from_texts(*work.root.value, work.coded)) {
    work.warn(std::move(doubt));
  }
  return event_of(work);
}

std::string take_title(Work& work) {
  Field const summary = work.root["summary"];
  std::string title = title_from(summary.text());
  if (title.empty()) return fmt::format("VERIS record {}", work.root["incident_id"].text());
  if (title == summary.text()) {
    work.ledger.map(summary.pointer, "/title");
  } else {
    work.ledger.interpret(summary.pointer, "/title");
  }
  return title;
}

Value import_note(Work const& work, bool has_event) {
  Value out = Value::object();
  out.add("from", Value::of(fmt::format("VERIS {}", work.root["schema_version"].text())));
  if (has_event) out.add("note", Value::of(basis_note));
  if (work.warnings.empty()) return out;
  Value& list = out.add("warnings", Value::array());
  for (std::string const& warning : work.warnings) list.push(Value::of(warning));
  return out;
}

ImportedCase import_record(Field const& root, model::Rulebook const& rulebook) {
  Work work{rulebook, root};
  ImportedCase out;
  out.id = root["incident_id"].text();
  out.file_name = safe_file_name(out.id);
  work.ledger.map(root["incident_id"].pointer, "/id");
  std::string const title = take_title(work);
  take_sources(work);
  auto const event = take_event(work);

  Value document = Value::object();
  document.add("format", Value::of("casus-case/1"));
  document.add("id", Value::of(out.id));
  document.add("title", Value::of(title));
  document.add("x-import", import_note(work, event.has_value()));
  document.add("sources", work.sources);
  Value& events = document.add("events", Value::array());
  if (event) events.push(*event);
  auto rest = work.ledger.rest(*root.value);
  out.tally = work.ledger.tally(*root.value, rest ? &*rest : nullptr);
  for (std::string const& leaf : leaf_pointers(*root.value)) {
    if (work.ledger.find(leaf) == nullptr) out.carried.push_back(leaf);
  }
  if (rest) document.add("x-veris", std::move(*rest));
  out.mapped = work.ledger.fields();
  out.has_event = event.has_value();
  out.warnings = std::move(work.warnings);
  out.json = record::pretty_json(document);
  return out;
}

/// A record begins with its id; without one the case would have none either.
bool is_record(Value const& value, std::string const& pointer, std::set<std::string>& ids,
               record::ErrorList& errors) {
  Value const* const id = value.find("incident_id");
  if (id == nullptr || !id->is(Value::Type::text)) {
    errors.add(ErrorCode::not_a_veris_record, pointer,
               fmt::format("this is no VERIS record: {}", value.is(Value::Type::object)
                                                              ? "the key `incident_id` is missing"
                                                              : record::describe(value)));
    return false;
  }
  std::string const at = record::pointer_to(pointer, "incident_id");
  if (!record::is_usable_id(id->text)) {
    errors.add(
        ErrorCode::malformed_id, at,
        fmt::format("{} cannot be the id of a case: at most 200 bytes, no blank at its ends, "
                    "nothing invisible",
                    record::in_backticks(id->text)));
    return false;
  }
  if (!ids.insert(id->text).second) {
    errors.add(
        ErrorCode::duplicate_id, at,
        fmt::format("{} is the id of an earlier record already", record::in_backticks(id->text)));
    return false;
  }
  return true;
}

}  // namespace

Import import_veris(std::string_view json, std::string const& file, model::Rulebook const& rulebook,
                    text::Bounds const& bounds, Watch const& watch) {
  record::ErrorList errors(file, bounds.case_errors);
  Import out;
  std::set<std::string> ids;
  auto const split = split_json(json, "", bounds, errors);
  for (std::size_t i = 0; split && i < split->items.size(); ++i) {
    tell(watch, i, i, split->items.size());
    JsonItem const& item = split->items[i];
    auto const value = read_item(item, bounds, errors);
    if (!value) continue;
    bool const has_id = value->find("incident_id") != nullptr;
    if (auto const companion = has_id ? std::nullopt : companion_in(*value)) {
      count_companion(*companion, file + item.pointer, out);
      continue;
    }
    if (!is_record(*value, item.pointer, ids, errors)) continue;
    out.cases.push_back(import_record(Field{&*value, ""}, rulebook));
  }
  out.errors = errors.take();
  return out;
}

}  // namespace casus::import
