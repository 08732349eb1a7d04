#include "engine/explain/tree.hpp"

#include "tests/unit/report/sample.hpp"

#include <catch2/catch.hpp>

using namespace casus;

namespace {

struct Sample {
  model::Rulebook rulebook = tests::sample_rulebook();
  record::Case judged = tests::sample_case();
  judge::Finding finding = tests::sample_finding();

  explain::Explanation tree(judge::Options const& options = {}) const {
    return explain::explain(rulebook, judged, finding, options);
  }
};

}  // namespace

TEST_CASE("each element is a branch; the one that decides is marked") {
  Sample const sample;
  explain::Explanation const tree = sample.tree();
  REQUIRE(tree.branches.size() == 2);
  CHECK(tree.branches[0].name == "scope");
  CHECK_FALSE(tree.branches[0].decides);
  CHECK(tree.branches[1].name == "imputation");
  CHECK(tree.branches[1].state == "contested");
  CHECK(tree.branches[1].decides);
}

TEST_CASE("a claim carries its strength, its side, its source and its place") {
  Sample const sample;
  explain::Explanation const tree = sample.tree();
  REQUIRE(tree.branches[1].root.children.size() == 1);
  explain::Node const& leaf = tree.branches[1].root.children[0];
  CHECK(leaf.decides);
  REQUIRE(leaf.claims.size() == 2);
  CHECK(leaf.claims[0].pointer == "/events/0/by/0");
  CHECK(leaf.claims[0].sources
        == std::vector<std::string>{"s1, Joint technical report (CERT, 2025-03-09)"});
  CHECK(leaf.claims[1].side == judge::Evidence::Side::challenge_only);
  CHECK(leaf.claims[1].note == "a State's own denial");
}

TEST_CASE("the tree is folded at the standard asked for") {
  Sample sample;
  judge::Options options;
  options.standard = {"clear", 0.75};
  CHECK(sample.tree(options).branches[1].root.truth == judge::Truth::unknown);
}

TEST_CASE("of many alternatives those that decide are kept, the rest is counted") {
  Sample sample;
  judge::ProofNode any = tests::fact("many", {});
  any.operation = judge::ProofNode::Operation::any;
  for (int i = 0; i < 40; ++i) {
    double const strength = i == 39 ? 0.9 : 0.1;
    any.children.push_back(sample.finding.proof.add(tests::fact("part", {strength, 0, 0})));
  }
  judge::ProofId const root = sample.finding.proof.add(std::move(any));
  sample.finding.elements = {{"conduct", "", sample.finding.proof.fold(root, 0.55, 0.55), root}};
  judge::Options options;
  options.bounds.explained_children = 5;
  explain::Node const node = sample.tree(options).branches[0].root;
  CHECK(node.children.size() == 5);
  CHECK(node.left_out == 35);
  CHECK(node.children[0].decides);
  CHECK(node.children[0].support.pro == 0.9);
}

TEST_CASE("a tree is never larger than allowed") {
  Sample sample;
  judge::ProofId last = sample.finding.proof.add(tests::fact("leaf", {1, 0, 0}));
  for (int i = 0; i < 12; ++i) {
    judge::ProofNode all = tests::fact("level", {});
    all.operation = judge::ProofNode::Operation::all;
    all.children = {last, last, last};
    last = sample.finding.proof.add(std::move(all));
  }
  sample.finding.elements = {{"conduct", "", {}, last}};
  std::size_t count = 0;
  auto const walk = [&](auto const& self, explain::Node const& node) -> void {
    ++count;
    for (explain::Node const& child : node.children) self(self, child);
  };
  judge::Options options;
  options.bounds.explained_nodes = 500;
  walk(walk, sample.tree(options).branches[0].root);
  CHECK(count <= 500);
}

TEST_CASE("a defence is a branch of its own, measured at the measure of doubt") {
  Sample sample;
  judge::ProofId const consent =
      sample.finding.proof.add(tests::fact("iran consented", {0.6, 0, 0}));
  sample.finding.defences = {{"consent", judge::DefenceState::established, true, consent, {}}};
  sample.finding.because = "consent";
  judge::Options options;
  options.standard = {"conclusive", 0.95};
  explain::Branch const branch = sample.tree(options).branches.back();
  CHECK(branch.defence);
  CHECK(branch.decides);
  CHECK(branch.state == "established");
  CHECK(branch.root.truth == judge::Truth::established);
}
