#include "engine/cli/inputs.hpp"
#include "engine/cli/measures.hpp"
#include "engine/cli/output.hpp"
#include "engine/cli/parallel.hpp"
#include "engine/cli/rulebook.hpp"
#include "engine/cli/session.hpp"
#include "engine/cli/version.hpp"
#include "engine/judge/finding.hpp"
#include "engine/report/format.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace casus::cli {
namespace {

constexpr char const* examples = R"(Examples:
  casus check cases/tutorial
      Judge every case below a folder and print a report for people.
  casus check report.json --standard clear --fail-on breach
      Exit with 1 if a breach remains at the standard `clear`.
  casus check cases --format json -o report.json
      Write the report for tools, in one step.
  cat cases.ndjson | casus check - --only breach,contested
      Judge bulk input, one case a line; show two verdicts only.
  casus check case.json --treaty russia-iran-2021,un-charter
      What two treaties say; the findings are those of the whole report.

Exit status: 0 ran; 1 a finding reached --fail-on; 2 bad use or bad input (the other cases
are still judged); 3 a fault of the program.)";

struct CheckOptions {
  std::vector<std::string> cases;
  Measures measures;
  std::string format = "text";
  std::vector<std::string> only;
  std::vector<std::string> treaties;
  bool all = false;
  std::string fail_on;
  std::string jobs;
  std::string output;
};

/// Whether a finding of the case reaches `--fail-on`. What is hidden by --only counts too; what
/// --treaty leaves out does not.
bool reaches(report::Settings const& settings, judge::CaseFindings const& found) {
  if (!settings.fail_on) return false;
  return std::any_of(found.findings.begin(), found.findings.end(),
                     [&](judge::Finding const& finding) {
                       return settings.shows(settings.rulebook[finding.commitment].instrument)
                              && judge::rank(finding.verdict) >= judge::rank(*settings.fail_on);
                     });
}

/// What remains of a case once it is judged and written.
struct Done {
  report::Summary summary;
  bool reached = false;
};

report::TextStyle style_of(Session const& session, Output const& output) {
  if (output.to_file()) return {report::TextStyle{}.width, session.color == "always"};
  return {Session::width_out(), session.colour_out()};
}

int run(CheckOptions const& options, Session const& session) {
  if (options.cases.empty()) {
    throw UsageError("no case to check", "name a case file or a folder, or `-` for standard input");
  }
  require_choice("--format", options.format, report::format_names());
  report::Format const& format = *report::find_format(options.format);
  judge::Options judging = options.measures.read();
  std::vector<judge::Verdict> const only = read_verdicts("--only", options.only);
  std::optional<judge::Verdict> fail_on;
  if (!options.fail_on.empty()) fail_on = read_verdicts("--fail-on", {options.fail_on}).front();
  std::size_t const jobs = read_jobs(options.jobs);
  Output const output(options.output);

  model::Rulebook const rulebook = load_rulebook(session, options.measures.rules);
  std::vector<std::string> const treaties = read_treaties(rulebook, options.treaties);
  judging.all = options.all;
  report::Settings const settings{rulebook,    judging, std::string(version), treaties, only,
                                  options.all, fail_on};

  CaseInputs const inputs = read_cases(options.cases, rulebook, jobs, session.shows_progress());
  spdlog::info("cases read: {}, errors: {}, jobs: {}", inputs.cases.size(), inputs.errors.size(),
               jobs);
  report::TextStyle const style = style_of(session, output);
  report::Run run{std::vector<std::string>(inputs.cases.size()), {}, inputs.errors};
  std::vector<Done> done(inputs.cases.size());
  {
    Progress progress(session.shows_progress(), "judging case", inputs.cases.size());
    parallel_for(inputs.cases.size(), jobs, [&](std::size_t i) {
      judge::CaseFindings const found = judge::judge(rulebook, inputs.cases[i], judging);
      report::JudgedCase const one{inputs.cases[i], found};
      run.pieces[i] = format.piece(settings, one, style);
      done[i].summary.add(settings, one);
      done[i].reached = reaches(settings, found);
      progress.step();
    });
  }
  for (Done const& one : done) run.summary.add(one.summary);
  bool const reached =
      std::any_of(done.begin(), done.end(), [](Done const& one) { return one.reached; });
  output.write(format.whole(settings, run, style));
  for (record::ReadError const& error : inputs.errors) print_error(session, error_line(error));
  if (!inputs.errors.empty()) return status_bad_input;
  return reached ? status_reached : status_ran;
}

}  // namespace

void add_check(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("check", "Judge case files against treaties");
  command->footer(examples);
  auto options = std::make_shared<CheckOptions>();
  command
      ->add_option("CASE", options->cases, "Case files, folders of them, or - for standard input")
      ->type_name("");
  options->measures.add_to(*command);
  command
      ->add_option("--format", options->format,
                   fmt::format("One of {}", fmt::join(report::format_names(), ", ")))
      ->type_name("NAME")
      ->group("Report");
  command->add_option("--only", options->only, "Show only these verdicts, joined by commas")
      ->type_name("V,V")
      ->allow_extra_args(false)
      ->group("Report");
  command->add_option("--treaty", options->treaties, "Show only these treaties, joined by commas")
      ->type_name("NAME,NAME")
      ->allow_extra_args(false)
      ->group("Report");
  command->add_flag("--all", options->all, "Show what is not applicable, and duties at rest, too")
      ->group("Report");
  command->add_option("-o,--output", options->output, "Write the report to a file, in one step")
      ->type_name("FILE")
      ->group("Report");
  command->add_option("--fail-on", options->fail_on, "Exit with 1 at this verdict or a harsher one")
      ->type_name("V")
      ->group("Running");
  command->add_option("--jobs", options->jobs, "Threads (default: one for each processor)")
      ->type_name("N")
      ->group("Running");
  command->callback([options, &session] {
    session.run = [options, &session] { return run(*options, session); };
  });
}

}  // namespace casus::cli
