#include "engine/join/merge.hpp"

#include "engine/cli/inputs.hpp"
#include "engine/cli/measures.hpp"
#include "engine/cli/output.hpp"
#include "engine/cli/rulebook.hpp"
#include "engine/cli/session.hpp"
#include "engine/record/errors.hpp"
#include "engine/record/files.hpp"
#include "engine/report/page.hpp"

#include <fmt/format.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace casus::cli {
namespace {

constexpr char const* examples = R"(Examples:
  casus merge ours.json theirs.json -o both.json
      One case with the claims of both; what was joined and why is said on standard error.
  casus merge ours.json theirs.json | casus check -
      What the two records say together.

Nothing is dropped or weighed: claims that contradict each other stay two claims, each with its
sources and its strength. docs/importing.md says which events are taken for one.)";

struct MergeOptions {
  std::vector<std::string> cases;
  std::vector<std::string> rules;
  std::string output;
};

struct Record {
  record::Case read;
  record::Value json;
};

[[noreturn]] void refuse(Session const& session, std::vector<record::ReadError> const& errors) {
  for (record::ReadError const& error : errors) print_error(session, error_line(error));
  throw Explained{};
}

/// The one case that a file holds.
Record read_record(std::string const& path, model::Rulebook const& rulebook,
                   Session const& session) {
  record::CaseInputs found = record::find_inputs({path});
  if (!found.errors.empty()) refuse(session, found.errors);
  record::CaseSource source(std::move(found.inputs), session.bounds);
  std::optional<record::CaseText> const text = source.next();
  if (text && text->problem) refuse(session, {*text->problem});
  if (!text || source.next()) {
    record::ErrorInfo const& code = record::info(record::ErrorCode::not_one_case);
    std::string const why = text ? "holds several cases, and two records of one event are merged; "
                                   "write the one that is meant into a file of its own"
                                 : "holds no case; name a file that holds one";
    refuse(session, {{path, "", std::string(code.id), why}});
  }
  record::ReadResult result = record::read_case(*text, rulebook, session.bounds);
  if (!result.value) refuse(session, result.errors);
  record::ErrorList none(path, 1);
  record::JsonLimits limits;
  limits.bounds = session.bounds;
  return {std::move(*result.value), record::parse_json(text->json, limits, none).value()};
}

void say_what_was_done(join::Merged const& merged, MergeOptions const& options) {
  for (std::string const& remark : merged.remarks) {
    print_aside(report::printable(remark) + "\n");
  }
  std::string const second = report::printable(options.cases[1]);
  if (!merged.changed) {
    print_aside(fmt::format("{} says nothing that {} does not say: nothing changed\n", second,
                            report::printable(options.cases[0])));
    return;
  }
  print_aside(fmt::format("of the events of {}, {} joined, {} added\n", second, merged.joined,
                          merged.added));
}

int run(MergeOptions const& options, Session const& session) {
  if (options.cases.size() != 2) {
    throw UsageError("two cases are merged", "merge the result with a third, if there is one");
  }
  if (options.cases[0] == "-" && options.cases[1] == "-") {
    throw UsageError("standard input holds one case", "name a file for the other");
  }
  Output const output(options.output);
  model::Rulebook const rulebook = load_rulebook(session, options.rules);
  Record const first = read_record(options.cases[0], rulebook, session);
  Record const second = read_record(options.cases[1], rulebook, session);
  join::Merged const merged =
      join::merge(rulebook, {first.read, first.json}, {second.read, second.json});
  std::string const text = record::pretty_json(merged.json);
  // Two records within the bounds may be more than one case may hold.
  record::ReadResult const again =
      record::read_case(text, "the merged case", rulebook, session.bounds);
  if (!again.value) refuse(session, again.errors);
  output.write(text);
  say_what_was_done(merged, options);
  return status_ran;
}

}  // namespace

void add_merge(Command const& app, Session& session) {
  Command const command = app.add_subcommand("merge", "Make two records of one event one case");
  command.footer(examples);
  auto options = std::make_shared<MergeOptions>();
  command.add_option("CASE", options->cases, "The two case files, or - for standard input")
      .type_name("");
  command.add_option("-o,--output", options->output, "Write the case to a file, in one step")
      .type_name("FILE");
  add_rules(command, options->rules);
  command.callback([options, &session] {
    session.run = [options, &session] { return run(*options, session); };
  });
}

}  // namespace casus::cli
