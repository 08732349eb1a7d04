// Two small treaties beside each other.

#include "dsl/author/compare.hpp"

#include "dsl/text/render.hpp"
#include "tests/golden/check/fixture.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

namespace {

using namespace casus;
using author::Outcome;

constexpr char const* words = R"(
vocabulary trial {
  conduct { kind strike "Harms" { kind flooding "Floods" kind erasing "Destroys" } }
  communications { kind plea "Asks" kind response "Answers" kind consent-given "Yes" }
}
states trial { state ruritania "R" code "XR" state graustark "G" code "XG" }
)";

std::string treaty(std::string const& name, std::string const& body,
                   std::string const& content = "known") {
  return "treaty " + name + " {\n  parties ruritania, graustark known\n"
         "  in force from 2010-01-01 known\n  lasts without limit known\n"
         "  article \"1\" {\n    number known\n    commitment it-is {\n      content " + content
         + "\n" + body + "\n    }\n  }\n}\n";
}

author::Comparison compared(std::string const& first, std::string const& second) {
  std::vector<check::RuleFile> files{{text::SourceFile("t.treaty", words + first + second), {}}};
  check::Compilation const done = check::compile(std::move(files));
  INFO(text::render(done.diagnostics));
  REQUIRE(done.rulebook.has_value());
  return author::compare(*done.rulebook, *done.rulebook->find_instrument("one"),
                         *done.rulebook->find_instrument("two"));
}

/// How the one commitment of each comes out, and the same the other way round.
Outcome outcome(std::string const& first, std::string const& second,
                std::string const& content = "known") {
  author::Comparison const there = compared(treaty("one", first), treaty("two", second, content));
  author::Comparison const back = compared(treaty("one", second, content), treaty("two", first));
  REQUIRE(there.commitments.size() == 1);
  REQUIRE(back.commitments.size() == 1);
  CHECK(back.commitments[0].outcome == author::swapped(there.commitments[0].outcome));
  return there.commitments[0].outcome;
}

std::string ban(std::string const& kind, std::string const& rest = "") {
  return "each party P must not conduct any " + kind + " against the other party Q\n" + rest;
}

std::string answer(std::string const& deadline) {
  return "when a party Q sends a plea to the other party P,\n"
         "P must send a response to Q "
         + deadline;
}

}  // namespace

TEST_CASE("the same sentence is equal, whatever its letters") {
  CHECK(outcome(ban("strike"), ban("strike")) == Outcome::equal);
  CHECK(outcome(ban("strike"), "each party A must not conduct any strike against the other party B")
        == Outcome::equal);
}

TEST_CASE("a wider kind is stricter in a ban") {
  CHECK(outcome(ban("strike"), ban("flooding")) == Outcome::stricter);
  CHECK(outcome(ban("erasing"), ban("flooding")) == Outcome::different);
}

TEST_CASE("a shorter deadline is stricter") {
  CHECK(outcome(answer("within 7 days"), answer("within 1 month")) == Outcome::stricter);
  CHECK(outcome(answer("without a set limit"), answer("within 72 hours")) == Outcome::weaker);
}

TEST_CASE("fewer and narrower defences are stricter") {
  std::string const unless = "unless there was a plea by Q before the act";
  CHECK(outcome(ban("strike"), ban("strike", unless)) == Outcome::stricter);
  CHECK(outcome(ban("strike", unless + "\nexcept if there was a response by P before the act"),
                ban("strike", unless))
        == Outcome::stricter);
}

TEST_CASE("consent that has to be in writing is the narrower defence") {
  CHECK(outcome(ban("strike", "unless Q consented in writing to the act"),
                ban("strike", "unless Q consented to the act"))
        == Outcome::stricter);
}

TEST_CASE("surviving termination, and conduct from anywhere, are stricter") {
  CHECK(outcome("survives termination\n" + ban("strike"), ban("strike")) == Outcome::stricter);
  CHECK(outcome(ban("strike"),
                "each party P must not use its territory for a strike against the other party Q")
        == Outcome::stricter);
}

TEST_CASE("knowledge that is not asked for, and one reading instead of two, are stricter") {
  auto const allow = [](std::string const& knowledge) {
    return "each party P must not " + knowledge
           + " allow its territory to be used for a strike against the other party Q";
  };
  CHECK(outcome(allow("knowingly or not"), allow("knowingly")) == Outcome::stricter);
  CHECK(outcome(ban("strike"),
                "under reading narrow " + ban("strike") + "\nunder reading broad " + ban("strike"))
        == Outcome::stricter);
}

namespace {

std::string with_power(std::string const& name, std::string const& effect) {
  return "treaty " + name + " {\n  parties ruritania, graustark known\n"
         "  in force from 2010-01-01 known\n  article \"1\" {\n"
         "    principle calm { content known text \"" + name + "\" }\n"
         "    power leave {\n      content known\n"
         "      when a party P sends a plea to the other party Q, " + effect + "\n    }\n  }\n}\n";
}

author::Row const& row_of(author::Comparison const& comparison, std::string const& subject) {
  auto const found = std::find_if(comparison.instrument.begin(), comparison.instrument.end(),
                                  [&](author::Row const& row) { return row.subject == subject; });
  REQUIRE(found != comparison.instrument.end());
  return *found;
}

}  // namespace

TEST_CASE("a longer notice binds longer; a principle of the same name is only named") {
  author::Comparison const found =
      compared(with_power("one", "this treaty ends 90 days after receipt of it"),
               with_power("two", "this treaty ends 1 month after receipt of it"));
  CHECK(row_of(found, "power").outcome == Outcome::stricter);
  CHECK(row_of(found, "principle").outcome == Outcome::in_both);
}

TEST_CASE("an instrument compared with itself is equal in every row") {
  std::vector<check::RuleFile> files{
      {text::SourceFile("t.treaty", words + treaty("one", ban("strike"))
                                        + with_power("two", "this treaty ends at once")),
       {}}};
  check::Compilation const done = check::compile(std::move(files));
  REQUIRE(done.rulebook.has_value());
  for (std::uint32_t i = 0; i < done.rulebook->instruments.size(); ++i) {
    model::InstrumentId const id{i};
    author::Comparison const same = author::compare(*done.rulebook, id, id);
    for (auto const* rows : {&same.commitments, &same.instrument}) {
      for (author::Row const& row : *rows) {
        CAPTURE(row.subject);
        CHECK(row.outcome == Outcome::equal);
      }
    }
  }
}

TEST_CASE("a clause that is only inferred or assumed cannot be told") {
  CHECK(outcome(ban("strike"), ban("flooding"), "assumed because \"a guess\"")
        == Outcome::cannot_tell);
}

TEST_CASE("what has no counterpart stands alone") {
  author::Comparison const found = compared(
      treaty("one", ban("strike")),
      "treaty two {\n  parties ruritania, graustark known\n  in force from 2010-01-01 known\n"
      "  lasts 5 years from entry into force known\n  article \"1\" { no rule because \"Costs.\" "
      "}\n}\n");
  REQUIRE(found.commitments.size() == 1);
  CHECK(found.commitments[0].outcome == Outcome::only_first);
  REQUIRE(found.instrument.size() >= 2);
  CHECK(found.instrument[1].outcome == Outcome::stricter);  // after the date of force, the term
  CHECK(found.weighing.holds.size() == 2);
}
