#include "engine/report/ways.hpp"

#include "engine/judge/phrases.hpp"
#include "engine/report/finding_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace casus::report {
namespace {

using Facts = std::vector<std::string>;

struct FactsOf {
  std::vector<judge::Verdict> as;
  Facts facts;
};

/// Facts as a list; questions, which are sentences of their own, come last and share their head.
std::string joined(Facts const& facts) {
  constexpr std::string_view head = "the answer to the question: ";
  Facts items;
  Facts questions;
  for (std::string const& fact : facts) {
    if (fact.rfind(head, 0) != 0) {
      // `whether X: the reason` would not end within a list.
      std::size_t const colon = facts.size() > 1 ? fact.find(": ") : fact.npos;
      items.push_back(colon == fact.npos
                          ? fact
                          : fmt::format("{} ({})", fact.substr(0, colon), fact.substr(colon + 2)));
    } else {
      questions.push_back(fmt::format("“{}”", fact.substr(head.size())));
    }
  }
  if (!questions.empty()) {
    items.push_back(fmt::format("the {} to {}", questions.size() == 1 ? "answer" : "answers",
                                judge::phrases::list(questions)));
  }
  return judge::phrases::list(items);
}

std::vector<FactsOf> sets_of(judge::Finding const& finding) {
  std::vector<FactsOf> sets;
  for (judge::MissingSet const& set : finding.missing.sets) {
    auto known = std::find_if(sets.begin(), sets.end(),
                              [&](FactsOf const& one) { return one.facts == set.facts; });
    if (known == sets.end()) known = sets.insert(sets.end(), {{}, set.facts});
    known->as.push_back(set.would);
  }
  return sets;
}

Ways together(std::vector<FactsOf> const& sets) {
  std::map<std::string, std::size_t> times;
  for (FactsOf const& set : sets) {
    for (std::string const& fact : set.facts) ++times[fact];
  }
  Ways ways{sets.front().as, {}, {}};
  Facts always;
  for (std::string const& fact : sets.front().facts) {
    if (times[fact] == sets.size()) always.push_back(fact);
  }
  ways.always = joined(always);
  if (sets.size() == 1) return ways;
  for (FactsOf const& set : sets) {
    Facts rest;
    for (std::string const& fact : set.facts) {
      if (times[fact] < sets.size()) rest.push_back(fact);
    }
    ways.either.push_back(joined(rest));
  }
  return ways;
}

}  // namespace

std::vector<Way> ways_to_settle(judge::Finding const& finding) {
  std::vector<Way> ways;
  for (FactsOf& set : sets_of(finding)) ways.push_back({std::move(set.as), joined(set.facts)});
  return ways;
}

std::vector<Ways> ways_together(judge::Finding const& finding) {
  std::vector<std::vector<FactsOf>> alike;
  for (FactsOf& set : sets_of(finding)) {
    auto group = std::find_if(alike.begin(), alike.end(),
                              [&](auto const& one) { return one.front().as == set.as; });
    if (group == alike.end()) group = alike.insert(alike.end(), std::vector<FactsOf>{});
    group->push_back(std::move(set));
  }
  std::vector<Ways> result;
  for (auto const& group : alike) result.push_back(together(group));
  return result;
}

std::string needed(Ways const& ways) {
  if (ways.either.empty()) return ways.always;
  return ways.always.empty() ? "one of these:" : ways.always + "; and one of these besides:";
}

std::string_view before_needed(Ways const& ways) { return ways.always.empty() ? " " : ": "; }

std::string find_out(std::vector<judge::Verdict> const& as) {
  std::vector<std::string> verdicts;
  for (judge::Verdict const verdict : as) verdicts.push_back(words(verdict));
  return fmt::format("as {}, find out", fmt::join(verdicts, " or "));
}

}  // namespace casus::report
