#include "engine/record/read.hpp"
#include "tests/golden/import/compact.hpp"
#include "tests/support/test_data.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace casus;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t records_expected = 46;

std::vector<fs::path> real_records(fs::path const& folder) {
  std::vector<fs::path> out;
  for (auto const& entry : fs::directory_iterator(folder / "vcdb/json")) {
    if (entry.path().extension() == ".json") out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

import::ImportedCase imported(fs::path const& path){
    auto const result = import::import_veris(tests::file_text(path), path.filename().string(),
                                             tests::repository_rulebook());
INFO(path.string());
REQUIRE(result.errors.empty());
REQUIRE(result.cases.size() == 1);
return result.cases[0];
}  // namespace

/// Whether the pointer leads anywhere in the document.
bool leads_somewhere(record::Value const& document, std::string_view pointer) {
  record::Value const* at = &document;
  while (at != nullptr && !pointer.empty()) {
    pointer.remove_prefix(1);
    std::size_t const end = std::min(pointer.find('/'), pointer.size());
    std::string_view const key = pointer.substr(0, end);
    if (at->is(record::Value::Type::array)) {
      std::size_t const index = std::stoul(std::string{key});
      at = index < at->items.size() ? &at->items[index] : nullptr;
    } else {
      at = at->find(key);
    }
    pointer.remove_prefix(end);
  }
  return at != nullptr;
}

}  // namespace

TEST_CASE("all real records import, lose nothing, and read back") {
  auto const folder = tests::test_data("real VERIS records");
  if (!folder) return;
  auto const files = real_records(*folder);
  REQUIRE(files.size() == records_expected);
  import::Tally sum;
  std::size_t with_event = 0;
  for (fs::path const& path : files) {
    INFO(path.filename().string());
    auto const got = imported(path);
    CHECK(got.tally.dropped.empty());
    CHECK(got.tally.leaves == got.tally.mapped + got.tally.carried);
    CHECK(got.tally.mapped == got.mapped.size());
    CHECK(got.tally.carried == got.carried.size());
    sum.leaves += got.tally.leaves;
    sum.mapped += got.tally.mapped;
    sum.carried += got.tally.carried;
    record::ErrorList errors("f", 5);
    auto const document = record::parse_json(got.json, {}, errors);
    REQUIRE(document);
    for (auto const& field : got.mapped) {
      INFO(field.from << " → " << field.to);
      CHECK(leads_somewhere(*document, field.to));
    }
    auto const read = record::read_case(got.json, got.file_name, tests::repository_rulebook());
    for (auto const& error : read.errors) UNSCOPED_INFO(error.pointer << " " << error.message);
    REQUIRE(read.value);
    CHECK(read.value->id == got.id);
    with_event += read.value->events.size();
    CHECK(imported(path).json == got.json);
  }
  // Counted by walking every leaf of every record. What changes here changes for a reason.
  CHECK(sum.leaves == 2362);
  CHECK(sum.mapped == 736);
  CHECK(sum.carried == 1626);
  CHECK(with_event == records_expected);
}

TEST_CASE("golden results for real records") {
  auto const folder = tests::test_data("golden results for real VERIS records");
  if (!folder) return;
  for (char const* const name : {
           "113894CF-3622-4EB1-B73E-FC9D1CBB958B",  // a day, a named actor, a firm
           "1E70A11B-8892-435B-97F9-BFD6AEDE2811",  // same State
           "24D42429-8534-4145-BEF2-FA6FB3710BB2",  // Russia, Iran; a language taken for a State
           "34465320-2B55-11EA-9DC8-9FE5CD17AC1D",  // several victims, confidence High
           "37CC8B28-EE54-43EB-BFAA-4D7C6CDAE6F9",  // notes that name a State of no field
           "71F02F6A-59F7-4BC5-B8DD-4D2B7C6D83D0",  // a State label on a group that is none
           "7FBE1079-2038-4742-AD27-9F247E00D4D7",  // an unknown actor beside a country
           "89AEB1DE-B96F-43EF-A81B-DB894720C173",  // a year only, an Iranian actor
           "CAE8DFA2-3603-4BC5-9AE9-EE9FB7270779",  // no action known, same State
           "DB37EA51-82E4-4DFB-B2CF-D18AC985B36E",  // a nuclear plant
           "ECE5B760-EAB4-11E7-92B6-DFE49F9D7042",  // discovery after years, an insider
           "FF9EAEA0-A2D6-11E7-A67B-81FBDACA3F85",  // no external actor, a partner
       }) {
    auto const got = imported(*folder / "vcdb/json" / (std::string{name} + ".json"));
    tests::check_golden(std::string{"real-"} + name + ".golden", tests::compact(got));
  }
}
