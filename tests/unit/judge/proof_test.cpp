#include "engine/judge/proof.hpp"

#include <catch2/catch.hpp>

using namespace casus::judge;

namespace {

using Operation = ProofNode::Operation;
constexpr double standard = 0.55;
constexpr double doubt = 0.55;
constexpr Support established{0.9, 0, 0};
constexpr Support contested{0.9, 0, 0.8};
constexpr Support unknown{0, 0, 0};
constexpr Support refuted{0, 0.9, 0.9};

struct Tree {
  Proof proof;
  ProofId fact(Support support) {
    ProofNode node;
    node.support = support;
    return proof.add(std::move(node));
  }
  ProofId join(Operation operation, std::vector<Support> const& supports, std::uint32_t count = 1) {
    ProofNode node;
    node.operation = operation;
    node.count = count;
    for (Support const& support : supports) node.children.push_back(fact(support));
    return proof.add(std::move(node));
  }
  Truth truth(ProofId id) const { return proof.fold(id, standard, doubt).truth; }
};

}  // namespace

TEST_CASE("and is the lowest, or the highest, of the chain") {
  Tree tree;
  CHECK(tree.truth(tree.join(Operation::all, {established, contested})) == Truth::contested);
  CHECK(tree.truth(tree.join(Operation::all, {contested, unknown})) == Truth::unknown);
  CHECK(tree.truth(tree.join(Operation::all, {unknown, refuted})) == Truth::refuted);
  CHECK(tree.truth(tree.join(Operation::any, {established, refuted})) == Truth::established);
  CHECK(tree.truth(tree.join(Operation::any, {unknown, refuted})) == Truth::unknown);
  CHECK(tree.truth(tree.join(Operation::all, {})) == Truth::established);
  CHECK(tree.truth(tree.join(Operation::any, {})) == Truth::unknown);
}

TEST_CASE(
    "what and is decided by: the lowest state, then pro, then the highest con and challenge") {
  auto const outcome = [](Support support) {
    return Outcome{truth_of(support, standard, doubt), support, {}};
  };
  CHECK(weaker(outcome(contested), outcome(established)));
  CHECK(weaker(outcome({0.6, 0, 0}), outcome({0.7, 0.5, 0.5})));
  CHECK(weaker(outcome({0.6, 0.4, 0.4}), outcome({0.6, 0.3, 0.5})));
  CHECK_FALSE(weaker(outcome({0.6, 0.3, 0.5}), outcome({0.6, 0.4, 0.4})));
  CHECK(weaker(outcome({0.6, 0, 0.5}), outcome({0.6, 0, 0.3})));
  CHECK_FALSE(weaker(outcome(established), outcome(established)));
}

TEST_CASE("at least n is the n-th highest") {
  Tree tree;
  std::vector<Support> const three{established, contested, refuted};
  CHECK(tree.truth(tree.join(Operation::at_least, three, 1)) == Truth::established);
  CHECK(tree.truth(tree.join(Operation::at_least, three, 2)) == Truth::contested);
  CHECK(tree.truth(tree.join(Operation::at_least, three, 3)) == Truth::refuted);
  CHECK(tree.truth(tree.join(Operation::at_least, three, 4)) == Truth::unknown);
}

TEST_CASE("what a text may include is never above unknown") {
  Tree tree;
  CHECK(tree.truth(tree.join(Operation::possible, {established})) == Truth::unknown);
  CHECK(tree.truth(tree.join(Operation::possible, {refuted})) == Truth::refuted);
  CHECK(tree.truth(tree.join(Operation::possibly_not, {refuted})) == Truth::unknown);
  CHECK(tree.truth(tree.join(Operation::possibly_not, {established})) == Truth::established);
}

TEST_CASE("an exception contests a defence, and an unknown one leaves it standing") {
  Tree tree;
  CHECK(tree.truth(tree.join(Operation::rebuttable, {established, unknown})) == Truth::established);
  CHECK(tree.truth(tree.join(Operation::rebuttable, {established, established}))
        == Truth::contested);
  CHECK(tree.truth(tree.join(Operation::rebuttable, {unknown, established})) == Truth::unknown);
}

TEST_CASE("the weakest link decides, among equals the one with the lowest pro") {
  Tree tree;
  ProofId const id = tree.join(Operation::all, {{0.9, 0, 0}, {0.6, 0, 0}, {0.7, 0, 0}});
  CHECK(tree.proof.fold(id, standard, doubt).support.pro == 0.6);
}

TEST_CASE("a state can only fall as the standard rises") {
  Tree tree;
  ProofId const id = tree.join(Operation::all, {{0.6, 0, 0.8}, {0.9, 0, 0}});
  Truth last = Truth::established;
  for (double at = 0.05; at <= 1; at += 0.05) {
    Truth const truth = tree.proof.fold(id, at, doubt).truth;
    CHECK(truth <= last);
    last = truth;
  }
  CHECK(last == Truth::unknown);
}

TEST_CASE("a strength that equals the standard reaches it, one that equals the doubt contests") {
  CHECK(truth_of({0.55, 0, 0}, 0.55, 0.6) == Truth::established);
  CHECK(truth_of({0.54, 0, 0}, 0.55, 0.6) == Truth::unknown);
  CHECK(truth_of({0.55, 0, 0.6}, 0.55, 0.6) == Truth::contested);
  CHECK(truth_of({0.55, 0, 0.59}, 0.55, 0.6) == Truth::established);
  CHECK(truth_of({0, 0.6, 0.6}, 0.55, 0.6) == Truth::refuted);
  CHECK(truth_of({0, 0.59, 0.9}, 0.55, 0.6) == Truth::unknown);
  Tree tree;
  CHECK(tree.proof.fold(tree.fact({0.55, 0, 0}), 0.55, 0.6).truth == Truth::established);
  CHECK(tree.proof.fold(tree.fact({0.7, 0, 0.6}), 0.55, 0.6).truth == Truth::contested);
  CHECK(tree.proof.fold(tree.fact({0, 0.6, 0.6}), 0.75, 0.6).truth == Truth::refuted);
  CHECK(tree.proof.fold(tree.fact({0, 0, 0.9}), 0.75, 0.6).truth == Truth::unknown);
}

TEST_CASE("at least n does not depend on the order of the report") {
  Tree tree;
  std::vector<Support> const three{refuted, contested, established};
  CHECK(tree.truth(tree.join(Operation::at_least, three, 1)) == Truth::established);
  CHECK(tree.truth(tree.join(Operation::at_least, three, 2)) == Truth::contested);
}

TEST_CASE("the numbers of a defence show its exception; of what may be, none is kept for it") {
  Tree tree;
  ProofId const met = tree.join(Operation::rebuttable, {established, {0.7, 0, 0}});
  CHECK(tree.proof.fold(met, standard, doubt).support.challenge == 0.7);
  ProofId const possible = tree.join(Operation::rebuttable, {established, {0.5, 0, 0}});
  CHECK(tree.truth(possible) == Truth::established);
  ProofId const may_be = tree.join(Operation::possible, {established});
  CHECK(tree.proof.fold(may_be, standard, doubt).support.pro == 0);
  ProofId const may_not_be = tree.join(Operation::possibly_not, {refuted});
  CHECK(tree.proof.fold(may_not_be, standard, doubt).support.con == 0);
}

TEST_CASE("the standards at which a node can turn are the strengths of its facts") {
  Tree tree;
  std::vector<double> found;
  tree.proof.collect_strengths(tree.join(Operation::all, {{0.6, 0, 0}, {0.9, 0, 0}, {0, 0.4, 0.4}}),
                               found);
  CHECK(found == std::vector<double>{0.6, 0.9});
}
