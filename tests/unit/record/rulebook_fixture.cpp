#include "tests/unit/record/rulebook_fixture.hpp"

#include <vector>

namespace casus::tests {
namespace {

void add_kinds(model::Rulebook& book, model::Group group, std::vector<std::string> const& names) {
  for (std::string const& name : names) {
    model::Kind kind;
    kind.name = name;
    kind.group = group;
    book.vocabulary.add(kind);
  }
}

model::Rulebook build() {
  using model::Group;
  model::Rulebook book;
  book.states = {{"russia", "Russian Federation", "RU"},
                 {"iran", "Islamic Republic of Iran", "IR"},
                 {"un-security-council", "United Nations Security Council", ""}};
  add_kinds(book, Group::conduct,
            {"cyber-attack", "wiper", "ddos", "intrusion", "defacement", "data-theft", "ransomware",
             "sabotage", "information-operation"});
  add_kinds(book, Group::communications,
            {"information-request", "information-reply", "refusal", "consent", "notification"});
  add_kinds(book, Group::measures, {"countermeasure"});
  add_kinds(
      book, Group::assets,
      {"critical-infrastructure", "energy", "government", "military", "media", "finance",
       "private-sector", "health", "transport", "telecommunications", "restricted-information"});
  add_kinds(book, Group::effects,
            {"service-disruption", "data-loss", "data-exposure", "physical-damage"});
  add_kinds(book, Group::purposes, {"terrorist-purpose", "criminal-purpose"});
  add_kinds(book, Group::grounds, {"national-security"});
  add_kinds(book, Group::channels, {"diplomatic-channels"});
  model::Instrument treaty;
  treaty.name = "russia-iran-2021";
  treaty.parties = {model::StateId{0}, model::StateId{1}};
  book.instruments.push_back(treaty);
  for (char const* const name : {"non-attack", "assist-against-attack"}) {
    model::Commitment commitment;
    commitment.name = name;
    book.commitments.push_back(commitment);
  }
  model::Question question;
  question.name = "proportionate";
  book.questions.push_back(question);
  return book;
}

}  // namespace

model::Rulebook const& small_rulebook() {
  static model::Rulebook const book = build();
  return book;
}

record::ReadResult read(std::string_view json) {
  return record::read_case(json, "case.json", small_rulebook());
}

std::string with(std::string_view members) {
  return R"({"format": "casus-case/1", "id": "c", "events": [{"id": "e1", "kind": "intrusion"}], )"
         + std::string{members} + "}";
}

std::string with_event(std::string_view members) {
  return R"({"format": "casus-case/1", "id": "c", "events": [{"id": "e1", "kind": "intrusion", )"
         + std::string{members} + "}]}";
}

}  // namespace casus::tests
