#include "engine/scenario/match.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace casus::scenario {
namespace {

constexpr std::string_view no_finding = "no-finding";

/// Whether a finding is one that the defence could have excused.
bool weighs(model::Rulebook const& rulebook, judge::Finding const& finding,
            model::DefenceId defence) {
  std::string const& name = rulebook[defence].name;
  return std::any_of(finding.defences.begin(), finding.defences.end(),
                     [&](judge::DefenceOutcome const& outcome) { return outcome.name == name; });
}

bool is_about(model::Rulebook const& rulebook, record::Case const& judged,
              judge::Finding const& finding, Wanted const& wanted) {
  // Of an amended text, whichever version was the law.
  bool const same =
      !wanted.commitment
      || rulebook.first_version(finding.commitment) == rulebook.first_version(*wanted.commitment);
  if (!same) return false;
  if (wanted.defence && !weighs(rulebook, finding, *wanted.defence)) return false;
  if (wanted.event && finding.event != wanted.event) return false;
  if (!wanted.bearer.empty() && bearer_name(rulebook, judged, finding) != wanted.bearer) {
    return false;
  }
  return wanted.counterparty.empty()
         || counterparty_name(rulebook, judged, finding) == wanted.counterparty;
}

using Found = std::vector<judge::Finding const*>;

Found select(model::Rulebook const& rulebook, record::Case const& judged,
             judge::CaseFindings const& findings, Wanted const& wanted) {
  Found found;
  for (judge::Finding const& finding : findings.findings) {
    if (is_about(rulebook, judged, finding, wanted)) found.push_back(&finding);
  }
  return found;
}

/// Among what reports show; only where nothing there fits, among all.
Found select_shown_first(model::Rulebook const& rulebook, record::Case const& judged,
                         Judged const& findings, Wanted const& wanted) {
  Found found = select(rulebook, judged, findings.shown, wanted);
  return found.empty() ? select(rulebook, judged, findings.all, wanted) : found;
}

std::string list(model::Rulebook const& rulebook, record::Case const& judged,
                 Found const& findings) {
  constexpr std::size_t shown_max = 5;
  std::string text;
  for (std::size_t i = 0; i < std::min(findings.size(), shown_max); ++i) {
    if (i > 0) text += "\n";
    text += describe(rulebook, judged, *findings[i]);
  }
  if (findings.size() > shown_max) {
    text += fmt::format("\nand {} more", findings.size() - shown_max);
  }
  return text;
}

/// A defence's example wants the excuse to be that defence, not another.
bool has_verdict(model::Rulebook const& rulebook, judge::Finding const& finding,
                 Wanted const& wanted) {
  if (judge::name(finding.verdict) != wanted.verdict) return false;
  return !wanted.defence || finding.verdict != judge::Verdict::excused
         || finding.because == rulebook[*wanted.defence].name;
}

Match match_none(model::Rulebook const& rulebook, record::Case const& judged,
                 Judged const& findings, Wanted const& wanted) {
  Found const found = select(rulebook, judged, findings.shown, wanted);
  Match match;
  match.met = found.empty();
  if (!match.met) match.found = list(rulebook, judged, found);
  return match;
}

/// What exists of the commitment at all, where nothing fits the expectation.
std::string nothing_found(model::Rulebook const& rulebook, record::Case const& judged,
                          Judged const& findings, Wanted const& wanted) {
  Wanted wider = wanted;
  wider.bearer.clear();
  wider.counterparty.clear();
  wider.event.reset();
  Found const others = select(rulebook, judged, findings.all, wider);
  if (others.empty()) return "no finding of this commitment at all";
  return "no such finding; of this commitment there are:\n" + list(rulebook, judged, others);
}

}  // namespace

std::string bearer_name(model::Rulebook const& rulebook, record::Case const& judged,
                        judge::Finding const& finding) {
  if (finding.bearer == record::nobody) return "unattributed";
  return record::state_name(rulebook, judged, finding.bearer);
}

std::string counterparty_name(model::Rulebook const& rulebook, record::Case const& judged,
                              judge::Finding const& finding) {
  if (finding.counterparty == record::nobody) return "unidentified";
  return record::state_name(rulebook, judged, finding.counterparty);
}

Judged judge_both(model::Rulebook const& rulebook, record::Case const& judged,
                  judge::Options options) {
  Judged both;
  options.all = false;
  both.shown = judge::judge(rulebook, judged, options);
  options.all = true;
  both.all = judge::judge(rulebook, judged, options);
  return both;
}

Match match(model::Rulebook const& rulebook, record::Case const& judged, Judged const& findings,
            Wanted const& wanted) {
  if (wanted.verdict == no_finding) return match_none(rulebook, judged, findings, wanted);
  Found const found = select_shown_first(rulebook, judged, findings, wanted);
  Match match;
  for (judge::Finding const* finding : found) match.findings.push_back(finding->id);
  if (found.empty()) {
    match.found = nothing_found(rulebook, judged, findings, wanted);
    return match;
  }
  bool const some = std::any_of(found.begin(), found.end(), [&](judge::Finding const* finding) {
    return has_verdict(rulebook, *finding, wanted);
  });
  std::optional<judge::Verdict> const expected = judge::find_verdict(wanted.verdict);
  bool const harsher =
      expected && std::any_of(found.begin(), found.end(), [&](judge::Finding const* finding) {
        return judge::rank(finding->verdict) > judge::rank(*expected);
      });
  match.met = some && !harsher;
  if (!match.met) match.found = list(rulebook, judged, found);
  return match;
}

std::vector<judge::Finding const*> holding(model::Rulebook const& rulebook,
                                           record::Case const& judged, Judged const& findings,
                                           Wanted const& wanted) {
  Found found = select_shown_first(rulebook, judged, findings, wanted);
  auto const other = std::remove_if(found.begin(), found.end(), [&](judge::Finding const* finding) {
    return !has_verdict(rulebook, *finding, wanted);
  });
  found.erase(other, found.end());
  return found;
}

std::string describe(model::Rulebook const& rulebook, record::Case const& judged,
                     Wanted const& wanted) {
  std::string text = wanted.verdict;
  if (wanted.commitment) {
    model::Commitment const& commitment = rulebook[*wanted.commitment];
    text += fmt::format(" of {}/{}", rulebook[commitment.instrument].name, commitment.name);
  } else if (wanted.defence) {
    text += fmt::format(" with the defence {}", rulebook[*wanted.defence].name);
  }
  if (!wanted.bearer.empty()) text += " by " + wanted.bearer;
  if (!wanted.counterparty.empty()) text += " towards " + wanted.counterparty;
  if (wanted.event) text += " on " + judged.events[wanted.event->value].id;
  return text;
}

std::string describe(model::Rulebook const& rulebook, record::Case const& judged,
                     judge::Finding const& finding) {
  model::Commitment const& commitment = rulebook[finding.commitment];
  std::string text = fmt::format("{} of {}/{} by {} towards {}", judge::name(finding.verdict),
                                 rulebook[commitment.instrument].name, commitment.name,
                                 bearer_name(rulebook, judged, finding),
                                 counterparty_name(rulebook, judged, finding));
  if (finding.event) text += " on " + judged.events[finding.event->value].id;
  if (!finding.because.empty()) text += " because of " + finding.because;
  if (!finding.reason.empty()) text += ": " + finding.reason;
  return text;
}

}  // namespace casus::scenario
