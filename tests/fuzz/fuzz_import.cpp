// Records of other formats → cases. The first byte chooses the importer; what it makes is a case
// that reads, and that comes back from an export.
#include "engine/import/actor_table.hpp"
#include "engine/import/csv.hpp"
#include "engine/import/misp.hpp"
#include "engine/import/misp_actors.hpp"
#include "engine/import/stix.hpp"
#include "engine/import/veris.hpp"
#include "engine/record/read.hpp"
#include "tests/fuzz/mutate.hpp"
#include "tests/fuzz/round_trips.hpp"
#include "tests/fuzz/world.hpp"

#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t size_max);

namespace {

/// What the first byte chooses, once it is divided by their number.
enum class Format : std::uint8_t { galaxy, actors, veris, misp, eurepoc, table, mapping, stix };

Format format_of(std::uint8_t choice) { return static_cast<Format>(choice % 8); }

// Keys and values of the formats, so that a mutation has a chance to mean something.
constexpr char const* words =
    "incident_id summary timeline incident year month day actor external internal partner "
    "country variety motive name action malware hacking social vector asset assets "
    "attribute confidentiality integrity availability victim victim_id region impact "
    "discovery_method reference confidence security_incident Confirmed Suspected Unknown "
    "Other Low High RU IR State-affiliated Espionage Nation-state schema_version 1.3.7 "
    "plus values value meta synonyms refs type threat-actor cfr-suspected-state-sponsor "
    "attribution-confidence 50 format casus-actor-table/1 entries names state claimed_by "
    "denied_by source title publisher date url x-verified "
    "bundle objects id spec_version 2.1 created modified revoked created_by_ref campaign--1 "
    "incident--1 identity--1 threat-actor identity campaign relationship relationship_type "
    "source_ref target_ref attributed-to located-at targets uses location opinion object_refs "
    "strongly-disagree agree sighting sighting_of_ref where_sighted_refs extensions determination "
    "confirmed suspected incident_types ransomware event start_time start_time_fidelity end_time "
    "first_seen last_seen task task_types victim-notification outcome successful owner impact "
    "impact_category availability external_references description Iran "
    "grouping extension_type property-extension case casus-case/1 "
    "extension-definition--0b6f1c9e-5d4a-4c0e-9a57-3f2d8e716c44 "
    "Event info uuid Orgc date Attribute Object Tag Galaxy GalaxyCluster object_relation "
    "category target-location link tlp:amber tlp:ex:chr object_marking_refs granular_markings "
    "marking_ref selectors marking-definition definition tlp definition_type statement "
    "rsit:availability=ddos "
    "state-responsibility:state-ordered "
    "admiralty-scale:source-reliability=b casus-csv-map/1 column words otherwise list";

std::vector<std::string> const& keys() {
  static std::vector<std::string> const list = [] {
    std::istringstream text(words);
    return std::vector<std::string>{std::istream_iterator<std::string>(text), {}};
  }();
  return list;
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t size_max, unsigned seed) {
  if (size < 2 || size_max < 2) return LLVMFuzzerMutate(data, size, size_max);
  Format const format = format_of(data[0]);
  auto* const mutate = format == Format::eurepoc || format == Format::table
                           ? casus::fuzz::mutate_table
                           : casus::fuzz::mutate_json;
  return 1 + mutate(data + 1, size - 1, size_max - 1, seed, keys(), LLVMFuzzerMutate);
}

namespace {

// A mapping that asks for everything, and a table that has something for every column.
constexpr std::string_view map = R"({"format": "casus-csv-map/1", "publisher": "desk",
  "id": "id", "title": "title", "from": "from", "to": "to", "list": ";", "silence": ["Unknown"],
  "against": "against", "urls": "urls",
  "kind": {"column": "kind", "words": {"ransomware": "ransomware"}, "otherwise": "ddos"},
  "affecting": {"column": "affecting", "words": {"availability": "finance"}},
  "causing": {"column": "causing", "words": {"confidentiality": "data-exposure"}},
  "by": [{"country": "by", "actor": "actor", "claimant": "source", "date": "date"},
         {"country": "region", "basis": "territory"}],
  "confidence": {"column": "confidence", "words": {"Low": 0.15, "High": 0.85}}})";
constexpr std::string_view table =
    "id,title,from,to,kind,affecting,against,by,actor,source,date,urls,confidence\n"
    "1,One,2024-05,2024-06-01,ransomware; ddos,availability,Iran; RU,Russia; Iran,Group; Other,"
    "Iran; Russia,2024; 2025-01-01,https://a.example/x; b,Low\n"
    "2,Two,Unknown,,,,Europe,,,,,,High\n";

/// What the importer of the format makes of the text.
casus::import::Import import_by(Format format, std::string_view text,
                                casus::model::Rulebook const& rules) {
  using namespace casus;
  switch (format) {
    case Format::galaxy: static_cast<void>(import::read_misp_actors(text, "fuzz")); break;
    case Format::actors: static_cast<void>(import::read_actor_table(text, "fuzz")); break;
    case Format::veris: return import::import_veris(text, "fuzz", rules);
    case Format::misp: return import::import_misp(text, "fuzz", rules);
    case Format::eurepoc: return import::import_eurepoc(text, "fuzz", rules);
    case Format::table: return import::import_csv(text, "fuzz", map, "map", rules);
    case Format::mapping: return import::import_csv(table, "table", text, "fuzz", rules);
    case Format::stix: return import::import_stix(text, "fuzz", rules);
  }
  return {};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace casus;
  if (size == 0) return 0;
  std::string_view const text(reinterpret_cast<char const*>(data) + 1, size - 1);
  static model::Rulebook const rules =
      check::compile_paths({std::string(CASUS_SOURCE_DIR) + "/rules"}).rulebook.value();
  for (import::ImportedCase const& made : import_by(format_of(data[0]), text, rules).cases) {
    fuzz::through_stix(rules, made.json);
  }
  return 0;
}
