#include "engine/cli/session.hpp"

#include "engine/cli/output.hpp"
#include "engine/report/page.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace casus::cli {
namespace {

bool is_set(char const* variable) {
  char const* const value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

/// A terminal that understands more than lines.
bool is_capable_terminal(int descriptor) {
  char const* const terminal = std::getenv("TERM");
  bool const dumb = terminal != nullptr && std::string_view(terminal) == "dumb";
  return isatty(descriptor) == 1 && !dumb;
}

/// `--color` wins, then NO_COLOR, then CLICOLOR_FORCE (0 does not force), then the terminal.
bool colour(std::string const& choice, int descriptor) {
  if (choice != "auto") return choice == "always";
  if (is_set("NO_COLOR")) return false;
  if (is_set("CLICOLOR_FORCE")) return std::string_view(std::getenv("CLICOLOR_FORCE")) != "0";
  return is_capable_terminal(descriptor);
}

void print_line(std::string_view word, std::string_view ink, bool with_colour,
                std::string const& message) {
  std::string const safe = report::printable(message);
  if (with_colour) {
    print_aside(fmt::format("\x1b[{}m{}:\x1b[0m {}\n", ink, word, safe));
  } else {
    print_aside(fmt::format("{}: {}\n", word, safe));
  }
}

}  // namespace

bool Session::colour_out() const { return colour(color, STDOUT_FILENO); }
bool Session::colour_err() const { return colour(color, STDERR_FILENO); }

bool Session::shows_progress() const {
  if (progress != "auto") return progress == "always";
  return is_capable_terminal(STDERR_FILENO);
}

std::size_t Session::width_out() {
  constexpr std::size_t narrowest = 20;
  constexpr std::size_t widest = 100;
  constexpr std::size_t elsewhere = 88;
  winsize size{};
  if (isatty(STDOUT_FILENO) != 1 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0
      || size.ws_col == 0) {
    return elsewhere;
  }
  return std::clamp<std::size_t>(size.ws_col, narrowest, widest);
}

void print_error(Session const& session, std::string const& message) {
  print_line("error", "1;31", session.colour_err(), message);
}

void print_warning(Session const& session, std::string const& message) {
  print_line("warning", "1;33", session.colour_err(), message);
}

void print_hint(Session const& session, std::string const& message) {
  print_line("help", "36", session.colour_err(), message);
}

}  // namespace casus::cli
