#include "dsl/model/time.hpp"
#include "engine/import/veris_mapping.hpp"
#include "engine/import/veris_work.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace casus::import {
namespace {

using record::Value;

/// Adds the kinds of one action's varieties. Whether any was added.
bool take_varieties(Work& work, std::string_view action, bool scanning) {
  bool any = false;
  for (Field const& variety : work.root.down("action")[action]["variety"].each()) {
    for (VerisAction const& row : veris_actions()) {
      bool const fits = row.action == action && row.variety == variety.text()
                        && (row.kind == "scanning") == scanning;
      if (!fits || !work.knows(row.kind)) continue;
      work.ledger.interpret(variety.pointer, work.kind.add(row.kind));
      any = true;
    }
  }
  return any;
}

bool has_kind_below(Work const& work, std::string_view ancestor) {
  auto const& vocabulary = work.rulebook.vocabulary;
  auto const top = vocabulary.find(ancestor);
  auto const& kinds = work.kind.list().items;
  return top && std::any_of(kinds.begin(), kinds.end(), [&](Value const& kind) {
           auto const id = vocabulary.find(kind.text);
           return id && vocabulary.is_a(*id, *top);
         });
}

/// The name of the action itself says something where none of its varieties does.
void take_action_defaults(Work& work, std::vector<std::string_view> const& said) {
  for (VerisActionDefault const& row : veris_action_defaults()) {
    Field const action = work.root.down("action")[row.action];
    bool const present = action.is(Value::Type::object)
                         && std::find(said.begin(), said.end(), row.action) == said.end();
    bool const accident = row.kind == "accident";
    if (!present || (accident ? !work.kind.empty() : has_kind_below(work, row.kind))) continue;
    if (work.knows(row.kind)) work.kind.add(row.kind);
  }
}

bool has_wilful_action(Work const& work) {
  static constexpr std::array<std::string_view, 6> wilful{"hacking", "malware",  "social",
                                                          "misuse",  "physical", "unknown"};
  return std::any_of(wilful.begin(), wilful.end(), [&](std::string_view action) {
    return work.root.down("action")[action].value != nullptr;
  });
}

Value denied(std::string_view value) {
  Value out = Value::object();
  out.add("value", Value::of(value));
  out.add("denied", Value::of(true));
  return out;
}

/// Whether data got out. `Potentially` and `Unknown` are no claim.
void take_disclosure(Work& work) {
  Field const field = work.root.down("attribute/confidentiality/data_disclosure");
  constexpr std::string_view effect = "data-exposure";
  if ((field.text() != "Yes" && field.text() != "No") || !work.knows(effect)) return;
  if (field.text() == "No") {
    work.ledger.interpret(field.pointer, work.causing.add("denied", denied(effect)));
    return;
  }
  work.ledger.interpret(field.pointer, work.causing.add(effect));
}

/// An integer from 0 to `most`.
std::optional<int> small_number(Field const& field, int most) {
  if (!field.is(Value::Type::number)) return std::nullopt;
  std::string const& text = field.value->text;
  int out = 0;
  auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return out >= 0 && out <= most ? std::optional{out} : std::nullopt;
}

/// The date of the incident with the precision that it has: a day only within a month.
std::optional<model::Interval> take_incident_date(Work& work) {
  Field const incident = work.root.down("timeline/incident");
  auto const year = small_number(incident["year"], 9999);
  if (!year) return std::nullopt;
  auto const month = small_number(incident["month"], 99);
  auto const day = small_number(incident["day"], 99);
  std::string text = fmt::format("{:04}", *year);
  std::vector<Field> used{incident["year"]};
  if (month) {
    text += fmt::format("-{:02}", *month);
    used.push_back(incident["month"]);
    if (day) {
      text += fmt::format("-{:02}", *day);
      used.push_back(incident["day"]);
    }
  }
  auto const read = model::read_date(text);
  if (!read) {
    work.warn(
        fmt::format("`/timeline/incident` is no day of the calendar ({}); the time is left "
                    "unknown",
                    text));
    return std::nullopt;
  }
  for (Field const& field : used) work.ledger.map(field.pointer, "/events/0/at");
  work.time = Value::of(text);
  work.has_time = true;
  return read;
}

/// `timeline.discovery` counts from the compromise, in round figures: "2 weeks" may be anything
/// from one to three. The compromise itself is taken to lie within the time of the incident.
void take_discovery(Work& work, model::Interval incident) {
  Field const discovery = work.root.down("timeline/discovery");
  auto const& units = veris_units();
  auto const row = std::find_if(units.begin(), units.end(), [&](VerisUnit const& candidate) {
    return candidate.name == discovery["unit"].text();
  });
  if (row == units.end()) return;
  constexpr int count_max = 1000;
  auto const count = small_number(discovery["value"], count_max);
  bool const seconds = row->name == "Seconds";
  auto const units_later = [&](model::Instant from, int n, model::Unit unit) {
    return model::shifted(from, {static_cast<std::uint32_t>(std::max(n, 0)), unit}, 1);
  };
  model::Instant const first =
      seconds ? incident.first : units_later(incident.first, count ? *count - 1 : 1, row->unit);
  model::Instant const last = count && !seconds ? units_later(incident.last, *count + 1, row->unit)
                                                : units_later(incident.last, 1, row->larger);
  bool const open = !count && row->unit == model::Unit::year;
  work.discovered = Value::object();
  work.discovered.add("from", Value::of(model::date_string(first)));
  if (!open) work.discovered.add("to", Value::of(model::date_string(last)));
  work.has_discovery = true;
  work.ledger.interpret(discovery["unit"].pointer, "/events/0/discovered");
  if (count) work.ledger.interpret(discovery["value"].pointer, "/events/0/discovered");
}

}  // namespace

void take_kinds(Work& work) {
  std::vector<std::string_view> said;
  static constexpr std::array<std::string_view, 3> actions{"hacking", "malware", "social"};
  for (std::string_view const action : actions) {
    if (take_varieties(work, action, false)) said.push_back(action);
  }
  for (VerisAttribute const& row : veris_attributes()) {
    if (row.slot != VerisAttribute::Slot::kind) continue;
    for (Field const& field : work.root.down("attribute").down(row.path).each()) {
      if (field.text() == row.value && work.knows(row.name)) {
        work.ledger.interpret(field.pointer, work.kind.add(row.name));
      }
    }
  }
  bool const taken = work.root.down("attribute/confidentiality/data_disclosure").text() == "Yes";
  if (taken && has_wilful_action(work) && work.knows("data-theft")) work.kind.add("data-theft");
  if (work.kind.empty() && take_varieties(work, "hacking", true)) said.push_back("hacking");
  take_action_defaults(work, said);
}

void take_effects(Work& work) {
  for (VerisAttribute const& row : veris_attributes()) {
    if (row.slot != VerisAttribute::Slot::causing) continue;
    for (Field const& field : work.root.down("attribute").down(row.path).each()) {
      if (field.text() == row.value && work.knows(row.name)) {
        work.ledger.interpret(field.pointer, work.causing.add(row.name));
      }
    }
  }
  take_disclosure(work);
}

void take_times(Work& work) {
  auto const incident = take_incident_date(work);
  if (incident) take_discovery(work, *incident);
}

}  // namespace casus::import
