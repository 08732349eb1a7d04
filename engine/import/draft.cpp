#include "engine/import/draft.hpp"

#include "engine/record/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace casus::import {
namespace {

using record::Value;

/// The keys of an event in the order in which the format lists them; others follow by name.
constexpr std::array<std::string_view, 18> event_keys{
    "kind",  "at",      "during",    "discovered", "by",         "against",
    "to",    "with",    "territory", "about",      "affecting",  "causing",
    "using", "purpose", "giving",    "through",    "confidence", "sources"};

Value list_of(std::vector<std::string> const& texts) {
  Value out = Value::array();
  for (std::string const& text : texts) out.push(Value::of(text));
  return out;
}

/// A claim without anything said about it is its plain value.
Value value_of(ClaimDraft const& claim) {
  bool const plain = !claim.denied && claim.owner.empty() && claim.actor.empty()
                     && claim.basis.empty() && !claim.confidence && claim.sources.empty()
                     && claim.notes.empty();
  if (plain) return claim.value;
  Value out = Value::object();
  out.add("value", claim.value);
  if (!claim.owner.empty()) out.add("of", Value::of(claim.owner));
  if (claim.denied) out.add("denied", Value::of(true));
  if (!claim.actor.empty()) out.add("actor", Value::of(claim.actor));
  if (!claim.basis.empty()) out.add("basis", Value::of(claim.basis));
  if (claim.confidence) out.add("confidence", Value::of(*claim.confidence));
  if (!claim.sources.empty()) out.add("sources", list_of(claim.sources));
  for (auto const& note : claim.notes) out.add(note.first, note.second);
  return out;
}

}  // namespace

EventDraft::EventDraft(std::string id, std::size_t index)
    : id_(std::move(id)), pointer_(record::pointer_to("/events", index)) {}

std::string EventDraft::add(std::string_view role, ClaimDraft const& claim) {
  Value made = value_of(claim);
  auto& list = members_.emplace(role, Value::array()).first->second;
  auto const row =
      index_.emplace(std::string{role} + record::canonical_json(made), list.items.size());
  if (row.second) list.push(std::move(made));
  std::string pointer = fmt::format("{}/{}/{}", pointer_, role, row.first->second);
  for (Field const& origin : claim.rests_on) rests_on_[pointer].insert(origin.pointer);
  return pointer;
}

std::string EventDraft::set(std::string_view key, Value value) {
  members_.emplace(key, std::move(value));
  return record::pointer_to(pointer_, key);
}

bool EventDraft::has(std::string_view key) const { return members_.find(key) != members_.end(); }

std::vector<std::string> EventDraft::values(std::string_view role) const {
  std::vector<std::string> out;
  auto const found = members_.find(role);
  if (found == members_.end()) return out;
  for (Value const& item : found->second.items) {
    Value const* const value = item.find("value");
    out.push_back(value == nullptr ? item.text : value->text);
  }
  return out;
}

Value EventDraft::value() const {
  Value out = Value::object();
  out.add("id", Value::of(id_));
  for (std::string_view const key : event_keys) {
    auto const found = members_.find(key);
    if (found != members_.end()) out.add(std::string{key}, found->second);
  }
  for (auto const& row : members_) {
    if (out.find(row.first) == nullptr) out.add(row.first, row.second);
  }
  return out;
}

void EventDraft::account(Ledger& ledger) const {
  for (auto const& [place, origins] : rests_on_) {
    for (std::string const& from : origins) ledger.uses(from, place);
  }
}

void Draft::warn(std::string message) {
  bool const said = std::find(warnings_.begin(), warnings_.end(), message) != warnings_.end();
  if (!said) warnings_.push_back(std::move(message));
}

void Draft::warn_of_actors(EventDraft const& event, std::string_view what) {
  std::vector<std::string> const names = event.values("by");
  std::set<std::string> states{names.begin(), names.end()};
  states.erase("unattributed");
  if (states.empty()) warn("no State is named as actor: the case accuses nobody");
  if (states.size() < 2) return;
  warn(fmt::format("the {} names several States ({}): each is a claim of its own", what,
                   fmt::join(states, ", ")));
}

bool Draft::knows(std::string_view name, model::Group group) {
  auto const kind = rulebook_.vocabulary.find(name);
  if (kind && rulebook_[*kind].group == group) return true;
  warn(
      fmt::format("the rulebook has no kind `{}` among its {}: what stands for it in the record "
                  "is carried",
                  name, model::name(group)));
  return false;
}

std::string Draft::add_source(SourceDraft const& source) {
  Value made = Value::object();
  auto const text = [&](char const* key, std::string const& value) {
    if (!value.empty()) made.add(key, Value::of(value));
  };
  text("title", source.title);
  text("publisher", source.publisher);
  text("date", source.date);
  text("url", source.url);
  text("reliability", source.reliability);
  if (source.credibility) made.add("credibility", Value::of(std::int64_t{*source.credibility}));
  if (source.confidence) made.add("confidence", Value::of(*source.confidence));
  text("speaks_for", source.speaks_for);
  if (!source.retrieved) made.add("x-verified", Value::of(false));
  for (auto const& note : source.notes) made.add(note.first, note.second);
  auto const row = source_ids_.emplace(record::canonical_json(made),
                                       fmt::format("s{}", sources_.items.size() + 1));
  if (!row.second) return row.first->second;
  Value whole = Value::object();
  whole.add("id", Value::of(row.first->second));
  for (std::size_t i = 0; i < made.items.size(); ++i) whole.add(made.keys[i], made.items[i]);
  sources_.push(std::move(whole));
  return row.first->second;
}

std::string Draft::source_pointer(std::string_view id) {
  return fmt::format("/sources/{}", std::stoul(std::string{id.substr(1)}) - 1);
}

EventDraft& Draft::add_event() {
  std::size_t const index = events_.size();
  events_.emplace_back(fmt::format("e{}", index + 1), index);
  return events_.back();
}

void Draft::drop_events(std::string message) {
  events_.clear();
  ledger_ = ledger_.without("/events");
  warn(std::move(message));
}

Value Draft::import_note(std::string_view from) const {
  Value out = Value::object();
  out.add("from", Value::of(from));
  if (warnings_.empty()) return out;
  out.add("warnings", list_of(warnings_));
  return out;
}

ImportedCase Draft::finish(std::string const& id, std::string const& title, std::string_view from,
                           std::string_view rest_key) {
  Value document = Value::object();
  document.add("format", Value::of("casus-case/1"));
  document.add("id", Value::of(id));
  document.add("title", Value::of(title));
  document.add("x-import", import_note(from));
  document.add("sources", sources_);
  Value& events = document.add("events", Value::array());
  for (EventDraft const& event : events_) {
    events.push(event.value());
    event.account(ledger_);
  }
  if (marks_.put_into(document, ledger_)) document.items.front() = Value::of("casus-case/1.2");
  ImportedCase out;
  out.id = id;
  out.file_name = safe_file_name(id);
  auto rest = ledger_.rest(*root_.value);
  out.tally = ledger_.tally(*root_.value, rest ? &*rest : nullptr);
  for (std::string const& leaf : leaf_pointers(*root_.value)) {
    if (ledger_.find(leaf) == nullptr) out.carried.push_back(leaf);
  }
  if (rest) document.add(std::string{rest_key}, std::move(*rest));
  out.mapped = ledger_.fields();
  out.has_event = !events_.empty();
  out.warnings = warnings_;
  out.json = record::pretty_json(document);
  return out;
}

std::string safe_file_name(std::string_view id) {
  std::string out;
  for (char const c : id) {
    bool const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                       || c == '-' || c == '_' || (c == '.' && !out.empty());
    out += plain ? c : '-';
  }
  return out + ".json";
}

Value term_note(std::string_view scale, std::string_view term) {
  Value out = Value::object();
  out.add("scale", Value::of(scale));
  out.add("term", Value::of(term));
  return out;
}

bool check_record_id(std::string const& id, std::string const& pointer,
                     std::map<std::string, std::string>& seen, record::ErrorList& errors) {
  if (!record::is_usable_id(id)) {
    errors.add(record::ErrorCode::malformed_id, pointer,
               fmt::format("{} cannot be the id of a case: at most {} bytes, no blank at its ends, "
                           "nothing invisible",
                           record::in_backticks(id), record::id_bytes_max));
    return false;
  }
  auto const row = seen.emplace(id, pointer);
  if (row.second) return true;
  errors.add(record::ErrorCode::duplicate_id, pointer,
             fmt::format("{} is the id of the record at `{}` already", record::in_backticks(id),
                         row.first->second));
  return false;
}

}  // namespace casus::import
