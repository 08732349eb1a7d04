#include "engine/import/actor_table.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <set>

using namespace casus::import;

namespace {

std::string table_with(std::string const& entries) {
  return R"({"format": "casus-actor-table/1", "title": "t", "entries": [)" + entries + "]}";
}

std::string const sound = R"({"names": ["Example Bear", "EB"], "state": "AQ", "body": "an office",
  "claimed_by": ["GB", "US"], "confidence": "high confidence", "denied_by": "AQ",
  "source": {"title": "t", "publisher": "p", "date": "2020-10-19", "url": "https://example.org"},
  "denial": {"title": "d", "publisher": "p", "date": "2020", "x-verified": false}})";

std::string without(std::string text, std::string const& part, std::string const& by = "") {
  auto const at = text.find(part);
  REQUIRE(at != std::string::npos);
  return text.replace(at, part.size(), by);
}

std::vector<std::string> seen(std::string const& json) {
  std::vector<std::string> out;
  for (auto const& error : read_actor_table(json, "t.json").errors) {
    out.push_back(error.code + " " + error.pointer);
  }
  return out;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("an entry keeps whose claim it is, in whose words, and who denies it") {
  auto const list = read_actor_table(table_with(sound), "t.json");
  CHECK(list.errors.empty());
  CHECK(list.readable);
  REQUIRE(list.actors.size() == 1);
  Actor const& one = list.actors[0];
  CHECK(one.name == "Example Bear");
  CHECK(one.also == Names{"EB"});
  CHECK(one.sponsors.at(0).code == "AQ");
  CHECK(one.claimed_by.size() == 2);
  CHECK(one.denied_by.at(0).code == "AQ");
  CHECK_FALSE(one.confidence);
  CHECK(one.confidence_words == "high confidence");
  CHECK(one.source->verified);
  CHECK_FALSE(one.denial->verified);
  CHECK(one.references == 2);
  CHECK(one.pointer == "/entries/0");
}

TEST_CASE("an entry with a fault is left out, and told with its place") {
  struct Row {
    std::string part, by, error;
  };
  for (Row const& row : {Row{R"("names": ["Example Bear", "EB"],)", "", "C0204 /entries/0"},
                         Row{R"(["Example Bear", "EB"])", "[]", "C0206 /entries/0/names"},
                         Row{R"(["Example Bear", "EB"])", "[3]", "C0203 /entries/0/names/0"},
                         Row{R"("state": "AQ",)", "", "C0204 /entries/0"},
                         Row{R"("AQ", "body")", R"("Atlantis", "body")", "C0304 /entries/0/state"},
                         Row{R"("body")", R"("bdy")", "C0205 /entries/0/bdy"},
                         Row{R"("publisher": "p", "date": "2020-10-19")", R"("date": "2020-10-19")",
                             "C0204 /entries/0/source"},
                         Row{"2020-10-19", "soon", "C0403 /entries/0/source/date"},
                         Row{R"(, "url": "https://example.org")", "", "C0204 /entries/0/source"},
                         Row{R"("source": {)", R"("x": {)", "C0205 /entries/0/x"}}) {
    INFO(row.part << " → " << row.by);
    std::string const json = table_with(without(sound, row.part, row.by) + ", " + sound);
    CHECK(seen(json).at(0) == row.error);
    CHECK(read_actor_table(json, "t.json").actors.size() == 1);
  }
}

TEST_CASE("what is no table at all is refused") {
  CHECK(seen("") == Names{"C0106 "});
  CHECK(seen("[") == Names{"C0107 "});
  CHECK(seen("[]") == Names{"C0510 "});
  CHECK(seen(R"({"format": "casus-actor-table/2", "entries": []})") == Names{"C0510 "});
  CHECK(seen(R"({"format": "casus-actor-table/1"})") == Names{"C0510 "});
  CHECK(seen(table_with("3")) == Names{"C0203 /entries/0"});
  CHECK_FALSE(read_actor_table("[]", "t.json").readable);
}

TEST_CASE("the table that comes with casus is sound, and every entry has a source that was read") {
  std::string const path = CASUS_SOURCE_DIR "/rules/actors/public-attributions.actors";
  std::ifstream file(path);
  std::string const json{std::istreambuf_iterator<char>(file), {}};
  auto const list = read_actor_table(json, path);
  for (auto const& error : list.errors) FAIL_CHECK(error.pointer + ": " + error.message);
  CHECK(list.actors.size() >= 10);
  std::set<std::string> accused;
  for (Actor const& one : list.actors) {
    INFO(one.name);
    CHECK(one.source->verified);
    CHECK_FALSE(one.source->url.empty());
    // Who denies is only told with where it was read.
    CHECK(one.denied_by.empty() == !one.denial);
    accused.insert(one.sponsors.at(0).code);
  }
  // No side of the disputes is left out.
  for (char const* const code : {"RU", "IR", "CN", "US", "IL"}) CHECK(accused.count(code) == 1);
}
