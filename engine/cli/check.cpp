#include "engine/cli/inputs.hpp"
#include "engine/cli/measures.hpp"
#include "engine/cli/output.hpp"
#include "engine/cli/parallel.hpp"
#include "engine/cli/rulebook.hpp"
#include "engine/cli/session.hpp"
#include "engine/cli/version.hpp"
#include "engine/judge/finding.hpp"
#include "engine/report/json.hpp"
#include "engine/report/text.hpp"

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

/// What remains of a case once it is judged and written.
struct Done {
  std::string text;
  report::Summary summary;
  bool reached = false;
};

/// Judges the cases of one run and writes them in one format.
class Check {
 public:
  Check(CheckOptions const& options, report::Settings const& settings,
        std::optional<judge::Verdict> fail_on, report::TextStyle const& style)
      : options_(options), settings_(settings), fail_on_(fail_on), style_(style) {}

  Done judge_one(record::Case const& judged) const {
    judge::CaseFindings const found = judge::judge(settings_.rulebook, judged, settings_.options);
    report::JudgedCase const one{judged, found};
    Done done;
    done.summary.add(settings_, one);
    done.reached = reaches(found);
    if (options_.format == "text") {
      done.text = report::case_text(settings_, one, style_);
    } else {
      report::JsonLayout const layout =
          options_.format == "json" ? report::JsonLayout::indented : report::JsonLayout::line;
      done.text = report::case_json(settings_, one, layout);
    }
    return done;
  }

  std::string assemble(std::vector<Done>& done,
                       std::vector<record::ReadError> const& errors) const {
    if (options_.format == "text") {
      report::Summary summary;
      std::string text = report::text_header(settings_, style_);
      for (Done const& one : done) {
        text += one.text;
        summary.add(one.summary);
      }
      return text + report::text_footer(settings_, summary, errors, style_);
    }
    std::vector<std::string> cases;
    for (Done& one : done) cases.push_back(std::move(one.text));
    return options_.format == "json" ? report::json_report(settings_, errors, cases)
                                     : report::ndjson_report(settings_, errors, cases);
  }

 private:
  /// What is hidden by --only counts too; what --treaty leaves out does not.
  bool reaches(judge::CaseFindings const& found) const {
    if (!fail_on_) return false;
    return std::any_of(found.findings.begin(), found.findings.end(),
                       [&](judge::Finding const& finding) {
                         return settings_.shows(settings_.rulebook[finding.commitment].instrument)
                                && judge::rank(finding.verdict) >= judge::rank(*fail_on_);
                       });
  }

  CheckOptions const& options_;
  report::Settings const& settings_;
  std::optional<judge::Verdict> fail_on_;
  report::TextStyle style_;
};

int run(CheckOptions const& options, Session const& session) {
  if (options.cases.empty()) {
    throw UsageError("no case to check", "name a case file or a folder, or `-` for standard input");
  }
  require_choice("--format", options.format, {"text", "json", "ndjson"});
  judge::Options judging = options.measures.read();
  std::vector<judge::Verdict> const only = read_verdicts("--only", options.only);
  std::optional<judge::Verdict> fail_on;
  if (!options.fail_on.empty()) fail_on = read_verdicts("--fail-on", {options.fail_on}).front();
  std::size_t const jobs = read_jobs(options.jobs);
  Output const output(options.output);

  model::Rulebook const rulebook = load_rulebook(session, options.measures.rules);
  std::vector<std::string> const treaties = read_treaties(rulebook, options.treaties);
  judging.all = options.all;
  report::Settings const settings{rulebook, judging, std::string(version),
                                  treaties, only,    options.all};

  CaseInputs const inputs = read_cases(options.cases, rulebook, jobs, session.shows_progress());
  spdlog::info("cases read: {}, errors: {}, jobs: {}", inputs.cases.size(), inputs.errors.size(),
               jobs);
  bool const colour = output.to_file() ? session.color == "always" : session.colour_out();
  report::TextStyle const style{output.to_file() ? report::TextStyle{}.width : Session::width_out(),
                                colour};
  Check const check(options, settings, fail_on, style);
  std::vector<Done> done(inputs.cases.size());
  {
    Progress progress(session.shows_progress(), "judging case", inputs.cases.size());
    parallel_for(inputs.cases.size(), jobs, [&](std::size_t i) {
      done[i] = check.judge_one(inputs.cases[i]);
      progress.step();
    });
  }
  bool const reached =
      std::any_of(done.begin(), done.end(), [](Done const& one) { return one.reached; });
  output.write(check.assemble(done, inputs.errors));
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
  command->add_option("--format", options->format, "text (the default), json or ndjson")
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
