#include "engine/export/stix_objects.hpp"

#include "dsl/text/digest.hpp"
#include "engine/record/iso3166.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace casus::stix {
namespace {

using record::Case;
using record::Value;

/// The name space of the ids that are made here.
constexpr std::string_view name_space = "6d1f6b0a-2c57-4f35-8f0b-91d6a1e3c7b5";
/// When States and the extension were first written so: one object, one time.
constexpr std::string_view shared_time = "2025-01-01T00:00:00.000Z";
/// When the markings of TLP 2.0 were published.
constexpr std::string_view tlp_time = "2022-10-01T00:00:00.000Z";

std::string in_milliseconds(model::Instant instant) {
  std::string text = model::to_string(instant);
  text.insert(text.size() - 1, ".000");
  return text;
}

/// The time of the record: what it says of itself, else the last day that it speaks of. When a case
/// was exported is no part of it.
std::string time_of(Case const& from) {
  std::optional<model::Instant> last = from.as_of;
  auto const reach = [&](model::Interval time) {
    bool const known = time.last != model::distant_future && time.last != model::distant_past;
    if (known && (!last || time.last > *last)) last = time.last;
  };
  for (record::Source const& source : from.sources) {
    if (!from.as_of && source.date) reach(*source.date);
  }
  for (record::Event const& event : from.events) {
    for (auto const& claim : event.time) {
      if (!from.as_of) reach(claim.value);
    }
  }
  return in_milliseconds(last.value_or(0));
}

Value plain(std::string_view type, std::string const& id, std::string_view time) {
  Value out = Value::object();
  out.add("type", Value::of(type));
  out.add("spec_version", Value::of("2.1"));
  out.add("id", Value::of(id));
  out.add("created", Value::of(time));
  if (type != "marking-definition") out.add("modified", Value::of(time));
  return out;
}

Value marking(TlpMarking const& row) {
  Value out = plain("marking-definition", std::string{row.id}, tlp_time);
  out.add("name", Value::of(record::label(row.tlp)));
  std::string level{record::name(row.tlp)};
  std::transform(level.begin(), level.end(), level.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  Value& inside =
      out.add("extensions", Value::object()).add(std::string{tlp_extension}, Value::object());
  inside.add("extension_type", Value::of("property-extension"));
  inside.add("tlp_2_0", Value::of(level));
  return out;
}

bool is_web_address(std::string const& url) {
  bool const web = url.rfind("https://", 0) == 0 || url.rfind("http://", 0) == 0;
  return web && std::none_of(url.begin(), url.end(), [](char c) {
           return static_cast<unsigned char>(c) <= ' '
                  || std::string_view{"\"<>\\^`{|}"}.find(c) != std::string_view::npos;
         });
}

void add_once(std::vector<Value>& list, Value object) {
  std::string const& id = object.find("id")->text;
  bool const known = std::any_of(list.begin(), list.end(),
                                 [&](Value const& other) { return other.find("id")->text == id; });
  if (!known) list.push_back(std::move(object));
}

/// How far the name of an actor may go: as far as any claim that names it.
std::optional<record::Tlp> mark_of_actor(Case const& from, std::string const& name) {
  std::optional<record::Tlp> out;
  bool found = false;
  for (record::Event const& event : from.events) {
    for (auto const& claim : event.by) {
      if (claim.value.actor != name) continue;
      auto const mark = mark_of(from, event, claim);
      if (!found || mark < out) out = mark;
      found = true;
    }
  }
  return out;
}

}  // namespace

std::string id_of(std::string_view type, std::vector<std::string> const& names) {
  // Lengths keep apart what would read alike when joined.
  std::string name{type};
  for (std::string const& part : names) name += fmt::format(":{}:{}", part.size(), part);
  return fmt::format("{}--{}", type, text::name_uuid(name_space, name));
}

Work::Work(model::Rulebook const& of_rules, Case const& of_case)
    : rulebook(of_rules),
      from(of_case),
      time(time_of(of_case)),
      grouping(id_of("grouping", {of_case.id})) {}

Value Work::begin(std::string_view type, std::string const& id) const {
  return plain(type, id, time);
}

void Work::mark(Value& object, std::optional<record::Tlp> tlp) {
  for (TlpMarking const& row : tlp_markings) {
    if (row.tlp != tlp) continue;
    object.add("object_marking_refs", Value::array()).push(Value::of(row.id));
    add_once(shared, marking(row));
  }
}

void Work::cite(Value& object, std::vector<record::SourceId> const& sources) const {
  Value list = Value::array();
  for (record::SourceId const id : sources) {
    record::Source const& source = from.sources[id.value];
    std::string const name = !source.publisher.empty() ? source.publisher
                             : !source.title.empty()   ? source.title
                                                       : source.id;
    Value reference = Value::object();
    // `cve` and `capec` are catalogues, whose references have forms of their own.
    bool const catalogue = name == "cve" || name == "capec";
    reference.add("source_name", Value::of(catalogue ? "source " + name : name));
    reference.add("description", Value::of(source.title.empty() ? source.id : source.title));
    if (is_web_address(source.url)) reference.add("url", Value::of(source.url));
    list.push(std::move(reference));
  }
  if (!list.items.empty()) object.add("external_references", std::move(list));
}

std::string Work::name_of(model::StateId state) const {
  bool const declared = state.value < rulebook.states.size();
  if (declared && !rulebook[state].title.empty()) return rulebook[state].title;
  std::string const code = record::state_name(rulebook, from, state);
  auto const country = record::find_country(code);
  return country ? std::string{country->name} : code;
}

std::string Work::identity(model::StateId state) {
  std::string const name = name_of(state);
  std::string const id = id_of("identity", {name});
  Value object = plain("identity", id, shared_time);
  object.add("name", Value::of(name));
  object.add("identity_class", Value::of("organization"));
  add_once(shared, std::move(object));
  return id;
}

std::string Work::actor(std::string const& name) {
  std::string const id = id_of("threat-actor", {from.id, name});
  Value object = begin("threat-actor", id);
  object.add("name", Value::of(name));
  mark(object, mark_of_actor(from, name));
  add_once(objects, std::move(object));
  return id;
}

void add_confidence(Value& object, std::optional<double> confidence) {
  constexpr double certain = 100;
  if (!confidence) return;
  object.add("confidence",
             Value::of(static_cast<std::int64_t>(std::lround(*confidence * certain))));
}

std::vector<Value> definition_of_extension() {
  std::string const author = id_of("identity", {"casus"});
  Value identity = plain("identity", author, shared_time);
  identity.add("name", Value::of("casus"));
  identity.add("identity_class", Value::of("system"));
  Value out = plain("extension-definition", std::string{case_extension}, shared_time);
  out.add("created_by_ref", Value::of(author));
  out.add("name", Value::of("A case of casus"));
  out.add("description",
          Value::of("A grouping holds, as `case`, the whole record of claims that the objects "
                    "which it refers to say what STIX has words for of."));
  out.add("schema", Value::of("`case` is an object of the format casus-case/1, whose JSON schema "
                              "comes with the program: docs/schema/casus-case-1.schema.json."));
  out.add("version", Value::of("1.0.0"));
  out.add("extension_types", Value::array()).push(Value::of("property-extension"));
  return {std::move(identity), std::move(out)};
}

std::optional<record::Tlp> mark_of(Case const& from, record::Event const& event) {
  return event.tlp ? event.tlp : from.tlp;
}

std::optional<record::Tlp> with_sources(std::optional<record::Tlp> mark, Case const& from,
                                        std::vector<record::SourceId> const& sources) {
  for (record::SourceId const id : sources) {
    mark = record::stricter(mark, from.sources[id.value].tlp);
  }
  return mark;
}

}  // namespace casus::stix
