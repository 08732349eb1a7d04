#include "engine/judge/court.hpp"
#include "engine/judge/docket.hpp"
#include "engine/judge/record_of.hpp"

#include <algorithm>
#include <tuple>

namespace casus::judge {
namespace {

auto order_of(Context const& context, Finding const& finding) {
  model::Commitment const& commitment = context.rulebook[finding.commitment];
  std::string events;
  for (record::EventId const event : finding.events) events += context[event].id + "\n";
  return std::make_tuple(context.rulebook[commitment.instrument].name, commitment.name,
                         context.name(finding.bearer), context.name(finding.counterparty), events);
}

std::optional<Verdict> milder_of(std::optional<Verdict> left, std::optional<Verdict> right) {
  if (!left || !right) return left ? left : right;
  return milder(*right, *left) ? right : left;
}

/// At every standard the milder of the two versions; where one has no finding, the other's.
std::vector<Step> milder_steps(std::vector<Step> const& left, std::vector<Step> const& right) {
  std::vector<Step> joined;
  for (auto one = left.begin(), other = right.begin(); one != left.end() && other != right.end();) {
    Step const step{std::min(one->upto, other->upto), milder_of(one->verdict, other->verdict)};
    bool const goes_on = !joined.empty() && joined.back().verdict == step.verdict;
    if (goes_on) joined.back().upto = step.upto;
    if (!goes_on) joined.push_back(step);
    if (one->upto == step.upto) ++one;
    if (other->upto == step.upto) ++other;
  }
  return joined;
}

/// A vague date over an amendment leaves two versions of one commitment: like two readings of one
/// text, the milder verdict stands at the top and both are shown.
void join_versions(model::Rulebook const& rulebook, std::vector<Finding>& findings) {
  for (std::size_t i = 1; i < findings.size();) {
    Finding& left = findings[i - 1];
    Finding& right = findings[i];
    if (left.id != right.id) {
      ++i;
      continue;
    }
    auto const named = [&](Finding const& finding) {
      auto const& since = rulebook[rulebook[finding.commitment].article].since;
      return std::pair{
          since ? "text of " + model::date_string(since->first) : std::string("first text"),
          std::optional{finding.verdict}};
    };
    auto readings = left.readings.empty() ? std::vector{named(left)} : left.readings;
    if (right.readings.empty()) readings.push_back(named(right));
    for (auto const& [reading, verdict] : right.readings) {
      readings.emplace_back(named(right).first + ", " + reading, verdict);
    }
    std::vector<Step> steps = milder_steps(left.steps, right.steps);
    if (milder(right.verdict, left.verdict)) left = std::move(right);
    left.readings = std::move(readings);
    left.steps = std::move(steps);
    findings.erase(findings.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

}  // namespace

CaseFindings judge(model::Rulebook const& rulebook, record::Case const& judged,
                   Options const& options) {
  Context context = make_context(rulebook, judged, options);
  CaseFindings result;
  result.as_of = context.as_of;
  result.findings = try_all(context);
  std::sort(result.findings.begin(), result.findings.end(),
            [&](Finding const& a, Finding const& b) {
              return order_of(context, a) < order_of(context, b);
            });
  join_versions(rulebook, result.findings);
  result.threats = match_threats(context);
  result.cooperation = record_cooperation(context);
  result.silent = silent_instruments(context, result.findings);
  result.steps = context.work->steps();
  return result;
}

}  // namespace casus::judge
