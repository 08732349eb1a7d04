// What misleads in real records, where no other test of this folder has it: docs/importing.md lists
// all of it with its tests.
#include "engine/import/csv.hpp"
#include "engine/import/misp.hpp"
#include "engine/import/stix.hpp"
#include "engine/import/veris.hpp"
#include "engine/join/lookout.hpp"
#include "engine/record/read.hpp"
#include "tests/golden/import/compact.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace casus;
using import::Import;
using import::ImportedCase;

namespace {

std::string quoted(std::string text) {
  std::replace(text.begin(), text.end(), '\'', '"');
  return text;
}

ImportedCase only(Import const& got) {
  for (auto const& error : got.errors) UNSCOPED_INFO(error.pointer << " " << error.message);
  REQUIRE(got.errors.empty());
  REQUIRE(got.cases.size() == 1);
  CHECK(got.cases[0].tally.dropped.empty());
  return got.cases[0];
}

/// A theft of data in 2013; single quotes stand for double ones.
ImportedCase veris(std::string const& members) {
  return only(import::import_veris(
      quoted("{'schema_version': '1.3.7', 'incident_id': 'v', 'security_incident': 'Confirmed', "
             "'timeline': {'incident': {'year': 2013, 'month': 1}}, 'attribute': "
             "{'confidentiality': {'data_disclosure': 'Yes'}}, 'action': {'hacking': {'variety': "
             "['Use of stolen creds']}}"
             + members + "}"),
      "v.json", tests::repository_rulebook()));
}

ImportedCase misp(std::string const& info) {
  return only(import::import_misp(
      quoted("{'uuid': 'm', 'info': '" + info
             + "', 'date': '2013-01-14', 'Tag': [{'name': 'rsit:availability=ddos'}]}"),
      "m.json", tests::repository_rulebook()));
}

ImportedCase stix(std::string const& description) {
  return only(import::import_stix(
      quoted("[{'type': 'campaign', 'id': 'campaign--1', 'name': 'C', 'description': '"
             + description + "'}]"),
      "s.json", tests::repository_rulebook()));
}

/// A row of EuRepoC: its dates, the victim's country and name, the initiator's country, name and
/// category, and where it can be read.
ImportedCase eurepoc(std::string const& cells) {
  return only(import::import_eurepoc(
      "ID,incident_type,start_date,end_date,receiver_country,receiver_name,initiator_country,"
      "initiator_name,initiator_category,sources_url\n1,Data theft,"
          + cells + "\n",
      "e.csv", tests::repository_rulebook()));
}

record::Case read(ImportedCase const& made) {
  auto const got = record::read_case(made.json, made.file_name, tests::repository_rulebook());
  for (auto const& error : got.errors) UNSCOPED_INFO(error.pointer << " " << error.message);
  REQUIRE(got.value);
  return *got.value;
}

std::string code_of(record::Case const& made, model::StateId id) {
  model::Rulebook const& book = tests::repository_rulebook();
  return id.value < book.states.size() ? book[id].code : record::state_name(book, made, id);
}

std::vector<std::string> victims(ImportedCase const& made) {
  record::Case const got = read(made);
  std::vector<std::string> out;
  for (auto const& claim : got.events.at(0).against) out.push_back(code_of(got, claim.value));
  return out;
}

bool warns(ImportedCase const& made, std::string_view words) {
  return std::any_of(made.warnings.begin(), made.warnings.end(), [&](std::string const& warning) {
    return warning.find(words) != std::string::npos;
  });
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a State that a text calls a victim is pointed out, whatever the format") {
  std::string const text = "Mail campaign. Victims were government bodies in Russia and India.";
  for (ImportedCase const& made : {veris(", 'summary': '" + text + "'"), misp(text), stix(text)}) {
    INFO(made.json);
    CHECK(warns(made, "mentions Russia"));
    CHECK(warns(made, "mentions India"));
    CHECK(read(made).events.at(0).by.empty());
  }
}

TEST_CASE("a language is no State, whatever the format") {
  std::string const text = "The work of a Russian-speaking group";
  for (ImportedCase const& made : {veris(", 'summary': '" + text + "'"), misp(text), stix(text)}) {
    INFO(made.json);
    CHECK(warns(made, "`Russian-speaking`; a language is not a State"));
    CHECK(read(made).events.at(0).by.empty());
  }
}

TEST_CASE("the country of a group that opposes its State is no attribution to that State") {
  auto const made =
      read(eurepoc("2022-01-24,2022-01-24,Belarus,Railways,Belarus,Partisans,Non-state-group,"));
  REQUIRE(made.events.at(0).by.size() == 1);
  CHECK(made.events[0].by[0].value.basis == model::Basis::nationality);
  CHECK(made.events[0].by[0].value.actor == "Partisans");
}

TEST_CASE("one event in two sources is found to be one before anybody counts it twice") {
  std::string const address = "https://example.org/red-october";
  auto const one = veris(", 'reference': '" + address
                         + "', 'actor': {'external': {'country': ['RU'], 'name': ['Group']}}, "
                           "'victim': {'country': ['KZ']}");
  auto const other = eurepoc("2013-01-02,2013-01-20,Kazakhstan,Office,China,Gang,State," + address);
  model::Rulebook const& book = tests::repository_rulebook();
  join::Lookout lookout(book.vocabulary);
  CHECK_FALSE(lookout.add("v.json", 0, join::sightings(book, read(one))));
  auto const found = lookout.add("e.json", 0, join::sightings(book, read(other)));
  REQUIRE(found);
  CHECK(found->file == "v.json");
  CHECK(found->tie == join::Tie::reference);
}

TEST_CASE("a mission abroad is not of the State that it stands in") {
  auto const row = [](std::string const& countries, std::string const& names) {
    return eurepoc("2023-08-10,2023-08-10," + countries + "," + names + ",Unknown,,,");
  };
  auto const alone = row("Belarus", "Foreign embassies in Belarus");
  CHECK(victims(alone).empty());
  CHECK(warns(alone, "a mission of one State in another"));
  model::Rulebook const& book = tests::repository_rulebook();
  auto const assets = read(alone).events.at(0).affecting;
  REQUIRE(assets.size() == 1);
  CHECK(book[assets[0].value.kind].name == "diplomatic-mission");
  CHECK_FALSE(assets[0].value.of);
  CHECK(victims(row("Belarus; Iran", "Ministry; French Embassy")) == Names{"BY"});
  auto const several = row("Belarus; Iran", "French Embassy");
  CHECK(victims(several) == Names{"BY", "IR"});
  CHECK(warns(several, "does not say in which"));
}

TEST_CASE("names of States are read as they are written, and what is none is refused") {
  struct Written {
    char const* name;
    char const* code;
  };
  for (Written const& written :
       {Written{"Russian Federation", "RU"}, Written{"\"Iran, Islamic Republic of\"", "IR"},
        Written{"The Philippines", "PH"}, Written{"Kazakhstan", "KZ"}}) {
    INFO(written.name);
    auto const made =
        eurepoc(std::string{"2020-02-03,2020-02-03,"} + written.name + ",,Unknown,,,");
    CHECK(victims(made) == Names{written.code});
  }
  for (char const* const none :
       {"Lebonon", "Central Asia", "Middle East (region)", "Soviet Union"}) {
    INFO(none);
    auto const made = eurepoc(std::string{"2020-02-03,2020-02-03,"} + none + ",,Unknown,,,");
    CHECK(victims(made).empty());
    CHECK(warns(made, "is no State: it is carried, and claims nothing"));
  }
}
