#include "engine/explain/why.hpp"

#include "engine/explain/obstacles.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

namespace casus::explain {
namespace {

using judge::Verdict;
using Indices = std::vector<std::size_t>;

/// The statements' indices, those that the proof rests on first: a small set is found early.
struct Order {
  Indices indices;
  std::size_t evidence = 0;  ///< so many of them are what the proof rests on
};

Order evidence_first(std::vector<Statement> const& statements, judge::Finding const& finding) {
  std::set<std::string> pointers;
  for (judge::ProofNode const& node : finding.proof.nodes()) {
    for (judge::Evidence const& evidence : node.evidence) pointers.insert(evidence.pointer);
  }
  Order order;
  order.indices.resize(statements.size());
  std::iota(order.indices.begin(), order.indices.end(), std::size_t{0});
  auto const rest = std::stable_partition(
      order.indices.begin(), order.indices.end(),
      [&](std::size_t at) { return pointers.count(statements[at].pointer) > 0; });
  order.evidence = static_cast<std::size_t>(rest - order.indices.begin());
  return order;
}

/// Steps through the sets of `size` positions below `limit` in order; false after the last.
bool next_set(Indices& positions, std::size_t limit) {
  std::size_t const size = positions.size();
  for (std::size_t i = size; i-- > 0;) {
    if (positions[i] + (size - i) >= limit) continue;
    ++positions[i];
    for (std::size_t j = i + 1; j < size; ++j) positions[j] = positions[j - 1] + 1;
    return true;
  }
  return false;
}

Indices first_set(std::size_t size) {
  Indices positions(size);
  std::iota(positions.begin(), positions.end(), std::size_t{0});
  return positions;
}

class Search {
 public:
  Search(record::Case const& judged, Verdict wanted, std::size_t statements, Retrial& retrial,
         std::size_t tries_max)
      : judged_(judged),
        wanted_(wanted),
        statements_(statements),
        retrial_(retrial),
        tries_left_(tries_max) {}

  [[nodiscard]] bool exhausted() const { return tries_left_ == 0; }

  /// Whether the case with these statements alone, or without them, has the verdict.
  bool holds(Indices const& named, bool kept) {
    if (tries_left_ == 0) return false;
    --tries_left_;
    std::vector<bool> keep(statements_, !kept);
    for (std::size_t const at : named) keep[at] = kept;
    return retrial_.verdict(keeping(judged_, keep)) == wanted_;
  }

 private:
  record::Case const& judged_;
  Verdict wanted_;
  std::size_t statements_;
  Retrial& retrial_;
  std::size_t tries_left_;
};

/// To leave each statement out once always has to be possible, whatever the limit.
std::size_t trimming_tries(std::size_t statements) { return 2 * statements + 16; }

/// Leaves one statement out after another while the verdict stands: in the end none can go.
Indices irreducible(Search& search, Indices kept) {
  for (std::size_t i = kept.size(); i-- > 0;) {
    Indices fewer = kept;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    if (search.holds(fewer, true)) kept = std::move(fewer);
  }
  return kept;
}

/// Halves first what is not evidence: mostly none of it matters.
Indices without_bystanders(Search& search, Order const& order) {
  Indices kept = order.indices;
  for (std::size_t cut = order.evidence; cut < kept.size();) {
    Indices fewer(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(cut));
    if (search.holds(fewer, true)) return fewer;
    cut += (kept.size() - cut + 1) / 2;
  }
  return kept;
}

Indices at(Indices const& order, Indices const& positions) {
  Indices chosen;
  for (std::size_t const position : positions) chosen.push_back(order[position]);
  return chosen;
}

std::vector<Statement> chosen(std::vector<Statement> const& statements, Indices named) {
  std::sort(named.begin(), named.end());
  std::vector<Statement> result;
  for (std::size_t const index : named) result.push_back(statements[index]);
  return result;
}

}  // namespace

std::size_t tries_at_most(model::Rulebook const& rulebook, record::Case const& judged,
                          SearchLimits const& limits, bool with_why_not) {
  std::size_t const sources = std::min(judged.sources.size(), limits.tries_max);
  std::size_t const statements = statements_of(rulebook, judged).size();
  if (statements > limits.statements_max) return sources;
  return trimming_tries(statements) + limits.tries_max * (with_why_not ? 2 : 1) + sources;
}

Grounds grounds_of(model::Rulebook const& rulebook, record::Case const& judged,
                   judge::Finding const& finding, Retrial& retrial, SearchLimits const& limits) {
  std::vector<Statement> const statements = statements_of(rulebook, judged);
  Grounds grounds;
  if (statements.size() > limits.statements_max) {
    grounds.searched = grounds.smallest = false;
    return grounds;
  }
  Order const order = evidence_first(statements, finding);
  Search trimming(judged, finding.verdict, statements.size(), retrial,
                  trimming_tries(statements.size()));
  Indices best = irreducible(trimming, without_bystanders(trimming, order));
  Search search(judged, finding.verdict, statements.size(), retrial, limits.tries_max);
  for (std::size_t size = 0; size < best.size(); ++size) {
    Indices positions = first_set(size);
    bool more = true;
    while (more && !search.exhausted()) {
      Indices const named = at(order.indices, positions);
      if (search.holds(named, true)) {
        grounds.statements = chosen(statements, named);
        return grounds;
      }
      more = next_set(positions, order.indices.size());
    }
    if (more) {
      grounds.smallest = false;
      break;
    }
  }
  grounds.statements = chosen(statements, best);
  return grounds;
}

std::vector<Withdrawal> telling_sources(record::Case const& judged, judge::Finding const& finding,
                                        Retrial& retrial, SearchLimits const& limits) {
  std::vector<Withdrawal> telling;
  std::size_t const sources = std::min(judged.sources.size(), limits.tries_max);
  for (std::uint32_t i = 0; i < sources; ++i) {
    auto const verdict = retrial.verdict(without_source(judged, record::SourceId{i}));
    if (verdict != finding.verdict) telling.push_back({record::SourceId{i}, verdict});
  }
  return telling;
}

WhyNot why_not(model::Rulebook const& rulebook, record::Case const& judged,
               judge::Finding const& finding, Verdict wanted, judge::Options const& options,
               Retrial& retrial, SearchLimits const& limits) {
  WhyNot result;
  result.wanted = wanted;
  result.obstacles = obstacles_to(rulebook, finding, wanted, options);
  if (wanted == finding.verdict) return result;
  for (judge::MissingSet const& set : finding.missing.sets) {
    if (set.would == wanted) result.with.push_back(set);
  }
  result.truncated = finding.missing.truncated && !result.with.empty();
  std::vector<Statement> const statements = statements_of(rulebook, judged);
  if (statements.size() > limits.statements_max) {
    result.truncated = true;
    return result;
  }
  Indices const order = evidence_first(statements, finding).indices;
  Search search(judged, wanted, statements.size(), retrial, limits.tries_max);
  for (std::size_t size = 1; size <= order.size() && result.without.empty(); ++size) {
    Indices positions = first_set(size);
    bool more = true;
    for (; more && !search.exhausted(); more = next_set(positions, order.size())) {
      Indices const named = at(order, positions);
      if (search.holds(named, false)) result.without.push_back(chosen(statements, named));
      if (result.without.size() == limits.sets_max) break;
    }
    if (more) {
      result.truncated = true;
      break;
    }
  }
  return result;
}

}  // namespace casus::explain
