#include "tests/property/judging.hpp"

#include "engine/record/read.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>

namespace casus::property {

model::Rulebook const& rulebook() {
  static model::Rulebook const built = check::compile(rule_files()).rulebook.value();
  return built;
}

std::vector<check::RuleFile> const& rule_files() {
  static std::vector<check::RuleFile> const files = [] {
    text::Diagnostics found;
    return check::load_rules({std::string(CASUS_SOURCE_DIR) + "/rules"}, found);
  }();
  return files;
}

std::vector<record::Case> const& recorded_cases() {
  static std::vector<record::Case> const cases = [] {
    std::set<std::filesystem::path> paths;
    std::filesystem::path const root = std::filesystem::path(CASUS_SOURCE_DIR) / "cases";
    for (auto const& entry : std::filesystem::recursive_directory_iterator(root)) {
      if (entry.path().extension() == ".json") paths.insert(entry.path());
    }
    std::vector<record::Case> result;
    for (std::filesystem::path const& path : paths) {
      std::ifstream stream(path, std::ios::binary);
      std::ostringstream text;
      text << stream.rdbuf();
      auto read = record::read_case(text.str(), path.string(), rulebook());
      if (!read.value) throw std::runtime_error("cannot read " + path.string());
      result.push_back(std::move(*read.value));
    }
    return result;
  }();
  return cases;
}

judge::Options at(double standard) {
  judge::Options options;
  options.standard = {"custom", standard};
  return options;
}

std::map<std::string, int> worst(model::Rulebook const& rules, judge::CaseFindings const& found) {
  std::map<std::string, int> result;
  for (judge::Finding const& finding : found.findings) {
    std::string const& name = rules[rules[finding.commitment].instrument].name;
    auto const [place, added] = result.emplace(name, rank(finding.verdict));
    if (!added) place->second = std::max(place->second, rank(finding.verdict));
  }
  return result;
}

int worst_of(std::map<std::string, int> const& ranks, std::string const& name) {
  auto const found = ranks.find(name);
  return found == ranks.end() ? -1 : found->second;
}

std::string essence(judge::Finding const& finding, model::Instant moved) {
  auto const verdict = [](std::optional<judge::Verdict> const& one) {
    return one ? name(*one) : "null";
  };
  std::string text = fmt::format(
      "{} by {} towards {} about {}: {} because {} {}/{}/{}", finding.commitment.value,
      finding.bearer.value, finding.counterparty.value, finding.event ? finding.event->value : ~0U,
      name(finding.verdict), finding.because, finding.support.pro, finding.support.con,
      finding.support.challenge);
  for (record::EventId const event : finding.events) text += fmt::format(" +{}", event.value);
  for (judge::Step const& step : finding.steps) {
    text += fmt::format(" {}:{}", step.upto, verdict(step.verdict));
  }
  if (finding.deadline) text += fmt::format(" until {}", *finding.deadline - moved);
  if (finding.late) text += " late by " + finding.delay;
  for (auto const& [reading, one] : finding.readings) text += fmt::format(" [{}]", verdict(one));
  for (judge::Element const& element : finding.elements) {
    text += fmt::format(" {}={}", element.name, name(element.outcome.truth));
  }
  for (judge::DefenceOutcome const& defence : finding.defences) {
    text += fmt::format(" defence{}{}", static_cast<int>(defence.state), defence.raised ? "!" : "");
  }
  for (model::StateId const party : finding.parties) text += fmt::format(" @{}", party.value);
  for (judge::Conflict const& conflict : finding.conflicts) {
    text += fmt::format(" conflict {} {} {} {}", conflict.with.value, conflict.towards.value,
                        conflict.prevails, name(conflict.breached));
  }
  return text;
}

std::vector<std::string> essences(judge::CaseFindings const& found, model::Instant moved) {
  std::vector<std::string> result;
  for (judge::Finding const& finding : found.findings) result.push_back(essence(finding, moved));
  std::sort(result.begin(), result.end());
  return result;
}

std::string difference(model::Rulebook const& rules, judge::CaseFindings const& before,
                       judge::CaseFindings const& after,
                       std::function<bool(judge::Finding const&)> const& counts) {
  std::map<std::string, std::array<std::string, 2>> lines;
  auto const add = [&](judge::CaseFindings const& found, std::size_t side) {
    for (judge::Finding const& finding : found.findings) {
      if (counts(finding)) lines[finding.id][side] = essence(finding);
    }
  };
  add(before, 0);
  add(after, 1);
  std::string text;
  for (auto const& [id, sides] : lines) {
    if (sides[0] == sides[1]) continue;
    std::string const& known = sides[0].empty() ? sides[1] : sides[0];
    model::Commitment const& commitment = rules.commitments.at(std::stoul(known));
    text += fmt::format("{} of {}, {}:\n  before {}\n  after  {}\n", commitment.name,
                        rules[commitment.instrument].name, id, sides[0], sides[1]);
  }
  return text;
}

}  // namespace casus::property
