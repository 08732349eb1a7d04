#include "dsl/model/vocabulary.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>

using namespace casus::model;

namespace {

Kind kind(std::string name, std::optional<KindId> parent = std::nullopt) {
  Kind row;
  row.name = std::move(name);
  row.parent = parent;
  return row;
}

}  // namespace

TEST_CASE("a kind is whatever lies above it, and nothing beside it") {
  Vocabulary vocabulary;
  KindId const attack = vocabulary.add(kind("cyber-attack"));
  KindId const wiper = vocabulary.add(kind("wiper", attack));
  KindId const theft = vocabulary.add(kind("data-theft"));
  CHECK(vocabulary.is_a(wiper, attack));
  CHECK(vocabulary.is_a(attack, attack));
  CHECK_FALSE(vocabulary.is_a(attack, wiper));
  CHECK_FALSE(vocabulary.is_a(theft, attack));
  CHECK(vocabulary.find("wiper") == wiper);
  CHECK_FALSE(vocabulary.find("wipers"));
  CHECK_THROWS_AS(vocabulary.add(kind("wiper")), std::invalid_argument);
}
