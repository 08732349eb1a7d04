#include "engine/join/merging.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <utility>

namespace casus::join {
namespace {

using record::Event;
using record::Value;

constexpr std::array<std::string_view, 15> roles{
    "kind",      "at",      "during", "by",      "with",   "against",  "to",     "territory",
    "affecting", "causing", "using",  "purpose", "giving", "covering", "through"};

bool is_role(std::string_view key) {
  return key == "about" || std::find(roles.begin(), roles.end(), key) != roles.end();
}

bool is_time(std::string_view role) { return role == "at" || role == "during"; }

/// `from` and `to` beside each other are a time, not a claim about one.
bool is_claim(Value const& value, std::string_view role) {
  return value.is(Value::Type::object) && (!is_time(role) || value.find("value") != nullptr);
}

bool is_denied(Value const& claim) {
  Value const* const denied = claim.find("denied");
  return denied != nullptr && denied->truth;
}

/// What an event says of its strength as a whole: it holds for claims that say nothing themselves.
struct Level {
  std::optional<Value> confidence;
  Value sources = Value::array();

  [[nodiscard]] bool empty() const { return !confidence && sources.items.empty(); }
};

Level level_of(Value const& event) {
  Level out;
  if (Value const* const stated = event.find("confidence")) out.confidence = *stated;
  out.sources.items = listed(event, "sources");
  return out;
}

bool are_same(Level const& one, Level const& other) {
  Value const* const ours = one.confidence ? &*one.confidence : nullptr;
  Value const* const theirs = other.confidence ? &*other.confidence : nullptr;
  return same(ours, theirs) && same(&one.sources, &other.sources);
}

/// The strength of an event as the judge sees it (semantics, section 1), sources without any
/// rating at their usual strength.
double strength(record::Event const& event, record::Case const& from) {
  constexpr double unrated = 0.5;
  if (event.confidence) return *event.confidence;
  if (event.sources.empty()) return 1;
  double best = 0;
  for (record::SourceId const id : event.sources) {
    record::SourceStrength const lent = source_strength(from.sources[id.value], unrated);
    if (!lent.not_judgeable) best = std::max(best, lent.value);
  }
  return best;
}

/// A claim that stands beside those of another record keeps its own strength and sources: what it
/// had from its event is written into it. A denial of authorship without a source is the accused
/// State's own, and must stay without one.
Value with_level(Value claim, std::string_view role, Level const& level, double of_event) {
  bool const own_sources = is_claim(claim, role) && !listed(claim, "sources").empty();
  bool const own_confidence = is_claim(claim, role) && claim.find("confidence") != nullptr;
  if (level.empty() || own_sources) return claim;
  if (!is_claim(claim, role)) {
    Value wrapped = Value::object();
    wrapped.add("value", std::move(claim));
    claim = std::move(wrapped);
  }
  bool const own_denial = role == "by" && is_denied(claim);
  if (own_denial) {
    if (!own_confidence) put(claim, "confidence", level.confidence.value_or(Value::of(of_event)));
    return claim;
  }
  if (!own_confidence && level.confidence) put(claim, "confidence", *level.confidence);
  if (!level.sources.items.empty()) put(claim, "sources", level.sources);
  return claim;
}

void write_level_into_claims(Value& event, Level const& level, double of_event) {
  for (std::size_t i = 0; i < event.keys.size(); ++i) {
    std::string const role = event.keys[i];
    if (!is_role(role)) continue;
    Value list = Value::array();
    for (Value& claim : listed(event, role)) {
      list.push(with_level(std::move(claim), role, level, of_event));
    }
    event.items[i] = std::move(list);
  }
}

/// That the event took place is as sure as the surer of the two says.
void join_levels(Value& event, Level const& one, Level const& other, double ours, double theirs) {
  drop(event, "confidence");
  drop(event, "sources");
  if (one.empty() || other.empty()) return;
  bool const both_cite = !one.sources.items.empty() && !other.sources.items.empty();
  if (one.confidence || other.confidence || !both_cite) {
    put(event, "confidence", Value::of(std::max(ours, theirs)));
  }
  if (!both_cite) return;
  Value sources = one.sources;
  add_new(sources, other.sources.items);
  put(event, "sources", std::move(sources));
}

/// `discovered` has room for one time: within all that is said.
void join_discoveries(Value& event, Event const& one, Event const& other) {
  model::Interval const all{std::min(one.discovered->first, other.discovered->first),
                            std::max(one.discovered->last, other.discovered->last)};
  Value time = Value::object();
  if (all.first != model::distant_past) time.add("from", Value::of(model::to_string(all.first)));
  if (all.last != model::distant_future) time.add("to", Value::of(model::to_string(all.last)));
  if (time.items.empty()) return drop(event, "discovered");
  put(event, "discovered", std::move(time));
}

/// What an event lends its claims.
struct Lent {
  Level level;
  double strength = 0;
};

/// Adds claims that are not there yet. A claim that has its strength from its event and one that
/// has the same written out are the same.
void add_claims(Value& out, std::string_view role, std::vector<Value> const& claims,
                Lent const& by_out, Lent const& by_theirs) {
  auto const text = [&](Value const& claim, Lent const& lent) {
    return canonical_json(with_level(claim, role, lent.level, lent.strength));
  };
  Value list = Value::array();
  list.items = listed(out, role);
  std::set<std::string> known;
  for (Value const& claim : list.items) known.insert(text(claim, by_out));
  std::size_t const before = list.items.size();
  for (Value const& claim : claims) {
    if (known.insert(text(claim, by_theirs)).second) list.push(claim);
  }
  if (list.items.size() > before) put(out, role, std::move(list));
}

/// What an event says of itself as a whole and a joint one cannot say for each of the two.
constexpr std::array<std::string_view, 4> of_the_whole{"confidence", "sources", "discovered",
                                                       "tlp"};

bool is_of_the_whole(std::string_view key) {
  return std::find(of_the_whole.begin(), of_the_whole.end(), key) != of_the_whole.end();
}

bool says_of_the_whole(Value const& row) {
  return std::any_of(row.keys.begin(), row.keys.end(), is_of_the_whole);
}

/// Two records of one event.
class Joint {
 public:
  Joint(Merging& work, std::size_t our, std::size_t their)
      : work_(work),
        our_(work.first.read.events[our]),
        their_(work.second.read.events[their]),
        ours_(work.first.json.find("events")->items[our]),
        theirs_(renamed(work, work.second.json.find("events")->items[their])),
        our_names_(origins(ours_, "event", work.first.read.id)),
        their_names_(origins(theirs_, "event", work.second.read.id)) {}

  Value join() {
    Value out = ours_;
    Value theirs = theirs_;
    Level const our_level = level_of(ours_);
    Level const their_level = level_of(theirs_);
    bool const one_level = are_same(our_level, their_level);
    double const our_strength = strength(our_, work_.first.read);
    double const their_strength = strength(their_, work_.second.read);
    if (!one_level) write_level_into_claims(theirs, their_level, their_strength);
    std::vector<Value> const their_rows = rows(theirs_, their_names_, true);
    bool const differ = !one_level || discoveries_differ() || joint_mark() != our_.tlp;
    bool const new_to_us = differ && !holds_all(rows(ours_, our_names_, true), their_rows);
    if (new_to_us && !one_level) {
      write_level_into_claims(out, our_level, our_strength);
      join_levels(out, our_level, their_level, our_strength, their_strength);
    }
    if (new_to_us && discoveries_differ()) join_discoveries(out, our_, their_);
    if (joint_mark() != our_.tlp) put(out, "tlp", Value::of(record::name(*joint_mark())));
    add_members(out, theirs, {level_of(out), our_strength}, {their_level, their_strength});
    note_names(out, new_to_us);
    return out;
  }

 private:
  [[nodiscard]] bool discoveries_differ() const {
    return our_.discovered && their_.discovered && *our_.discovered != *their_.discovered;
  }

  /// A mark of its own frees an event from that of its case, so that a joint one is never freer
  /// than either was within its case.
  [[nodiscard]] std::optional<record::Tlp> joint_mark() const {
    if (!our_.tlp && !their_.tlp) return std::nullopt;
    auto const ours = our_.tlp ? our_.tlp : work_.first.read.tlp;
    return record::stricter(ours, their_.tlp ? their_.tlp : work_.second.read.tlp);
  }

  /// What is noted of an event: its names, and (`whole`) what it says of itself as a whole. Where
  /// it was joined before, that is what the events that it was made of said.
  static std::vector<Value> rows(Value const& event, std::vector<Origin> const& names, bool whole) {
    std::vector<Value> out;
    std::vector<Value> const noted = listed(event, merged_key);
    bool const joined = std::any_of(noted.begin(), noted.end(), says_of_the_whole);
    if (!noted.empty() && (joined || !whole)) return noted;
    for (Origin const& name : names) out.push_back(row_of(name, "event"));
    for (std::string_view const key : of_the_whole) {
      Value const* const said = event.find(key);
      if (whole && said != nullptr) out.front().add(std::string{key}, *said);
    }
    return out;
  }

  static bool holds_all(std::vector<Value> const& rows, std::vector<Value> const& wanted) {
    Value known = Value::array();
    known.items = rows;
    return add_new(known, wanted) == 0;
  }

  void note_names(Value& out, bool whole) const {
    bool const known =
        std::all_of(their_names_.begin(), their_names_.end(), [&](Origin const& name) {
          return std::find(our_names_.begin(), our_names_.end(), name) != our_names_.end();
        });
    if (known && !whole) return;
    keep_aside(out, rows(ours_, our_names_, whole));
    keep_aside(out, rows(theirs_, their_names_, whole));
  }

  /// Claims beside claims; of other keys what is not there yet, and aside what differs.
  void add_members(Value& out, Value const& theirs, Lent const& by_ours,
                   Lent const& by_theirs) const {
    Value aside = row_of(their_names_.front(), "event");
    for (std::size_t i = 0; i < theirs.keys.size(); ++i) {
      std::string const& key = theirs.keys[i];
      Value const* const own = out.find(key);
      bool const first_to_say = own == nullptr && !listed(theirs, key).empty();
      if (key == "id" || key == merged_key || (is_of_the_whole(key) && key != "discovered"))
        continue;
      if (first_to_say) {
        out.add(key, theirs.items[i]);
      } else if (is_role(key)) {
        add_claims(out, key, listed(theirs, key), by_ours, by_theirs);
      } else if (key != "discovered" && !same(own, &theirs.items[i])) {
        put(aside, key, theirs.items[i]);
      }
    }
    if (aside.items.size() > 2) keep_aside(out, {aside});
  }

  Merging& work_;
  Event const& our_;
  Event const& their_;
  Value const& ours_;
  Value theirs_;
  std::vector<Origin> our_names_, their_names_;
};

std::string new_name(std::map<std::string, std::string> const& names, std::string const& id) {
  auto const found = names.find(id);
  return found == names.end() ? id : found->second;
}

void rename_list(Value& object, std::string_view key,
                 std::map<std::string, std::string> const& names) {
  for (std::size_t i = 0; i < object.keys.size(); ++i) {
    if (object.keys[i] != key) continue;
    Value& list = object.items[i];
    if (list.is(Value::Type::text)) list.text = new_name(names, list.text);
    for (Value& item : list.items) {
      if (item.is(Value::Type::text)) item.text = new_name(names, item.text);
    }
  }
}

void rename_claims(Merging const& work, std::string_view role, Value& claims) {
  auto const one = [&](Value& claim) {
    rename_list(claim, "sources", work.source_ids);
    if (role == "about") rename_list(claim, "value", work.event_ids);
  };
  if (claims.is(Value::Type::object)) one(claims);
  for (Value& claim : claims.items) one(claim);
}

}  // namespace

Value renamed(Merging const& work, Value part) {
  rename_list(part, "sources", work.source_ids);
  rename_list(part, "about", work.event_ids);
  for (std::size_t i = 0; i < part.keys.size(); ++i) {
    // What was noted of an event has its sources, but names events by their first names.
    bool const noted = part.keys[i] == merged_key;
    if (noted || is_role(part.keys[i])) rename_claims(work, part.keys[i], part.items[i]);
  }
  return part;
}

namespace {

/// An event of the second record that the first has not.
Value added_event(Merging const& work, std::size_t their) {
  Value const& from = work.second.json.find("events")->items[their];
  Value event = renamed(work, from);
  put(event, "id", Value::of(work.event_ids.at(work.second.read.events[their].id)));
  for (Origin const& name : origins(from, "event", work.second.read.id)) {
    keep_aside(event, {row_of(name, "event")});
  }
  return event;
}

/// Names what was taken over as it stands, as far as anybody would read it.
void remark_added(Merging& work, std::vector<std::string> const& added) {
  constexpr std::size_t shown_max = 20;
  if (added.empty()) return;
  auto const end = added.begin() + static_cast<std::ptrdiff_t>(std::min(added.size(), shown_max));
  std::string const more =
      added.size() > shown_max ? fmt::format(" and {} more", added.size() - shown_max) : "";
  work.remark(fmt::format("added, for no event of the first is surely the same: {}{}",
                          fmt::join(added.begin(), end, ", "), more));
}

}  // namespace

Value merge_events(Merging& work) {
  Value out = Value::array();
  std::vector<std::string> added;
  std::vector<std::optional<std::size_t>> partner_of(work.first.read.events.size());
  for (std::size_t their = 0; their < work.partners.size(); ++their) {
    if (work.partners[their]) partner_of[work.partners[their]->event] = their;
  }
  for (std::size_t our = 0; our < partner_of.size(); ++our) {
    Value const& event = work.first.json.find("events")->items[our];
    if (!partner_of[our]) {
      out.push(event);
      continue;
    }
    ++work.out.joined;
    Partner const& partner = *work.partners[*partner_of[our]];
    Value joint = Joint(work, our, *partner_of[our]).join();
    if (!partner.known || !same(&joint, &event)) {
      work.remark(fmt::format("one event: {} and {} of the second: {}",
                              record::in_backticks(work.first.read.events[our].id),
                              record::in_backticks(work.second.read.events[*partner_of[our]].id),
                              partner.why));
    }
    out.push(std::move(joint));
  }
  for (std::size_t their = 0; their < work.partners.size(); ++their) {
    if (work.partners[their]) continue;
    out.push(added_event(work, their));
    ++work.out.added;
    added.push_back(record::in_backticks(out.items.back().find("id")->text));
  }
  remark_added(work, added);
  return out;
}

}  // namespace casus::join
