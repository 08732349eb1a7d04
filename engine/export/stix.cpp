#include "engine/export/stix.hpp"

#include "dsl/text/digest.hpp"
#include "engine/export/stix_event.hpp"
#include "engine/export/stix_objects.hpp"
#include "engine/record/withhold.hpp"

#include <utility>

namespace casus::stix {
namespace {

using record::Value;

/// The case itself: as it holds all of it, it goes no further than the strictest of its parts.
Value grouping(Work& work, Value const& json) {
  Value out = work.begin("grouping", work.grouping);
  out.add("name", Value::of(work.from.title.empty() ? work.from.id : work.from.title));
  out.add("context", Value::of("suspicious-activity"));
  std::vector<record::SourceId> all;
  for (std::uint32_t i = 0; i < work.from.sources.size(); ++i) all.push_back(record::SourceId{i});
  work.cite(out, all);
  work.mark(out, record::strictest_mark(work.from));
  Value& refs = out.add("object_refs", Value::array());
  for (Value const& object : work.objects) refs.push(*object.find("id"));
  // A grouping of nothing is none (STIX 2.1, 4.4).
  if (refs.items.empty()) refs.push(Value::of(case_extension));
  Value& inside =
      out.add("extensions", Value::object()).add(std::string{case_extension}, Value::object());
  inside.add("extension_type", Value::of("property-extension"));
  inside.add("case", json);
  return out;
}

}  // namespace

Exporter::Exporter(model::Rulebook const& rulebook) : rulebook_(rulebook) {}

std::vector<Value> Exporter::add(record::Case const& from, Value const& json) {
  Work work(rulebook_, from);
  for (record::Event const& event : from.events) write_event(work, event);
  Value whole = grouping(work, json);
  std::vector<Value> out;
  auto const give = [&](Value object) {
    if (given_.insert(object.find("id")->text).second) out.push_back(std::move(object));
  };
  for (Value& object : definition_of_extension()) give(std::move(object));
  for (Value& object : work.shared) give(std::move(object));
  // What only this case says need not be remembered: no two cases of a bundle have one id.
  out.push_back(std::move(whole));
  for (Value& object : work.objects) out.push_back(std::move(object));
  digest_ = text::sha256(digest_ + from.id + canonical_json(json));
  return out;
}

std::string Exporter::bundle_id() const { return id_of("bundle", {digest_}); }

}  // namespace casus::stix
