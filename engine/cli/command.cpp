#include "engine/cli/command.hpp"

#include <CLI/CLI.hpp>

namespace casus::cli {

Option const& Option::type_name(std::string const& name) const {
  option_->type_name(name);
  return *this;
}

Option const& Option::group(std::string const& name) const {
  option_->group(name);
  return *this;
}

Option const& Option::required() const {
  option_->required();
  return *this;
}

Option const& Option::one_value_at_a_time() const {
  option_->allow_extra_args(false);
  return *this;
}

Command Command::add_subcommand(std::string const& name, std::string const& about) const {
  return Command(*app_->add_subcommand(name, about));
}

void Command::footer(std::string const& text) const { app_->footer(text); }

Option Command::add_option(std::string const& names, std::string& value,
                           std::string const& about) const {
  return Option(*app_->add_option(names, value, about));
}

Option Command::add_option(std::string const& names, std::vector<std::string>& values,
                           std::string const& about) const {
  return Option(*app_->add_option(names, values, about));
}

Option Command::add_flag(std::string const& names, bool& value, std::string const& about) const {
  return Option(*app_->add_flag(names, value, about));
}

void Command::callback(std::function<void()> const& chosen) const { app_->callback(chosen); }

}  // namespace casus::cli
