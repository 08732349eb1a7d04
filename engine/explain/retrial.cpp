#include "engine/explain/retrial.hpp"

#include <algorithm>
#include <utility>

namespace casus::explain {

Retrial::Retrial(model::Rulebook const& rulebook, judge::Finding const& finding,
                 model::Instant as_of, judge::Options options, std::function<void()> on_try)
    : rulebook_(rulebook),
      id_(finding.id),
      options_(std::move(options)),
      on_try_(std::move(on_try)) {
  options_.as_of = as_of;
  options_.only = finding.commitment;
  options_.all = true;  // what is left out of a report for noise is still what the case comes to
  options_.recording = false;
  options_.every_way = false;
}

std::optional<judge::Verdict> Retrial::verdict(record::Case const& changed) {
  ++tries_;
  if (on_try_) on_try_();
  judge::CaseFindings const found = judge::judge(rulebook_, changed, options_);
  auto const same = std::find_if(found.findings.begin(), found.findings.end(),
                                 [&](judge::Finding const& row) { return row.id == id_; });
  if (same == found.findings.end()) return std::nullopt;
  return same->verdict;
}

}  // namespace casus::explain
