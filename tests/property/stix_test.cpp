// A case that is exported as STIX and imported again is the case that it was: every claim, source,
// confidence and date, and with them every verdict.
#include "engine/export/stix.hpp"

#include "engine/import/stix.hpp"
#include "engine/record/read.hpp"
#include "engine/record/write.hpp"
#include "tests/property/generate.hpp"
#include "tests/property/judging.hpp"
#include "tests/property/seeds.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

namespace {

using namespace casus;
using property::Dice;
using property::rulebook;
using property::stride;
using record::Value;

constexpr std::uint32_t seeds = 2'000;

/// A random case that a file can say: its third State is one that has a code.
record::Case random_record(std::uint32_t seed) {
  record::Case out = seed % 2 == 0 ? property::random_case(rulebook(), seed)
                                   : property::disputed_case(rulebook(), seed);
  out.third_states = {"US"};
  return out;
}

/// Marks here and there, as random cases have none.
record::Case marked(record::Case from, std::uint32_t seed) {
  Dice dice(seed);
  auto const some = [&]() -> std::optional<record::Tlp> {
    if (!dice.one_in(4)) return std::nullopt;
    return record::tlp_names[dice.below(5)].tlp;
  };
  from.tlp = some();
  for (record::Source& source : from.sources) source.tlp = some();
  for (record::Event& event : from.events) {
    event.tlp = some();
    for (auto& claim : event.by) claim.tlp = some();
  }
  return from;
}

Value bundle_of(std::vector<record::Case> const& cases) {
  stix::Exporter exporter(rulebook());
  Value bundle = Value::object();
  bundle.add("type", Value::of("bundle"));
  Value list = Value::array();
  for (record::Case const& one : cases) {
    for (Value& object : exporter.add(one, case_value(rulebook(), one))) {
      list.push(std::move(object));
    }
  }
  bundle.add("id", Value::of(exporter.bundle_id()));
  bundle.add("objects", std::move(list));
  return bundle;
}

/// The case without what is not part of its meaning: where it was read.
record::Case read(std::string const& json) {
  auto result = record::read_case(json, "case.json", rulebook());
  for (auto const& error : result.errors) UNSCOPED_INFO(error.pointer << ": " << error.message);
  REQUIRE(result.value);
  return *result.value;
}

void try_cases(std::vector<record::Case> const& cases) {
  std::string const text = record::pretty_json(bundle_of(cases));
  import::Import const back = import::import_stix(text, "bundle.json", rulebook());
  CHECK(back.errors.empty());
  REQUIRE(back.cases.size() == cases.size());
  for (std::size_t i = 0; i < cases.size(); ++i) {
    INFO(cases[i].id);
    CHECK(back.cases[i].warnings.empty());
    CHECK(read(back.cases[i].json) == read(record::write_case(rulebook(), cases[i])));
  }
}

}  // namespace

TEST_CASE("random cases come back as they were") {
  for (std::uint32_t seed = 1; seed <= seeds; seed += stride) {
    CAPTURE(seed);
    record::Case const told = random_record(seed);
    try_cases({marked(told, seed)});
  }
}

TEST_CASE("all cases under cases/ come back out of one bundle") {
  try_cases(property::recorded_cases());
}
