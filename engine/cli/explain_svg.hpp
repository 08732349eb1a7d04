#pragma once

#include "engine/cli/command.hpp"
#include "engine/cli/output.hpp"
#include "engine/report/report.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace casus::cli {

/// Adds `--svg`.
void add_svg(Command const& command, std::string& path);

/// Where `--svg` draws; nothing where it is not given. Throws UsageError where no finding is named
/// with it, or the file is one that the text goes to.
[[nodiscard]] std::optional<Output> open_svg(std::string const& path, std::string const& finding,
                                             std::string const& text_path);

/// Throws the UsageError for so many findings where one is drawn.
[[noreturn]] void refuse_to_draw(std::size_t findings);

/// The drawing of a duty's life. Throws UsageError for a finding that is about no duty.
[[nodiscard]] std::string drawing_of(report::Settings const& settings,
                                     report::Remarks const& remarks,
                                     report::JudgedCase const& judged,
                                     judge::Finding const& finding,
                                     std::vector<std::string> const& supposed);

}  // namespace casus::cli
