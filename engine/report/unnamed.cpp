#include "engine/report/unnamed.hpp"

#include "dsl/text/counted.hpp"
#include "engine/report/finding_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace casus::report {
namespace {

using judge::Verdict;

template <class Claims>
bool name_nobody(Claims const& claims) {
  return std::all_of(claims.begin(), claims.end(),
                     [](auto const& claim) { return claim.value == record::nobody; });
}

bool names_nobody(record::Case const& judged, judge::Finding const& finding) {
  if (!finding.event) return false;
  record::Event const& event = judged.events[finding.event->value];
  if (!name_nobody(event.against) || !name_nobody(event.to)) return false;
  bool const open = finding.verdict == Verdict::potential_breach
                    || finding.verdict == Verdict::potential_departure;
  if (open) return finding.bearer == record::nobody;
  return finding.counterparty == record::nobody && waits_for_no_date(finding);
}

struct Group {
  judge::Finding const* first;
  std::size_t count = 0;
  std::vector<std::pair<std::string, std::vector<std::string>>> commitments;  ///< with treaties
};

void add(Group& group, FindingNames const& names) {
  auto row = std::find_if(group.commitments.begin(), group.commitments.end(),
                          [&](auto const& known) { return known.first == names.commitment; });
  if (row == group.commitments.end()) {
    row = group.commitments.insert(row, {names.commitment, {}});
  }
  std::vector<std::string>& treaties = row->second;
  if (std::find(treaties.begin(), treaties.end(), names.treaty) == treaties.end()) {
    treaties.push_back(names.treaty);
  }
  ++group.count;
}

std::string commitments_of(Group const& group) {
  std::string out;
  for (auto const& [commitment, treaties] : group.commitments) {
    out += out.empty() ? "" : ", ";
    out += fmt::format("{} ({})", commitment, fmt::join(treaties, ", "));
  }
  return out;
}

std::string words_for(Group const& group, std::string const& event) {
  std::string_view const in_full = "in full by `casus explain`";
  if (group.first->verdict == Verdict::pending) {
    return fmt::format(
        "of {} the record does not name to whom it was done; {} towards a State not named, {}",
        event, text::counted(group.count, "duty", "duties"), in_full);
  }
  return fmt::format("of {} the record names neither who did it nor to whom; {}, {}", event,
                     text::counted(group.count, "finding", "findings"), in_full);
}

std::vector<Unnamed> unnamed_together(Settings const& settings, JudgedCase const& judged,
                                      std::vector<judge::Finding const*> const& unnamed) {
  std::vector<Group> groups;
  for (judge::Finding const* finding : unnamed) {
    auto group = std::find_if(groups.begin(), groups.end(), [&](Group const& known) {
      return known.first->verdict == finding->verdict && known.first->event == finding->event;
    });
    if (group == groups.end()) group = groups.insert(groups.end(), Group{finding, 0, {}});
    add(*group, names_of(settings, judged, *finding));
  }
  std::vector<Unnamed> out;
  for (Group const& group : groups) {
    std::string const& event = judged.judged.events[group.first->event->value].id;
    out.push_back({group.first->verdict, commitments_of(group), event, words_for(group, event)});
  }
  return out;
}

Verdict verdict_of(Item const& item) {
  return item.unnamed ? item.unnamed->verdict : item.alike.front()->verdict;
}

}  // namespace

std::vector<Item> items_of(Settings const& settings, JudgedCase const& judged) {
  std::vector<judge::Finding const*> named;
  std::vector<judge::Finding const*> unnamed;
  for (judge::Finding const* finding : harshest_first(settings, judged)) {
    (names_nobody(judged.judged, *finding) ? unnamed : named).push_back(finding);
  }
  std::vector<Item> items;
  for (auto& alike : grouped(named)) items.push_back({std::move(alike)});
  for (Unnamed& one : unnamed_together(settings, judged, unnamed)) {
    items.push_back({{}, std::move(one)});
  }
  std::stable_sort(items.begin(), items.end(), [](Item const& left, Item const& right) {
    return judge::rank(verdict_of(left)) > judge::rank(verdict_of(right));
  });
  return items;
}

}  // namespace casus::report
