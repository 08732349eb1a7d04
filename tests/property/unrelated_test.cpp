// What has nothing to do with a case changes no finding of it: other events, other treaties, the
// way in which the rules lie in files, the way through JSON and back.
#include "dsl/parse.hpp"
#include "engine/exchange/rulebook.hpp"
#include "engine/report/json.hpp"
#include "tests/property/generate.hpp"
#include "tests/property/judging.hpp"
#include "tests/property/seeds.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace {

using namespace casus;
using property::difference;
using property::essences;
using property::rulebook;
using property::stride;

constexpr std::uint32_t seeds = 150;

std::vector<record::Case> const& all_cases() {
  static std::vector<record::Case> const cases = [] {
    std::vector<record::Case> result;
    std::uint32_t at = 0;
    for (record::Case const& one : property::recorded_cases()) {
      if (at++ % stride == 0) result.push_back(one);
    }
    for (std::uint32_t seed = 1; seed <= seeds; seed += stride) {
      result.push_back(property::random_case(rulebook(), seed));
    }
    return result;
  }();
  return cases;
}

std::string bytes(model::Rulebook const& rules, record::Case const& judged) {
  report::Settings const settings{rules, judge::Options{}, "0", {}, {}, true};
  judge::CaseFindings const found = judge::judge(rules, judged, settings.options);
  return report::case_json(settings, {judged, found}, report::JsonLayout::indented);
}

model::Rulebook with(std::string const& more) {
  std::vector<check::RuleFile> files = property::rule_files();
  files.push_back({text::SourceFile("rules/zz.treaty", more), std::nullopt});
  return check::compile(std::move(files)).rulebook.value();
}

}  // namespace

TEST_CASE("a rulebook that went through JSON gives the same bytes") {
  auto const again = exchange::read_rulebook(exchange::write_rulebook(rulebook()), "rulebook.json");
  REQUIRE(again.value);
  for (record::Case const& judged : all_cases()) {
    CAPTURE(judged.id, judged.file);
    CHECK(bytes(*again.value, judged) == bytes(rulebook(), judged));
  }
}

// Each treaty is judged by itself (semantics, section 7), be it between the same States on the same
// acts. Not unrelated are one that ranks higher, one whose ban the performance of a duty meets, and
// one of which the case records a breach: the general law speaks of those of `any binding
// commitment`. So the content of this one is only assumed, which allows no breach (section 6a).
// What is missing for another verdict may well be a breach of it, and is not compared.
TEST_CASE("another treaty changes no finding under those that there were") {
  model::Rulebook const more = with(R"(
use vocabulary information-security
use states world
treaty another-treaty {
  title "Another one"
  parties russia, iran, china known
  in force from 2002-01-01 known
  article "1" {
    number known
    commitment non-attack {
      content assumed because "it is not seen"
      each party P must not conduct any cyber-attack against another party Q
      unless Q consented to the act
    }
    commitment tell {
      content assumed because "it is not seen"
      when a party P suffers a cyber-attack by anyone,
      P must send a notification to another party Q about it within 3 days of it
    }
    power leave {
      content known
      when a party P sends a termination-notice to another party Q,
      this treaty ends for P 30 days after it
    }
  }
})");
  std::size_t added = 0;
  for (record::Case const& judged : all_cases()) {
    CAPTURE(judged.id, judged.file);
    auto const before = judge::judge(rulebook(), judged, judge::Options{});
    auto const after = judge::judge(more, judged, judge::Options{});
    CHECK(difference(more, before, after,
                     [&](judge::Finding const& finding) {
                       bool const is_new =
                           finding.commitment.value >= rulebook().commitments.size();
                       if (is_new) ++added;
                       return !is_new;
                     })
          == "");
  }
  CHECK(added > 200 / stride);
}

namespace {

/// The rules in two files, one with every other unit, or all in one.
std::vector<check::RuleFile> refiled(std::size_t into) {
  std::string uses;
  std::string sources;
  std::vector<std::string> units(into);
  std::size_t at = 0;
  for (check::RuleFile const& file : property::rule_files()) {
    text::Diagnostics none;
    syntax::Tree const tree = syntax::parse(file.rules, none);
    for (syntax::Node const node : tree.root().children()) {
      std::string const words = std::string(node.text()) + "\n";
      if (!node.is(syntax::NodeKind::use))
        units[at++ % into] += words;
      else if (uses.find(words) == std::string::npos)
        uses += words;
    }
    if (file.sources) sources += std::string(file.sources->text()) + "\n";
  }
  std::vector<check::RuleFile> result;
  for (std::size_t i = 0; i < into; ++i) {
    result.push_back({text::SourceFile("part-" + std::to_string(i), uses + units[i]),
                      text::SourceFile("SOURCES.md", sources)});
  }
  return result;
}

}  // namespace

TEST_CASE("how the rules lie in files does not matter") {
  auto const one = check::compile(refiled(1));
  REQUIRE(one.rulebook);
  for (record::Case const& judged : all_cases()) {
    CAPTURE(judged.id, judged.file);
    CHECK(essences(judge::judge(*one.rulebook, judged, judge::Options{}))
          == essences(judge::judge(rulebook(), judged, judge::Options{})));
  }
}
