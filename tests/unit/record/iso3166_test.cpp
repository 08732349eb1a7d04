#include "engine/record/iso3166.hpp"

#include <catch2/catch.hpp>

using namespace casus::record;

TEST_CASE("the table of countries is sorted, whole and free of doubles") {
  auto const& table = countries();
  CHECK(table.size() == 249);
  for (std::size_t i = 1; i < table.size(); ++i) CHECK(table[i - 1].code < table[i].code);
  for (Country const& row : table) {
    CHECK(row.code.size() == 2);
    CHECK(find_country(row.code)->name == row.name);
  }
}

TEST_CASE("only a code in capitals finds a country") {
  CHECK(find_country("IR")->name == "Iran");
  for (std::string_view const text : {"ir", "", "I", "IRN", "UK", "XX", "EU", "ZZ"}) {
    CHECK_FALSE(find_country(text));
  }
}

TEST_CASE("a country is meant by its code and its names in any letters") {
  for (Country const& row : countries()) {
    CHECK(find_country_meant(row.code)->code == row.code);
    CHECK(find_country_meant(row.name)->code == row.code);
  }
  CHECK(find_country_meant("iran (ISLAMIC republic of)")->code == "IR");
  CHECK(find_country_meant("uk")->code == "GB");
  for (std::string_view const text : {"", "Unknown", "Middle East", "Iran ", "R", "RUS"}) {
    CHECK_FALSE(find_country_meant(text));
  }
}
