// Which two events look like one: the rule of docs/importing.md, at its edges.
#include "engine/join/likeness.hpp"

#include "tests/unit/join/joining.hpp"

#include <algorithm>
#include <optional>

using namespace casus;
using join::Tie;
using tests::case_text;
using tests::record_of;

namespace {

join::Traits traits(std::string const& event, std::string const& members = "") {
  tests::Record const one = record_of(case_text("c", event, members));
  return join::traits_of(tests::small_rulebook(), one.read, one.read.events.at(0));
}

std::string act(std::string const& at, std::string const& members) {
  return R"({"id": "e", "kind": ["wiper"], "at": )" + at + ", " + members + "}";
}

/// Both ways, and with the keys by which a likeness is found: they must agree.
std::optional<Tie> alike(join::Traits const& one, join::Traits const& other) {
  model::Vocabulary const& vocabulary = tests::small_rulebook().vocabulary;
  auto const found = join::likeness(vocabulary, one, other);
  CHECK(join::likeness(vocabulary, other, one) == found);
  auto const ours = join::tie_keys(vocabulary, one);
  auto const theirs = join::tie_keys(vocabulary, other);
  bool const share =
      std::find_first_of(ours.begin(), ours.end(), theirs.begin(), theirs.end()) != ours.end();
  if (found) CHECK(share);
  return found;
}

constexpr char const* by_russia = R"("by": ["RU"], "against": ["IR"])";
constexpr char const* on_energy = R"("affecting": ["energy"], "against": ["IR"])";

}  // namespace

TEST_CASE("kind, date, victim and author") {
  auto const one = traits(act(R"("2025-03-02")", by_russia));
  CHECK(alike(one, traits(act(R"("2025-03")", by_russia))) == Tie::author);
  CHECK_FALSE(alike(one, traits(act(R"("2025")", by_russia))));  // too vague for what is so common
  CHECK_FALSE(alike(one, traits(act(R"("2025-03-03")", by_russia))));
  CHECK_FALSE(alike(one, traits(act(R"("2025-03-02")", R"("by": ["RU"], "against": ["CN"])"))));
  CHECK_FALSE(alike(one, traits(act(R"("2025-03-02")", R"("by": ["CN"], "against": ["IR"])"))));
  CHECK_FALSE(alike(one, traits(R"({"id": "e", "kind": ["ddos"], "at": "2025-03-02",
                                    "by": ["RU"], "against": ["IR"]})")));
}

TEST_CASE("an actor's name ties what States do not, and a denial ties nothing") {
  std::string const named = R"("against": ["IR"],
                               "by": [{"value": "unattributed", "actor": "Example Group"}])";
  CHECK(alike(traits(act(R"("2025-03-02")", named)), traits(act(R"("2025-03")", named)))
        == Tie::author);
  std::string const denied = R"("against": ["IR"], "by": [{"value": "RU", "denied": true}])";
  CHECK_FALSE(
      alike(traits(act(R"("2025-03-02")", denied)), traits(act(R"("2025-03-02")", denied))));
  std::string const unknown = R"("against": ["IR"], "by": ["unattributed"])";
  CHECK_FALSE(
      alike(traits(act(R"("2025-03-02")", unknown)), traits(act(R"("2025-03-02")", unknown))));
}

TEST_CASE("what was hit ties events of the same days only") {
  auto const one = traits(act(R"("2025-03-02")", on_energy));
  std::string const three_days = R"({"from": "2025-03-02", "to": "2025-03-04"})";
  std::string const four_days = R"({"from": "2025-03-02", "to": "2025-03-05"})";
  CHECK(alike(one, traits(act(three_days, on_energy))) == Tie::asset);
  CHECK_FALSE(alike(one, traits(act(four_days, on_energy))));
  CHECK_FALSE(
      alike(one, traits(act(R"("2025-03-02")", R"("affecting": ["finance"], "against": ["IR"])"))));
}

TEST_CASE("an address that both cite ties them, unless they name different victims") {
  char const* const source = R"("sources": [{"id": "s", "url": "https://example.org/r"}], )";
  auto const cited = [&](std::string const& at, std::string const& members) {
    return traits(act(at, members + R"("sources": ["s"])"), source);
  };
  CHECK(alike(cited(R"("2025-03-02")", ""), cited(R"("2025")", R"("against": ["IR"], )"))
        == Tie::reference);
  CHECK_FALSE(alike(cited(R"("2025-03-02")", R"("against": ["CN"], )"),
                    cited(R"("2025-03-02")", R"("against": ["IR"], )")));
}

TEST_CASE("what happened at no known time, or lasted, is not what happened once") {
  auto const once = traits(act(R"("2025-03-02")", by_russia));
  auto const timeless =
      traits(R"({"id": "e", "kind": ["wiper"], "by": ["RU"], "against": ["IR"]})");
  auto const open = traits(act(R"({"from": "2025-03-02"})", by_russia));
  auto const lasting = traits(R"({"id": "e", "kind": ["wiper"], "during": "2025-03-02",
                                  "by": ["RU"], "against": ["IR"]})");
  for (auto const& other : {timeless, open, lasting}) CHECK_FALSE(alike(once, other));
  CHECK_FALSE(alike(timeless, timeless));
}

TEST_CASE("a third State is the same whatever number it has in its case") {
  auto const one = traits(act(R"("2025-03-02")", R"("by": ["CN"], "against": ["KZ"])"));
  auto const other = traits(act(R"("2025-03-02")", R"("against": ["KZ"], "by": ["CN", "BY"])"));
  CHECK(alike(one, other) == Tie::author);
  CHECK_FALSE(alike(one, traits(act(R"("2025-03-02")", R"("by": ["BY"], "against": ["KZ"])"))));
}

TEST_CASE("a kind is like those below it") {
  model::Vocabulary vocabulary;
  model::Kind attack;
  attack.name = "cyber-attack";
  model::KindId const above = vocabulary.add(attack);
  model::Kind wiper;
  wiper.name = "wiper";
  wiper.parent = above;
  model::KindId const below = vocabulary.add(wiper);
  wiper.name = "ddos";
  model::KindId const beside = vocabulary.add(wiper);
  auto const mark = [](join::Trait trait, std::uint64_t value) {
    return join::Mark{(static_cast<std::uint64_t>(trait) << 56U) | value};
  };
  auto const event = [&](model::KindId kind) {
    join::Traits out;
    out.within = model::read_date("2025-03-02");
    out.marks = {mark(join::Trait::kind, kind.value), mark(join::Trait::victim, 1),
                 mark(join::Trait::author, 0)};
    return out;
  };
  CHECK(join::likeness(vocabulary, event(above), event(below)) == Tie::author);
  CHECK_FALSE(join::likeness(vocabulary, event(below), event(beside)));
}
