#pragma once

#include "engine/explain/retrial.hpp"
#include "engine/explain/statements.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace casus::explain {

/// Bounds of the searches below: each try judges the case again.
struct SearchLimits {
  std::size_t tries_max = 1'500;
  std::size_t statements_max = 400;  ///< of a case; beyond, nothing is searched
  std::size_t sets_max = 8;          ///< listed of one kind
};

/// How often the searches for the reasons of one finding may judge the case again.
[[nodiscard]] std::size_t tries_at_most(model::Rulebook const& rulebook, record::Case const& judged,
                                        SearchLimits const& limits, bool with_why_not);

/// The fewest statements on which the verdict stands by themselves.
struct Grounds {
  std::vector<Statement> statements;
  /// No smaller set keeps the verdict: every one was tried. Otherwise no statement of the set can
  /// be left out, but a smaller set may exist.
  bool smallest = true;
  bool searched = true;  ///< false: the case has too many statements
};

/// Exact by trying every smaller set, within the limits.
[[nodiscard]] Grounds grounds_of(model::Rulebook const& rulebook, record::Case const& judged,
                                 judge::Finding const& finding, Retrial& retrial,
                                 SearchLimits const& limits = {});

/// What the verdict would be had one source not spoken.
struct Withdrawal {
  record::SourceId source;
  std::optional<judge::Verdict> verdict;  ///< nothing: no finding
};

/// The sources whose withdrawal changes the verdict, in the order of the case.
[[nodiscard]] std::vector<Withdrawal> telling_sources(record::Case const& judged,
                                                      judge::Finding const& finding,
                                                      Retrial& retrial,
                                                      SearchLimits const& limits = {});

/// Why a finding has not another verdict.
struct WhyNot {
  judge::Verdict wanted = judge::Verdict::breach;
  std::vector<std::string> obstacles;  ///< each a clause: `imputation is only contested: …`
  /// Smallest sets of statements without which it would be the wanted verdict.
  std::vector<std::vector<Statement>> without;
  std::vector<judge::MissingSet> with;  ///< facts that, all shown, would make it so
  bool truncated = false;               ///< larger or other sets were not tried
};

[[nodiscard]] WhyNot why_not(model::Rulebook const& rulebook, record::Case const& judged,
                             judge::Finding const& finding, judge::Verdict wanted,
                             judge::Options const& options, Retrial& retrial,
                             SearchLimits const& limits = {});

/// The reasons behind one finding that are found by judging the case again.
struct Reasons {
  Grounds grounds;
  std::vector<Withdrawal> telling_sources;
  std::optional<WhyNot> why_not;
};

}  // namespace casus::explain
