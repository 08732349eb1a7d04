#include "engine/report/state_names.hpp"

#include "tests/unit/report/sample.hpp"

#include <catch2/catch.hpp>

using namespace casus;

namespace {

model::Rulebook rulebook_of(std::vector<model::State> states) {
  model::Rulebook rulebook = tests::sample_rulebook();
  rulebook.states = std::move(states);
  return rulebook;
}

std::string short_name(model::State state) {
  return report::short_name(rulebook_of({std::move(state)}), model::StateId{0});
}

}  // namespace

TEST_CASE("a State has its title where that is a name, else its name in capitals") {
  CHECK(short_name({"cote-d-ivoire", "Côte d'Ivoire", "CI"}) == "Côte d'Ivoire");
  CHECK(short_name({"iran", "Islamic Republic of Iran", "IR"}) == "Iran");
  CHECK(short_name({"united-kingdom", "United Kingdom of Great Britain", "GB"})
        == "United Kingdom");
  CHECK(short_name({"bahamas", "Bahamas", "BS"}) == "Bahamas");
  CHECK(short_name({"antigua-and-barbuda", "", "AG"}) == "Antigua and Barbuda");
}

TEST_CASE("an organisation has its title, however it describes itself") {
  CHECK(short_name({"un-security-council", "United Nations Security Council", ""})
        == "United Nations Security Council");
}

TEST_CASE("nobody and a State that no rule declares have names, too") {
  model::Rulebook const rulebook = tests::sample_rulebook();
  record::Case judged = tests::sample_case();
  judged.third_states = {"XK"};
  CHECK(report::short_name(rulebook, judged, record::nobody) == "a State not named");
  CHECK(report::short_name(rulebook, judged, model::StateId{2}) == "XK");
}

TEST_CASE("a sentence names States as people do, and leaves words that only look like them") {
  model::Rulebook const rulebook =
      rulebook_of({{"iran", "Islamic Republic of Iran", "IR"}, {"bahamas", "Bahamas", "BS"}});
  record::Case judged = tests::sample_case();
  auto const said = [&](std::string_view sentence) {
    return report::with_short_names(rulebook, judged, sentence);
  };
  CHECK(said("e1 is attributable to iran (state-organ)")
        == "e1 is attributable to Iran (state-organ)");
  CHECK(said("whether bahamas knew of it") == "whether the Bahamas knew of it");
  CHECK(said("russia-iran-2021 bound iran, iranian, iran_2")
        == "russia-iran-2021 bound Iran, iranian, iran_2");
  CHECK(said("e1 was by unattributed") == "e1 was by a State not named");
  judged.events.front().id = "iran";
  CHECK(said("iran was by iran") == "iran was by iran");
}
