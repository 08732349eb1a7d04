#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/cli/command.hpp"
#include "engine/judge/finding.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace casus::cli {

/// The options that say how a case is judged, as they were typed.
struct Measures {
  std::vector<std::string> rules;
  std::string standard = "balance";
  std::string doubt;
  std::string unrated;
  std::string patience;
  std::string as_of;
  std::string law_as_of;

  /// Adds `--rules`, `--standard`, `--doubt`, `--unrated`, `--patience`, `--as-of`, `--law-as-of`.
  void add_to(Command const& app);
  /// Throws UsageError where one cannot be read.
  [[nodiscard]] judge::Options read() const;
};

/// Verdicts by name, several joined by commas. Throws UsageError with a near name.
[[nodiscard]] std::vector<judge::Verdict> read_verdicts(std::string const& option,
                                                        std::vector<std::string> const& texts);

/// Treaties by name, several joined by commas; throws UsageError with a near name for one that the
/// rulebook does not have.
[[nodiscard]] std::vector<std::string> read_treaties(model::Rulebook const& rulebook,
                                                     std::vector<std::string> const& texts);

/// `N`, at least 1; empty: as many as the machine has processors, at most 16.
[[nodiscard]] std::size_t read_jobs(std::string const& text);

/// One of the choices; throws UsageError with a near one.
void require_choice(std::string const& option, std::string const& value,
                    std::vector<std::string> const& choices);

/// ``; did you mean `balance`?`` as a hint of its own, or nothing.
[[nodiscard]] std::string near_name(std::string const& word,
                                    std::vector<std::string> const& candidates);

}  // namespace casus::cli
