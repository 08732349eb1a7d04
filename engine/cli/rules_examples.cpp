#include "engine/cli/rules_examples.hpp"

#include "engine/cli/output.hpp"
#include "engine/cli/rulebook.hpp"
#include "engine/record/write.hpp"
#include "engine/scenario/example.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace casus::cli {
namespace {

constexpr char const* help =
    R"(Each `example` becomes TREATY.COMMITMENT.N.json: the events that it tells, and under `expect`
the verdict that it expects. An example of a defence expects it of each commitment that the
defence excuses there.

Examples:
  casus rules examples -o my-cases
      Copy the one that is nearest to your incident, change it, and check it.
  casus rules examples rules -o out && casus test out --rules rules
      The examples of the rules that you write, tried as cases.)";

struct ExamplesOptions {
  std::vector<std::string> paths;
  std::string folder;
  bool force = false;
};

int run(ExamplesOptions const& options, Session const& session) {
  if (options.folder.empty()) {
    throw UsageError("the examples are many files", "name a folder for them with -o DIR");
  }
  model::Rulebook const rulebook = load_rulebook(session, options.paths);
  std::vector<NamedText> files;
  std::size_t without_verdict = 0;
  judge::Options judging;
  judging.bounds = session.bounds;
  for (record::Case const& made : scenario::example_cases(rulebook, judging)) {
    files.push_back({made.id + ".json", record::write_case(rulebook, made)});
    if (made.expect.empty()) ++without_verdict;
  }
  if (files.empty()) throw UsageError("no clause of these rules has an example");
  write_folder(options.folder, files, options.force);
  print_aside(fmt::format("{} {} written\n", files.size(), files.size() == 1 ? "case" : "cases"));
  if (without_verdict > 0) {
    print_aside(
        fmt::format("{} of them expect nothing: no commitment has the verdict of the example\n",
                    without_verdict));
  }
  return status_ran;
}

}  // namespace

void add_rules_examples(Command const& parent, Session& session) {
  Command const command =
      parent.add_subcommand("examples", "Write the examples inside clauses as case files");
  command.footer(help);
  auto options = std::make_shared<ExamplesOptions>();
  command.add_option("PATH,--rules", options->paths, rules_about).type_name("");
  command
      .add_option("-o,--output", options->folder, "The folder for the case files (made if need be)")
      .type_name("DIR");
  command.add_flag("--force", options->force, "Replace case files that are already there");
  command.callback([options, &session] {
    session.run = [options, &session] { return run(*options, session); };
  });
}

}  // namespace casus::cli
