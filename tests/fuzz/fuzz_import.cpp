// Records of other formats → cases. The first byte chooses the importer; what it makes is a case
// that reads.
#include "engine/import/actor_table.hpp"
#include "engine/import/csv.hpp"
#include "engine/import/misp.hpp"
#include "engine/import/misp_actors.hpp"
#include "engine/import/stix.hpp"
#include "engine/import/veris.hpp"
#include "engine/record/read.hpp"
#include "tests/fuzz/mutate.hpp"
#include "tests/fuzz/world.hpp"

#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t size_max);

namespace {

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
  return 1
         + casus::fuzz::mutate_json(data + 1, size - 1, size_max - 1, seed, keys(),
                                    LLVMFuzzerMutate);
}

namespace {

/// What the importer that the first byte chooses makes of the text.
casus::import::Import import_by(std::uint8_t choice, std::string_view text,
                                casus::model::Rulebook const& rules) {
  using namespace casus;
  constexpr std::string_view map = R"({"format": "casus-csv-map/1", "id": "a", "title": "b",
    "list": ";", "kind": {"otherwise": "ddos"}, "from": "c", "to": "d",
    "by": {"country": "e", "claimant": "f"}, "against": "g", "urls": "h"})";
  switch (choice) {
    case 2: return import::import_veris(text, "fuzz", rules);
    case 3: return import::import_misp(text, "fuzz", rules);
    case 4: return import::import_eurepoc(text, "fuzz", rules);
    case 5: return import::import_csv(text, "fuzz", map, "map", rules);
    case 6: return import::import_csv("a,b\n1,2\n", "table", text, "fuzz", rules);
    default: return import::import_stix(text, "fuzz", rules);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace casus;
  if (size == 0) return 0;
  std::string_view const text(reinterpret_cast<char const*>(data) + 1, size - 1);
  switch (data[0] % 8) {
    case 0: static_cast<void>(import::read_misp_actors(text, "fuzz")); return 0;
    case 1: static_cast<void>(import::read_actor_table(text, "fuzz")); return 0;
    default: break;
  }
  static model::Rulebook const rules =
      check::compile_paths({std::string(CASUS_SOURCE_DIR) + "/rules"}).rulebook.value();
  import::Import const read = import_by(data[0] % 8, text, rules);
  for (import::ImportedCase const& made : read.cases) {
    record::ReadResult const back = record::read_case(made.json, made.file_name, rules);
    if (back.value) continue;
    for (record::ReadError const& error : back.errors) {
      std::fprintf(stderr, "%s: %s\n", error.pointer.c_str(), error.message.c_str());
    }
    std::abort();
  }
  return 0;
}
