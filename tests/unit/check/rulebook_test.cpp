// How headers, definitions, defences, examples and provenance come out in the rulebook.

#include "tests/unit/check/small_treaty.hpp"

#include <algorithm>
#include <variant>

namespace {

using namespace casus;
using model::ForceLine;
using tests::rulebook_of;
using tests::small_treaty;

std::string const peace =
    "commitment peace { each party P must not conduct an attack against another party Q }\n";

std::string const custom =
    "custom responsibility {\n"
    "  addresses every state known\n  adopted 2001-08-09 known\n"
    "  article \"20\" { number known content known\n"
    "    defence agreed of P against Q { excuses any act where Q consented to the act }\n"
    "    basis state-organ for P { text \"Organs.\" }\n"
    "    basis acknowledged for P { where P gave consent about the act after the act }\n"
    "  }\n}\n";

ForceLine const& line_of(model::Instrument const& instrument, ForceLine::Form form) {
  auto const found = std::find_if(instrument.force.begin(), instrument.force.end(),
                                  [&](ForceLine const& line) { return line.form == form; });
  REQUIRE(found != instrument.force.end());
  return *found;
}

}  // namespace

TEST_CASE("dates of force") {
  auto const rulebook = rulebook_of(small_treaty(
      peace,
      "  signed 2020-01-01 in \"Avalon\" reported in \"S1\"\n"
      "  accession of carpania on 2021-01-01 in force from an unknown date known\n"
      "  provisionally applied from 2020-01-10 until 2020-01 for avalon known\n"
      "  suspended from 2021-05-01 until 2021-06-01 between avalon and borduria known\n"
      "  ended 2030 for borduria assumed because \"announced\"\n"));
  model::Instrument const& pact = rulebook.instruments.at(0);
  ForceLine const& signature = line_of(pact, ForceLine::Form::signed_);
  CHECK(signature.from == model::read_date("2020-01-01"));
  CHECK(signature.provenance.sureness == model::Sureness::reported);
  CHECK(signature.provenance.sources == std::vector<std::string>{"S1"});
  CHECK(signature.words == "signed 2020-01-01 in \"Avalon\" reported in \"S1\"");
  ForceLine const& accession = line_of(pact, ForceLine::Form::accession);
  CHECK(accession.date == model::read_date("2021-01-01"));
  CHECK_FALSE(accession.from.has_value());
  CHECK(accession.states.size() == 1);
  CHECK(pact.parties.size() == 3);
  CHECK(line_of(pact, ForceLine::Form::provisional).until == model::read_date("2020-01"));
  CHECK(line_of(pact, ForceLine::Form::suspended).states.size() == 2);
  CHECK(line_of(pact, ForceLine::Form::ended).from == model::read_date("2030"));
  CHECK(line_of(pact, ForceLine::Form::ended).provenance.because == "announced");
}

TEST_CASE("terms of treaties and their readings") {
  auto const rulebook = rulebook_of(small_treaty(
      peace,
      "  reading early { lasts 10 years from signature, then 5 years at a time known }\n"
      "  reading late { lasts 10 years from entry into force known }\n"));
  auto const& readings = rulebook.instruments.at(0).readings;
  REQUIRE(readings.size() == 2);
  REQUIRE(readings[0].term.has_value());
  CHECK(readings[0].name == "early");
  CHECK(readings[0].term->from == model::Term::From::signature);
  CHECK(readings[0].term->first == model::Duration{10, model::Unit::year});
  CHECK(readings[0].term->renewal == model::Duration{5, model::Unit::year});
  CHECK(readings[1].term->from == model::Term::From::entry_into_force);
  CHECK_FALSE(readings[1].term->renewal.has_value());
}

TEST_CASE("content is a clause's own, else its article's") {
  auto const rulebook = rulebook_of(
      small_treaty(peace
                   + "commitment calm { content inferred from elsewhere \"4(3)\" number assumed\n"
                     "  severity grave survives termination applies from signature\n"
                     "  text \"Calm.\"\n"
                     "  each party P must not conduct a flood against another party Q }\n"));
  model::Commitment const& own = rulebook.commitments.at(1);
  CHECK(rulebook.commitments.at(0).content.sureness == model::Sureness::reported);
  CHECK(rulebook.commitments[0].number.sureness == model::Sureness::known);
  CHECK(own.content.sureness == model::Sureness::inferred);
  CHECK(own.content.inferred_from == "elsewhere");
  CHECK(own.content.inferred_article == "4(3)");
  CHECK(own.number.sureness == model::Sureness::assumed);
  CHECK(own.severity == model::Severity::grave);
  CHECK(own.survives_termination);
  CHECK(own.applies_from_signature);
  CHECK(own.text == "Calm.");
  CHECK(rulebook.show(own.place) == "test.treaty:11:12");
}

TEST_CASE("nothing stated counts as assumed") {
  model::Provenance const silent;
  CHECK(silent.sureness == model::Sureness::assumed);
  CHECK_FALSE(silent.stated);
}

TEST_CASE("definitions establish or may cover") {
  auto const rulebook = rulebook_of(small_treaty(
      "define conduct big-attack { includes wiper against a party Q\n"
      "  may include any of { item \"1\" flood against a party Q; big-flood } }\n"
      "define conduct big-flood { undefined by the text }\n"
      "define asset lifeline { under reading narrow means plant under reading wide means grid }\n"
      "recognises threat blackout { includes attack against a party Q affecting lifeline }\n"));
  REQUIRE(rulebook.terms.size() == 3);
  model::DefinedTerm const& attack = rulebook.terms[0];
  CHECK(attack.group == model::Group::conduct);
  REQUIRE(attack.readings.size() == 1);
  CHECK(attack.readings[0].meaning.establishes.size() == 1);
  REQUIRE(attack.readings[0].meaning.may_cover.size() == 2);
  CHECK(attack.readings[0].meaning.may_cover[1].kinds.at(0).form
        == model::KindReference::Form::term);
  CHECK(attack.variables.size() == 1);
  CHECK(rulebook.terms[1].readings.at(0).meaning.establishes.empty());
  REQUIRE(rulebook.terms[2].readings.size() == 2);
  CHECK(rulebook.terms[2].group == model::Group::assets);
  CHECK(rulebook.terms[2].readings[1].reading == "wide");
  CHECK(rulebook.terms[2].readings[1].meaning.establishes_kinds.size() == 1);
  REQUIRE(rulebook.threats.size() == 1);
  CHECK(rulebook.threats[0].content.sureness == model::Sureness::reported);
}

TEST_CASE("defences and bases of another instrument are admitted and accepted") {
  auto const rulebook = rulebook_of(
      small_treaty(peace
                       + "defence need of P against Q { excuses peace does not excuse flood\n"
                         "  where the act was a wiper except if P knew of it }\n",
                   "  accepts attribution under responsibility known\n"
                   "  admits defences of responsibility known\n")
      + custom);
  model::Instrument const& pact = rulebook.instruments.at(0);
  REQUIRE(pact.name == "pact");
  REQUIRE(pact.admitted_defences.size() == 2);
  REQUIRE(pact.accepted_bases.size() == 2);
  CHECK(pact.accepted_bases[0].basis == model::Basis::state_organ);
  REQUIRE(pact.accepted_bases[1].rule.has_value());
  CHECK(rulebook[*pact.accepted_bases[1].rule].where.size() == 1);
  model::Defence const& need = rulebook.defences.at(0);
  CHECK(need.excuses == std::vector<std::string>{"peace"});
  CHECK_FALSE(need.excuses_any_act);
  CHECK(need.does_not_excuse.size() == 1);
  CHECK(need.except_if.size() == 1);
  CHECK(tests::variable_name(need.variables, need.bearer) == "P");
  CHECK(tests::variable_name(need.variables, need.counterparty) == "Q");
  CHECK(rulebook.defences.at(1).excuses_any_act);
}

TEST_CASE("kinds know their parents, verbs and counterparts") {
  auto const rulebook = rulebook_of(small_treaty(peace));
  auto const wiper = rulebook.vocabulary.find("wiper");
  auto const attack = rulebook.vocabulary.find("attack");
  REQUIRE(wiper.has_value());
  REQUIRE(attack.has_value());
  CHECK(rulebook.vocabulary.is_a(*wiper, *attack));
  CHECK(rulebook[*wiper].description == "Destroys data");
  CHECK(rulebook[*wiper].mappings.at(0).value == "T1485");
  CHECK(rulebook[*rulebook.vocabulary.find("request")].verb == model::Verb::send);
  CHECK(rulebook[*rulebook.vocabulary.find("safeguard")].verb == model::Verb::take);
  CHECK(rulebook[*rulebook.vocabulary.find("talks")].verb == model::Verb::hold);
  CHECK(rulebook.find_state_code("AB") == rulebook.find_state("borduria"));
  CHECK(rulebook[*rulebook.find_state("league")].organisation());
}

TEST_CASE("examples are small cases") {
  auto const rulebook = rulebook_of(small_treaty(
      "commitment peace { each party P must not conduct an attack against the other party Q\n"
      "  where the act is judged fair\n"
      "  example contested by avalon towards borduria \"denied\" {\n"
      "    wiper called A by avalon as direction-or-control with confidence 0.8 against borduria\n"
      "      throughout 2021-03 to 2021-04-05;\n"
      "    flood against borduria about A at some time from 2021-05-01 to 2021-05-03;\n"
      "    avalon denies A;\n    A is not judged fair;\n"
      "    the record of consent is complete until 2021-06-30;\n"
      "    the record ends on 2021-07-01\n  } }\n"
      "question fair \"Was it fair?\" undefined by the text\n"));
  model::Example const& example = rulebook.commitments.at(0).examples.at(0);
  CHECK(example.verdict == model::Expectation::contested);
  CHECK(example.by == rulebook.find_state("avalon"));
  CHECK(example.towards == rulebook.find_state("borduria"));
  CHECK(example.title == "denied");
  REQUIRE(example.facts.size() == 6);
  auto const& wiper = std::get<model::ExampleEvent>(example.facts[0]);
  CHECK(wiper.lasting);
  CHECK(wiper.time.first == model::read_date("2021-03")->first);
  CHECK(wiper.time.last == model::read_date("2021-04-05")->last);
  REQUIRE(wiper.pattern.by.has_value());
  CHECK(wiper.pattern.by->basis == model::Basis::direction_or_control);
  CHECK(wiper.pattern.by->confidence == 0.8);
  CHECK_FALSE(std::get<model::ExampleEvent>(example.facts[1]).lasting);
  CHECK(std::get<model::ExampleDenial>(example.facts[2]).state == rulebook.find_state("avalon"));
  CHECK_FALSE(std::get<model::ExampleAnswer>(example.facts[3]).value);
  CHECK(std::get<model::ExampleComplete>(example.facts[4]).kinds.size() == 1);
  CHECK(std::get<model::ExampleEnd>(example.facts[5]).date == model::read_date("2021-07-01"));
  CHECK(rulebook.questions.at(0).undefined_by_text);
}

TEST_CASE("powers, reservations, overrides and what a direction awaits stand in the rulebook") {
  auto const rulebook = rulebook_of(
      small_treaty(peace
                       + "commitment help-out { on breach of peace by a party P towards another "
                         "party Q, P must give help to Q without delay }\n"
                         "commitment calm { overrides peace\n"
                         "  each party P must not conduct a flood against another party Q\n"
                         "  unless Q breached peace towards P before the act }\n"
                         "power leave { when a party P sends an end-notice to another party Q,\n"
                         "  this treaty ends for P 90 days after receipt of it }\n"
                         "cooperation work { the parties cooperate in \"work\" shown by talks\n"
                         "  awaits a request by avalon }\n",
                   "  reservation of avalon to commitment peace stating \"Not at sea\" known\n")
      + custom);
  auto const& moment =
      std::get<model::Moment>(rulebook.commitments.at(1).sentences.at(0).trigger->what);
  REQUIRE(moment.breached.has_value());
  CHECK(moment.breached->target.commitments == std::vector{model::CommitmentId{0}});
  CHECK(rulebook.commitments.at(2).overrides == std::vector{model::CommitmentId{0}});
  model::Power const& leave = rulebook.powers.at(0);
  CHECK(leave.effect == model::Power::Effect::ends);
  CHECK(leave.time == model::Power::Time::after);
  CHECK(leave.duration == model::Duration{90, model::Unit::day});
  CHECK(leave.concerned.size() == 1);
  CHECK(rulebook.cooperations.at(0).awaits.has_value());
  model::Reservation const& reservation = rulebook.instruments.at(0).reservations.at(0);
  CHECK(reservation.stating == "Not at sea");
  CHECK(reservation.commitment == model::CommitmentId{0});
}

TEST_CASE("an amended article stands beside the one whose place it takes") {
  std::string text = small_treaty(peace + "define conduct harm { content known means flood }\n");
  text.resize(text.rfind('}'));
  text +=
      "amended 2024-05-01 known {\n"
      "  article \"1\" { content known\n"
      "    define conduct harm { content known means flood or attack }\n"
      "    commitment peace { each party P must not conduct any harm against another party Q } }\n"
      "}\n}\n";
  auto const rulebook = rulebook_of(text);
  REQUIRE(rulebook.commitments.size() == 2);
  CHECK(rulebook.commitments[1].earlier_version == model::CommitmentId{0});
  CHECK(rulebook.articles.at(0).until == model::read_date("2024-05-01"));
  CHECK(rulebook.articles.at(1).since == model::read_date("2024-05-01"));
  CHECK(rulebook.terms.at(0).amended_to == model::TermId{1});
  CHECK(rulebook.commitments[1].sentences.at(0).act.kinds.at(0).term() == model::TermId{1});
}

TEST_CASE("an amendment may repeal an article and add one") {
  std::string text = small_treaty(peace);
  text.resize(text.rfind('}'));
  text +=
      "amended 2024-05-01 known { repeals article \"1\"\n"
      "  article \"2\" { content known commitment late {\n"
      "    each party P must not conduct a flood against another party Q } } }\n}\n";
  auto const rulebook = rulebook_of(text);
  REQUIRE(rulebook.commitments.size() == 2);
  CHECK_FALSE(rulebook.commitments[1].earlier_version.has_value());
  CHECK(rulebook.articles.at(0).until.has_value());
  CHECK_FALSE(rulebook.articles.at(1).until.has_value());
}
