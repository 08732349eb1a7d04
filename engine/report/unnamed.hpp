#pragma once

#include "engine/report/report.hpp"

#include <string>
#include <vector>

// Inside engine/report only: findings that name no State on either side.
namespace casus::report {

/// Findings in the order of a report, and those apart that are potential ones by a State not named
/// towards a State not named: each commitment of each treaty would else say at length that nothing
/// is known.
struct Sorted {
  std::vector<judge::Finding const*> named, unnamed;
};
[[nodiscard]] Sorted sorted(record::Case const& judged,
                            std::vector<judge::Finding const*> const& findings);

/// Those of one verdict about the same event, together.
struct Unnamed {
  judge::Verdict verdict = judge::Verdict::potential_breach;
  std::string commitments;  ///< `non-attack (sco-2009), non-attack (russia-iran-2021)`
  std::string words;        ///< that nobody is named, and how many findings that makes
};
[[nodiscard]] std::vector<Unnamed> unnamed_together(
    Settings const& settings, JudgedCase const& judged,
    std::vector<judge::Finding const*> const& unnamed);

}  // namespace casus::report
