// How many cases a second: end to end (JSON text to report text) and the judgement alone, on cases
// made up from a seed. Not a test: it asserts nothing about time, and CTest does not run it.
//
//   casus_bench [CASES] [SEED] [RULES…]      by default 2000 cases, seed 1, the rules of the
//   checkout

#include "dsl/compile.hpp"
#include "dsl/text/render.hpp"
#include "engine/judge/finding.hpp"
#include "engine/record/read.hpp"
#include "engine/report/json.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace casus;

/// The same cases from the same seed on every machine: the standard fixes what the engine gives,
/// but not what its distributions make of it.
class Maker {
 public:
  explicit Maker(std::uint32_t seed) : random_(seed) {}

  std::string make(std::size_t number) {
    std::string events = attack("e1");
    if (chance(50)) events += ", " + attack("e2");
    if (chance(40)) events += ", " + message("e3", "information-request");
    if (chance(30)) events += ", " + message("e4", "assistance-request");
    if (chance(20)) events += ", " + message("e5", "consent");
    return fmt::format(R"({{"format": "casus-case/1", "id": "made-{}", "as_of": "2025-12-31",
      "sources": [{{"id": "s1", "title": "report", "reliability": "{}", "credibility": {}}},
                  {{"id": "s2", "title": "statement", "confidence": 0.8, "speaks_for": "RU"}}],
      "events": [{}]}})",
                       number, pick<4>({"A", "B", "C", "D"}), 1 + below(4), events);
  }

 private:
  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(random_()) % bound; }
  bool chance(std::uint32_t percent) { return below(100) < percent; }
  template <std::size_t size>
  std::string_view pick(std::array<std::string_view, size> const& from) {
    return from[below(size)];
  }
  std::string date() {
    return fmt::format("20{:02}-{:02}-{:02}", 20 + below(6), 1 + below(12), 1 + below(28));
  }

  std::string attack(std::string_view id) {
    bool const ours = chance(50);
    std::string by =
        fmt::format(R"({{"value": "{}", "basis": "{}", "sources": ["s1"]}})", ours ? "RU" : "IR",
                    pick<4>({"state-organ", "direction-or-control", "unspecified", "territory"}));
    if (chance(40)) by += R"(, {"value": "RU", "denied": true, "sources": ["s2"]})";
    return fmt::format(R"({{"id": "{}", "kind": ["{}"], "at": "{}", "by": [{}], "against": ["{}"],
      "affecting": ["{}"], "causing": ["{}"], "sources": ["s1"]}})",
                       id, pick<4>({"wiper", "ddos", "data-theft", "disinformation"}), date(), by,
                       ours ? "IR" : "RU", pick<3>({"energy", "government", "transport"}),
                       pick<3>({"service-disruption", "data-loss", "public-disorder"}));
  }

  std::string message(std::string_view id, std::string_view kind) {
    return fmt::format(R"({{"id": "{}", "kind": ["{}"], "at": "{}", "by": ["IR"], "to": ["RU"],
      "about": "e1"}})",
                       id, kind, date());
  }

  std::mt19937 random_;
};

template <class Work>
double seconds(Work work) {
  auto const start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Where a made case does not read, the figures would mean nothing.
record::Case read(std::string const& text, model::Rulebook const& rulebook) {
  record::ReadResult result = record::read_case(text, "made", rulebook);
  if (result.value) return std::move(*result.value);
  record::ReadError const& error = result.errors.front();
  fmt::print(stderr, "a made case does not read: {}: {}\n", error.pointer, error.message);
  std::exit(2);
}

/// What the recorder costs: reasons, and what would settle a case.
struct Recorder {
  double silent = 0;     ///< seconds of judgment without it
  double recording = 0;  ///< and with it
  double whole_silent = 0;
  double whole_recording = 0;  ///< from JSON text to report text
  std::size_t findings = 0;
};

/// Both sides case by case in turn, so that whatever else the machine does burdens both alike.
Recorder measure_recorder(model::Rulebook const& rulebook, std::vector<std::string> const& texts) {
  Recorder out;
  report::Settings const with{rulebook, judge::Options{}, "0.0.0", {}, {}, false};
  report::Settings without{rulebook, judge::Options{}, "0.0.0", {}, {}, false};
  without.options.recording = false;
  auto const judging = [&](report::Settings const& settings, record::Case const& one) {
    return seconds(
        [&] { out.findings += judge::judge(rulebook, one, settings.options).findings.size(); });
  };
  auto const whole = [&](report::Settings const& settings, std::string const& text) {
    return seconds([&] {
      record::Case const one = read(text, rulebook);
      judge::CaseFindings const found = judge::judge(rulebook, one, settings.options);
      static_cast<void>(report::case_json(settings, {one, found}, report::JsonLayout::line));
    });
  };
  for (std::string const& text : texts) {
    record::Case const one = read(text, rulebook);
    out.silent += judging(without, one);
    out.recording += judging(with, one);
    out.whole_silent += whole(without, text);
    out.whole_recording += whole(with, text);
  }
  out.findings /= 2;
  return out;
}

int run(std::size_t count, std::uint32_t seed, std::vector<std::string> const& rules) {
  check::Compilation compiled;
  double const compiling = seconds([&] { compiled = check::compile_paths(rules); });
  if (!compiled.rulebook) {
    fmt::print(stderr, "{}", text::render(compiled.diagnostics));
    return 2;
  }
  model::Rulebook const& rulebook = *compiled.rulebook;
  Maker maker(seed);
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < count; ++i) texts.push_back(maker.make(i));

  report::Settings const settings{rulebook, judge::Options{}, "0.0.0", {}, {}, false};
  std::size_t bytes = 0;
  double const whole = seconds([&] {
    for (std::string const& text : texts) {
      record::Case const judged = read(text, rulebook);
      judge::CaseFindings const found = judge::judge(rulebook, judged, settings.options);
      bytes += report::case_json(settings, {judged, found}, report::JsonLayout::line).size();
    }
  });
  Recorder const recorder = measure_recorder(rulebook, texts);
  auto const rate = [&](double took) { return static_cast<double>(count) / took; };
  fmt::print("{} cases from seed {}, {} commitments, {} findings, one thread\n", count, seed,
             rulebook.commitments.size(), recorder.findings);
  fmt::print("rules compiled in     {:>9.1f} ms\n", compiling * 1000);
  fmt::print("end to end            {:>9.0f} cases/s  ({} bytes of report)\n", rate(whole), bytes);
  fmt::print("judgement alone       {:>9.0f} cases/s  (recorder off)\n", rate(recorder.silent));
  fmt::print("judgement, recorder   {:>9.0f} cases/s  ({:.2f} times as long)\n",
             rate(recorder.recording), recorder.recording / recorder.silent);
  fmt::print("end to end, recorder  {:>9.2f} times as long as without\n",
             recorder.whole_recording / recorder.whole_silent);
  return 0;
}

}  // namespace

int main(int count, char** words) {
  std::vector<std::string> const given(words + 1, words + count);
  auto const number = [&](std::size_t at, unsigned long otherwise) {
    return given.size() > at ? std::strtoul(given[at].c_str(), nullptr, 10) : otherwise;
  };
  std::vector<std::string> rules{CASUS_SOURCE_DIR "/rules"};
  if (given.size() > 2) rules.assign(given.begin() + 2, given.end());
  unsigned long const cases = number(0, 2'000);
  if (cases == 0) {
    fmt::print(stderr, "usage: casus_bench [CASES] [SEED] [RULES…]\n");
    return 2;
  }
  return run(cases, static_cast<std::uint32_t>(number(1, 1)), rules);
}
