#pragma once

#include "engine/cli/command.hpp"
#include "engine/record/errors.hpp"
#include "engine/record/tlp.hpp"

#include <optional>
#include <string>
#include <vector>

namespace casus::cli {

/// Adds `--max-tlp`.
void add_max_tlp(Command const& command, std::string& text);
/// What it says; nothing where it is not given. Throws UsageError for a mark that does not exist.
[[nodiscard]] std::optional<record::Tlp> read_max_tlp(std::string const& text);

/// Of errors in a case the codes and what they mean, without its words: how a case that cannot be
/// read is marked is not known.
[[nodiscard]] std::vector<record::ReadError> without_words(std::vector<record::ReadError> errors);

}  // namespace casus::cli
