#include "engine/join/merging.hpp"

#include <fmt/format.h>

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

/// Two records of one event.
class Joint {
 public:
  Joint(Merging& work, std::size_t our, std::size_t their)
      : work_(work),
        our_(work.first.read.events[our]),
        their_(work.second.read.events[their]),
        ours_(work.first.json.find("events")->items[our]),
        theirs_(renamed(work, work.second.json.find("events")->items[their])) {}

  Value join() {
    Value out = ours_;
    Value theirs = theirs_;
    Level const our_level = level_of(ours_);
    Level const their_level = level_of(theirs_);
    if (!are_same(our_level, their_level)) {
      double const our_strength = strength(our_, work_.first.read);
      double const their_strength = strength(their_, work_.second.read);
      write_level_into_claims(out, our_level, our_strength);
      write_level_into_claims(theirs, their_level, their_strength);
      join_levels(out, our_level, their_level, our_strength, their_strength);
      set_aside({"confidence", "sources"});
    }
    bool const discovered_twice =
        our_.discovered && their_.discovered && *our_.discovered != *their_.discovered;
    if (discovered_twice) {
      join_discoveries(out, our_, their_);
      set_aside({"discovered"});
    }
    add_members(out, theirs);
    keep(out, our_aside_, work_.first, our_);
    keep(out, their_aside_, work_.second, their_);
    return out;
  }

 private:
  void set_aside(std::initializer_list<std::string_view> keys) {
    for (std::string_view const key : keys) {
      if (Value const* const said = ours_.find(key)) put(our_aside_, key, *said);
      if (Value const* const said = theirs_.find(key)) put(their_aside_, key, *said);
    }
  }

  /// Claims beside claims; of other keys what is not there yet, and aside what differs.
  void add_members(Value& out, Value const& theirs) {
    for (std::size_t i = 0; i < theirs.keys.size(); ++i) {
      std::string const& key = theirs.keys[i];
      if (key == "confidence" || key == "sources" || key == "id") continue;
      Value const* const own = out.find(key);
      if (own == nullptr) {
        out.add(key, theirs.items[i]);
      } else if (is_role(key)) {
        Value list = Value::array();
        list.items = listed(out, key);
        if (add_new(list, listed(theirs, key)) > 0) put(out, key, std::move(list));
      } else if (key == merged_key) {
        for (Value const& said : theirs.items[i].items) keep_aside(out, said);
      } else if (!same(own, &theirs.items[i]) && key != "discovered") {
        put(their_aside_, key, theirs.items[i]);
      }
    }
  }

  static void keep(Value& out, Value const& aside, Side const& side, Event const& event) {
    if (aside.items.empty()) return;
    Value said = Value::object();
    said.add("case", Value::of(side.read.id));
    said.add("event", Value::of(event.id));
    for (std::size_t i = 0; i < aside.keys.size(); ++i) said.add(aside.keys[i], aside.items[i]);
    keep_aside(out, std::move(said));
  }

  Merging& work_;
  Event const& our_;
  Event const& their_;
  Value const& ours_;
  Value theirs_;
  Value our_aside_ = Value::object();
  Value their_aside_ = Value::object();
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
    if (is_role(part.keys[i])) rename_claims(work, part.keys[i], part.items[i]);
  }
  return part;
}

Value merge_events(Merging& work) {
  Value out = Value::array();
  std::vector<std::optional<std::size_t>> partner_of(work.first.read.events.size());
  for (std::size_t their = 0; their < work.partners.size(); ++their) {
    if (work.partners[their]) partner_of[*work.partners[their]] = their;
  }
  for (std::size_t our = 0; our < partner_of.size(); ++our) {
    Value const& event = work.first.json.find("events")->items[our];
    if (partner_of[our]) ++work.out.joined;
    out.push(partner_of[our] ? Joint(work, our, *partner_of[our]).join() : event);
  }
  for (std::size_t their = 0; their < work.partners.size(); ++their) {
    if (work.partners[their]) continue;
    Value event = renamed(work, work.second.json.find("events")->items[their]);
    put(event, "id", Value::of(work.event_ids.at(work.second.read.events[their].id)));
    out.push(std::move(event));
    ++work.out.added;
  }
  return out;
}

}  // namespace casus::join
