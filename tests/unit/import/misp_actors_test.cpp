#include "engine/import/misp_actors.hpp"

#include <catch2/catch.hpp>

using namespace casus::import;

namespace {

std::string galaxy_with(std::string const& values) {
  return R"({"name": "Threat Actor", "type": "threat-actor", "version": 3, "values": [)" + values
         + "]}";
}

std::string entry(std::string const& meta) {
  return R"({"value": "Example Bear", "uuid": "x", "meta": {)" + meta + "}}";
}

Actor one(std::string const& meta) {
  auto const list = read_misp_actors(galaxy_with(entry(meta)), "g.json");
  for (auto const& error : list.errors) FAIL_CHECK(error.pointer + ": " + error.message);
  REQUIRE(list.actors.size() == 1);
  return list.actors[0];
}

std::vector<std::string> seen(std::string const& json) {
  std::vector<std::string> out;
  for (auto const& error : read_misp_actors(json, "g.json").errors) {
    out.push_back(error.code + " " + error.pointer);
  }
  return out;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("an entry of a galaxy: names, sponsor, country, victims, references") {
  auto const list =
      read_misp_actors(galaxy_with(entry(R"("synonyms": ["EB", "", "Quiet Heron"], "country": "RU",
        "cfr-suspected-state-sponsor": "Russian Federation", "refs": ["a", "b", "c"],
        "cfr-suspected-victims": ["United States", "Middle East"], "suspected-victims": "Iran",
        "cfr-type-of-incident": ["Espionage"], "x": {"y": 1})")),
                       "g.json");
  CHECK(list.readable);
  CHECK(list.errors.empty());
  CHECK(list.title == "Threat Actor");
  CHECK(list.version == "3");
  REQUIRE(list.actors.size() == 1);
  Actor const& bear = list.actors[0];
  CHECK(bear.name == "Example Bear");
  CHECK(bear.also == Names{"EB", "Quiet Heron"});
  CHECK(bear.sponsors.at(0).code == "RU");
  CHECK(bear.country->code == "RU");
  REQUIRE(bear.victims.size() == 3);
  CHECK(bear.victims[0].code == "US");
  CHECK(bear.victims[1].code.empty());
  CHECK(bear.victims[2].code == "IR");
  CHECK(bear.references == 3);
  CHECK(bear.pointer == "/values/0");
}

TEST_CASE("a country is no sponsor, and a sponsor of unknown name is no State") {
  Actor const placed = one(R"("country": "CN")");
  CHECK(placed.sponsors.empty());
  CHECK(placed.country->code == "CN");
  Actor const unknown = one(R"("country": "CN", "cfr-suspected-state-sponsor": "Unknown")");
  CHECK(unknown.sponsors.at(0).code.empty());
  CHECK_FALSE(one(R"("country": "")").country);
}

TEST_CASE("the confidence 50 is the default of the format and means unspecified") {
  CHECK_FALSE(one(R"("attribution-confidence": "50")").confidence);
  CHECK_FALSE(one(R"("attribution-confidence": 50)").confidence);
  CHECK_FALSE(one("").confidence);
  CHECK(one(R"("attribution-confidence": "75")").confidence == 0.75);
  CHECK(one(R"("attribution-confidence": 100)").confidence == 1.0);
  CHECK(one(R"("attribution-confidence": "0")").confidence == 0.0);
  for (char const* const wrong : {R"("high")", R"("101")", R"("-1")", R"("75 ")", "7.5", "[75]"}) {
    INFO(wrong);
    auto const json = galaxy_with(entry(std::string{R"("attribution-confidence": )"} + wrong));
    CHECK(seen(json) == Names{"C0401 /values/0/meta/attribution-confidence"});
    CHECK(read_misp_actors(json, "g.json").actors.size() == 1);
  }
}

TEST_CASE("what is no threat-actor galaxy is refused, whatever else it is") {
  for (char const* const text :
       {"[]", "3", R"("threat-actor")", "null", "{}", R"({"type": 7})", R"({"type": "tool"})",
        R"({"type": "threat-actor"})", R"({"type": "threat-actor", "values": {}})"}) {
    INFO(text);
    CHECK(seen(text) == Names{"C0510 "});
    CHECK_FALSE(read_misp_actors(text, "g.json").readable);
  }
  CHECK(seen("") == Names{"C0106 "});
  CHECK(seen("{").at(0).substr(0, 5) == "C0107");
  CHECK(seen("\xFF").at(0) == "C0104 ");
  CHECK(seen(galaxy_with("") + "x").at(0).substr(0, 5) == "C0108");
  CHECK(seen(std::string(100, '[')).at(0).substr(0, 5) == "C0109");
  CHECK(seen(R"({"type": "threat-actor", "type": "tool", "values": []})") == Names{"C0111 /type"});
  CHECK(seen(std::string(casus::text::Bounds{}.galaxy_bytes + 1, ' ')) == Names{"C0103 "});
}

TEST_CASE("messages speak of a galaxy, not of a case") {
  for (auto const& json : {std::string(100, '['), galaxy_with("") + "x",
                           std::string(casus::text::Bounds{}.galaxy_bytes + 1, ' ')}) {
    auto const list = read_misp_actors(json, "g.json");
    CHECK_THAT(list.errors.at(0).message, Catch::Contains("galaxy"));
    CHECK_THAT(list.errors.at(0).message, !Catch::Contains("case"));
  }
}

TEST_CASE("an entry or a field that cannot be read spoils only itself") {
  std::string const json = galaxy_with(
      R"(3, {"uuid": "x"}, {"value": ""}, {"value": ["x"]}, {"value": "A", "meta": []},
         {"value": "B", "meta": {"synonyms": ["b", 4], "country": {"a": 1}, "refs": true}},
         {"value": "C"})");
  CHECK(seen(json)
        == Names{"C0203 /values/0", "C0203 /values/1", "C0203 /values/2", "C0203 /values/3",
                 "C0203 /values/4/meta", "C0203 /values/5/meta/synonyms/1",
                 "C0203 /values/5/meta/country", "C0203 /values/5/meta/refs"});
  auto const list = read_misp_actors(json, "g.json");
  REQUIRE(list.actors.size() == 3);
  CHECK(list.actors[1].also == Names{"b"});
  CHECK(list.actors[2].name == "C");
}

TEST_CASE("a flood of faults is told up to a limit") {
  std::string values = "1";
  for (int i = 0; i < 5000; ++i) values += ", 1";
  auto const list = read_misp_actors(galaxy_with(values), "g.json");
  CHECK(list.errors.size() == casus::text::Bounds{}.case_errors + 1);
  CHECK(list.errors.back().code == "C0113");
}
