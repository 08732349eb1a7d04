#include "engine/cli/command.hpp"
#include "engine/cli/limits.hpp"
#include "engine/cli/measures.hpp"
#include "engine/cli/output.hpp"
#include "engine/cli/session.hpp"
#include "engine/cli/version.hpp"
#include "engine/judge/finding.hpp"

#include <CLI/CLI.hpp>
#include <fcntl.h>
#include <fmt/format.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <csignal>
#include <exception>
#include <memory>
#include <new>
#include <sstream>
#include <string>
#include <vector>

namespace casus::cli {
namespace {

constexpr char const* about =
    "Checks cyber incidents against the commitments that States have made to each other.\n"
    "It flags, it does not convict: every verdict is a prima facie assessment with its reasons.";

constexpr char const* examples = R"(Examples:
  casus check cases/tutorial          judge cases, print a report for people
  casus explain CASE                  the reasons behind each finding
  casus diff OLD.json NEW.json        what changed between two JSON reports
  casus merge A.json B.json           two records of one event as one case
  casus test cases rules              try expectations and examples
  casus rules list                    the treaties that are loaded

`casus COMMAND --help` says more. Exit status: 0 ran; 1 a finding reached --fail-on, or a
test failed; 2 bad use or bad input; 3 a fault of the program. 130 and 143: SIGINT or SIGTERM came,
the report holds what was done by then; 141: nobody read the report any more.)";

/// Log lines go to standard error, so that they never mix with a report.
void configure_log(Session const& session) {
  auto const mode = session.colour_err() ? spdlog::color_mode::always : spdlog::color_mode::never;
  auto logger = spdlog::stderr_color_mt("casus", mode);
  logger->set_pattern("casus: %^%l%$: %v");
  logger->set_level(session.verbosity > 1   ? spdlog::level::debug
                    : session.verbosity > 0 ? spdlog::level::info
                                            : spdlog::level::warn);
  spdlog::set_default_logger(std::move(logger));
}

/// The command that was chosen, down to the last (`rules list`).
CLI::App const* chosen(CLI::App const* app) {
  for (std::vector<CLI::App*> next = app->get_subcommands(); !next.empty();
       next = app->get_subcommands()) {
    app = next.front();
  }
  return app;
}

std::string name_of(CLI::App const* app) {
  std::string name = app->get_name();
  for (app = app->get_parent(); app != nullptr; app = app->get_parent()) {
    name = app->get_name() + " " + name;
  }
  return name;
}

std::vector<std::string> option_names(CLI::App const* app) {
  std::vector<std::string> names;
  for (; app != nullptr; app = app->get_parent()) {
    for (CLI::Option const* option : app->get_options()) {
      for (std::string const& name : option->get_lnames()) names.push_back("--" + name);
    }
  }
  return names;
}

std::vector<std::string> command_names(CLI::App const* app) {
  std::vector<std::string> names;
  for (CLI::App const* command : app->get_subcommands([](CLI::App const*) { return true; })) {
    names.push_back(command->get_name());
  }
  return names;
}

/// What CLI11 could not place: options that do not exist, words where a command belongs.
void refuse_rest(CLI::App const& app) {
  CLI::App const* command = chosen(&app);
  std::vector<std::string> const rest = app.remaining(true);
  for (std::string const& word : rest) {
    if (word.size() > 1 && word.front() == '-') {
      std::string const name = word.substr(0, word.find('='));
      throw UsageError(fmt::format("{} has no option `{}`", name_of(command), name),
                       near_name(name, option_names(command)));
    }
  }
  bool const wants_command = !command_names(command).empty();
  if (!rest.empty() && wants_command) {
    throw UsageError(fmt::format("{} has no command `{}`", name_of(command), rest.front()),
                     near_name(rest.front(), command_names(command)));
  }
  if (!rest.empty()) throw UsageError(fmt::format("`{}` is one word too many", rest.front()));
}

void allow_rest(CLI::App* app) {
  app->allow_extras();
  app->fallthrough();
  // Once a command is chosen, a path may have the name of another: `casus test rules`.
  app->require_subcommand(0, 1);
  for (CLI::App* command : app->get_subcommands([](CLI::App*) { return true; })) {
    allow_rest(command);
  }
}

void set_up(CLI::App& app, Session& session) {
  app.name("casus");
  app.footer(examples);
  app.set_version_flag("--version", "casus " + std::string(version), "Print the version and exit");
  app.add_option("--color", session.color,
                 "auto (the default), always or never; auto honours\n"
                 "NO_COLOR and CLICOLOR_FORCE")
      ->type_name("WHEN");
  app.add_option("--progress", session.progress, "auto (the default), always or never")
      ->type_name("WHEN");
  app.add_option("--limit", session.limits,
                 "Raise or lower a limit; may be repeated; `casus limits`\n"
                 "lists the names")
      ->type_name("NAME=VALUE")
      ->allow_extra_args(false);
  app.add_flag("-v,--verbose", session.verbosity, "Say what is being done; twice: in detail");
  Command const commands(app);
  add_check(commands, session);
  add_explain(commands, session);
  add_diff(commands, session);
  add_test(commands, session);
  add_rules(commands, session);
  add_import(commands, session);
  add_export(commands, session);
  add_merge(commands, session);
  add_actors(commands, session);
  add_limits(commands, session);
  allow_rest(&app);
}

/// What the surroundings may lack or ask for must not decide what a run does.
void meet_surroundings() {
  // A file that is opened must not become standard output because somebody closed that.
  int descriptor = 0;
  while (descriptor >= 0 && descriptor <= STDERR_FILENO) descriptor = ::open("/dev/null", O_RDONLY);
  if (descriptor >= 0) ::close(descriptor);
  // A write that fails says so by itself: to a pipe without a reader, beyond a limit on files.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

/// The help or the version, which was asked for.
int answer(CLI::App const& app, CLI::Success const& wanted) {
  std::ostringstream text;
  std::ostringstream none;
  if (app.exit(wanted, text, none) != 0) return status_fault;
  Output("").write(text.str());
  return status_ran;
}

int run(CLI::App& app, Session& session, int count, char const* const* words) {
  try {
    app.parse(count, words);
  } catch (CLI::Success const& wanted) {
    return answer(app, wanted);
  } catch (CLI::ParseError const& error) { throw UsageError(error.what()); }
  refuse_rest(app);
  require_choice("--color", session.color, {"auto", "always", "never"});
  require_choice("--progress", session.progress, {"auto", "always", "never"});
  session.bounds = read_limits(session.limits);
  if (!session.run) {
    print_aside(chosen(&app)->help());
    return status_bad_input;
  }
  configure_log(session);
  return session.run();
}

int guarded(int count, char const* const* words) {
  meet_surroundings();
  Session session;
  CLI::App app{about};
  try {
    set_up(app, session);
    return run(app, session, count, words);
  } catch (Explained const&) { return status_bad_input; } catch (NoReader const&) {
    return status_of_signals + SIGPIPE;
  } catch (UsageError const& error) {
    print_error(session, error.what());
    if (!error.hint().empty()) print_hint(session, error.hint());
    print_hint(session, fmt::format("`{} --help` shows how it is used", name_of(chosen(&app))));
    return status_bad_input;
  } catch (Fault const& error) {
    print_error(session, error.what());
    return status_fault;
  } catch (judge::BoundExceeded const& exceeded) {
    print_error(session, exceeded.what());
    return status_bad_input;
  } catch (std::bad_alloc const&) {
    print_error(session, "out of memory");
    return status_fault;
  } catch (std::exception const& error) {
    print_error(session, fmt::format("a fault of casus itself: {}", error.what()));
    return status_fault;
  }
}

}  // namespace
}  // namespace casus::cli

int main(int count, char** words) { return casus::cli::guarded(count, words); }
