#include "engine/explain/statements.hpp"

#include "tests/unit/report/sample.hpp"

#include <catch2/catch.hpp>

using namespace casus;
using record::SourceId;

namespace {

record::Claim<model::StateId> about(std::uint32_t state, std::vector<SourceId> sources) {
  record::Claim<model::StateId> claim;
  claim.value = model::StateId{state};
  claim.sources = std::move(sources);
  return claim;
}

/// One event that rests on source 0, with claims on source 1, on both, and on none of their own.
record::Case sample() {
  record::Case judged;
  judged.sources.resize(2);
  judged.sources[0].id = "s1";
  judged.sources[1].id = "s2";
  record::Event event;
  event.id = "e1";
  event.sources = {SourceId{0}};
  event.against = {about(0, {SourceId{1}}), about(1, {SourceId{0}, SourceId{1}}), about(0, {})};
  judged.events.push_back(event);
  return judged;
}

}  // namespace

TEST_CASE("a statement rests on its own sources, else on those of its event") {
  auto const statements = explain::statements_of(tests::sample_rulebook(), sample());
  REQUIRE(statements.size() == 3);
  CHECK(statements[0].role == "against");
  CHECK(statements[0].sources == std::vector{SourceId{1}});
  CHECK(statements[2].sources == std::vector{SourceId{0}});
}

TEST_CASE("only the statements asked for are kept") {
  record::Case const kept = explain::keeping(sample(), {false, true, false});
  REQUIRE(kept.events[0].against.size() == 1);
  CHECK(kept.events[0].against[0].value == model::StateId{1});
}

TEST_CASE("a source withdrawn takes what rests on it alone") {
  record::Case const left = explain::without_source(sample(), SourceId{0});
  REQUIRE(left.events[0].against.size() == 2);
  CHECK(left.events[0].against[1].sources == std::vector{SourceId{1}});
}

TEST_CASE("an event whose source is withdrawn rests on what its claims rest on") {
  record::Case const left = explain::without_source(sample(), SourceId{0});
  CHECK(left.events[0].sources == std::vector{SourceId{1}});
}

TEST_CASE("an answer is a statement, about an event or about none") {
  model::Rulebook rulebook = tests::sample_rulebook();
  model::Question question;
  question.name = "was-it-exigent";
  rulebook.questions = {question};
  record::Case judged = sample();
  judged.events[0].against.clear();
  record::Answer answer;
  answer.question = model::QuestionId{0};
  answer.value = true;
  answer.sources = {SourceId{1}};
  judged.answers = {answer, answer};
  judged.answers[1].about = record::EventId{0};
  judged.answers[1].value = false;
  auto const statements = explain::statements_of(rulebook, judged);
  REQUIRE(statements.size() == 2);
  CHECK(statements[0].words == "was-it-exigent: yes");
  CHECK(statements[0].event.empty());
  CHECK(statements[1].words == "was-it-exigent about e1: no");
  CHECK(statements[1].event == "e1");
  CHECK(statements[1].sources == std::vector{SourceId{1}});
}
