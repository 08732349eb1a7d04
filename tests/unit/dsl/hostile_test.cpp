#include "dsl/text/render.hpp"
#include "tests/unit/dsl/parsing.hpp"
#include "tests/unit/dsl/sample.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <string>

using namespace casus::tests;
using casus::text::Bounds;

namespace {

std::string repeated(std::string const& part, std::size_t count) {
  std::string result;
  result.reserve(part.size() * count);
  for (std::size_t i = 0; i < count; ++i) result += part;
  return result;
}

/// Reads text of any size; returns milliseconds. The messages must be renderable, too.
double milliseconds(std::string text, Parsed* kept = nullptr) {
  auto const before = std::chrono::steady_clock::now();
  Parsed parsed = parse(std::move(text));
  std::string const shown = casus::text::render(parsed.diagnostics);
  auto const after = std::chrono::steady_clock::now();
  CHECK(shown.size() < 200000);
  if (kept != nullptr) *kept = std::move(parsed);
  return std::chrono::duration<double, std::milli>(after - before).count();
}

}  // namespace

TEST_CASE("nesting is bounded, and refused with one message") {
  // Levels of braces: treaty, article, commitment, then one for each group.
  auto const nested = [](std::size_t groups) {
    return in_commitment("each party P must not conduct a wiper\nwhere "
                         + repeated("any of {", groups) + " P is a party " + repeated("}", groups));
  };
  Bounds const bounds;
  std::size_t const most = bounds.rule_nesting - 3;
  CHECK(parse(nested(most)).diagnostics.empty());
  CHECK(parse(nested(most + 1)).errors() == std::vector<std::string>{"T0202 {"});
  CHECK(parse(nested(1000)).errors() == std::vector<std::string>{"T0202 {"});
  auto const kinds = [](std::size_t levels) {
    return "vocabulary v { conduct {" + repeated(" kind k {", levels) + " kind b"
           + repeated(" }", levels) + " } }";
  };
  CHECK(parse(kinds(bounds.rule_nesting - 2)).diagnostics.empty());
  CHECK(parse(kinds(bounds.rule_nesting - 1)).errors() == std::vector<std::string>{"T0202 {"});
}

TEST_CASE("a million of anything gets an error, soon, and no crash") {
  // Generous, since sanitizers and busy machines count too: what is quadratic takes minutes.
  constexpr double soon = 20000;
  constexpr std::size_t many = 1000000;
  for (std::string const part : {"{",
                                 "}",
                                 "(",
                                 "any of {",
                                 "any of ",
                                 "about a x ",
                                 "\"",
                                 "\"\" ",
                                 "a ",
                                 "P ",
                                 "; ",
                                 ", ",
                                 "where P knew of it\n",
                                 "commitment c {\n",
                                 "}\n{\n",
                                 "treaty t {\n",
                                 "article \"1\"\n",
                                 "kind x ",
                                 "/* ",
                                 "//\n",
                                 "\xE2\x80\x9C",
                                 "\xE2\x80\x9C"
                                 "a",
                                 "1-",
                                 "A_",
                                 "26-01-2021 ",
                                 "must ",
                                 "not ",
                                 "or ",
                                 "and ",
                                 "text \"x\n",
                                 "use states x\n",
                                 "comitment x {}\n",
                                 "unknown line\n",
                                 "unles x\n"}) {
    CAPTURE(part);
    Parsed parsed = parse("");
    double const time = milliseconds(repeated(part, many / part.size()), &parsed);
    CHECK(time < soon);
    if (part != "use states x\n") CHECK(parsed.diagnostics.has_errors());
  }
}

TEST_CASE("much of anything within a commitment, a header, a vocabulary") {
  constexpr double soon = 20000;
  constexpr std::size_t many = 300000;
  for (std::string const part :
       {"any of {", "any of ", "about a x ", "by P ", "or x ", "and x ", "where P knew of it\n",
        "unless P knew of it and ", "except if P is a party\n", "severity grave\n", "unles x\n",
        "foo bar\n", "example breach \"x\" { wiper }\n", "x; ", "P knew\n", "}", "{", "{}",
        "\"x\" "}) {
    CAPTURE(part);
    std::string const body = repeated(part, many / part.size());
    CHECK(milliseconds(in_commitment("each party P must not conduct a wiper\n" + body)) < soon);
    CHECK(milliseconds(
              in_commitment("each party P must not conduct a wiper where any of {\n" + body + "}"))
          < soon);
    CHECK(milliseconds("treaty t {\n title " + body + "\n}") < soon);
    CHECK(milliseconds("vocabulary v { conduct {\n" + body + "\n} }") < soon);
    CHECK(milliseconds("states w {\n" + body + "\n}") < soon);
  }
}

TEST_CASE("time grows with the text, not with its square") {
  // A sound file with many commitments, and one with an error in each.
  for (std::string const sentence : {"each party P must not conduct a wiper against Q",
                                     "each party P shall not conduct a wiper againts Q foo"}) {
    auto const file = [&](std::size_t count) {
      std::string text = "treaty t {\n  article \"1\" {\n";
      for (std::size_t i = 0; i < count; ++i) {
        text += "    commitment c" + std::to_string(i) + " {\n      " + sentence + "\n    }\n";
      }
      return text + "  }\n}\n";
    };
    double const small = milliseconds(file(1000));
    double const large = milliseconds(file(8000));
    CAPTURE(sentence, small, large);
    CHECK(large < 30 * small + 200);
  }
}

TEST_CASE("a NUL, an unclosed text and an unclosed comment get their own message") {
  CHECK(parse(std::string("use states x\0b", 14)).errors()[0].substr(0, 5) == "T0105");
  CHECK(parse("treaty t { title \"x }").errors() == std::vector<std::string>{"T0106 \"x"});
  CHECK(parse("treaty t { /* }").errors() == std::vector<std::string>{"T0108 /*"});
}

TEST_CASE("only the first messages are kept, the others are counted") {
  Bounds bounds;
  bounds.rule_messages = 5;
  Parsed const parsed = parse(repeated("use states 5\n", 100), bounds);
  CHECK(parsed.diagnostics.all().size() == 5);
  CHECK(parsed.diagnostics.error_count() == 100);
}
