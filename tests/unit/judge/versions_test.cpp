// Two versions of a text, either of which may have been in force: at each standard of proof the
// milder verdict, and where one version has no finding, the other's.

#include "dsl/compile.hpp"
#include "dsl/text/render.hpp"
#include "engine/judge/finding.hpp"
#include "engine/record/read.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <string>

using namespace casus;

namespace {

constexpr char const* head = R"(
vocabulary words {
  conduct {
    kind flood "Floods a service"
  }
  communications {
    kind reply "Answers"
  }
  effects {
    kind outage "A service fails"
  }
}
states world {
  state avalon "Avalon" code "AA"
  state borduria "Borduria" code "AB"
}
treaty pact {
  parties avalon, borduria known
  in force from 2001-01-01 known
  article "1" {
    number known
    commitment calm {
      content known
      each party P must not conduct any flood against another party Q
    }
  }
  article "2" {
    number known
    commitment still {
      content known
      each party P must not conduct any flood against another party Q
    }
  }
  amended 2010-07-01 known {
    article "1" {
      number known
      commitment calm {
        content known
        )";
constexpr char const* tail = R"(
      }
    }
  }
}
)";

constexpr char const* with_outage =
    "each party P must not conduct any flood against another party Q causing outage";
constexpr char const* on_breach =
    "on breach of still by a party P towards another party Q, P must send a reply to Q within 30 "
    "days";

/// The steps of the first commitment where its new text is this one, of a flood in 2010: before or
/// after the amendment.
std::string steps(std::string const& new_text, std::string const& about_the_flood) {
  check::Compilation const compiled =
      check::compile({{text::SourceFile("pact.treaty", head + new_text + tail), {}}});
  INFO(text::render(compiled.diagnostics));
  REQUIRE(compiled.rulebook);
  auto const read = record::read_case(
      R"({"format": "casus-case/1", "id": "c", "as_of": "2011-06-01",
          "sources": [{"id": "s1", "confidence": 0.9}],
          "events": [{"id": "e1", "kind": "flood", "at": "2010", "against": "AB", )"
          + about_the_flood + "}]}",
      "c.json", *compiled.rulebook);
  REQUIRE(read.value);
  judge::Options options;
  options.all = true;  // a duty that follows from a breach, too
  judge::CaseFindings const judged = judge::judge(*compiled.rulebook, *read.value, options);
  REQUIRE_FALSE(judged.findings.empty());
  std::string text;
  for (judge::Step const& step : judged.findings.front().steps) {
    text +=
        fmt::format("{} to {}; ", step.verdict ? judge::name(*step.verdict) : "none", step.upto);
  }
  return text;
}

}  // namespace

TEST_CASE("at each standard the milder of two versions stands") {
  CHECK(steps(with_outage, R"(
          "by": [{"value": "AA", "basis": "state-organ", "confidence": 0.8},
                 {"value": "AA", "denied": true, "sources": ["s1"]}],
          "causing": {"value": "outage", "confidence": 0.6})")
        == "contested to 0.6; potential-breach to 0.8; cleared to 1; ");
}

TEST_CASE("steps of two versions that come to one verdict are one step") {
  CHECK(steps(with_outage, R"(
          "by": {"value": "AA", "basis": "state-organ", "confidence": 0.8},
          "causing": [{"value": "outage", "confidence": 0.6},
                      {"value": "outage", "denied": true, "sources": ["s1"]}])")
        == "contested to 0.6; cleared to 1; ");
}

TEST_CASE("where one version has no finding, the other's stands") {
  CHECK(steps(on_breach, R"("by": {"value": "AA", "basis": "state-organ", "confidence": 0.8})")
        == "potential-breach to 1; ");
}
