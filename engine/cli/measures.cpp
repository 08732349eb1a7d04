#include "engine/cli/measures.hpp"

#include "dsl/model/time.hpp"
#include "dsl/text/nearest.hpp"
#include "engine/cli/rulebook.hpp"
#include "engine/cli/session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>
#include <string_view>
#include <thread>

namespace casus::cli {
namespace {

std::vector<std::string> standard_names() {
  std::vector<std::string> names;
  for (judge::StandardName const& row : judge::standard_names) names.emplace_back(row.name);
  return names;
}

std::vector<std::string> verdict_names() {
  std::vector<std::string> names;
  for (judge::VerdictName const& row : judge::verdict_names) names.emplace_back(row.name);
  return names;
}

/// A number in [0, 1]: locale, hexadecimal and infinity have no place here.
std::optional<double> read_share(std::string const& text) {
  double value = 0;
  char const* const end = text.data() + text.size();
  auto const [stop, failed] = std::from_chars(text.data(), end, value, std::chars_format::fixed);
  if (failed != std::errc() || stop != end || !(value >= 0 && value <= 1)) return std::nullopt;
  return value;
}

double require_share(std::string const& option, std::string const& text, double otherwise,
                     bool may_be_zero) {
  if (text.empty()) return otherwise;
  std::optional<double> const value = read_share(text);
  if (value && (may_be_zero || *value > 0)) return *value;
  throw UsageError(fmt::format("`{}` for {} is no number {} 0 and at most 1", text, option,
                               may_be_zero ? "of at least" : "above"));
}

std::optional<model::Instant> read_moment(std::string const& option, std::string const& text,
                                          bool may_be_now) {
  if (text.empty()) return std::nullopt;
  if (may_be_now && text == "now") {
    auto const now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::seconds>(now).count();
  }
  if (auto const instant = model::read_instant(text)) return instant;
  if (auto const date = model::read_date(text)) return date->last;
  throw UsageError(fmt::format("`{}` for {} is no date", text, option),
                   fmt::format("write 2025-06-30, 2025-06, 2025 or 2025-06-30T12:00:00Z{}",
                               may_be_now ? ", or `now`" : ""));
}

/// `breach,contested` given once, or `breach` and `contested` given apart.
std::vector<std::string> split_at_commas(std::vector<std::string> const& texts) {
  std::vector<std::string> words;
  for (std::string const& text : texts) {
    std::string_view rest = text;
    while (true) {
      std::size_t const comma = std::min(rest.find(','), rest.size());
      words.emplace_back(rest.substr(0, comma));
      if (comma == rest.size()) break;
      rest.remove_prefix(comma + 1);
    }
  }
  return words;
}

}  // namespace

std::string near_name(std::string const& word, std::vector<std::string> const& candidates) {
  std::vector<std::string_view> const views(candidates.begin(), candidates.end());
  std::optional<std::string_view> const near = text::nearest(word, views);
  return near ? fmt::format("did you mean `{}`?", *near) : "";
}

void Measures::add_to(Command const& app) {
  add_rules(app, rules).group("Judging");
  app.add_option("--standard", standard,
                 "Standard of proof: reasonable-grounds (0.4), balance (0.55, the\n"
                 "default), clear (0.75), conclusive (0.95), or a number")
      .type_name("S")
      .group("Judging");
  app.add_option("--doubt", doubt, "What it takes to contest, clear or excuse (default 0.55)")
      .type_name("NUMBER")
      .group("Judging");
  app.add_option("--unrated", unrated, "What a source without any rating counts (default 0.5)")
      .type_name("NUMBER")
      .group("Judging");
  app.add_option("--patience", patience,
                 "When a duty without a set limit becomes a potential\n"
                 "breach, such as '90 days' (default: never)")
      .type_name("DURATION")
      .group("Judging");
  app.add_option("--as-of", as_of, "The record as it stood then (default: each case's own)")
      .type_name("DATE|now")
      .group("Judging");
  app.add_option("--law-as-of", law_as_of, "The law of then (default: of the time of each event)")
      .type_name("DATE")
      .group("Judging");
}

judge::Options Measures::read() const {
  judge::Options options;
  std::optional<judge::Standard> const found = judge::find_standard(standard);
  if (!found) {
    std::string hint = near_name(standard, standard_names());
    if (hint.empty()) {
      hint = fmt::format("a standard is {}, or a number above 0 and at most 1",
                         fmt::join(standard_names(), ", "));
    }
    throw UsageError(fmt::format("`{}` is no standard of proof", standard), hint);
  }
  options.standard = *found;
  options.doubt = require_share("--doubt", doubt, options.doubt, false);
  options.unrated = require_share("--unrated", unrated, options.unrated, true);
  if (!patience.empty()) {
    options.patience = model::read_duration(patience);
    if (!options.patience) {
      throw UsageError(fmt::format("`{}` for --patience is no duration", patience),
                       "write a whole number and a unit: '90 days', '6 months', 72h");
    }
  }
  options.as_of = read_moment("--as-of", as_of, true);
  options.law_as_of = read_moment("--law-as-of", law_as_of, false);
  return options;
}

std::vector<judge::Verdict> read_verdicts(std::string const& option,
                                          std::vector<std::string> const& texts) {
  std::vector<judge::Verdict> verdicts;
  for (std::string const& word : split_at_commas(texts)) {
    std::optional<judge::Verdict> const verdict = judge::find_verdict(word);
    if (!verdict) {
      std::string hint = near_name(word, verdict_names());
      if (hint.empty()) hint = fmt::format("verdicts are {}", fmt::join(verdict_names(), ", "));
      throw UsageError(fmt::format("`{}` for {} is no verdict", word, option), hint);
    }
    verdicts.push_back(*verdict);
  }
  return verdicts;
}

std::vector<std::string> read_treaties(model::Rulebook const& rulebook,
                                       std::vector<std::string> const& texts) {
  std::vector<std::string> known;
  for (model::Instrument const& instrument : rulebook.instruments) {
    known.push_back(instrument.name);
  }
  std::sort(known.begin(), known.end());
  std::vector<std::string> names = split_at_commas(texts);
  for (std::string const& name : names) {
    if (rulebook.find_instrument(name)) continue;
    std::string hint = near_name(name, known);
    if (hint.empty()) hint = fmt::format("the rulebook has {}", fmt::join(known, ", "));
    throw UsageError(fmt::format("the rulebook has no treaty `{}`", name), hint);
  }
  return names;
}

std::size_t read_jobs(std::string const& text) {
  constexpr std::size_t default_max = 16;
  constexpr std::size_t most = 256;
  if (text.empty()) {
    return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, default_max);
  }
  std::size_t jobs = 0;
  char const* const end = text.data() + text.size();
  auto const [stop, failed] = std::from_chars(text.data(), end, jobs);
  if (failed != std::errc() || stop != end || jobs < 1 || jobs > most) {
    throw UsageError(fmt::format("`{}` for --jobs is no whole number from 1 to {}", text, most));
  }
  return jobs;
}

void require_choice(std::string const& option, std::string const& value,
                    std::vector<std::string> const& choices) {
  if (std::find(choices.begin(), choices.end(), value) != choices.end()) return;
  std::string hint = near_name(value, choices);
  if (hint.empty()) hint = fmt::format("choose one of {}", fmt::join(choices, ", "));
  throw UsageError(fmt::format("`{}` is no choice for {}", value, option), hint);
}

}  // namespace casus::cli
