#include "engine/judge/prover.hpp"

#include <catch2/catch.hpp>

using namespace casus::judge;
using casus::model::Basis;
using casus::model::Instrument;

TEST_CASE("a text that says nothing accepts the bases of ILC Articles 4 to 11 and no other") {
  Instrument const silent;
  for (Basis const basis : {Basis::state_organ, Basis::empowered_entity, Basis::organ_at_disposal,
                            Basis::direction_or_control, Basis::absence_of_authorities,
                            Basis::insurrection, Basis::acknowledged}) {
    CHECK(accepts(silent, basis));
  }
  for (Basis const basis : {Basis::territory, Basis::nationality, Basis::unspecified}) {
    CHECK_FALSE(accepts(silent, basis));
  }
}

TEST_CASE("a text that says what it accepts accepts nothing else") {
  Instrument strict;
  strict.accepted_bases.push_back({Basis::state_organ, std::nullopt});
  CHECK(accepts(strict, Basis::state_organ));
  CHECK_FALSE(accepts(strict, Basis::direction_or_control));
}
