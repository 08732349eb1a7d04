// Whom a finding about nobody in particular could bind, where there are several ways to it.

#include "dsl/compile.hpp"
#include "dsl/text/render.hpp"
#include "engine/judge/finding.hpp"
#include "engine/record/read.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace casus;

namespace {

constexpr char const* rules = R"(
vocabulary words {
  conduct {
    kind worm "Spreads by itself"
    kind aid "Helps who attacks" verb give
  }
  communications {
    kind notice "Says so"
  }
}
states world {
  state avalon "Avalon" code "AA"
  state borduria "Borduria" code "AB"
  state cagliostro "Cagliostro" code "AC"
  state dorne "Dorne" code "AD"
}
norms compact {
  addresses every state
  adopted 2020-02-02 known
  article "1" {
    number known
    commitment no-help {
      content known
      when a state Q suffers a worm called A by any state S,
      each other state P should not give any aid to S about A
      where there was a notice by Q to S
    }
  }
}
)";

/// The parties of the finding on a worm that two States may have sent, each noted by its victim,
/// the second with this confidence.
std::vector<std::string> parties(std::string const& confidence) {
  check::Compilation const compiled =
      check::compile({{text::SourceFile("compact.treaty", rules), {}}});
  INFO(text::render(compiled.diagnostics));
  REQUIRE(compiled.rulebook);
  auto const read = record::read_case(
      R"({"format": "casus-case/1", "id": "c", "as_of": "2022-01-01", "events": [
          {"id": "e1", "kind": "worm", "at": "2021-01-01", "by": ["AB", "AC"], "against": "AA"},
          {"id": "e3", "kind": "aid"},
          {"id": "n1", "kind": "notice", "by": "AA", "to": "AB", "at": "2020-12-01"},
          {"id": "n2", "kind": "notice", "by": "AA", "to": "AC", "at": "2020-12-01",
           "confidence": )"
          + confidence + "}]}",
      "c.json", *compiled.rulebook);
  REQUIRE(read.value);
  for (judge::Finding const& finding : judge::judge(*compiled.rulebook, *read.value, {}).findings) {
    if (finding.bearer != record::nobody) continue;
    std::vector<std::string> names;
    for (model::StateId const state : finding.parties) {
      if (state.value < compiled.rulebook->states.size()) {
        names.push_back((*compiled.rulebook)[state].name);
      }
    }
    return names;
  }
  return {};
}

}  // namespace

TEST_CASE("of two equally strong ways to nobody, whom either could bind") {
  CHECK(parties("1") == std::vector<std::string>{"borduria", "cagliostro", "dorne"});
}

TEST_CASE("a weaker way to nobody adds none whom it could bind") {
  CHECK(parties("0.6") == std::vector<std::string>{"cagliostro", "dorne"});
}
