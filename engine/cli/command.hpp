#pragma once

#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace casus::cli {

/// An option of a command: how the help shows it, what it takes.
class Option {
 public:
  explicit Option(CLI::Option& option) : option_(&option) {}

  /// What stands behind the name in the help.
  Option const& type_name(std::string const& name) const;
  /// The heading under which the help lists it.
  Option const& group(std::string const& name) const;
  Option const& required() const;
  /// Said again for each value; the word behind the first one is not another.
  Option const& one_value_at_a_time() const;

 private:
  CLI::Option* option_;
};

/// A command to which options and commands of its own are added. It stands between the commands
/// and CLI11, whose header takes compilers longer than all else in most of their files.
class Command {
 public:
  explicit Command(CLI::App& app) : app_(&app) {}

  /// A command below this one.
  [[nodiscard]] Command add_subcommand(std::string const& name, std::string const& about) const;
  /// What the help ends with.
  void footer(std::string const& text) const;
  // NAMES as CLI11 has them: `-o,--output`, or a word without dashes for what stands by itself.
  Option add_option(std::string const& names, std::string& value, std::string const& about) const;
  Option add_option(std::string const& names, std::vector<std::string>& values,
                    std::string const& about) const;
  Option add_flag(std::string const& names, bool& value, std::string const& about) const;
  /// What is done when the command was chosen.
  void callback(std::function<void()> const& chosen) const;

 private:
  CLI::App* app_;
};

}  // namespace casus::cli
