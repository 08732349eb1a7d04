#include "engine/cli/batch.hpp"
#include "engine/cli/inputs.hpp"
#include "engine/cli/marking.hpp"
#include "engine/cli/measures.hpp"
#include "engine/cli/output.hpp"
#include "engine/cli/rulebook.hpp"
#include "engine/cli/session.hpp"
#include "engine/cli/version.hpp"
#include "engine/judge/finding.hpp"
#include "engine/record/files.hpp"
#include "engine/report/format.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

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
are still judged); 3 a fault of the program (a full disk is one); 130 or 143 after SIGINT or
SIGTERM: the report is whole, holds what was judged by then, and says so; 141 nobody read it.)";

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
  std::string max_tlp;
};

report::TextStyle style_of(Session const& session, Output const& output) {
  if (output.to_file()) return {report::TextStyle{}.width, session.color == "always"};
  return {Session::width_out(), session.colour_out()};
}

/// What an analyst should know who counts events: it changes neither the report nor the status.
void warn_of_look_alikes(Batch const& batch, Session const& session) {
  for (record::ReadError const& warning : batch.look_alikes()) {
    print_warning(session, error_line(warning));
  }
  std::size_t const more = batch.look_alikes_count() - batch.look_alikes().size();
  if (more > 0) print_warning(session, fmt::format("{} more cases look like an earlier one", more));
  if (batch.compared_some()) {
    print_warning(session, fmt::format("only the first {} acts were looked for in other cases",
                                       join::Lookout::events_max));
  }
}

/// Writes the report; what is wrong is explained beside it.
int finish(Batch& batch, Output const& output, Session const& session) {
  bool read = true;
  try {
    output.write([&](report::Sink const& sink) { batch.write(sink); });
  } catch (NoReader const&) { read = false; }
  warn_of_look_alikes(batch, session);
  for (record::ReadError const& error : batch.errors()) print_error(session, error_line(error));
  if (batch.signal() != 0) {
    print_error(session, "interrupted: the report holds the cases that were judged by then");
    return status_of_signals + batch.signal();
  }
  // Who interrupts a pipeline interrupts its reader too: that is asked for last.
  if (!read) throw NoReader{};
  if (!batch.errors().empty()) return status_bad_input;
  return batch.reached() ? status_reached : status_ran;
}

int run(CheckOptions const& options, Session const& session) {
  if (options.cases.empty()) {
    throw UsageError("no case to check", "name a case file or a folder, or `-` for standard input");
  }
  require_choice("--format", options.format, report::format_names());
  report::Format const& format = *report::find_format(options.format);
  judge::Options judging = options.measures.read();
  judging.bounds = session.bounds;
  std::vector<judge::Verdict> const only = read_verdicts("--only", options.only);
  std::optional<judge::Verdict> fail_on;
  if (!options.fail_on.empty()) fail_on = read_verdicts("--fail-on", {options.fail_on}).front();
  std::optional<record::Tlp> const max_tlp = read_max_tlp(options.max_tlp);
  std::size_t const jobs = read_jobs(options.jobs);
  Output const output(options.output);

  model::Rulebook const rulebook = load_rulebook(session, options.measures.rules);
  std::vector<std::string> const treaties = read_treaties(rulebook, options.treaties);
  judging.all = options.all;
  report::Settings const settings{
      rulebook, judging, std::string(version), treaties, only, options.all, fail_on, max_tlp};

  record::CaseInputs inputs = record::find_inputs(options.cases);
  spdlog::info("inputs: {}, jobs: {}", inputs.inputs.size(), jobs);
  Batch batch(settings, format, style_of(session, output), std::move(inputs));
  batch.judge(jobs, session.shows_progress());
  return finish(batch, output, session);
}

}  // namespace

void add_check(Command const& app, Session& session) {
  Command const command = app.add_subcommand("check", "Judge case files against treaties");
  command.footer(examples);
  auto options = std::make_shared<CheckOptions>();
  command.add_option("CASE", options->cases, "Case files, folders of them, or - for standard input")
      .type_name("");
  options->measures.add_to(command);
  command
      .add_option("--format", options->format,
                  fmt::format("One of {}", fmt::join(report::format_names(), ", ")))
      .type_name("NAME")
      .group("Report");
  command.add_option("--only", options->only, "Show only these verdicts, joined by commas")
      .type_name("V,V")
      .one_value_at_a_time()
      .group("Report");
  command.add_option("--treaty", options->treaties, "Show only these treaties, joined by commas")
      .type_name("NAME,NAME")
      .one_value_at_a_time()
      .group("Report");
  command.add_flag("--all", options->all, "Show what is not applicable, and duties at rest, too")
      .group("Report");
  command.add_option("-o,--output", options->output, "Write the report to a file, in one step")
      .type_name("FILE")
      .group("Report");
  add_max_tlp(command, options->max_tlp);
  command.add_option("--fail-on", options->fail_on, "Exit with 1 at this verdict or a harsher one")
      .type_name("V")
      .group("Running");
  command.add_option("--jobs", options->jobs, "Threads (default: one for each processor)")
      .type_name("N")
      .group("Running");
  command.callback([options, &session] {
    session.run = [options, &session] { return run(*options, session); };
  });
}

}  // namespace casus::cli
