#include "engine/judge/settling.hpp"

#include "engine/judge/finding.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace casus::judge;

namespace {

using Operation = ProofNode::Operation;
constexpr double standard = 0.55;
constexpr double doubt = 0.55;

struct Tree {
  Proof proof;
  ProofId fact(std::string const& asked) {
    ProofNode node;
    node.missing = asked;
    return proof.add(std::move(node));
  }
  ProofId join(Operation operation, std::vector<ProofId> children) {
    ProofNode node;
    node.operation = operation;
    node.children = std::move(children);
    return proof.add(std::move(node));
  }
  std::vector<std::vector<std::string>> raised(ProofId root, Work& work) const {
    std::vector<std::vector<std::string>> result;
    for (auto const& set : Settler(proof, standard, doubt, 16, work).raise({root}).sets) {
      result.emplace_back();
      for (ProofId const leaf : set) result.back().push_back(question_of(proof[leaf]));
    }
    return result;
  }
};

using Sets = std::vector<std::vector<std::string>>;

}  // namespace

TEST_CASE("sets of missing facts: the smallest first, none that contains another") {
  Tree tree;
  ProofId const one = tree.fact("one");
  ProofId const two = tree.fact("two");
  ProofId const three = tree.fact("three");
  ProofId const both = tree.join(Operation::all, {one, two});
  ProofId const with_one = tree.join(Operation::all, {one, three});
  ProofId const root = tree.join(Operation::any, {both, with_one, three});
  casus::model::Rulebook const none;
  Work work(none, {});
  CHECK(tree.raised(root, work) == Sets{{"three"}, {"one", "two"}});
}

TEST_CASE("the search for missing facts counts every fact below each step, and ends at the bound") {
  Tree tree;
  ProofId root = tree.fact("deep");
  for (int i = 0; i < 50; ++i) root = tree.join(Operation::any, {root});
  casus::model::Rulebook const none;
  casus::text::Bounds bounds;
  Work all(none, bounds);
  CHECK(tree.raised(root, all) == Sets{{"deep"}});
  CHECK(all.steps() >= 51 * 52 / 2);  // the sets alone, one at each step, cost 50
  bounds.judging_steps = 200;
  Work few(none, bounds);
  CHECK_THROWS_AS(tree.raised(root, few), BoundExceeded);
}

TEST_CASE("no more sets of missing facts are kept than asked for") {
  Tree tree;
  std::vector<ProofId> facts;
  for (int i = 0; i < 20; ++i) facts.push_back(tree.fact(std::to_string(i)));
  casus::model::Rulebook const none;
  Work work(none, {});
  CHECK(tree.raised(tree.join(Operation::any, facts), work).size() == 16);
}
