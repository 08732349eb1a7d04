#include "dsl/syntax/phrase.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace casus::syntax;

TEST_CASE("a phrase is its words") {
  CHECK(spelling(Phrase::in_force_from) == "in force from");
  REQUIRE(words(Phrase::in_force_from).size() == 3);
  CHECK(word(words(Phrase::in_force_from)[1]) == "force");
  CHECK(words(Phrase::potential_breach).size() == 1);
  for (std::size_t i = 0; i < phrase_count; ++i) {
    auto const phrase = static_cast<Phrase>(i);
    std::string joined;
    for (WordId const id : words(phrase)) {
      CHECK(id != 0);
      joined += (joined.empty() ? "" : " ") + std::string{word(id)};
    }
    CHECK(joined == spelling(phrase));
  }
}

TEST_CASE("words that occur in no phrase have no id") {
  CHECK(word_id("wiper") == 0);
  CHECK(word_id("must") == words(Phrase::must_not)[0]);
}

TEST_CASE("only the little words are reserved") {
  CHECK(is_reserved("the"));
  CHECK(is_reserved("about"));
  CHECK(is_reserved(word_id("about")));
  CHECK_FALSE(is_reserved("judged"));
  CHECK_FALSE(is_reserved(word_id("judged")));
  CHECK_FALSE(is_reserved("wiper"));
}

TEST_CASE("units of time are whole words") {
  CHECK(is_unit("day"));
  CHECK(is_unit("months"));
  CHECK_FALSE(is_unit("dais"));
  CHECK_FALSE(is_unit("d"));
}
