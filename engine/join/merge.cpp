#include "engine/join/merge.hpp"

#include "engine/join/merging.hpp"

#include <algorithm>
#include <utility>

namespace casus::join {
namespace {

using record::Case;
using record::Value;

/// Whether the record tells of anything that surely begins after this instant.
bool reaches_beyond(Case const& from, model::Instant end) {
  return std::any_of(from.events.begin(), from.events.end(),
                     [&](record::Event const& event) {
                       return std::any_of(
                           event.time.begin(), event.time.end(),
                           [&](auto const& claim) { return claim.value.first > end; });
                     })
         || std::any_of(
             from.sources.begin(), from.sources.end(),
             [&](record::Source const& source) { return source.date && source.date->first > end; });
}

/// The later of two dates of the record. Where one record names none, that of the other holds
/// unless it would cut the first.
void join_dates(Value& out, Side const& first, Side const& second) {
  auto const& ours = first.read.as_of;
  auto const& theirs = second.read.as_of;
  if (!ours && !theirs) return;
  if (ours && theirs) {
    if (*theirs > *ours) put(out, "as_of", *second.json.find("as_of"));
  } else if (ours) {
    if (reaches_beyond(second.read, *ours)) drop(out, "as_of");
  } else if (!reaches_beyond(first.read, *theirs)) {
    put(out, "as_of", *second.json.find("as_of"));
  }
}

/// The stricter of two marks holds for all that is joined.
void join_marks(Value& out, Side const& first, Side const& second) {
  auto const joined = record::stricter(first.read.tlp, second.read.tlp);
  if (joined != first.read.tlp) put(out, "tlp", Value::of(record::name(*joined)));
}

void add_list(Value& out, Merging const& work, std::string_view key) {
  std::vector<Value> more = listed(work.second.json, key);
  if (more.empty()) return;
  for (Value& row : more) row = renamed(work, std::move(row));
  Value list = Value::array();
  list.items = listed(out, key);
  if (add_new(list, more) > 0) put(out, key, std::move(list));
}

bool is_expectation(std::string_view key) { return key == "expect" || key == "expect_only"; }

/// What a record says of itself as a whole and the merged one cannot say too.
Value rest_of(Value const& merged, Value const& side, std::string const& id) {
  Value out = Value::object();
  out.add("case", Value::of(id));
  for (std::size_t i = 0; i < side.keys.size(); ++i) {
    std::string const& key = side.keys[i];
    bool const plain = key == "title" || key == "as_of" || key == "tlp" || key.rfind("x-", 0) == 0;
    bool const said = same(merged.find(key), &side.items[i]);
    if (is_expectation(key) || (plain && !said && key != merged_key)) {
      out.add(key, side.items[i]);
    }
  }
  return out;
}

/// Keys of the whole that only the second has.
void add_members(Value& out, Value const& theirs) {
  for (std::size_t i = 0; i < theirs.keys.size(); ++i) {
    std::string const& key = theirs.keys[i];
    bool const plain = key == "title" || key.rfind("x-", 0) == 0;
    if (plain && key != merged_key && out.find(key) == nullptr) out.add(key, theirs.items[i]);
  }
  keep_aside(out, listed(theirs, merged_key));
}

/// What a case expects was expected of it alone: of the merged one nobody has said what it is.
void finish(Merging& work, Value& out) {
  Value const ours = rest_of(out, work.first.json, work.first.read.id);
  Value const theirs = rest_of(out, work.second.json, work.second.read.id);
  for (std::string_view const key : {"expect", "expect_only"}) {
    if (work.first.json.find(key) == nullptr && work.second.json.find(key) == nullptr) continue;
    drop(out, key);
    if (key == "expect") {
      work.remark("set aside: what the two expect, since the merged case is neither of them");
    }
  }
  if (ours.items.size() > 1) keep_aside(out, {ours});
  bool const other = work.first.read.id != work.second.read.id;
  if (other || theirs.items.size() > 1) keep_aside(out, {theirs});
}

}  // namespace

Merged merge(model::Rulebook const& rulebook, Side const& first, Side const& second) {
  Merged merged;
  Merging work{rulebook, first, second, merged};
  Value out = first.json;
  bool const later = second.json.find("format")->text > first.json.find("format")->text;
  if (later) put(out, "format", *second.json.find("format"));
  join_dates(out, first, second);
  join_marks(out, first, second);
  Value sources = merge_sources(work);
  if (!sources.items.empty()) put(out, "sources", std::move(sources));
  pair_events(work);
  put(out, "events", merge_events(work));
  add_list(out, work, "complete");
  add_list(out, work, "answers");
  add_members(out, second.json);
  bool const same_case = second.read.id == first.read.id;
  bool const same_hopes = same(first.json.find("expect"), second.json.find("expect"));
  bool const nothing_new = same_case && same_hopes && same(&out, &first.json);
  if (!nothing_new) finish(work, out);
  merged.changed = !same(&out, &first.json);
  // Where nothing is new, not even the order of what was written changes.
  merged.json = merged.changed ? std::move(out) : first.json;
  return merged;
}

}  // namespace casus::join
