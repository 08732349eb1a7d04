#include "engine/import/veris_text.hpp"

#include <catch2/catch.hpp>

using namespace casus;

namespace {

std::vector<std::string> doubts(std::string_view json, import::CodedStates const& coded) {
  record::ErrorList errors("f", 5);
  auto const root = record::parse_json(json, {}, errors);
  REQUIRE(root);
  return import::doubts_from_texts(*root, coded);
}

}  // namespace

TEST_CASE("a title is the summary, or its beginning") {
  CHECK(import::title_from("Web site defacement") == "Web site defacement");
  CHECK(import::title_from("  a\n\n b\t ") == "a b");
  CHECK(import::title_from("") == "");
  CHECK(import::title_from("A first sentence of some length. And a second, which is more.")
        == "A first sentence of some length …");
  CHECK(import::title_from("U.S. and other short words do not end a title")
        == "U.S. and other short words do not end a title");
  std::string const words =
      "0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 "
      "0123456789 0123456789 0123456789 0123456789";
  CHECK(import::title_from(words) == words.substr(0, 98) + " …");
  CHECK(import::title_from(std::string(300, 'x')) == std::string(100, 'x') + " …");
  // Cut between code points, never inside one.
  std::string accents;
  for (int i = 0; i < 150; ++i) accents += "é";
  CHECK(import::title_from(accents) == accents.substr(0, 200) + " …");
}

TEST_CASE("addresses are taken from a field of several") {
  auto const got = import::references_in("http://a.example/x; https://b.example/y ;\n");
  CHECK(got.urls == std::vector<std::string>{"http://a.example/x", "https://b.example/y"});
  CHECK(got.whole);
  auto const mixed = import::references_in("see http://a.example/x (2014); http://a.example/x");
  CHECK(mixed.urls == std::vector<std::string>{"http://a.example/x"});
  CHECK_FALSE(mixed.whole);
  CHECK(import::references_in("").urls.empty());
}

TEST_CASE("texts that speak against the fields are pointed out") {
  import::CodedStates const coded{{"RU", "IN"}, { "CN" }};
  CHECK(doubts(R"({"summary": "Mail campaign. Victims were bodies in Russia and India."})", coded)
            .size()
        == 2);
  CHECK(doubts(R"({"notes": "Servers in Russia. Victims in China."})", coded).empty());
  auto const peru = doubts(R"({"actor": {"external": {"notes": "Anonymous Peru"}}})", coded);
  REQUIRE(peru.size() == 1);
  CHECK(peru[0] == "`/actor/external/notes` mentions Peru, which no field names");
  auto const speaking = doubts(R"({"summary": "a Russian-speaking group"})", coded);
  REQUIRE(speaking.size() == 1);
  CHECK(speaking[0] == "`/summary` says `Russian-speaking`; a language is not a State");
  CHECK(doubts(R"({"summary": "speaking of Indians and Perugia, publicly speaking"})", coded)
            .empty());
  // Only summaries and notes are free text.
  CHECK(doubts(R"({"victim": {"victim_id": "Bank of Peru"}})", coded).empty());
}
