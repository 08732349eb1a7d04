#pragma once

#include "engine/judge/finding.hpp"

#include <string>
#include <string_view>
#include <vector>

// Inside engine/report only.
namespace casus::report {

/// What to find out, and as which verdicts that may settle the finding. Which answer leads there
/// the facts say themselves: `whether iran consented` excuses if so, `whether it was a wiper`
/// clears if not. Facts that settle it either way are named once.
struct Way {
  std::vector<judge::Verdict> as;
  std::string facts;
};
[[nodiscard]] std::vector<Way> ways_to_settle(judge::Finding const& finding);

/// The ways to the same verdicts, told together: what each of them needs is said once.
struct Ways {
  std::vector<judge::Verdict> as;
  std::string always;               ///< empty where they share nothing
  std::vector<std::string> either;  ///< of which one is needed; empty of a single way
};
/// In the order of the shortest way of each.
[[nodiscard]] std::vector<Ways> ways_together(judge::Finding const& finding);

/// What all of them need; with words that lead over to `either`, where there is a choice.
[[nodiscard]] std::string needed(Ways const& ways);

/// What stands between `find out` and that: a list of which one is needed has a colon of its own.
[[nodiscard]] std::string_view before_needed(Ways const& ways);

/// `as breach or departure, find out`.
[[nodiscard]] std::string find_out(std::vector<judge::Verdict> const& as);

}  // namespace casus::report
