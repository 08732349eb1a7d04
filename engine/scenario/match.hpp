#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/judge/finding.hpp"
#include "engine/record/case.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::scenario {

/// A verdict that somebody expects, of a case or of an example inside a clause.
struct Wanted {
  std::optional<model::CommitmentId> commitment;  ///< nothing: any that the defence could excuse
  std::optional<model::DefenceId> defence;        ///< of an example inside a defence: what excuses
  std::string bearer;                             ///< as reports print it; empty: any
  std::string counterparty;                       ///< the same
  std::optional<record::EventId> event;           ///< the trigger; nothing: any
  std::string verdict;                            ///< a verdict's name or `no-finding`
};

/// One case judged twice: as reports show it, and with the duties that nothing in the case concerns
/// (semantics, section 12), which may be expected but are no findings otherwise.
struct Judged {
  judge::CaseFindings shown;
  judge::CaseFindings all;
};

[[nodiscard]] Judged judge_both(model::Rulebook const& rulebook, record::Case const& judged,
                                judge::Options options);

/// Whether the expectation is met, and if not, what was found instead.
struct Match {
  bool met = false;
  std::string found;                  ///< in words, with the reason; empty where met
  std::vector<std::string> findings;  ///< ids of those that the expectation is about
};

/// Met where a finding of that commitment, bearer, counterparty and event has the verdict and none
/// of them has a harsher one; `no-finding` where there is none, not even one that is not
/// applicable.
[[nodiscard]] Match match(model::Rulebook const& rulebook, record::Case const& judged,
                          Judged const& findings, Wanted const& wanted);

/// The findings that have the verdict which the expectation wants: none where it wants that there
/// is no finding. They live as long as `findings`.
[[nodiscard]] std::vector<judge::Finding const*> holding(model::Rulebook const& rulebook,
                                                         record::Case const& judged,
                                                         Judged const& findings,
                                                         Wanted const& wanted);

/// As reports and expectations name the sides of a finding.
[[nodiscard]] std::string bearer_name(model::Rulebook const& rulebook, record::Case const& judged,
                                      judge::Finding const& finding);
[[nodiscard]] std::string counterparty_name(model::Rulebook const& rulebook,
                                            record::Case const& judged,
                                            judge::Finding const& finding);

/// `potential-breach of russia-iran-2021/non-attack by russia towards iran on e1`.
[[nodiscard]] std::string describe(model::Rulebook const& rulebook, record::Case const& judged,
                                   Wanted const& wanted);
[[nodiscard]] std::string describe(model::Rulebook const& rulebook, record::Case const& judged,
                                   judge::Finding const& finding);

}  // namespace casus::scenario
