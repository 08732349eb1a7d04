// How the printer lays out a file. That it changes nothing is tested on many files in
// tests/property.
#include "dsl/format.hpp"

#include "tests/unit/dsl/parsing.hpp"

#include <catch2/catch.hpp>

using namespace casus::tests;
using casus::syntax::format;

namespace {

std::string formatted(std::string text) {
  Parsed const parsed = parse(std::move(text));
  REQUIRE(parsed.errors() == std::vector<std::string>{});
  auto const result = format(parsed.tree);
  REQUIRE(result);
  return *result;
}

}  // namespace

TEST_CASE("a line of a clause to a line, two blanks a level") {
  CHECK(formatted("# about it\nuse states world treaty t{title \"A   treaty\" parties one , two "
                  "known article \"1\"{no rule because \"Costs.\"}article \"2\" titled \"Two\" {}}")
        == R"(# about it
use states world

treaty t {
  title "A   treaty"
  parties one, two known

  article "1" {
    no rule because "Costs."
  }

  article "2" titled "Two" { }
}
)");
}

TEST_CASE("sentences, conditions and exceptions stand below each other") {
  CHECK(formatted(in_article(
            "commitment c { content known when a party P sends a request to another party Q,"
            " Q must give a reply within 30 days of receipt of it where P knew of it unless any of "
            "{ Q is a party; none of { P is a party } } except if it is judged bad }"
            "define asset x { under reading one means sea under reading two means air or land }"
            "right r { each party P may make a thing where P is a party }"))
        == R"(treaty t {
  article "1" {
    commitment c {
      content known
      when a party P sends a request to another party Q,
      Q must give a reply within 30 days of receipt of it
      where P knew of it
      unless any of {
        Q is a party;
        none of {
          P is a party
        }
      }
        except if it is judged bad
    }
    define asset x {
      under reading one means sea
      under reading two means air or land
    }
    right r {
      each party P may make a thing
      where P is a party
    }
  }
}
)");
}

TEST_CASE("a line that is too long is broken between its parts") {
  CHECK(formatted(in_commitment(
            "each party P must not conduct any cyber-attack or information-operation against the "
            "other party Q affecting critical-infrastructure causing physical-damage"))
        == R"(treaty t {
  article "1" {
    commitment c {
      each party P must not conduct any cyber-attack or information-operation
        against the other party Q affecting critical-infrastructure causing physical-damage
    }
  }
}
)");
}

TEST_CASE("comments and single empty lines stay where they are") {
  std::string const text = R"(# about the file

# about the use
use states world  # the world

treaty t {
  # one
  title "x"  # a title

  # two

  parties one,  # first
    # between
    two  # second
  # nothing follows
}

# the end
)";
  CHECK(formatted(text) == text);
  CHECK(formatted("treaty t {   # opened\r\n\r\n\r\n title \"x\"\r\n\n\n\n # last \t\r\n}\r\n")
        == "treaty t {  # opened\n  title \"x\"\n\n  # last\n}\n");
  CHECK(formatted("").empty());
  CHECK(formatted(" \n # only\n") == "# only\n");
}

TEST_CASE("what was not understood is not printed") {
  for (char const* const text :
       {"treaty t { titel \"x\" }", "treaty t { title \"x\"", "treaty t { title \"x\" } // no",
        "treaty t { title \"x\" ! }", "treaty t { title \xE2\x80\x9Cx\xE2\x80\x9D }",
        "/* lost */ treaty t { title \"x\" }", "treaty t { title \"x\xE2\x80\x8B\" }"}) {
    CAPTURE(text);
    Parsed const parsed = parse(text);
    CHECK_FALSE(parsed.errors().empty());
    CHECK_FALSE(format(parsed.tree));
  }
}
