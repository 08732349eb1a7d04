#include "engine/judge/phrases.hpp"

#include <catch2/catch.hpp>

namespace phrases = casus::judge::phrases;
namespace model = casus::model;

TEST_CASE("numbers are words up to ten, and nouns agree with them") {
  CHECK(phrases::count(0) == "no");
  CHECK(phrases::count(1) == "one");
  CHECK(phrases::count(10) == "ten");
  CHECK(phrases::count(11) == "11");
  CHECK(phrases::counted(1, "source") == "one source");
  CHECK(phrases::counted(2, "source") == "two sources");
  CHECK(phrases::number(0.5) == "0.50");
}

TEST_CASE("lists have commas, and the last word before the last") {
  CHECK(phrases::list({}).empty());
  CHECK(phrases::list({"a"}) == "a");
  CHECK(phrases::list({"a", "b"}) == "a and b");
  CHECK(phrases::list({"a", "b", "c"}, "or") == "a, b or c");
}

TEST_CASE("questions that could be read in two ways come last in their list") {
  CHECK(phrases::questions(
            {"which State, and why", "whose it is and on what basis", "whether A", "whether B"})
        == "whether A, whether B, whose it is and on what basis and which State, and why");
}

TEST_CASE("questions in a row share their head") {
  CHECK(
      phrases::points({"it is open whether A", "it is open whether B", "C", "it is open whether D"},
                      "it is open ")
      == "it is open whether A and whether B; C; it is open whether D");
  CHECK(phrases::points({}, "it is open ").empty());
}

TEST_CASE("a State's name says more than the party before it") {
  auto const with = [](std::string text) {
    phrases::add_party(text, "Iran");
    return text;
  };
  CHECK(with("sent it to the other party ") == "sent it to Iran");
  CHECK(with("a party ") == "Iran");
  CHECK(with("to India party ") == "to India party Iran");
  CHECK(with("by ") == "by Iran");
}

TEST_CASE("the words of credibility begin where the Admiralty scale has its digits") {
  CHECK(phrases::credibility(1) == "very high");
  CHECK(phrases::credibility(0.9) == "very high");
  CHECK(phrases::credibility(0.89) == "high");
  CHECK(phrases::credibility(0.7) == "high");
  CHECK(phrases::credibility(0.69) == "medium");
  CHECK(phrases::credibility(0.5) == "medium");
  CHECK(phrases::credibility(0.3) == "low");
  CHECK(phrases::credibility(0.29) == "very low");
}

TEST_CASE("names that describe a State take the article, names of their own do not") {
  CHECK(phrases::state("Russian Federation") == "the Russian Federation");
  CHECK(phrases::state("Islamic Republic of Iran") == "the Islamic Republic of Iran");
  CHECK(phrases::state("United States of America") == "the United States of America");
  CHECK(phrases::state("SCO Secretariat") == "the SCO Secretariat");
  CHECK(phrases::state("Belarus") == "Belarus");
  CHECK(phrases::state("Unionville") == "Unionville");
}

TEST_CASE("names are words, and keep the hyphens that English has") {
  CHECK(phrases::title("no-use-of-force") == "no use of force");
  CHECK(phrases::title("non-attack") == "non-attack");
  CHECK(phrases::title("self-defence") == "self-defence");
}

TEST_CASE("a deadline is a day, where it ends with the last second of one") {
  model::Instant const midnight = 1'740'787'200;  // 2025-03-01T00:00:00Z
  CHECK(phrases::deadline(midnight + 86399) == "2025-03-01");
  CHECK(phrases::deadline(midnight + 3600) == "2025-03-01T01:00:00Z");
}

TEST_CASE("conditions in braces become lists of words") {
  CHECK(phrases::condition("the act caused impairment") == "the act caused impairment");
  CHECK(phrases::condition("any of { a; b; c }") == "a, b or c");
  CHECK(phrases::condition("all of { a; any of { b; c } }") == "a and either b or c");
  CHECK(phrases::condition("any of { a; all of { b; c; d } }") == "a or (b, c and d)");
}

TEST_CASE("a condition in the negative says that it is not so") {
  CHECK(phrases::condition("none of { a }") == "it is not so that a");
  CHECK(phrases::condition("all of { a; none of { b; c } }")
        == "a and it is not so that either b or c");
}

TEST_CASE("a header line reads on") {
  CHECK(phrases::force("in force from 2024-08 reported in \"S8\"")
        == "in force from 2024-08, reported in S8");
  CHECK(phrases::force("adopted 2015-07-22 known") == "adopted 2015-07-22, as is generally known");
  CHECK(phrases::force("in force from 2016-08-10 assumed because \"general knowledge\"")
        == "in force from 2016-08-10, assumed: \"general knowledge\"");
}

TEST_CASE("a sentence has a capital, single spaces and one full stop") {
  CHECK(phrases::sentence("  breach of  a\nduty ") == "Breach of a duty.");
  CHECK(phrases::sentence("Done.") == "Done.");
}
