#include "engine/record/reader.hpp"

#include <fmt/format.h>

#include <functional>
#include <utility>

namespace casus::record {
namespace {

/// Reads the value of a claim. The second node is the claim as an object, where it is one: `by` and
/// `affecting` keep more in it than the value.
template <class Meaning>
using ReadValue = std::function<std::optional<Meaning>(Reader&, Node const&, Node const*)>;

/// `from` and `to` beside each other are a time as it stands, not a claim about one.
bool is_claim(Node const& node, bool of_a_time) {
  if (!node.value.is(Value::Type::object)) return false;
  if (!of_a_time || node.value.find("value") != nullptr) return true;
  return node.value.find("from") == nullptr && node.value.find("to") == nullptr
         && !node.value.items.empty();
}

bool has_room_for_claim(Reader& reader, std::string const& pointer) {
  if (++reader.claims <= reader.bounds.claims) return true;
  if (reader.claims == reader.bounds.claims + 1) {
    reader.errors.add(ErrorCode::too_many, pointer,
                      fmt::format("more than {} claims in one case{}", reader.bounds.claims,
                                  text::way_out(text::Bound::claims)));
  }
  return false;
}

/// The claims of one role: a value, a claim or a list of both.
template <class Meaning>
void read_role(Reader& reader, Node const& event, std::string_view key,
               std::vector<Claim<Meaning>>& out, ReadValue<Meaning> const& read, Keys more = {},
               bool of_a_time = false) {
  auto const role = member(event, key);
  if (!role) return;
  for (Node const& node : each(*role)) {
    if (!has_room_for_claim(reader, node.pointer)) return;
    Claim<Meaning> claim;
    claim.pointer = node.pointer;
    std::optional<Meaning> value;
    if (is_claim(node, of_a_time)) {
      check_keys(reader, node, {"value", "confidence", "denied", "sources", "tlp"}, more);
      claim.confidence = read_confidence(reader, node);
      claim.tlp = read_mark(reader, node);
      claim.denied = read_bool(reader, node, "denied").value_or(false);
      claim.sources = read_source_names(reader, node);
      if (auto const inner = member(node, "value")) {
        value = read(reader, *inner, &node);
      } else {
        report_missing(reader, node, "value", "a claim says what it claims");
      }
    } else {
      value = read(reader, node, nullptr);
    }
    if (!value) continue;
    claim.value = std::move(*value);
    out.push_back(std::move(claim));
  }
}

void read_kinds(Reader& reader, Node const& event, std::string_view key, Slot slot,
                std::vector<Claim<model::KindId>>& out) {
  read_role<model::KindId>(
      reader, event, key, out,
      [slot](Reader& r, Node const& node, Node const*) { return read_kind(r, node, slot); });
}

void read_states(Reader& reader, Node const& event, std::string_view key,
                 std::vector<Claim<model::StateId>>& out) {
  read_role<model::StateId>(reader, event, key, out, [](Reader& r, Node const& node, Node const*) {
    return read_state(r, node);
  });
}

std::optional<Attribution> read_attribution(Reader& reader, Node const& node, Node const* claim) {
  Attribution out;
  auto const state = read_state(reader, node);
  if (claim != nullptr) {
    out.actor = read_text(reader, *claim, "actor").value_or("");
    if (auto const basis = member(*claim, "basis")) {
      out.basis = read_basis(reader, *basis).value_or(model::Basis::unspecified);
      out.basis_stated = true;
    }
  }
  if (!state) return std::nullopt;
  out.state = *state;
  return out;
}

std::optional<Asset> read_asset(Reader& reader, Node const& node, Node const* claim) {
  Asset out;
  auto const kind = read_kind(reader, node, Slot::asset);
  if (claim != nullptr) {
    if (auto const owner = member(*claim, "of")) out.of = read_state(reader, *owner);
  }
  if (!kind) return std::nullopt;
  out.kind = *kind;
  return out;
}

void read_times(Reader& reader, Node const& node, Event& out) {
  auto const at = member(node, "at");
  auto const during = member(node, "during");
  if (at && during) {
    reader.errors.add(ErrorCode::two_times, during->pointer,
                      "`at` and `during` stand side by side; `at` means at some time within, "
                      "`during` throughout: keep one");
  }
  out.lasting = during.has_value();
  for (std::string_view const key : {"at", "during"}) {
    read_role<model::Interval>(
        reader, node, key, out.time,
        [](Reader& r, Node const& value, Node const*) { return read_time(r, value); }, {}, true);
  }
  if (auto const found = member(node, "discovered")) out.discovered = read_time(reader, *found);
}

void read_about(Reader& reader, Node const& node, Event& out) {
  auto const self = reader.events.find(out.id);
  read_role<EventId>(
      reader, node, "about", out.about,
      [&](Reader& r, Node const& value, Node const*) -> std::optional<EventId> {
        auto const event = read_event_name(r, value);
        if (!event || out.id.empty() || self == r.events.end() || *event != self->second) {
          return event;
        }
        r.errors.add(ErrorCode::about_itself, value.pointer,
                     fmt::format("{} cannot be about itself", in_backticks(out.id)));
        return std::nullopt;
      });
}

void read_kind_of_event(Reader& reader, Node const& node, Event& out) {
  auto const kind = member(node, "kind");
  if (!kind) {
    report_missing(reader, node, "kind", "say what happened, such as `[\"intrusion\"]`");
    return;
  }
  if (kind->value.is(Value::Type::array) && kind->value.items.empty()) {
    reader.errors.add(ErrorCode::empty_value, kind->pointer,
                      "an event is of at least one kind, and the list is empty");
  }
  read_kinds(reader, node, "kind", Slot::happening, out.kind);
}

/// The date that a notice names, on which it is to take effect.
void read_effective(Reader& reader, Node const& node, Event& out) {
  auto const found = member(node, "effective");
  if (!found) return;
  static_cast<void>(check_addition(reader, *found, "effective", 1));
  out.effective = read_moment(reader, *found);
}

Event read_event(Reader& reader, Node const& node, std::string id) {
  check_keys(reader, node,
             {"id", "kind", "at", "during", "discovered", "by", "against", "to", "territory"},
             {"affecting", "causing", "using", "giving", "covering", "purpose", "through"},
             {"with", "about", "confidence", "sources", "effective", "tlp"});
  Event out;
  out.id = std::move(id);
  out.pointer = node.pointer;
  read_kind_of_event(reader, node, out);
  read_times(reader, node, out);
  read_role<Attribution>(reader, node, "by", out.by, read_attribution, {"actor", "basis"});
  read_states(reader, node, "against", out.against);
  read_states(reader, node, "to", out.to);
  read_states(reader, node, "territory", out.territory);
  read_states(reader, node, "with", out.with);
  read_role<Asset>(reader, node, "affecting", out.affecting, read_asset, {"of"});
  read_kinds(reader, node, "causing", Slot::effect, out.causing);
  read_kinds(reader, node, "using", Slot::happening, out.using_);
  read_kinds(reader, node, "purpose", Slot::purpose, out.purpose);
  read_kinds(reader, node, "giving", Slot::ground, out.giving);
  read_kinds(reader, node, "covering", Slot::happening, out.covering);
  read_kinds(reader, node, "through", Slot::channel, out.through);
  read_about(reader, node, out);
  read_effective(reader, node, out);
  out.confidence = read_confidence(reader, node);
  out.sources = read_source_names(reader, node);
  out.tlp = read_mark(reader, node);
  return out;
}

/// Gives every event its id before any is read: `about` may point forward. An id that cannot be
/// used leaves its event nameless; the case is refused then anyway.
std::vector<std::string> read_event_ids(Reader& reader, Node const& list) {
  std::vector<std::string> ids(list.value.items.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    Node const node = element(list, i);
    if (!node.value.is(Value::Type::object)) continue;
    auto const id = read_id(reader, node);
    if (!id) continue;
    auto const row = reader.events.emplace(*id, EventId{static_cast<std::uint32_t>(i)});
    if (!row.second) {
      reader.errors.add(ErrorCode::duplicate_id, pointer_to(node.pointer, "id"),
                        fmt::format("{} is the id of the event at {} already", in_backticks(*id),
                                    pointer_to(list.pointer, row.first->second.value)));
      continue;
    }
    ids[i] = *id;
  }
  return ids;
}

}  // namespace

void read_events(Reader& reader, Node const& list) {
  if (!has_room_for_rows(reader, list, text::Bound::events)) return;
  std::vector<std::string> ids = read_event_ids(reader, list);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    Node const node = element(list, i);
    if (!check_type(reader, node, Value::Type::object, "an event")) continue;
    reader.out.events.push_back(read_event(reader, node, std::move(ids[i])));
  }
}

}  // namespace casus::record
