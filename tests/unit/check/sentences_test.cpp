// How sentences and conditions come out in the rulebook.

#include "tests/unit/check/small_treaty.hpp"

#include <variant>

namespace {

using namespace casus;
using model::Actor;
using model::Deadline;
using tests::rulebook_of;
using tests::small_treaty;

/// The one commitment with this sentence and these lines below it.
model::Commitment commitment_of(std::string const& body) {
  model::Rulebook const rulebook = rulebook_of(small_treaty("commitment test {\n" + body
                                                            + "\n}\n"
                                                              "question fair \"Was it fair?\"\n"));
  REQUIRE(rulebook.commitments.size() == 1);
  return rulebook.commitments.front();
}

model::Pattern const& trigger_of(model::Commitment const& commitment) {
  REQUIRE(commitment.sentences.at(0).trigger.has_value());
  auto const* pattern = std::get_if<model::Pattern>(&commitment.sentences[0].trigger->what);
  REQUIRE(pattern != nullptr);
  return *pattern;
}

std::string who(model::Commitment const& commitment, std::optional<Actor> const& actor) {
  REQUIRE(actor.has_value());
  REQUIRE(actor->form == Actor::Form::variable);
  return tests::variable_name(commitment.variables, actor->variable);
}

Deadline deadline_of(std::string const& words) {
  return commitment_of(
             "when a party P suffers an attack called A,\n"
             "the other party Q must give help to P about A "
             + words)
      .sentences.at(0)
      .deadline;
}

template <class Form>
Form condition_of(std::string const& words) {
  model::Commitment const commitment = commitment_of(
      "each party P must not conduct an attack called A against the other party Q\nwhere " + words);
  REQUIRE(commitment.where.size() == 1);
  CHECK(commitment.where[0].words == words);
  auto const* form = std::get_if<Form>(&commitment.where[0].form);
  REQUIRE(form != nullptr);
  return *form;
}

}  // namespace

TEST_CASE("who must not conduct it does it") {
  auto const commitment = commitment_of(
      "each party P must not conduct any wiper or flood other than flood\n"
      "  against the other party Q through diplomatic-note from the territory of P\n"
      "  affecting grid or ministry of Q causing outage using flood\n"
      "  for the purpose of terror giving national-interest about a request by Q");
  model::Sentence const& sentence = commitment.sentences.at(0);
  CHECK(sentence.modality == model::Modality::must_not);
  CHECK(sentence.imputation == model::Imputation::conduct);
  CHECK(sentence.subject.binds);
  CHECK(who(commitment, sentence.subject) == "P");
  CHECK(who(commitment, sentence.act.by) == "P");
  CHECK_FALSE(sentence.act.by->binds);
  CHECK(who(commitment, sentence.act.against) == "Q");
  CHECK(who(commitment, sentence.act.territory) == "P");
  CHECK(who(commitment, sentence.act.affecting_of) == "Q");
  CHECK(sentence.act.kinds.size() == 2);
  CHECK(sentence.act.other_than.size() == 1);
  CHECK(sentence.act.through.has_value());
  CHECK(sentence.act.affecting.size() == 2);
  CHECK(sentence.act.causing.size() == 1);
  CHECK(sentence.act.using_.size() == 1);
  CHECK(sentence.act.purpose.size() == 1);
  CHECK(sentence.act.giving.size() == 1);
  REQUIRE(sentence.act.about.has_value());
  REQUIRE(sentence.act.about->description != nullptr);
  CHECK(who(commitment, sentence.act.about->description->by) == "Q");
  CHECK(
      sentence.words.starts_with("each party P must not conduct any wiper or flood other than "
                                 "flood against the other party Q"));
  REQUIRE(commitment.variables.size() == 2);
  CHECK(commitment.variables[0].domain == model::Domain::party);
  CHECK_FALSE(commitment.variables[0].other);
  CHECK(commitment.variables[1].other);
}

TEST_CASE("who suffers it is whom it is against") {
  auto const commitment = commitment_of(
      "when a party Q suffers an attack called A by any state S,\n"
      "the other party P must give help to Q about it without a set limit");
  model::Pattern const& trigger = trigger_of(commitment);
  CHECK(who(commitment, trigger.against) == "Q");
  CHECK(who(commitment, trigger.by) == "S");
  REQUIRE(trigger.called.has_value());
  CHECK(tests::variable_name(commitment.variables, *trigger.called) == "A");
  CHECK(commitment.variables[trigger.called->value].sort == model::Variable::Sort::event);
  CHECK_FALSE(commitment.sentences[0].trigger->before);
  model::Pattern const& act = commitment.sentences[0].act;
  CHECK(who(commitment, act.by) == "P");
  CHECK(who(commitment, act.to) == "Q");
  REQUIRE(act.about->event.has_value());
  CHECK(act.about->event->form == model::EventReference::Form::it);
}

TEST_CASE("a dispute is by the one with the other") {
  auto const commitment = commitment_of(
      "when a party P has a dispute called D with another party Q,\n"
      "P must hold talks with Q about D without a set limit");
  CHECK(who(commitment, trigger_of(commitment).by) == "P");
  CHECK(who(commitment, trigger_of(commitment).with) == "Q");
}

TEST_CASE("a prior duty is triggered before its event") {
  auto const commitment = commitment_of(
      "before a party P takes a safeguard against another party Q,\n"
      "P must send a request to Q about it");
  CHECK(commitment.sentences.at(0).trigger->before);
  CHECK(who(commitment, trigger_of(commitment).by) == "P");
  CHECK(commitment.sentences[0].deadline.form == Deadline::Form::none);
}

TEST_CASE("what somebody else does is not by the bearer") {
  auto const assist = commitment_of(
      "each party P must not knowingly assist an attack by anyone against the other party Q");
  CHECK(assist.sentences.at(0).imputation == model::Imputation::assist);
  CHECK(assist.sentences[0].mental_element == model::MentalElement::knowingly);
  REQUIRE(assist.sentences[0].act.by.has_value());
  CHECK(assist.sentences[0].act.by->form == Actor::Form::anyone);
  auto const allow = commitment_of(
      "each party P must not knowingly or not allow its territory to be used for\n"
      "  an attack against the other party Q");
  CHECK(allow.sentences.at(0).imputation == model::Imputation::allow);
  CHECK(allow.sentences[0].mental_element == model::MentalElement::knowingly_or_not);
  CHECK_FALSE(allow.sentences[0].act.by.has_value());
  auto const use = commitment_of(
      "each party P must not intentionally use its territory for an attack against the other "
      "party Q");
  CHECK(use.sentences.at(0).imputation == model::Imputation::use_territory);
  CHECK(use.sentences[0].mental_element == model::MentalElement::intentionally);
  CHECK(who(use, use.sentences[0].act.by) == "P");
}

TEST_CASE("deadlines in all their forms") {
  CHECK(deadline_of("without a set limit").form == Deadline::Form::without_a_set_limit);
  CHECK(deadline_of("without delay").form == Deadline::Form::without_delay);
  CHECK(deadline_of("at all times").form == Deadline::Form::at_all_times);
  Deadline const lasting = deadline_of("for as long as A lasts");
  CHECK(lasting.form == Deadline::Form::as_long_as_lasts);
  CHECK(lasting.event.has_value());
  Deadline const hours = deadline_of("within 72 hours of discovery of A");
  CHECK(hours.form == Deadline::Form::within);
  CHECK(hours.within == model::Duration{72, model::Unit::hour});
  CHECK(hours.anchor == Deadline::Anchor::discovery);
  CHECK(hours.words == "within 72 hours of discovery of A");
  CHECK(deadline_of("within 1 month").anchor == Deadline::Anchor::trigger);
  CHECK(deadline_of("within 1 month of it").anchor == Deadline::Anchor::event);
  CHECK(deadline_of("within 1 month of the end of A").anchor == Deadline::Anchor::the_end);
  CHECK(deadline_of("within 1 month of entry into force").anchor
        == Deadline::Anchor::entry_into_force);
  Deadline const date = deadline_of("no later than 2025-06");
  CHECK(date.form == Deadline::Form::no_later_than);
  CHECK(date.no_later_than == model::read_date("2025-06"));
  Deadline const yearly = deadline_of("at least twice a year");
  CHECK(yearly.form == Deadline::Form::recurring);
  CHECK(yearly.times == 2);
  CHECK(yearly.within == model::Duration{1, model::Unit::year});
  CHECK(deadline_of("at least 3 times every 6 months").within
        == model::Duration{6, model::Unit::month});
}

TEST_CASE("readings of a sentence share their variables") {
  auto const commitment = commitment_of(
      "under reading own each party P must not use its territory for a wiper against the other "
      "party Q\n"
      "under reading wide each party P must not conduct a flood against the other party Q\n"
      "unless Q consented to the act");
  REQUIRE(commitment.sentences.size() == 2);
  CHECK(commitment.sentences[0].reading == "own");
  CHECK(commitment.sentences[1].reading == "wide");
  CHECK(commitment.variables.size() == 2);
  CHECK(commitment.sentences[0].subject.variable == commitment.sentences[1].subject.variable);
}

TEST_CASE("conditions about events") {
  CHECK(condition_of<model::RoleFact>("A affected grid or plant").kinds.size() == 2);
  CHECK(condition_of<model::RoleFact>("A caused outage").role == model::RoleFact::Role::causing);
  CHECK(condition_of<model::RoleFact>("A used flood").role == model::RoleFact::Role::using_);
  CHECK(condition_of<model::RoleFact>("A served the purpose of terror").role
        == model::RoleFact::Role::purpose);
  (void)condition_of<model::CameFrom>("A came from the territory of P");
  CHECK_FALSE(condition_of<model::WasBy>("A was by Q").negated);
  CHECK(condition_of<model::WasBy>("A was not by Q").negated);
  CHECK(condition_of<model::WasDescribed>("A was not a wiper by P").negated);
  CHECK(condition_of<model::Judged>("the act is not judged fair").negated);
  CHECK(condition_of<model::Breached>("A was a breach of any binding commitment")
            .target.commitments.empty());
}

TEST_CASE("conditions about States") {
  CHECK(condition_of<model::KnewOf>("P did not know of A before the act").negated);
  CHECK(condition_of<model::IsBound>("P is not a party").negated);
  CHECK(condition_of<model::IsBound>("P is bound by pact").instrument.has_value());
  CHECK(condition_of<model::Consented>("Q consented in writing to A").in_writing);
  (void)condition_of<model::InForceBetween>("treaty pact was in force between P and Q");
  auto const sent = condition_of<model::Occurrence>("P sent a refusal to Q about A");
  CHECK_FALSE(sent.negated);
  CHECK(sent.pattern.by.has_value());
  CHECK(sent.pattern.to.has_value());
  auto const held =
      condition_of<model::Occurrence>("P did not hold talks with Q within 90 days before the act");
  CHECK(held.negated);
  REQUIRE(held.when.has_value());
  CHECK(held.when->within == model::Duration{90, model::Unit::day});
  CHECK(held.when->form == model::When::Form::before);
  auto const three = condition_of<model::Occurrence>(
      "there were at least 3 flood by the same actor against Q before or during A");
  CHECK(three.at_least == 3);
  CHECK(three.when->form == model::When::Form::before_or_during);
  CHECK(condition_of<model::Occurrence>("there was no request by P").negated);
  auto const either = condition_of<model::Combination>(
      "any of { A affected grid; all of { A was by P; A caused outage } }");
  CHECK(either.form == model::Combination::Form::any_of);
  REQUIRE(either.parts.size() == 2);
  CHECK(std::get<model::Combination>(either.parts[1].form).form
        == model::Combination::Form::all_of);
}

TEST_CASE("an excuse has its exceptions") {
  auto const commitment = commitment_of(
      "each party P must not conduct an attack against the other party Q\n"
      "where the act affected grid   # the lights\n"
      "unless Q consented to the act\n"
      "  except if the act is judged fair\n"
      "  except if P knew of the act\n"
      "unless there was a flood by Q before the act");
  CHECK(commitment.where.size() == 1);
  REQUIRE(commitment.unless.size() == 2);
  CHECK(commitment.unless[0].condition.words == "Q consented to the act");
  CHECK(commitment.unless[0].except_if.size() == 2);
  CHECK(commitment.unless[1].except_if.empty());
}

TEST_CASE("words are one line, without comments") {
  auto const commitment = commitment_of(
      "each party P   # whoever\n    must not conduct\n\n an attack against the other party Q");
  CHECK(commitment.sentences.at(0).words
        == "each party P must not conduct an attack against the other party Q");
}
