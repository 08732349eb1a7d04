#include "tests/fuzz/round_trips.hpp"

#include "engine/export/stix.hpp"
#include "engine/import/stix.hpp"
#include "engine/join/merge.hpp"
#include "engine/record/read.hpp"

#include <cstdio>
#include <cstdlib>
#include <utility>
#include <vector>

namespace casus::fuzz {
namespace {

using record::Value;

void require(bool holds, char const* what, std::vector<record::ReadError> const& errors = {}) {
  if (holds) return;
  std::fprintf(stderr, "%s\n", what);
  for (record::ReadError const& error : errors) {
    std::fprintf(stderr, "%s: %s\n", error.pointer.c_str(), error.message.c_str());
  }
  std::abort();
}

/// A case and the JSON that it was read from.
struct Told {
  Value json;
  record::Case read;
};

Told tell(model::Rulebook const& rulebook, std::string const& text) {
  record::ErrorList errors("case", 1);
  std::optional<Value> json = record::parse_json(text, {}, errors);
  record::ReadResult result = record::read_case(text, "case", rulebook);
  require(json && result.value, "the case does not read", result.errors);
  return {std::move(*json), std::move(*result.value)};
}

std::string bundle_of(model::Rulebook const& rulebook, Told const& told) {
  stix::Exporter exporter(rulebook);
  Value bundle = Value::object();
  bundle.add("type", Value::of("bundle"));
  Value& objects = bundle.add("objects", Value::array());
  for (Value& object : exporter.add(told.read, told.json)) objects.push(std::move(object));
  bundle.add("id", Value::of(exporter.bundle_id()));
  return record::pretty_json(bundle);
}

}  // namespace

void through_stix(model::Rulebook const& rulebook, std::string const& json) {
  Told const told = tell(rulebook, json);
  text::Bounds bounds;
  // Whoever exports what is nested as deeply as a case may be has to say so when importing it.
  bounds.import_nesting = text::info(text::Bound::import_nesting).most;
  import::Import const back =
      import::import_stix(bundle_of(rulebook, told), "bundle", rulebook, bounds);
  require(back.cases.size() == 1 && back.errors.empty(), "the export does not come back",
          back.errors);
  require(back.cases[0].json == record::pretty_json(told.json), "the export comes back changed");
}

void through_merge(model::Rulebook const& rulebook, std::string const& json,
                   std::string const& other) {
  Told const first = tell(rulebook, json);
  Told const second = tell(rulebook, other);
  auto const merge = [&](Told const& one, Told const& two) {
    return join::merge(rulebook, {one.read, one.json}, {two.read, two.json});
  };
  require(!merge(first, first).changed, "a case gains by being merged with itself");
  Told const both = tell(rulebook, record::pretty_json(merge(first, second).json));
  require(!merge(both, second).changed, "merging the same again changes something");
}

}  // namespace casus::fuzz
