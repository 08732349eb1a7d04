#include "engine/cli/rules_export.hpp"

#include "engine/cli/output.hpp"
#include "engine/cli/rulebook.hpp"
#include "engine/exchange/rulebook.hpp"

#include <memory>
#include <string>
#include <vector>

namespace casus::cli {
namespace {

constexpr char const* help =
    R"(Names are resolved, parties and dates known: what the file says needs no reading of treaties
any more. The same rules give the same bytes. docs/rulebook-format.md describes the format,
docs/schema/casus-rulebook-1.schema.json checks it.

Examples:
  casus rules export -o rulebook.json
      The rules that come with casus as one file.
  casus rules export rules | jq -r '.commitments[] | .instrument + "/" + .name'
      What is there to be judged, for a shell.
  casus check cases --rules rulebook.json
      Judge by what was exported: the same report, to the byte, as by the rule files.)";

}  // namespace

void add_rules_export(Command const& parent, Session& session) {
  Command const command =
      parent.add_subcommand("export", "Write the checked rules as JSON (casus-rulebook/1)");
  command.footer(help);
  auto paths = std::make_shared<std::vector<std::string>>();
  auto output = std::make_shared<std::string>();
  command.add_option("PATH,--rules", *paths, rules_about).type_name("");
  command.add_option("-o,--output", *output, "Write to this file (default: standard output)")
      .type_name("FILE");
  command.callback([paths, output, &session] {
    session.run = [paths, output, &session] {
      Output const target(*output);
      target.write(exchange::write_rulebook(load_rulebook(session, *paths)));
      return status_ran;
    };
  });
}

}  // namespace casus::cli
