#include "dsl/text/counted.hpp"
#include "engine/cli/compare.hpp"
#include "engine/cli/output.hpp"
#include "engine/cli/rulebook.hpp"
#include "engine/cli/rules_examples.hpp"
#include "engine/cli/rules_export.hpp"
#include "engine/cli/rules_list.hpp"
#include "engine/cli/session.hpp"

#include <fmt/format.h>

#include <memory>
#include <string>
#include <vector>

namespace casus::cli {
namespace {

constexpr char const* examples = R"(Examples:
  casus rules check rules
      Report every error of the rule files below a folder, each with its place.
  casus rules list
      The treaties that are loaded: who is bound, since when, how sure their text is.
  casus rules export -o rulebook.json
      The checked rules as one file: for other tools, and for --rules.
  casus rules examples -o my-cases
      The examples inside the clauses as case files, to start from.)";

int check(Session const& session, std::vector<std::string> const& paths) {
  model::Rulebook const rulebook = load_rulebook(session, paths);
  Output("").write(
      fmt::format("no errors: {}, {}, {}\n", text::counted(rulebook.files.size(), "file", "files"),
                  text::counted(rulebook.instruments.size(), "instrument", "instruments"),
                  text::counted(rulebook.commitments.size(), "commitment", "commitments")));
  return status_ran;
}

using Action = int (*)(Session const&, std::vector<std::string> const&);

void add(Command const& parent, Session& session, std::string const& name, std::string const& about,
         Action action) {
  Command const command = parent.add_subcommand(name, about);
  command.footer(examples);
  auto paths = std::make_shared<std::vector<std::string>>();
  command.add_option("PATH,--rules", *paths, rules_about).type_name("");
  command.callback([paths, action, &session] {
    session.run = [paths, action, &session] { return action(session, *paths); };
  });
}

}  // namespace

void add_rules(Command const& app, Session& session) {
  Command const command = app.add_subcommand("rules", "Check, list, compare and export rule files");
  command.footer(examples);
  add(command, session, "check", "Report every error of rule files", check);
  add_rules_list(command, session);
  add_compare(command, session);
  add_rules_export(command, session);
  add_rules_examples(command, session);
}

}  // namespace casus::cli
