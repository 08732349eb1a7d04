#pragma once

#include "engine/report/page.hpp"
#include "engine/report/report.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::report {

[[nodiscard]] Ink ink_of(judge::Verdict verdict);
[[nodiscard]] Ink ink_of(judge::Truth truth);

/// `POTENTIAL BREACH`, or in small letters.
[[nodiscard]] std::string capitals(judge::Verdict verdict);
[[nodiscard]] std::string words(judge::Verdict verdict);

/// ` 0.6 for, 0.8 against`; empty where all is certain and undisputed.
[[nodiscard]] std::string numbers(judge::Support const& support);

/// `text reported in S0`, `text inferred from russia-china-2015 4(3), to be verified`.
[[nodiscard]] std::string provenance_words(model::Provenance const& provenance);

/// `Article 4(3)`, `preamble`; with the title where asked for.
[[nodiscard]] std::string citation(model::Rulebook const& rulebook,
                                   model::Commitment const& commitment);

/// `established`, `contested`, `raised, not established`; empty of a defence that nobody raised.
[[nodiscard]] std::string_view describe_defence(judge::DefenceOutcome const& defence);

/// The notes of a case that a report has told, each with the id of the finding that it stands
/// under.
using NotesTold = std::map<std::string, std::string>;

/// One finding for people: the essentials, five to ten lines. `told` remembers the notes of a case,
/// so that each is told once. `every_way`: all ways to settle it, not the first few.
void write_finding(Page& page, model::Rulebook const& rulebook, record::Case const& judged,
                   judge::Finding const& finding, NotesTold* told = nullptr,
                   bool every_way = false);

/// The verdict with whom and what, as the heading of a finding or of its explanation.
void write_heading(Page& page, model::Rulebook const& rulebook, record::Case const& judged,
                   judge::Finding const& finding);

/// Whether two findings differ in nothing but whose duty is still pending.
[[nodiscard]] bool pend_alike(judge::Finding const& left, judge::Finding const& right);

/// Whether the finding needs no more than a line: a duty that waits for nothing that has a date.
[[nodiscard]] bool waits_for_no_date(judge::Finding const& finding);

/// Findings that pend alike, together where the first of them stands; all others alone.
[[nodiscard]] std::vector<std::vector<judge::Finding const*>> grouped(
    std::vector<judge::Finding const*> const& findings);

/// The bearers of a group, joined by commas.
[[nodiscard]] std::string bearers_of(model::Rulebook const& rulebook, record::Case const& judged,
                                     std::vector<judge::Finding const*> const& alike);

/// Several that pend alike, as one: a treaty of many parties would else fill pages with them.
void write_pending(Page& page, model::Rulebook const& rulebook, record::Case const& judged,
                   std::vector<judge::Finding const*> const& alike);

}  // namespace casus::report
