#pragma once

#include "dsl/text/bounds.hpp"
#include "engine/cli/command.hpp"

#include <cstddef>
#include <functional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace casus::cli {

/// Exit statuses, fixed for scripts.
inline constexpr int status_ran = 0;
inline constexpr int status_reached = 1;  ///< a finding reached `--fail-on`, or a test failed
inline constexpr int status_bad_input = 2;
inline constexpr int status_fault = 3;
/// As a shell counts: a program that a signal ended has 128 and the number of the signal.
inline constexpr int status_of_signals = 128;

/// Bad use of the program; main explains it on standard error and exits with 2.
class UsageError : public std::runtime_error {
 public:
  explicit UsageError(std::string const& message, std::string hint = "")
      : std::runtime_error(message), hint_(std::move(hint)) {}
  [[nodiscard]] std::string const& hint() const { return hint_; }

 private:
  std::string hint_;
};

/// The environment fails us (a full disk): main explains it and exits with 3.
class Fault : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Nobody reads standard output any more (`casus check … | head -1`): there is nothing to explain
/// and nobody to read it; main exits as if SIGPIPE had ended the program.
struct NoReader {};

/// Bad input that has already been explained: main exits with 2 and says nothing more.
struct Explained {};

/// What all commands share.
struct Session {
  std::string color = "auto";
  std::string progress = "auto";
  int verbosity = 0;
  std::vector<std::string> limits{};  ///< `--limit`, as typed
  text::Bounds bounds{};              ///< what they come to
  /// Set by the command that was chosen; gives the exit status.
  std::function<int()> run{};

  [[nodiscard]] bool colour_out() const;
  [[nodiscard]] bool colour_err() const;
  [[nodiscard]] bool shows_progress() const;
  /// Columns for text on standard output: of the terminal, 20 to 100, else 88.
  [[nodiscard]] static std::size_t width_out();
};

/// A line on standard error: `error: …` with the word in red where there is colour.
void print_error(Session const& session, std::string const& message);
void print_warning(Session const& session, std::string const& message);
void print_hint(Session const& session, std::string const& message);

void add_check(Command const& app, Session& session);
void add_test(Command const& app, Session& session);
void add_rules(Command const& app, Session& session);
void add_explain(Command const& app, Session& session);
void add_import(Command const& app, Session& session);
void add_actors(Command const& app, Session& session);
void add_export(Command const& app, Session& session);
void add_merge(Command const& app, Session& session);
void add_diff(Command const& app, Session& session);
void add_limits(Command const& app, Session& session);

}  // namespace casus::cli
