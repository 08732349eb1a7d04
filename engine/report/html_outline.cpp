#include "engine/report/html_outline.hpp"

#include "engine/report/finding_text.hpp"
#include "engine/report/page.hpp"
#include "engine/report/state_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace casus::report {
namespace {

constexpr char field_end = '\t';
constexpr char line_end = '\n';
/// Between the outline and the section.
constexpr char outline_end = '\f';
constexpr char no_verdict = '-';

char code_of(std::optional<judge::Verdict> verdict) {
  return verdict ? static_cast<char>('a' + static_cast<int>(*verdict)) : no_verdict;
}

std::optional<judge::Verdict> verdict_of(char code) {
  if (code == no_verdict) return std::nullopt;
  return static_cast<judge::Verdict>(code - 'a');
}

std::string_view take(std::string_view& rest, char end) {
  std::size_t const at = std::min(rest.find(end), rest.size());
  std::string_view const field = rest.substr(0, at);
  rest.remove_prefix(std::min(at + 1, rest.size()));
  return field;
}

model::Instant instant_of(std::string_view text) {
  model::Instant value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// Over all events that have a date; a side that nobody reports is the other.
std::optional<model::Interval> time_of(record::Case const& judged) {
  std::optional<model::Interval> time;
  for (record::Event const& event : judged.events) {
    for (record::Claim<model::Interval> const& claim : event.time) {
      model::Interval one = claim.value;
      if (one.first == model::distant_past) one.first = one.last;
      if (one.last == model::distant_future) one.last = one.first;
      if (one.first == model::distant_future || one.last == model::distant_past) continue;
      if (!time) time = one;
      time->first = std::min(time->first, one.first);
      time->last = std::max(time->last, one.last);
    }
  }
  return time;
}

}  // namespace

Outline outline_of(Settings const& settings, JudgedCase const& judged) {
  std::vector<std::string> const treaties = treaty_names(settings);
  Outline outline;
  outline.id = judged.judged.id;
  outline.title = judged.judged.title.empty() ? judged.judged.id : judged.judged.title;
  outline.time = time_of(judged.judged);
  outline.worst.resize(treaties.size());
  for (judge::Finding const& finding : judged.found.findings) {
    if (!is_listed(settings, finding)) continue;
    FindingNames const names = names_of(settings, judged, finding);
    auto const column = std::lower_bound(treaties.begin(), treaties.end(), names.treaty);
    std::optional<judge::Verdict>& worst =
        outline.worst[static_cast<std::size_t>(column - treaties.begin())];
    bool const says_more = !worst || *worst == judge::Verdict::not_applicable;
    if (says_more || judge::rank(finding.verdict) > judge::rank(*worst)) worst = finding.verdict;
  }
  for (auto const& alike : grouped(harshest_first(settings, judged))) {
    judge::Finding const& first = *alike.front();
    if (!first.deadline) continue;
    FindingNames const names = names_of(settings, judged, first);
    outline.deadlines.push_back(
        {*first.deadline, first.verdict,
         fmt::format("{}, {} · {} → {}", names.treaty, names.commitment,
                     short_bearers(settings.rulebook, judged.judged, alike),
                     short_name(settings.rulebook, judged.judged, first.counterparty))});
  }
  return outline;
}

std::string outline_and_section(Outline const& outline, std::string_view section) {
  std::string out = printable(outline.id) + field_end + printable(outline.title) + field_end;
  out += printable(outline.anchor) + field_end;
  if (outline.time) out += fmt::format("{} {}", outline.time->first, outline.time->last);
  out += field_end;
  for (std::optional<judge::Verdict> const& verdict : outline.worst) out += code_of(verdict);
  for (OutlineDeadline const& row : outline.deadlines) {
    out += line_end;
    out += fmt::format("{}{}{}{}", row.at, field_end, code_of(row.verdict), field_end);
    out += printable(row.what);
  }
  out += outline_end;
  return out.append(section);
}

Outline read_outline(std::string_view piece) {
  std::string_view rest = take(piece, outline_end);
  std::string_view head = take(rest, line_end);
  Outline outline;
  outline.id = take(head, field_end);
  outline.title = take(head, field_end);
  outline.anchor = take(head, field_end);
  std::string_view time = take(head, field_end);
  if (!time.empty()) {
    model::Instant const first = instant_of(take(time, ' '));
    outline.time = model::Interval{first, instant_of(time)};
  }
  for (char const code : head) outline.worst.push_back(verdict_of(code));
  while (!rest.empty()) {
    std::string_view line = take(rest, line_end);
    model::Instant const at = instant_of(take(line, field_end));
    std::string_view const code = take(line, field_end);
    outline.deadlines.push_back(
        {at, verdict_of(code.front()).value_or(judge::Verdict::pending), std::string(line)});
  }
  return outline;
}

std::string_view read_section(std::string_view piece) {
  static_cast<void>(take(piece, outline_end));
  return piece;
}

}  // namespace casus::report
