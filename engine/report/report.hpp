#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/judge/finding.hpp"
#include "engine/record/case.hpp"
#include "engine/record/files.hpp"
#include "engine/record/read.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::report {

/// What a report is about, whatever coat it wears.
struct Settings {
  model::Rulebook const& rulebook;
  judge::Options options;
  std::string version;                      ///< of the program
  std::vector<std::string> treaties;        ///< shown, by name; empty: all
  std::vector<judge::Verdict> only;         ///< shown; empty: all
  bool all = false;                         ///< `not-applicable` findings too
  std::optional<judge::Verdict> fail_on{};  ///< what a format with failures calls one
  std::optional<record::Tlp> max_tlp{};     ///< nothing that bears a stricter mark is in the cases

  [[nodiscard]] bool shows(model::InstrumentId instrument) const;
  [[nodiscard]] bool shows(judge::Finding const& finding) const;
};

/// One case with what it comes to.
struct JudgedCase {
  record::Case const& judged;
  judge::CaseFindings const& found;
  record::CaseText const* text = nullptr;  ///< that it was read from; nothing: places are not known
};

/// How far the cases of a report may be passed on, and what was left out of it for that.
struct Markings {
  std::optional<record::Tlp> strictest{};  ///< of the cases and all that they say
  std::size_t withheld_statements = 0;
  std::size_t withheld_cases = 0;
  std::size_t unmarked_cases = 0;  ///< that bear no mark themselves

  void add(record::Case const& judged);
  void add(Markings const& other);
};

/// What there is to say of a run besides its cases.
struct Remarks {
  std::vector<record::ReadError> errors{};  ///< cases that could not be read
  bool interrupted = false;                 ///< there are more cases, which nobody judged
  Markings markings{};
};

/// Every report for people says it.
inline constexpr std::string_view prima_facie =
    "A prima facie assessment of what is reported: it flags, it does not convict.";

/// The names of the instruments that findings may come from, sorted.
[[nodiscard]] std::vector<std::string> treaty_names(Settings const& settings);

/// `4(3)`, `preamble`, `annex 1`, `paragraph 13(c)`; empty where the number is not known.
[[nodiscard]] std::string article_name(model::Article const& article);
/// `un-charter, Article 51`, `sco-2009, annex 1`; of an article of unknown number, its treaty.
[[nodiscard]] std::string article_citation(model::Rulebook const& rulebook, model::ArticleId id);

/// `russia`, `unattributed`, `unidentified`.
[[nodiscard]] std::string bearer_name(model::Rulebook const& rulebook, record::Case const& judged,
                                      model::StateId state);
[[nodiscard]] std::string counterparty_name(model::Rulebook const& rulebook,
                                            record::Case const& judged, model::StateId state);

/// A finding in the words of a report; not yet escaped for any format.
struct FindingNames {
  std::string treaty, article, commitment, bearer, counterparty;
  std::string event;  ///< empty where no event set it off
};
[[nodiscard]] FindingNames names_of(Settings const& settings, JudgedCase const& judged,
                                    judge::Finding const& finding);

/// Whether a report for people speaks of the finding: it names what is not applicable without being
/// asked, so that an analyst sees at once why a treaty says nothing.
[[nodiscard]] bool is_listed(Settings const& settings, judge::Finding const& finding);

/// Those that it tells in full, the harshest first, equals as they were judged.
[[nodiscard]] std::vector<judge::Finding const*> harshest_first(Settings const& settings,
                                                                JudgedCase const& judged);

}  // namespace casus::report
