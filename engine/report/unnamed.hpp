#pragma once

#include "engine/report/report.hpp"

#include <optional>
#include <string>
#include <vector>

// Inside engine/report only: findings of which the record names nobody.
namespace casus::report {

/// Those of one verdict about the same event, together: potential ones by a State not named towards
/// a State not named, or duties towards a State not named that wait for no date. Each commitment of
/// each treaty would else say at length that nothing is known.
struct Unnamed {
  judge::Verdict verdict = judge::Verdict::potential_breach;
  std::string commitments;  ///< `non-attack (sco-2009, russia-iran-2021), due-diligence (gge-2015)`
  std::string event;
  std::string words;  ///< who is not named, and how many findings that makes
};

/// What a report tells at one place: findings that pend alike, one that stands alone, or a line
/// about those that name nobody.
struct Item {
  std::vector<judge::Finding const*> alike;
  std::optional<Unnamed> unnamed{};
};

/// All of them, the harshest first; a line about nobody follows what has its verdict.
[[nodiscard]] std::vector<Item> items_of(Settings const& settings, JudgedCase const& judged);

}  // namespace casus::report
