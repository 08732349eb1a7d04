// Explanations against brute force: the smallest grounds against every set of statements, the
// missing facts against every set of open questions. `CASUS_REASON_CASES` sets how many random
// cases, `CASUS_REASON_FIRST` the seed of the first; each failure prints the seed that makes it.
#include "engine/explain/why.hpp"
#include "engine/judge/settling.hpp"
#include "tests/property/generate.hpp"
#include "tests/property/judging.hpp"
#include "tests/property/seeds.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

using namespace casus;
using judge::Proof;
using judge::ProofId;
using judge::ProofNode;
using judge::Truth;
using property::at;
using property::rulebook;
using property::stride;

std::uint32_t asked_for(char const* variable, std::uint32_t usual) {
  char const* const asked = std::getenv(variable);
  return asked == nullptr ? usual : static_cast<std::uint32_t>(std::strtoul(asked, nullptr, 10));
}

std::vector<std::uint32_t> seeds_tried(std::uint32_t usual) {
  std::uint32_t const first = asked_for("CASUS_REASON_FIRST", 1);
  std::uint32_t const cases = asked_for("CASUS_REASON_CASES", usual);
  std::vector<std::uint32_t> seeds;
  for (std::uint32_t i = 0; i < cases; i += stride) seeds.push_back(first + i);
  return seeds;
}

/// Random cases carry no pointers into a file; a search goes by them.
record::Case with_pointers(record::Case judged) {
  for (record::Event& event : judged.events) {
    auto const number = [&](char const* role, auto& claims) {
      for (std::size_t i = 0; i < claims.size(); ++i) {
        claims[i].pointer = event.pointer + "/" + role + "/" + std::to_string(i);
      }
    };
    number("kind", event.kind);
    number("by", event.by);
    number("against", event.against);
    number("about", event.about);
  }
  return judged;
}

std::size_t count(std::uint32_t mask) {
  std::size_t bits = 0;
  for (; mask != 0; mask &= mask - 1) ++bits;
  return bits;
}

/// The size of the smallest set of statements under which the whole rulebook still comes to the
/// verdict, by judging every set.
std::size_t smallest_by_force(record::Case const& judged, judge::Finding const& finding,
                              judge::Options options, std::size_t statements) {
  options.all = true;
  std::size_t smallest = statements + 1;
  for (std::uint32_t mask = 0; mask < (1U << statements); ++mask) {
    if (count(mask) >= smallest) continue;
    std::vector<bool> kept;
    for (std::size_t i = 0; i < statements; ++i) kept.push_back((mask >> i & 1U) != 0);
    auto const found = judge::judge(rulebook(), explain::keeping(judged, kept), options);
    bool const same =
        std::any_of(found.findings.begin(), found.findings.end(), [&](judge::Finding const& row) {
          return row.id == finding.id && row.verdict == finding.verdict;
        });
    if (same) smallest = count(mask);
  }
  return smallest;
}

/// Unknown facts below the nodes, by what they ask.
std::map<std::string, std::vector<ProofId>> questions(Proof const& proof,
                                                      std::vector<ProofId> waiting, double standard,
                                                      double doubt) {
  std::map<std::string, std::vector<ProofId>> open;
  std::set<ProofId> seen;
  while (!waiting.empty()) {
    ProofId const id = waiting.back();
    waiting.pop_back();
    if (!seen.insert(id).second) continue;
    ProofNode const& node = proof[id];
    waiting.insert(waiting.end(), node.children.begin(), node.children.end());
    bool const fact = node.operation == ProofNode::Operation::fact;
    if (fact && judge::truth_of(node.support, standard, doubt) == Truth::unknown) {
      open[judge::question_of(node)].push_back(id);
    }
  }
  return open;
}

using Questions = std::set<std::string>;

/// The same proof with the answers given, all alike.
Proof answered(Proof const& proof, std::map<std::string, std::vector<ProofId>> const& open,
               Questions const& asked, bool yes) {
  std::vector<ProofNode> nodes = proof.nodes();
  for (std::string const& question : asked) {
    for (ProofId const leaf : open.at(question)) {
      nodes[leaf.value].support = yes ? judge::Support{1, 0, 0} : judge::Support{0, 1, 1};
    }
  }
  Proof result;
  for (ProofNode& node : nodes) (void)result.add(std::move(node));
  return result;
}

/// All minimal sets of questions whose answers settle it, by trying every set; smallest first.
template <class Settled>
std::set<Questions> minimal_by_force(Proof const& proof,
                                     std::map<std::string, std::vector<ProofId>> const& open,
                                     bool yes, Settled const& settled) {
  std::vector<std::string> names;
  for (auto const& row : open) names.push_back(row.first);
  std::vector<std::uint32_t> masks(std::size_t{1} << names.size());
  for (std::uint32_t i = 0; i < masks.size(); ++i) masks[i] = i;
  std::stable_sort(masks.begin(), masks.end(),
                   [](std::uint32_t a, std::uint32_t b) { return count(a) < count(b); });
  std::vector<std::uint32_t> minimal;
  std::set<Questions> result;
  for (std::uint32_t const mask : masks) {
    bool const larger = std::any_of(minimal.begin(), minimal.end(), [&](std::uint32_t smaller) {
      return (mask & smaller) == smaller;
    });
    if (larger) continue;
    Questions asked;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if ((mask >> i & 1U) != 0) asked.insert(names[i]);
    }
    if (!settled(answered(proof, open, asked, yes))) continue;
    minimal.push_back(mask);
    result.insert(asked);
  }
  return result;
}

std::set<Questions> named(Proof const& proof, judge::Settling const& settling) {
  std::set<Questions> result;
  for (std::vector<ProofId> const& set : settling.sets) {
    Questions asked;
    for (ProofId const leaf : set) asked.insert(judge::question_of(proof[leaf]));
    result.insert(asked);
  }
  return result;
}

struct Tally {
  std::size_t compared = 0, several = 0;
};

void compare_missing(judge::Finding const& finding, double standard, double doubt, Tally& tally) {
  std::vector<ProofId> elements, but_scope;
  for (judge::Element const& element : finding.elements) {
    elements.push_back(element.proof);
    if (element.name != "scope") but_scope.push_back(element.proof);
  }
  Proof const& proof = finding.proof;
  auto const open = questions(proof, elements, standard, doubt);
  if (open.size() > 10) return;
  judge::Work work(rulebook(), {});
  judge::Settler settler(proof, standard, doubt, 1'024, work);
  judge::Settling const raised = settler.raise(elements);
  judge::Settling const refuted = settler.refute(but_scope);
  REQUIRE_FALSE(raised.truncated);
  REQUIRE_FALSE(refuted.truncated);
  CHECK(named(proof, raised) == minimal_by_force(proof, open, true, [&](Proof const& tried) {
          return std::all_of(elements.begin(), elements.end(), [&](ProofId id) {
            return tried.fold(id, standard, doubt).truth >= Truth::contested;
          });
        }));
  CHECK(named(proof, refuted) == minimal_by_force(proof, open, false, [&](Proof const& tried) {
          return std::any_of(but_scope.begin(), but_scope.end(), [&](ProofId id) {
            return tried.fold(id, standard, doubt).truth == Truth::refuted;
          });
        }));
  ++tally.compared;
  if (raised.sets.size() > 1 || refuted.sets.size() > 1) ++tally.several;
}

}  // namespace

// A disputed case ends in breaches, which other rules ask for; what those say is noise in a report.
TEST_CASE("judging one commitment alone comes to what judging all comes to") {
  std::size_t compared = 0, after_breach = 0;
  judge::Options options = at(0.4);
  options.all = true;
  for (std::uint32_t const seed : seeds_tried(20)) {
    for (record::Case const& judged :
         {property::random_case(rulebook(), seed), property::disputed_case(rulebook(), seed)}) {
      auto const found = judge::judge(rulebook(), judged, options);
      for (judge::Finding const& finding : found.findings) {
        explain::Retrial retrial(rulebook(), finding, found.as_of, options);
        model::Commitment const& commitment = rulebook()[finding.commitment];
        CAPTURE(seed, finding.id, commitment.name);
        CHECK(retrial.verdict(judged) == finding.verdict);
        ++compared;
        if (rulebook()[commitment.instrument].name == "state-responsibility") ++after_breach;
      }
    }
  }
  CHECK(compared > 100 / stride);
  CHECK(after_breach > 0);
}

TEST_CASE("the smallest grounds are what every set of statements says") {
  constexpr std::size_t statements_max = 9;
  std::size_t compared = 0, all = 0;
  for (std::uint32_t const seed : seeds_tried(120)) {
    record::Case const judged = with_pointers(property::disputed_case(rulebook(), seed));
    std::vector<explain::Statement> const statements = explain::statements_of(rulebook(), judged);
    if (statements.size() > statements_max) continue;
    auto const found = judge::judge(rulebook(), judged, at(0.55));
    if (found.findings.empty()) continue;
    judge::Finding const& finding = found.findings[seed % found.findings.size()];
    judge::Options options = at(0.55);
    options.as_of = found.as_of;
    explain::Retrial retrial(rulebook(), finding, found.as_of, options);
    explain::Grounds const grounds = explain::grounds_of(rulebook(), judged, finding, retrial);
    CAPTURE(seed, finding.id, rulebook()[finding.commitment].name);
    CHECK(grounds.smallest);
    CHECK(grounds.statements.size()
          == smallest_by_force(judged, finding, options, statements.size()));
    ++compared;
    if (grounds.statements.size() == statements.size()) ++all;
  }
  CHECK(compared > 10 / stride);
  CHECK(all < compared);
}

TEST_CASE("what is missing is what every set of open questions says") {
  Tally tally;
  for (std::uint32_t const seed : seeds_tried(60)) {
    for (record::Case const& judged :
         {property::random_case(rulebook(), seed), property::disputed_case(rulebook(), seed)}) {
      judge::Options const options = at(0.55);
      for (judge::Finding const& finding : judge::judge(rulebook(), judged, options).findings) {
        CAPTURE(seed, finding.id, rulebook()[finding.commitment].name);
        compare_missing(finding, options.standard.value, options.doubt, tally);
      }
    }
  }
  CHECK(tally.compared > 200 / stride);
  CHECK(tally.several > 20 / stride);
}
