#include "engine/import/veris_mapping.hpp"
#include "tests/golden/import/compact.hpp"
#include "tests/support/test_data.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace casus;

namespace {

/// The group of a kind of the repository's vocabulary.
std::optional<model::Group> group_of(std::string_view name) {
  auto const& vocabulary = tests::repository_rulebook().vocabulary;
  auto const kind = vocabulary.find(name);
  return kind ? std::optional{vocabulary[*kind].group} : std::nullopt;
}

/// Whether one of the enumerations holds the word at `path` (`action/hacking/variety`).
bool has_word(std::vector<record::Value> const& enumerations, std::string_view path,
              std::string_view word) {
  return std::any_of(enumerations.begin(), enumerations.end(), [&](record::Value const& all) {
    record::Value const* at = &all;
    std::string_view rest = path;
    while (at != nullptr && !rest.empty()) {
      std::size_t const end = std::min(rest.find('/'), rest.size());
      at = at->find(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return at != nullptr
           && std::any_of(at->items.begin(), at->items.end(),
                          [&](record::Value const& item) { return item.text == word; });
  });
}

}  // namespace

TEST_CASE("every kind of the table is in the vocabulary, in the group of its role") {
  for (auto const& row : import::veris_actions()) {
    INFO(row.kind);
    CHECK(group_of(row.kind) == model::Group::conduct);
  }
  for (auto const& row : import::veris_action_defaults()) {
    INFO(row.kind);
    CHECK(group_of(row.kind) == model::Group::conduct);
  }
  for (auto const& row : import::veris_attributes()) {
    INFO(row.name);
    bool const kind = row.slot == import::VerisAttribute::Slot::kind;
    CHECK(group_of(row.name) == (kind ? model::Group::conduct : model::Group::effects));
  }
  for (auto const& row : import::veris_motives()) {
    CHECK(group_of(row.purpose) == model::Group::purposes);
  }
  for (auto const& row : import::veris_industries()) {
    INFO(row.asset);
    CHECK(group_of(row.asset) == model::Group::assets);
  }
}

TEST_CASE("an industry is that of the longest prefix") {
  using Assets = std::vector<std::string_view>;
  CHECK(import::assets_of_industry("221113") == Assets{"energy", "nuclear"});
  CHECK(import::assets_of_industry("221122") == Assets{"energy"});
  CHECK(import::assets_of_industry("2213") == Assets{"water"});
  CHECK(import::assets_of_industry("92") == Assets{"government"});
  CHECK(import::assets_of_industry("928120") == Assets{"government"});
  CHECK(import::assets_of_industry("511210").empty());
  CHECK(import::assets_of_industry("000").empty());
  CHECK(import::assets_of_industry("9").empty());
  CHECK(import::assets_of_industry("").empty());
}

TEST_CASE("every word of the table is a word of VERIS") {
  auto const folder = tests::test_data("the words of VERIS");
  if (!folder) return;
  std::vector<record::Value> enumerations;
  for (char const* const name : {"vcdb/vcdb-enum.json", "veris/verisc-enum.json"}) {
    record::ErrorList errors(name, 5);
    auto value = record::parse_json(tests::file_text(*folder / name), {}, errors);
    REQUIRE(value);
    enumerations.push_back(std::move(*value));
  }
  auto const check = [&](std::string const& path, std::string_view word) {
    INFO(path << " " << word);
    CHECK(has_word(enumerations, path, word));
  };
  for (auto const& row : import::veris_actions()) {
    check("action/" + std::string{row.action} + "/variety", row.variety);
  }
  for (auto const& row : import::veris_attributes()) {
    check("attribute/" + std::string{row.path}, row.value);
  }
  for (auto const& row : import::veris_motives()) check("actor/external/motive", row.motive);
  for (auto const level : import::veris_government_levels()) check("victim/government", level);
  for (auto const name : import::veris_private_actors()) check("actor/external/variety", name);
  for (auto const& row : import::veris_confidences()) check("confidence", row.term);
  for (auto const& row : import::veris_units()) check("timeline/discovery/unit", row.name);
}
