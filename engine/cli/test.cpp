#include "dsl/text/counted.hpp"
#include "dsl/text/files.hpp"
#include "engine/cli/inputs.hpp"
#include "engine/cli/measures.hpp"
#include "engine/cli/output.hpp"
#include "engine/cli/parallel.hpp"
#include "engine/cli/progress.hpp"
#include "engine/cli/refusal.hpp"
#include "engine/cli/rulebook.hpp"
#include "engine/cli/session.hpp"
#include "engine/report/page.hpp"
#include "engine/scenario/example.hpp"
#include "engine/scenario/result.hpp"
#include "engine/scenario/scenario.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace casus::cli {
namespace {

namespace fs = std::filesystem;

constexpr char const* examples = R"(Examples:
  casus test cases rules
      Try every expectation of every case, and every example inside a clause.
  casus test rules/treaties/un-charter
      Only the examples of one treaty.
  casus test cases --junit results.xml
      Leave the results for a build server as well.

Exit status: 0 all passed; 1 one failed; 2 bad use or bad input; 3 a fault of the program.)";

struct TestOptions {
  std::vector<std::string> paths;
  Measures measures;
  std::string junit;
  std::string jobs;
};

/// What the user named, told apart.
struct Targets {
  std::vector<std::string> cases;       ///< files, and `-`
  std::vector<std::string> rule_files;  ///< `.treaty` files
};

bool is_rule_file(std::string const& path) { return fs::path(path).extension() == ".treaty"; }

Targets sort_out(std::vector<std::string> const& paths) {
  Targets targets;
  for (std::string const& path : paths) {
    std::error_code failed;
    if (path == "-" || !fs::is_directory(path, failed)) {
      (is_rule_file(path) ? targets.rule_files : targets.cases).push_back(path);
      continue;
    }
    text::FilesBelow const below = text::files_below(path, {".json", ".ndjson", ".treaty"});
    for (text::Unreadable const& folder : below.unreadable) {
      throw UsageError(fmt::format("`{}` cannot be read: {}", folder.path, folder.why));
    }
    if (below.files.empty()) {
      throw UsageError(fmt::format("`{}` holds neither a case nor a rule file", path));
    }
    for (std::string const& file : below.files) {
      (is_rule_file(file) ? targets.rule_files : targets.cases).push_back(file);
    }
  }
  return targets;
}

std::string failure_text(scenario::TestResult const& result, bool colour) {
  std::string text = colour ? "\x1b[1;31mFAILED\x1b[0m " : "FAILED ";
  text += report::printable(result.suite + ": " + result.place) + "\n";
  // The name of a scenario is its case and what is expected; the latter follows.
  std::size_t const rest_of_name = result.name.rfind(": " + result.expected);
  text += "  " + report::printable(result.name.substr(0, rest_of_name)) + "\n";
  text += "  expected  " + report::printable(result.expected) + "\n";
  std::string_view rest = result.found;
  std::string_view label = "found";
  while (!rest.empty()) {
    std::size_t const end = std::min(rest.find('\n'), rest.size());
    text += fmt::format("  {:<9} {}\n", label, report::printable(rest.substr(0, end)));
    label = "";
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return text;
}

std::string summary_text(std::vector<scenario::TestResult> const& results, CaseInputs const& inputs,
                         std::size_t examples_run, std::size_t failures, bool colour) {
  std::size_t scenarios = 0;
  std::size_t unverified = 0;
  for (record::Case const& one : inputs.cases) {
    if (!one.expect.empty() || one.expect_only) ++scenarios;
    unverified += record::unverified_sources(one);
  }
  std::string_view const word = failures > 0 ? "failed" : "passed";
  std::string text = colour ? fmt::format("\x1b[{}m{}\x1b[0m", failures > 0 ? "1;31" : "32", word)
                            : std::string(word);
  text += fmt::format(
      ": {} in {}, {}; {}, {} failed", text::counted(scenarios, "scenario", "scenarios"),
      text::counted(inputs.cases.size(), "case", "cases"),
      text::counted(examples_run, "example inside a clause", "examples inside clauses"),
      text::counted(results.size(), "expectation", "expectations"), failures);
  if (!inputs.errors.empty()) text += ", " + text::counted(inputs.errors.size(), "error", "errors");
  text += "\n";
  if (unverified > 0) {
    text += fmt::format("{} cited without having been retrieved (`\"x-verified\": false`)\n",
                        text::counted(unverified, "source is", "sources are"));
  }
  return text;
}

/// A case that costs too much to judge joins the errors.
std::vector<scenario::TestResult> run_cases(model::Rulebook const& rulebook, CaseInputs& inputs,
                                            judge::Options const& judging, std::size_t jobs,
                                            bool progress) {
  std::vector<std::vector<scenario::TestResult>> of_case(inputs.cases.size());
  std::vector<std::optional<record::ReadError>> refused(inputs.cases.size());
  Progress shown(progress, {"trying", "cases", inputs.cases.size()});
  parallel_for(inputs.cases.size(), jobs, [&](std::size_t i) {
    try {
      of_case[i] = scenario::run_case(rulebook, inputs.cases[i], judging);
    } catch (judge::BoundExceeded const& exceeded) {
      refused[i] = refusal(inputs.cases[i], exceeded);
    }
    shown.step();
  });
  for (std::optional<record::ReadError>& error : refused) {
    if (error) inputs.errors.push_back(std::move(*error));
  }
  std::vector<scenario::TestResult> results;
  for (std::vector<scenario::TestResult>& some : of_case) {
    std::move(some.begin(), some.end(), std::back_inserter(results));
  }
  return results;
}

int run(TestOptions const& options, Session const& session) {
  if (options.paths.empty()) {
    throw UsageError("nothing to test", "name case files, rule files or folders of them");
  }
  judge::Options judging = options.measures.read();
  judging.bounds = session.bounds;
  std::size_t const jobs = read_jobs(options.jobs);
  if (!options.junit.empty()) static_cast<void>(Output(options.junit));
  Targets const targets = sort_out(options.paths);
  RuleFiles const rules = load_for_tests(session, options.measures.rules, targets.rule_files);
  CaseInputs inputs =
      read_cases(targets.cases, rules.rulebook, session.bounds, jobs, session.shows_progress());
  std::vector<scenario::TestResult> results =
      run_cases(rules.rulebook, inputs, judging, jobs, session.shows_progress());
  for (record::ReadError const& error : inputs.errors) print_error(session, error_line(error));
  std::vector<scenario::TestResult> of_rules = scenario::run_examples(
      rules.rulebook, judging, [&](std::uint32_t file) { return rules.chosen.count(file) > 0; });
  std::size_t const examples_run = of_rules.size();
  std::move(of_rules.begin(), of_rules.end(), std::back_inserter(results));

  std::size_t failures = 0;
  std::string text;
  for (scenario::TestResult const& result : results) {
    if (result.passed) continue;
    ++failures;
    text += failure_text(result, session.colour_out());
  }
  text += summary_text(results, inputs, examples_run, failures, session.colour_out());
  if (!options.junit.empty()) write_file(options.junit, scenario::junit(results));
  Output("").write(text);
  if (!inputs.errors.empty()) return status_bad_input;
  return failures > 0 ? status_reached : status_ran;
}

}  // namespace

void add_test(Command const& app, Session& session) {
  Command const command =
      app.add_subcommand("test", "Try the expectations of cases and the examples inside clauses");
  command.footer(examples);
  auto options = std::make_shared<TestOptions>();
  command.add_option("PATH", options->paths, "Case files, rule files, or folders of them")
      .type_name("");
  command.add_option("--junit", options->junit, "Write the results as JUnit XML, too")
      .type_name("FILE");
  command.add_option("--jobs", options->jobs, "Threads (default: one for each processor)")
      .type_name("N");
  options->measures.add_to(command);
  command.callback([options, &session] {
    session.run = [options, &session] { return run(*options, session); };
  });
}

}  // namespace casus::cli
