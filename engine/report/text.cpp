#include "engine/report/text.hpp"

#include "dsl/text/counted.hpp"
#include "engine/report/finding_text.hpp"
#include "engine/report/markings.hpp"
#include "engine/report/page.hpp"
#include "engine/report/unnamed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace casus::report {
namespace {

constexpr std::size_t indent = 4;

/// Whether a finding about nobody only repeats what one about a named State says.
bool repeats(std::vector<judge::Finding> const& findings, judge::Finding const& finding) {
  return finding.bearer == record::nobody
         && std::any_of(findings.begin(), findings.end(), [&](judge::Finding const& other) {
              return other.bearer != record::nobody && other.verdict == finding.verdict
                     && other.commitment == finding.commitment && other.event == finding.event
                     && other.counterparty == finding.counterparty;
            });
}

/// A line for each treaty and time of force: which commitments do not apply, and why. The reason is
/// that of the first of them.
void write_not_applicable(Page& page, Settings const& settings, JudgedCase const& judged) {
  struct Group {
    std::string treaty, force, reason;
    std::vector<std::string> commitments;
  };
  std::vector<Group> groups;
  for (judge::Finding const& finding : judged.found.findings) {
    if (finding.verdict != judge::Verdict::not_applicable) continue;
    if (!is_listed(settings, finding) || repeats(judged.found.findings, finding)) continue;
    model::Commitment const& commitment = settings.rulebook[finding.commitment];
    std::string const& treaty = settings.rulebook[commitment.instrument].name;
    auto group = std::find_if(groups.begin(), groups.end(), [&](Group const& known) {
      return known.treaty == treaty && known.force == finding.force;
    });
    if (group == groups.end())
      group = groups.insert(groups.end(), {treaty, finding.force, finding.reason, {}});
    std::vector<std::string>& names = group->commitments;
    if (std::find(names.begin(), names.end(), commitment.name) == names.end()) {
      names.push_back(commitment.name);
    }
  }
  for (Group const& group : groups) {
    bool const named = group.reason.find(group.treaty) != std::string::npos;
    page.paragraph(2, indent,
                   {{"NOT APPLICABLE", Ink::faint},
                    {" · "},
                    {fmt::format("{}", fmt::join(group.commitments, ", ")), Ink::strong},
                    {named ? ": " : fmt::format(" ({}): ", group.treaty)},
                    {group.reason}});
  }
  if (!groups.empty()) page.blank();
}

void write_unnamed(Page& page, Unnamed const& one) {
  page.paragraph(2, indent,
                 {{capitals(one.verdict), ink_of(one.verdict)},
                  {" · "},
                  {one.commitments, Ink::strong},
                  {": " + one.words}});
}

/// Every instrument that has something to say of the case, with its harshest verdict, and those
/// that bind and say nothing: side by side, since verdicts are never merged.
void write_side_by_side(Page& page, Settings const& settings, JudgedCase const& judged) {
  std::map<std::string, judge::Verdict> worst;
  for (judge::Finding const& finding : judged.found.findings) {
    model::InstrumentId const id = settings.rulebook[finding.commitment].instrument;
    if (!settings.shows(id)) continue;
    auto const [row, added] = worst.emplace(settings.rulebook[id].name, finding.verdict);
    if (!added && judge::rank(finding.verdict) > judge::rank(row->second)) {
      row->second = finding.verdict;
    }
    // Of the mildest, what was judged says more than what was not.
    if (row->second == judge::Verdict::not_applicable) row->second = finding.verdict;
  }
  if (worst.size() > 1) {
    std::vector<std::pair<std::string, judge::Verdict>> rows(worst.begin(), worst.end());
    std::stable_sort(rows.begin(), rows.end(), [](auto const& left, auto const& right) {
      return static_cast<int>(left.second) > static_cast<int>(right.second);
    });
    Text text;
    for (auto const& [name, verdict] : rows) {
      if (!text.empty()) text.push_back({" · ", Ink::faint});
      text.push_back({name + " "});
      text.push_back({words(verdict), ink_of(verdict)});
    }
    page.row(2, "side by side", text);
  }
  std::vector<std::string> silent;
  for (model::InstrumentId const id : judged.found.silent) {
    if (settings.shows(id)) silent.push_back(settings.rulebook[id].name);
  }
  if (!silent.empty()) {
    page.row(2, "no clause",
             {{fmt::format("{} bound them, as far as is known, and {} no commitment on this",
                           fmt::join(silent, ", "), silent.size() == 1 ? "has" : "have")}});
  }
  if (worst.size() > 1 || !silent.empty()) page.blank();
}

/// Of a direction that is not open yet: what it waits for.
std::string awaited_words(model::Rulebook const& rulebook, judge::CooperationRecord const& entry) {
  if (!entry.awaited || *entry.awaited >= judge::Truth::contested) return "";
  return fmt::format("; it awaits {}, of which nothing is on record",
                     rulebook.cooperations[entry.cooperation].awaits->words);
}

void write_threats(Page& page, Settings const& settings, JudgedCase const& judged) {
  bool any = false;
  for (judge::ThreatMatch const& match : judged.found.threats) {
    model::Threat const& threat = settings.rulebook.threats[match.threat];
    if (!settings.shows(threat.instrument)) continue;
    any = true;
    page.paragraph(2, indent,
                   {{"THREAT", Ink::cyan},
                    {" · "},
                    {threat.name, Ink::strong},
                    {fmt::format(" · {} in {}: cooperation, no breach by itself",
                                 judged.judged.events[match.event.value].id,
                                 article_citation(settings.rulebook, threat.article))},
                    {match.outcome.truth == judge::Truth::established
                         ? std::string()
                         : fmt::format(" ({})", judge::name(match.outcome.truth)),
                     Ink::faint}});
  }
  for (judge::CooperationRecord const& entry : judged.found.cooperation) {
    model::Cooperation const& row = settings.rulebook.cooperations[entry.cooperation];
    if (!settings.shows(row.instrument) || entry.events.empty()) continue;
    std::vector<std::string> events;
    for (record::EventId const id : entry.events) {
      events.push_back(judged.judged.events[id.value].id);
    }
    any = true;
    page.paragraph(2, indent,
                   {{"COOPERATION", Ink::cyan},
                    {" · "},
                    {row.name, Ink::strong},
                    {fmt::format(" · {} ({}): on record, no verdict", fmt::join(events, ", "),
                                 settings.rulebook[row.instrument].name)},
                    {awaited_words(settings.rulebook, entry), Ink::faint}});
  }
  if (any) page.blank();
}

/// The mark of a whole report stands at its head and at its foot, as the protocol asks.
void write_mark(Page& page, std::string const& mark) {
  if (!mark.empty()) page.paragraph(0, 0, {{mark, Ink::strong}});
}

std::string treaties_line(Settings const& settings) {
  std::vector<std::string> const names = treaty_names(settings);
  return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

void Summary::add(Settings const& settings, JudgedCase const& judged) {
  ++cases;
  for (judge::Finding const& finding : judged.found.findings) {
    if (is_listed(settings, finding)) ++by_verdict[static_cast<std::size_t>(finding.verdict)];
  }
}

void Summary::add(Summary const& other) {
  for (std::size_t i = 0; i < by_verdict.size(); ++i) by_verdict[i] += other.by_verdict[i];
  cases += other.cases;
}

std::string text_header(Settings const& settings, Remarks const& remarks, TextStyle const& style) {
  Page page(style.width, style.colour);
  write_mark(page, label_of(remarks));
  judge::Options const& options = settings.options;
  page.paragraph(0, 0, {{std::string(prima_facie), Ink::strong}});
  std::string measures = fmt::format("standard of proof: {} ({}) · measure of doubt: {}",
                                     options.standard.name, options.standard.value, options.doubt);
  if (options.patience) measures += " · patience: " + model::to_string(*options.patience);
  if (options.law_as_of) measures += " · law as of " + model::date_string(*options.law_as_of);
  page.paragraph(0, 2, {{measures, Ink::faint}});
  page.paragraph(0, 2, {{"rules: " + treaties_line(settings), Ink::faint}});
  std::string const withheld = withheld_words(settings, remarks);
  if (!withheld.empty()) page.paragraph(0, 2, {{withheld, Ink::strong}});
  page.blank();
  return page.take();
}

std::string case_heading(record::Case const& judged, model::Instant as_of, TextStyle const& style) {
  Page page(style.width, style.colour);
  page.rule(0);
  Text title{{judged.id, Ink::strong}};
  if (!judged.title.empty()) title.push_back({" · " + judged.title});
  page.paragraph(0, 2, title);
  page.paragraph(
      0, 2,
      {{fmt::format("the record as it stood on {} · {}", model::date_string(as_of), judged.file),
        Ink::faint}});
  std::string const mark = label_of(judged);
  if (!mark.empty()) page.paragraph(0, 2, {{mark, Ink::strong}});
  std::string const withheld = withheld_words(judged);
  if (!withheld.empty()) page.paragraph(0, 2, {{withheld, Ink::strong}});
  page.blank();
  return page.take();
}

std::string case_text(Settings const& settings, JudgedCase const& judged, TextStyle const& style) {
  Page page(style.width, style.colour);
  std::vector<Item> const items = items_of(settings, judged);
  NotesTold told;
  write_side_by_side(page, settings, judged);
  for (Item const& item : items) {
    if (item.unnamed) {
      write_unnamed(page, *item.unnamed);
    } else if (item.alike.size() > 1) {
      write_pending(page, settings.rulebook, judged.judged, item.alike);
    } else {
      write_finding(page, settings.rulebook, judged.judged, *item.alike.front(), &told);
    }
    page.blank();
  }
  std::string const before = case_heading(judged.judged, judged.found.as_of, style) + page.take();
  write_not_applicable(page, settings, judged);
  write_threats(page, settings, judged);
  std::string const rest = page.take();
  if (items.empty() && rest.empty()) {
    bool const all = settings.only.empty() && settings.treaties.empty();
    page.paragraph(2, indent,
                   {{all ? "nothing in this record touches a commitment of these rules"
                         : "no finding of the kind that was asked for"}});
    page.blank();
    return before + page.take();
  }
  return before + rest;
}

std::string text_footer(Summary const& summary, Remarks const& remarks, TextStyle const& style) {
  std::vector<record::ReadError> const& errors = remarks.errors;
  Page page(style.width, style.colour);
  page.rule(0);
  if (!errors.empty()) {
    std::set<std::string> files;
    for (record::ReadError const& error : errors) files.insert(error.file);
    page.paragraph(
        0, 2, {{"could not be read", Ink::red}, {fmt::format(": {}", fmt::join(files, ", "))}});
  }
  Text line{{text::counted(summary.cases, "case", "cases") + " judged: "}};
  bool first = true;
  for (std::size_t i = judge::verdict_names.size(); i-- > 0;) {
    if (summary.by_verdict[i] == 0) continue;
    judge::Verdict const verdict = judge::verdict_names[i].verdict;
    if (!first) line.push_back({", "});
    first = false;
    line.push_back({fmt::format("{} {}", summary.by_verdict[i], words(verdict)), ink_of(verdict)});
  }
  if (first) line.push_back({"no finding"});
  if (remarks.interrupted) {
    line.push_back({"; "});
    line.push_back({"interrupted, there are more cases", Ink::red});
  }
  if (!errors.empty()) {
    line.push_back({"; "});
    line.push_back({text::counted(errors.size(), "error", "errors"), Ink::red});
  }
  page.paragraph(0, 2, line);
  page.paragraph(0, 2,
                 {{"Prima facie only: nobody is convicted. `casus explain CASE` shows the reasons.",
                   Ink::faint}});
  write_mark(page, label_of(remarks));
  return page.take();
}

}  // namespace casus::report
