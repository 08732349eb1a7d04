#include "engine/scenario/example.hpp"

#include "tests/unit/report/sample.hpp"

#include <catch2/catch.hpp>

#include <utility>

using namespace casus;

namespace {

/// A rulebook with two kinds of events, and an example to fill.
struct Sample {
  model::Rulebook rulebook = tests::sample_rulebook();
  model::KindId attack = kind("cyber-attack");
  model::KindId consent = kind("consent");
  model::Example example;

  model::KindId kind(std::string name) {
    model::Kind made;
    made.name = std::move(name);
    return rulebook.vocabulary.add(std::move(made));
  }
  model::VariableId variable(std::string name) {
    model::Variable made;
    made.name = std::move(name);
    made.sort = model::Variable::Sort::event;
    example.variables.push_back(std::move(made));
    return model::VariableId{static_cast<std::uint32_t>(example.variables.size() - 1)};
  }
  static model::Actor state(std::uint32_t id) {
    model::Actor actor;
    actor.form = model::Actor::Form::state;
    actor.state = model::StateId{id};
    return actor;
  }
  void add(model::Pattern pattern, char const* date) {
    example.facts.push_back(
        model::ExampleEvent{std::move(pattern), *model::read_date(date), false});
  }
  record::Case build() const { return scenario::case_of(rulebook, example); }
};

}  // namespace

TEST_CASE("an event of an example becomes claims without sources") {
  Sample sample;
  model::Pattern pattern;
  pattern.kinds = {model::KindReference::of(sample.attack)};
  pattern.called = sample.variable("A");
  pattern.by = Sample::state(0);
  pattern.by->basis = model::Basis::direction_or_control;
  pattern.by->confidence = 0.8;
  pattern.against = Sample::state(1);
  sample.add(pattern, "2025-03-01");
  record::Case const made = sample.build();
  REQUIRE(made.events.size() == 1);
  record::Event const& event = made.events[0];
  CHECK(event.id == "A");
  REQUIRE(event.by.size() == 1);
  CHECK(event.by[0].value.state == model::StateId{0});
  CHECK(event.by[0].value.basis == model::Basis::direction_or_control);
  CHECK(event.by[0].confidence == 0.8);
  CHECK(event.by[0].sources.empty());
  REQUIRE(event.against.size() == 1);
  CHECK_FALSE(event.against[0].confidence);
  CHECK(event.time[0].value == *model::read_date("2025-03-01"));
  CHECK_FALSE(made.as_of);
}

TEST_CASE("a sender without a basis stands on none") {
  Sample sample;
  model::Pattern pattern;
  pattern.kinds = {model::KindReference::of(sample.consent)};
  pattern.by = Sample::state(1);
  sample.add(pattern, "2025-02-27");
  CHECK(sample.build().events[0].by[0].value.basis == model::Basis::unspecified);
  CHECK_FALSE(sample.build().events[0].by[0].value.basis_stated);
}

TEST_CASE("about leads to the event that has the name, also further down") {
  Sample sample;
  model::VariableId const name = sample.variable("A");
  model::Pattern consent;
  consent.kinds = {model::KindReference::of(sample.consent)};
  consent.about = model::About{};
  consent.about->event = {model::EventReference::Form::variable, name};
  sample.add(consent, "2025-02-27");
  model::Pattern attack;
  attack.kinds = {model::KindReference::of(sample.attack)};
  attack.called = name;
  sample.add(attack, "2025-03-01");
  record::Case const made = sample.build();
  REQUIRE(made.events[0].about.size() == 1);
  CHECK(made.events[0].about[0].value == record::EventId{1});
  CHECK(made.events[1].id == "A");
}

TEST_CASE("an event described inside about is an event of its own") {
  Sample sample;
  model::Pattern inner;
  inner.kinds = {model::KindReference::of(sample.attack)};
  inner.by = Sample::state(0);
  model::Pattern outer;
  outer.kinds = {model::KindReference::of(sample.consent)};
  outer.about = model::About{};
  outer.about->description = std::make_shared<model::Pattern const>(inner);
  sample.add(outer, "2025-02-27");
  record::Case const made = sample.build();
  REQUIRE(made.events.size() == 2);
  CHECK(made.events[0].about[0].value == record::EventId{1});
  CHECK(made.events[1].kind[0].value == sample.attack);
  CHECK(made.events[1].by.size() == 1);
  CHECK(made.events[1].time.empty());
}

TEST_CASE("a denial is the State's own: a denied claim without a source") {
  Sample sample;
  model::Pattern pattern;
  pattern.kinds = {model::KindReference::of(sample.attack)};
  pattern.called = sample.variable("A");
  sample.add(pattern, "2025-03-01");
  sample.example.facts.push_back(model::ExampleDenial{model::StateId{0}, model::VariableId{0}});
  record::Case const made = sample.build();
  REQUIRE(made.events[0].by.size() == 1);
  CHECK(made.events[0].by[0].denied);
  CHECK(made.events[0].by[0].sources.empty());
}

TEST_CASE("completeness, answers and the end of the record") {
  Sample sample;
  model::Pattern pattern;
  pattern.kinds = {model::KindReference::of(sample.attack)};
  pattern.called = sample.variable("A");
  sample.add(pattern, "2025-03-01");
  sample.example.facts.push_back(
      model::ExampleComplete{{sample.consent}, *model::read_date("2025-06-30")});
  sample.example.facts.push_back(
      model::ExampleAnswer{model::VariableId{0}, model::QuestionId{3}, false});
  sample.example.facts.push_back(model::ExampleEnd{*model::read_date("2025-07-01")});
  record::Case const made = sample.build();
  REQUIRE(made.complete.size() == 1);
  CHECK(made.complete[0].window.first == model::distant_past);
  CHECK(made.complete[0].window.last == model::read_date("2025-06-30")->last);
  REQUIRE(made.answers.size() == 1);
  CHECK(made.answers[0].question == model::QuestionId{3});
  CHECK(made.answers[0].about == record::EventId{0});
  CHECK_FALSE(made.answers[0].value);
  CHECK(made.as_of == model::read_date("2025-07-01")->last);
}

TEST_CASE("a term of the treaty stands for the first kind that it establishes") {
  Sample sample;
  model::DefinedTerm term;
  term.readings.emplace_back().meaning.establishes_kinds = {
      model::KindReference::of(sample.attack)};
  sample.rulebook.terms.push_back(term);
  model::Pattern pattern;
  pattern.kinds = {model::KindReference::of(model::TermId{0})};
  sample.add(pattern, "2025-03-01");
  CHECK(sample.build().events[0].kind[0].value == sample.attack);
}

TEST_CASE("examples as cases are numbered by what holds them, and expect what the examples do") {
  Sample sample;
  model::Pattern pattern;
  pattern.kinds = {model::KindReference::of(sample.attack)};
  pattern.called = sample.variable("A");
  sample.add(pattern, "2025-03-01");
  sample.example.verdict = model::Expectation::potential_breach;
  sample.example.title = "an attack";
  sample.example.by = model::StateId{0};
  model::Example second = sample.example;
  second.by.reset();
  second.towards = model::StateId{1};
  second.verdict = model::Expectation::no_finding;
  model::Commitment& commitment = sample.rulebook.commitments.front();
  commitment.examples = {sample.example, second};
  std::string const name =
      sample.rulebook[commitment.instrument].name + "." + commitment.name + ".";
  auto const cases = scenario::example_cases(sample.rulebook, {});
  REQUIRE(cases.size() == 2);
  CHECK(cases[0].id == name + "1");
  CHECK(cases[0].title == "an attack");
  REQUIRE(cases[0].expect.size() == 1);
  CHECK(cases[0].expect[0].commitment == model::CommitmentId{0});
  CHECK(cases[0].expect[0].bearer == sample.rulebook.states[0].name);
  CHECK(cases[0].expect[0].counterparty.empty());
  CHECK(cases[0].expect[0].verdict == "potential-breach");
  CHECK(cases[1].id == name + "2");
  CHECK(cases[1].expect[0].bearer.empty());
  CHECK(cases[1].expect[0].counterparty == sample.rulebook.states[1].name);
  CHECK(cases[1].expect[0].verdict == "no-finding");
}
