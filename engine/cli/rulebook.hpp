#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/cli/command.hpp"
#include "engine/cli/session.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace casus::cli {

/// What `--rules` takes, for `--help`.
inline constexpr char const* rules_about =
    "Rules: files, folders or one export (default: those that come with casus)";

/// Adds `--rules PATH`, which may be said several times.
Option add_rules(Command const& command, std::vector<std::string>& rules);

/// The folder with the rules that come with the program: under the prefix of an installation, else
/// beside the sources. Throws Fault where neither is there.
[[nodiscard]] std::string default_rules();

/// The table of public attributions that comes with the program: it lies beside the rules. Throws
/// Fault where the rules are not there.
[[nodiscard]] std::string default_actor_table();

/// Compiles the rule files under `paths`, by default those that come with the program; a single
/// `.json` file is a rulebook that was exported. Explains every error and warning on standard
/// error; throws Explained where there is an error.
[[nodiscard]] model::Rulebook load_rulebook(Session const& session,
                                            std::vector<std::string> const& paths);

/// A rulebook, and which of its files a user named.
struct RuleFiles {
  model::Rulebook rulebook;
  std::set<std::uint32_t> chosen;  ///< indexes into `Rulebook::files`
};

/// The rulebook that holds the files to be tested: `rules` if given, else the one that comes with
/// the program if it has them all, else the files themselves.
[[nodiscard]] RuleFiles load_for_tests(Session const& session,
                                       std::vector<std::string> const& rules,
                                       std::vector<std::string> const& files);

}  // namespace casus::cli
