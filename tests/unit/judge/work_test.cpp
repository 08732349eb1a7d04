// Cases and rulebooks that were made to be slow. What is asserted is work, counted in steps: a
// clock would say more of the machine than of the engine.

#include "dsl/compile.hpp"
#include "dsl/text/render.hpp"
#include "engine/judge/finding.hpp"
#include "engine/record/read.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <array>
#include <functional>
#include <string>

using namespace casus;

namespace {

constexpr char const* words = R"(
vocabulary words {
  conduct { kind attack "An attack" kind flood "A flood" kind theft "A theft" }
  communications {
    kind request "A request"
    kind reply "A reply"
    kind consent "Agrees to an act" verb give
    kind pause-notice "Pauses a treaty"
    kind resume-notice "Takes it up again"
  }
}
states world { state avalon "Avalon" code "AA" state borduria "Borduria" code "AB" }
)";

model::Rulebook rulebook_of(std::string const& items, std::string const& before = "",
                            std::string const& headers = "") {
  std::string const text = fmt::format(
      "{}{}treaty pact {{\n  parties avalon, borduria known\n  in force from 2001-01-01 known\n"
      "  accepts attribution by state-organ known\n{}\n"
      "  article \"1\" {{\n    number known\n    content known\n{}\n  }}\n}}\n",
      words, before, headers, items);
  auto built = check::compile({{text::SourceFile{"slow.treaty", text}, std::nullopt}});
  INFO(text::render(built.diagnostics));
  REQUIRE(built.rulebook.has_value());
  return std::move(*built.rulebook);
}

std::string event(std::size_t id, std::string const& kind, std::string const& more = "") {
  return fmt::format(R"({{"id":"e{:05}","kind":"{}","at":"2010-01-{:02}","by":{{"value":"AA",)"
                     R"("basis":"state-organ"}},"against":"AB"{}}})",
                     id, kind, 1 + id % 28, more);
}

using EventAt = std::function<std::string(std::size_t)>;

record::Case case_of(model::Rulebook const& rulebook, std::size_t count, EventAt const& at) {
  std::string text = R"({"format":"casus-case/1","id":"slow","events":[)";
  for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : ",") + at(i);
  auto read = record::read_case(text + "]}", "slow.json", rulebook);
  INFO((read.errors.empty() ? "" : read.errors.front().message));
  REQUIRE(read.value.has_value());
  return std::move(*read.value);
}

std::uint64_t steps_of(model::Rulebook const& rulebook, std::size_t count, EventAt const& at) {
  return judge::judge(rulebook, case_of(rulebook, count, at), {}).steps;
}

/// Four times the events cost about four times the work.
void check_linear(model::Rulebook const& rulebook, EventAt const& at) {
  std::uint64_t const few = steps_of(rulebook, 100, at);
  std::uint64_t const many = steps_of(rulebook, 400, at);
  CAPTURE(few, many);
  CHECK(many < 5 * few);
}

/// What the judgment says when a bound is met.
text::Bound exceeded(model::Rulebook const& rulebook, record::Case const& judged,
                     text::Bounds const& bounds) {
  judge::Options options;
  options.bounds = bounds;
  try {
    (void)judge::judge(rulebook, judged, options);
  } catch (judge::BoundExceeded const& refused) {
    auto const& row = text::info(refused.bound());
    CHECK_THAT(refused.what(),
               Catch::Contains(fmt::format("more than {} {}", bounds[row.bound], row.unit)));
    CHECK_THAT(refused.what(), Catch::Contains(fmt::format("`--limit {}=N`", row.name)));
    return refused.bound();
  }
  FAIL("no bound was met");
  return {};
}

constexpr char const* ban =
    "commitment no-attack { each party P must not conduct an attack against the other party Q }";

/// Terms t0 to t15, each meaning the next one twice.
std::string doubling_terms() {
  std::string text = "define conduct t15 { means attack }\n";
  for (int i = 14; i >= 0; --i) {
    text += fmt::format("define conduct t{} {{ means any of {{ t{}; t{} }} }}\n", i, i + 1, i + 1);
  }
  return text;
}

}  // namespace

TEST_CASE("work grows with the events of a case, not with their square") {
  model::Rulebook const rulebook = rulebook_of(
      std::string(ban)
      + "\ncommitment answer { when a party P sends a request called R to the other party Q, "
        "Q must send a reply to P about R within 3 days }");
  SECTION("acts") {
    check_linear(rulebook, [](std::size_t i) { return event(i, "attack"); });
  }
  SECTION("triggers of a duty") {
    check_linear(rulebook, [](std::size_t i) { return event(i, "request", R"(,"to":"AB")"); });
  }
  SECTION("what no rule speaks of") {
    check_linear(rulebook, [](std::size_t i) { return event(i, "theft"); });
  }
}

TEST_CASE("eight readings cost eight times one, whatever the events") {
  std::string readings = "define conduct harm {\n";
  for (int i = 0; i < 8; ++i) readings += fmt::format("under reading r{} means attack\n", i);
  model::Rulebook const rulebook = rulebook_of(
      readings
      + "}\ncommitment no-harm { each party P must not conduct any harm against the other "
        "party Q }");
  check_linear(rulebook, [](std::size_t i) { return event(i, "attack"); });
}

TEST_CASE("names that are used twice on each of sixteen levels are followed once") {
  model::Rulebook const rulebook = rulebook_of(
      doubling_terms()
      + "commitment no-harm { each party P must not conduct any t0 against the other party Q }");
  // Nothing matches, so no proof is built: only the search is left.
  CHECK(steps_of(rulebook, 10, [](std::size_t i) { return event(i, "flood"); }) < 10'000);
  // A match is proved along each of 2^15 ways, and that is bounded.
  text::Bounds bounds;
  bounds.judging_steps = 1'000'000;
  record::Case const judged =
      case_of(rulebook, 10, [](std::size_t i) { return event(i, "attack"); });
  CHECK(exceeded(rulebook, judged, bounds) == text::Bound::judging_steps);
}

TEST_CASE("many events times many variables end at the bound on steps") {
  model::Rulebook const rulebook = rulebook_of(
      "commitment no-attack {\n"
      "each party P must not conduct an attack called A against the other party Q\n"
      "where there was a flood called B before A\n"
      "where there was a flood called C before B\n"
      "where there was a flood called D before C\n}");
  record::Case const judged = case_of(
      rulebook, 400, [](std::size_t i) { return event(i, i % 2 == 0 ? "attack" : "flood"); });
  text::Bounds bounds;
  bounds.judging_steps = 2'000'000;
  CHECK(exceeded(rulebook, judged, bounds) == text::Bound::judging_steps);
  bounds = {};
  bounds.proof_nodes = 50'000;
  CHECK(exceeded(rulebook, judged, bounds) == text::Bound::proof_nodes);
}

TEST_CASE("ways and findings are judged at their bounds, and refused one past them") {
  model::Rulebook const rulebook = rulebook_of(ban);
  record::Case const judged =
      case_of(rulebook, 5, [](std::size_t i) { return event(i, "attack"); });
  judge::Options options;
  auto const found = judge::judge(rulebook, judged, options);
  std::size_t const findings = found.findings.size();
  REQUIRE(findings >= 5);
  options.bounds.findings = findings;
  CHECK(judge::judge(rulebook, judged, options).findings.size() == findings);
  text::Bounds bounds;
  bounds.findings = findings - 1;
  CHECK(exceeded(rulebook, judged, bounds) == text::Bound::findings);
  bounds = {};
  bounds.ways = 4;
  CHECK(exceeded(rulebook, judged, bounds) == text::Bound::ways);
  bounds = {};
  bounds.judging_steps = found.steps;
  options.bounds = bounds;
  CHECK(judge::judge(rulebook, judged, options).steps == found.steps);
  bounds.judging_steps = found.steps - 1;
  CHECK(exceeded(rulebook, judged, bounds) == text::Bound::judging_steps);
}

TEST_CASE("a long list of claims and a long list of what an event is about") {
  model::Rulebook const rulebook = rulebook_of(
      "commitment answer { when a party P sends a request about an attack to the other party Q, "
      "Q must send a reply to P about it within 3 days }");
  auto const at = [](std::size_t count) {
    return [count](std::size_t i) {
      if (i + 1 < count) return event(i, "attack");
      std::string about = R"(,"to":"AB","about":["e00000")";
      for (std::size_t j = 1; j + 1 < count; ++j) about += fmt::format(R"(,"e{:05}")", j);
      return event(i, "request", about + "]");
    };
  };
  // Each of the things that it is about is looked for among all: that is quadratic, and counted.
  std::uint64_t const steps = steps_of(rulebook, 200, at(200));
  CHECK(steps > 200 * 200);
  text::Bounds bounds;
  bounds.judging_steps = steps / 2;
  CHECK(exceeded(rulebook, case_of(rulebook, 200, at(200)), bounds) == text::Bound::judging_steps);
}

TEST_CASE("notices that pause and resume a treaty by turns are bounded") {
  model::Rulebook const rulebook = rulebook_of(
      std::string(ban)
      + "\npower pause { when a party P sends a pause-notice, this treaty is suspended at once }"
        "\npower go-on { when a party P sends a resume-notice, this treaty resumes at once }");
  auto const at = [](std::size_t i) {
    static constexpr std::array<char const*, 3> kinds{"pause-notice", "resume-notice", "attack"};
    return event(i, kinds[i % 3]);
  };
  text::Bounds bounds;
  bounds.judging_steps = 1'000'000;
  CHECK(exceeded(rulebook, case_of(rulebook, 300, at), bounds) == text::Bound::judging_steps);
}

TEST_CASE("a power that asks for the law that it changes itself has an end") {
  model::Rulebook const rulebook = rulebook_of(
      std::string("defence allowed of P against Q { excuses any act where P is bound by pact }\n")
      + ban
      + "\npower accede { when a state S sends a request, this treaty enters into force for S at "
        "once\nwhere the defence allowed applies }"
        "\npower leave { when a party P sends a pause-notice, this treaty ends for P at once\n"
        "where the defence allowed applies }");
  auto const at = [](std::size_t i) {
    static constexpr std::array<char const*, 3> kinds{"request", "pause-notice", "attack"};
    return event(i, kinds[i % 3]);
  };
  auto const found = judge::judge(rulebook, case_of(rulebook, 3, at), {});
  CHECK_FALSE(found.findings.empty());
  text::Bounds bounds;
  bounds.judging_steps = 1'000'000;
  CHECK(exceeded(rulebook, case_of(rulebook, 60, at), bounds) == text::Bound::judging_steps);
}

TEST_CASE("the same case is refused at the same step") {
  model::Rulebook const rulebook = rulebook_of(ban);
  auto const at = [](std::size_t i) { return event(i, "attack"); };
  CHECK(steps_of(rulebook, 50, at) == steps_of(rulebook, 50, at));
}
