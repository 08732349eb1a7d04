#include "engine/cli/inputs.hpp"
#include "engine/cli/measures.hpp"
#include "engine/cli/output.hpp"
#include "engine/cli/session.hpp"
#include "engine/report/changes.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace casus::cli {
namespace {

constexpr char const* examples = R"(Examples:
  casus diff monday.json tuesday.json
      New, gone and changed verdicts, with the claim or rule that made the change.
  casus diff monday.json tuesday.json --format json
      The same for programs.

Exit status: 0 nothing became harsher; 1 a verdict did; 2 bad use or bad input.)";

struct DiffOptions {
  std::vector<std::string> reports;
  std::string format = "text";
};

std::string read_report(Session const& session, std::string const& path) {
  FileText file = read_text(path, session.bounds, text::Bound::report_bytes);
  if (!file.problem) return std::move(file.text);
  print_error(session, error_line(*file.problem));
  throw Explained{};
}

int run(DiffOptions const& options, Session const& session) {
  if (options.reports.size() != 2) {
    throw UsageError("two reports are compared",
                     "`casus check CASE --format json -o OLD.json` writes one");
  }
  require_choice("--format", options.format, {"text", "json"});
  std::string const& before = options.reports[0];
  std::string const& after = options.reports[1];
  std::string const old_text = read_report(session, before);
  std::string const new_text = read_report(session, after);
  std::vector<record::ReadError> errors;
  std::optional<report::Changes> const changes =
      report::compare_reports({before, old_text}, {after, new_text}, session.bounds, errors);
  for (record::ReadError const& error : errors) print_error(session, error_line(error));
  if (!changes) return status_bad_input;
  report::TextStyle const style{Session::width_out(), session.colour_out()};
  Output("").write(options.format == "json" ? report::changes_json(*changes)
                                            : report::changes_text(*changes, style));
  return changes->hardened() ? status_reached : status_ran;
}

}  // namespace

void add_diff(Command const& app, Session& session) {
  Command const command = app.add_subcommand("diff", "Show what changed between two JSON reports");
  command.footer(examples);
  auto options = std::make_shared<DiffOptions>();
  command.add_option("REPORT", options->reports, "The older report and the newer, JSON or NDJSON")
      .type_name("");
  command.add_option("--format", options->format, "text (the default) or json").type_name("NAME");
  command.callback([options, &session] {
    session.run = [options, &session] { return run(*options, session); };
  });
}

}  // namespace casus::cli
