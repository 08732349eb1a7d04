#include "dsl/text/source.hpp"
#include "engine/cli/actors_output.hpp"
#include "engine/cli/inputs.hpp"
#include "engine/cli/measures.hpp"
#include "engine/cli/output.hpp"
#include "engine/cli/rulebook.hpp"
#include "engine/cli/session.hpp"
#include "engine/import/actor_table.hpp"
#include "engine/import/misp_actors.hpp"
#include "engine/record/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace casus::cli {
namespace {

// A line that began with `import::` would be taken for a module by clang-format.
using import::ActorList;

constexpr char const* examples = R"(Examples:
  casus actors Sandworm "Fancy Bear"
      Whom public statements presume behind two names, and who says so.
  casus actors apt28 --galaxy threat-actor.json
      The same with what a MISP galaxy says: the cluster file of
      https://github.com/MISP/misp-galaxy, clusters/threat-actor.json.
  casus actors nobelium --galaxy threat-actor.json --format json
      For tools; two entries that share a name are both there.

Case, blanks and hyphens of a name do not matter. A suspected sponsor is a claim about a State; a
country only says where a group sits. Neither is evidence unless a case says so, in `by`.

Exit status: 0 every name was found; 1 one was not; 2 bad use or bad input; 3 a fault of the
program.)";

constexpr std::size_t name_bytes_max = text::Bounds{}.id_bytes;

struct ActorsOptions {
  std::vector<std::string> names;
  std::string galaxy;
  std::string format = "text";
};

void require_names(std::vector<std::string> const& names) {
  if (names.empty()) {
    throw UsageError("no actor to look up", "name one, in quotes if it has blanks: \"Fancy Bear\"");
  }
  for (std::string const& name : names) {
    if (name.size() > name_bytes_max || text::first_invalid_utf8(name)
        || import::folded_name(name).empty()) {
      throw UsageError(
          fmt::format("{} can be the name of no actor", record::in_backticks(name)),
          fmt::format("a name has letters or digits, and at most {} bytes", name_bytes_max));
    }
  }
}

/// The table that comes with the program; it is no input of the user's, so that whatever is wrong
/// with it is a fault.
ActorList load_table() {
  std::string const path = default_actor_table();
  FileText const text = read_text(path, {}, text::Bound::galaxy_bytes);
  if (text.problem) throw Fault(error_line(*text.problem));
  ActorList list = import::read_actor_table(text.text, path);
  if (!list.errors.empty()) throw Fault(error_line(list.errors.front()));
  return list;
}

/// Errors are explained; a file that is no galaxy ends the run, one with bad entries does not.
ActorList load_galaxy(Session const& session, std::string const& path) {
  FileText const text = read_text(path, session.bounds, text::Bound::galaxy_bytes);
  if (text.problem) {
    print_error(session, error_line(*text.problem));
    throw Explained{};
  }
  ActorList list = import::read_misp_actors(text.text, path, session.bounds);
  for (record::ReadError const& error : list.errors) print_error(session, error_line(error));
  if (!list.readable) throw Explained{};
  return list;
}

int run(ActorsOptions const& options, Session const& session) {
  require_names(options.names);
  require_choice("--format", options.format, {"text", "json"});
  std::vector<import::ActorList> lists;
  lists.push_back(load_table());
  if (!options.galaxy.empty()) lists.push_back(load_galaxy(session, options.galaxy));
  std::vector<import::ActorAnswer> answers;
  for (std::string const& name : options.names) answers.push_back(import::find_actor(name, lists));
  Output("").write(
      options.format == "json"
          ? actors_json(lists, answers)
          : actors_text(lists, answers, report::Page(Session::width_out(), session.colour_out())));
  if (!lists.back().errors.empty()) return status_bad_input;
  bool const all = std::all_of(answers.begin(), answers.end(),
                               [](import::ActorAnswer const& one) { return !one.hits.empty(); });
  return all ? status_ran : status_reached;
}

}  // namespace

void add_actors(Command const& app, Session& session) {
  Command const command =
      app.add_subcommand("actors", "Say which States sources presume behind an actor's name");
  command.footer(examples);
  auto options = std::make_shared<ActorsOptions>();
  command.add_option("NAME", options->names, "Names or synonyms of actors").type_name("");
  command
      .add_option("--galaxy", options->galaxy,
                  "A MISP galaxy of threat actors, or - for standard input")
      .type_name("FILE")
      .one_value_at_a_time();
  command.add_option("--format", options->format, "text (the default) or json").type_name("NAME");
  command.callback([options, &session] {
    session.run = [options, &session] { return run(*options, session); };
  });
}

}  // namespace casus::cli
