#include "engine/cli/rules_list.hpp"

#include <catch2/catch.hpp>

using namespace casus;
using model::Sureness;

namespace {

constexpr model::InstrumentId first{0};
constexpr model::InstrumentId second{1};

model::Rulebook rulebook_with(std::vector<Sureness> const& contents) {
  model::Rulebook rulebook;
  rulebook.instruments.resize(2);
  rulebook.articles.resize(2);  // the second stood until it was amended
  rulebook.articles[1].until = model::Interval{};
  for (Sureness const sureness : contents) {
    model::Commitment commitment;
    commitment.name = "c";
    commitment.instrument = first;
    commitment.content.sureness = sureness;
    rulebook.commitments.push_back(commitment);
  }
  return rulebook;
}

}  // namespace

TEST_CASE("the share of each sureness, the surest first, in whole percent") {
  auto const rulebook = rulebook_with({Sureness::assumed, Sureness::seen, Sureness::assumed,
                                       Sureness::assumed, Sureness::known, Sureness::assumed});
  auto const summary = cli::summarise(rulebook, first);
  CHECK(summary.commitments.size() == 6);
  REQUIRE(summary.shares.size() == 3);
  CHECK(summary.shares[0].sureness == Sureness::seen);
  CHECK(summary.shares[0].percent == 17);
  CHECK(summary.shares[1].sureness == Sureness::known);
  CHECK(summary.shares[2].count == 4);
  CHECK(summary.shares[2].percent == 67);
}

TEST_CASE("an instrument without commitments has no shares") {
  auto const summary = cli::summarise(rulebook_with({Sureness::seen}), second);
  CHECK(summary.commitments.empty());
  CHECK(summary.shares.empty());
}

TEST_CASE("what an instrument holds besides is counted, and of another nothing") {
  auto rulebook = rulebook_with({});
  for (model::InstrumentId const id : {first, second, second}) {
    model::Threat threat;
    threat.instrument = id;
    rulebook.threats.push_back(threat);
    model::Saying saying;
    saying.instrument = id;
    saying.form = id == first ? model::Saying::Form::right : model::Saying::Form::principle;
    rulebook.sayings.push_back(saying);
  }
  auto const of_first = cli::summarise(rulebook, first);
  CHECK(of_first.threats == 1);
  CHECK(of_first.rights == 1);
  CHECK(of_first.principles == 0);
  auto const of_second = cli::summarise(rulebook, second);
  CHECK(of_second.threats == 2);
  CHECK(of_second.rights == 0);
  CHECK(of_second.principles == 2);
}

TEST_CASE("of a text that was amended, its last version counts") {
  auto rulebook = rulebook_with({Sureness::seen, Sureness::assumed});
  rulebook.commitments[0].article = model::ArticleId{1};
  model::Power power;
  power.name = "withdraw";
  power.instrument = first;
  rulebook.powers = {power, power};
  rulebook.powers[0].article = model::ArticleId{1};
  auto const summary = cli::summarise(rulebook, first);
  CHECK(summary.commitments.size() == 1);
  REQUIRE(summary.shares.size() == 1);
  CHECK(summary.shares[0].sureness == Sureness::assumed);
  CHECK(summary.powers.size() == 1);
}

TEST_CASE("a party is concerned by the lines that name it and by those that name nobody") {
  model::Instrument instrument;
  instrument.force.resize(3);
  instrument.force[1].states = {model::StateId{1}};
  instrument.force[2].states = {model::StateId{2}, model::StateId{1}};
  CHECK(cli::force_of(instrument, model::StateId{0}).size() == 1);
  CHECK(cli::force_of(instrument, model::StateId{1}).size() == 3);
  auto const lines = cli::force_of(instrument, model::StateId{2});
  REQUIRE(lines.size() == 2);
  CHECK(lines[1] == &instrument.force[2]);
}
