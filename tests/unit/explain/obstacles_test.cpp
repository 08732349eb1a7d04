#include "engine/explain/obstacles.hpp"

#include "tests/unit/report/sample.hpp"

#include <catch2/catch.hpp>

using namespace casus;
using judge::DefenceState;
using judge::Truth;
using judge::Verdict;
using Clauses = std::vector<std::string>;

namespace {

/// The sample: a ban, and an attribution that its State denies.
struct Sample {
  model::Rulebook rulebook = tests::sample_rulebook();
  judge::Finding finding = tests::sample_finding();

  [[nodiscard]] Clauses to(Verdict wanted) const {
    return explain::obstacles_to(rulebook, finding, wanted, {});
  }

  judge::ProofId add(std::string words, judge::Support support, std::string missing = "") {
    judge::ProofNode node = tests::fact(std::move(words), support);
    node.missing = std::move(missing);
    return finding.proof.add(std::move(node));
  }

  void add_element(std::string name, judge::ProofId proof) {
    finding.elements.push_back({std::move(name), "", finding.proof.fold(proof, 0.55, 0.55), proof});
  }

  void says_should() {
    model::Sentence sentence;
    sentence.modality = model::Modality::should_not;
    rulebook.commitments[0].sentences = {sentence};
  }
};

/// A duty of which nobody reports a performance.
Sample duty() {
  Sample sample;
  sample.finding.verdict = Verdict::potential_breach;
  sample.finding.because = "non-performance";
  sample.finding.elements.pop_back();
  sample.add_element("non-performance", sample.add("no reply", {}, "whether iran replied"));
  return sample;
}

std::string const attribution = ": by russia through direction or control, 0.60 for, 0.80 against";
std::string const in_force = ": alpha was in force, 1.00 for";

}  // namespace

TEST_CASE("nothing stands in the way of the verdict that is there") {
  CHECK(Sample().to(Verdict::contested).empty());
}

TEST_CASE("a mild verdict takes that an element is refuted") {
  CHECK(Sample().to(Verdict::cleared)
        == Clauses{"imputation is contested, not refuted" + attribution});
  CHECK(Sample().to(Verdict::not_applicable) == Clauses{"scope is established" + in_force});
}

TEST_CASE("a potential breach takes that elements are open") {
  CHECK(Sample().to(Verdict::potential_breach)
        == Clauses{"scope is established, not open" + in_force,
                   "imputation is contested, not open" + attribution});
}

TEST_CASE("a ban knows no performance and no deadline") {
  CHECK(Sample().to(Verdict::compliant)
        == Clauses{"it is a prohibition: there is nothing to perform"});
  CHECK(Sample().to(Verdict::pending) == Clauses{"it is a prohibition: it is due at all times"});
}

TEST_CASE("a duty is performed in time, late, or nobody says so") {
  Sample sample = duty();
  CHECK(sample.to(Verdict::compliant)
        == Clauses{"no performance in time is established: nobody reports whether iran replied"});
  sample.finding.late = true;
  sample.finding.delay = "3 days";
  CHECK(sample.to(Verdict::compliant)
        == Clauses{"what was performed came 3 days after the deadline"});
}

TEST_CASE("a duty is pending until its deadline") {
  Sample sample = duty();
  CHECK(sample.to(Verdict::pending)
        == Clauses{"the duty is not open in time, or something else decides before it"});
  sample.finding.deadline = model::read_date("2025-03-31")->last;
  CHECK(sample.to(Verdict::pending) == Clauses{"the time for it ended with 2025-03-31"});
}

TEST_CASE("a duty that is not yet due is no breach, and one without a limit is none by silence") {
  Sample sample = duty();
  sample.finding.verdict = Verdict::pending;
  CHECK(sample.to(Verdict::breach)
        == Clauses{"the duty has no set limit, and silence alone breaches none",
                   "non-performance is unknown: nobody reports whether iran replied"});
  sample.finding.deadline = model::read_date("2025-03-31")->last;
  CHECK(sample.to(Verdict::contested).front() == "the duty is due only by 2025-03-31T23:59:59Z");
}

TEST_CASE("an excuse takes a defence that is established") {
  Sample sample;
  CHECK(sample.to(Verdict::excused) == Clauses{"the clause and its treaty know no defence"});
  judge::ProofId const consent = sample.add("iran consented", {0.6, 0, 0.7});
  judge::ProofId const force = sample.add("it was force majeure", {});
  judge::ProofId const need = sample.add("it was needed", {1, 0, 0});
  sample.finding.defences = {{"consent", DefenceState::contested, true, consent, {}},
                             {"force-majeure", DefenceState::not_established, false, force, {}},
                             {"necessity", DefenceState::established, true, need, {}}};
  CHECK(sample.to(Verdict::excused)
        == Clauses{"the defence `consent` is contested: iran consented, 0.60 for, 0.70 against",
                   "the defence `force-majeure` is not established: it was force majeure, "
                   "nothing on record"});
}

TEST_CASE("a defence bars a breach although it is only contested") {
  Sample sample;
  judge::ProofId const consent = sample.add("iran consented", {0.6, 0, 0.7});
  sample.finding.elements.pop_back();
  sample.finding.defences = {{"consent", DefenceState::contested, true, consent, {}}};
  CHECK(sample.to(Verdict::breach) == Clauses{"the defence `consent` is contested"});
  sample.finding.verdict = Verdict::excused;
  sample.finding.defences[0].state = DefenceState::established;
  CHECK(sample.to(Verdict::contested) == Clauses{"the defence `consent` is established"});
}

TEST_CASE("what nobody disputes is not contested") {
  Sample sample;
  sample.finding.elements.pop_back();
  sample.finding.verdict = Verdict::breach;
  CHECK(sample.to(Verdict::contested)
        == Clauses{"nothing on record disputes an element or a defence far enough"});
}

TEST_CASE("where nothing binds, no other mild verdict can stand") {
  Sample sample;
  sample.finding.verdict = Verdict::not_applicable;
  sample.finding.elements.clear();
  sample.add_element("scope", sample.add("alpha was in force", {0, 1, 1}));
  sample.finding.elements.push_back(duty().finding.elements.back());
  for (Verdict const wanted : {Verdict::cleared, Verdict::compliant, Verdict::excused,
                               Verdict::potential_breach, Verdict::potential_departure}) {
    INFO(judge::name(wanted));
    CHECK(sample.to(wanted)
          == Clauses{"scope is refuted: alpha was in force, 0.00 for, 1.00 against"});
  }
}

TEST_CASE("should makes a departure, must a breach") {
  Sample sample;
  std::string const at_most = "the clause says only what a State should do: at most a departure";
  CHECK(sample.to(Verdict::departure).front()
        == "the clause binds: falling short of it is a breach, not a departure");
  sample.says_should();
  CHECK(sample.to(Verdict::breach).front() == at_most);
  CHECK(sample.to(Verdict::potential_breach).front() == at_most);
  CHECK(sample.to(Verdict::departure) == Clauses{"imputation is only contested" + attribution});
}

TEST_CASE("a clause that may not be in the text, or is reserved, makes no breach") {
  Sample sample;
  sample.finding.elements.pop_back();
  sample.finding.verdict = Verdict::potential_breach;
  sample.finding.because = "patience";
  CHECK(sample.to(Verdict::breach) == Clauses{"patience decides before it"});
  sample.finding.because = "reservation";
  CHECK(sample.to(Verdict::breach) == Clauses{"a reservation may take the duty away"});
  sample.finding.provenance = model::Sureness::inferred;
  CHECK(sample.to(Verdict::breach).front()
        == "the clause itself is only inferred, which never makes a breach");
}
