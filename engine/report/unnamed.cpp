#include "engine/report/unnamed.hpp"

#include "dsl/text/counted.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace casus::report {
namespace {

template <class Claims>
bool name_nobody(Claims const& claims) {
  return std::all_of(claims.begin(), claims.end(),
                     [](auto const& claim) { return claim.value == record::nobody; });
}

bool names_nobody(record::Case const& judged, judge::Finding const& finding) {
  using judge::Verdict;
  bool const open = finding.verdict == Verdict::potential_breach
                    || finding.verdict == Verdict::potential_departure;
  if (!open || !finding.event || finding.bearer != record::nobody) return false;
  record::Event const& event = judged.events[finding.event->value];
  return name_nobody(event.against) && name_nobody(event.to);
}

struct Group {
  judge::Finding const* first;
  std::size_t count = 0;
  std::vector<std::string> commitments;  ///< each with its treaty
};

}  // namespace

Sorted sorted(record::Case const& judged, std::vector<judge::Finding const*> const& findings) {
  Sorted out;
  for (judge::Finding const* finding : findings) {
    (names_nobody(judged, *finding) ? out.unnamed : out.named).push_back(finding);
  }
  return out;
}

std::vector<Unnamed> unnamed_together(Settings const& settings, JudgedCase const& judged,
                                      std::vector<judge::Finding const*> const& unnamed) {
  std::vector<Group> groups;
  for (judge::Finding const* finding : unnamed) {
    auto group = std::find_if(groups.begin(), groups.end(), [&](Group const& known) {
      return known.first->verdict == finding->verdict && known.first->event == finding->event;
    });
    if (group == groups.end()) group = groups.insert(groups.end(), Group{finding, 0, {}});
    FindingNames const names = names_of(settings, judged, *finding);
    std::string const what = fmt::format("{} ({})", names.commitment, names.treaty);
    std::vector<std::string>& known = group->commitments;
    if (std::find(known.begin(), known.end(), what) == known.end()) known.push_back(what);
    ++group->count;
  }
  std::vector<Unnamed> out;
  for (Group const& group : groups) {
    std::string const& event = judged.judged.events[group.first->event->value].id;
    out.push_back({group.first->verdict, fmt::format("{}", fmt::join(group.commitments, ", ")),
                   fmt::format("of {} the record names neither who did it nor to whom; {}, in full "
                               "by `casus explain`",
                               event, text::counted(group.count, "finding", "findings"))});
  }
  return out;
}

}  // namespace casus::report
