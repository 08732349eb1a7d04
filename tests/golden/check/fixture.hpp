#pragma once

#include "dsl/compile.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::tests {

/// One golden file, taken apart: the texts that it holds, and what it expects.
///
///   # --- other.treaty      begins another file of the same rulebook
///   # --- SOURCES.md        begins the list of sources beside it
///   #> error T0301: …       what the compiler says, at the end
struct Golden {
  std::filesystem::path path;
  std::string source;  ///< everything before the expectation
  std::vector<check::RuleFile> files;
  std::string expected;
};

[[nodiscard]] std::string read_text(std::filesystem::path const& path);

/// The golden files of a folder of tests/golden in the order of their names.
[[nodiscard]] std::vector<std::filesystem::path> golden_paths(std::string_view folder = "check");

[[nodiscard]] Golden read_golden(std::filesystem::path const& path);

/// Small rule texts, compiled together with the words of base/.
[[nodiscard]] check::Compilation compile_with_base(std::vector<check::RuleFile> files);
[[nodiscard]] check::Compilation compile_text(std::string text,
                                              std::optional<std::string> sources = std::nullopt);

/// The expectation as it stands in a golden file.
[[nodiscard]] std::string as_comments(std::string_view rendered);

}  // namespace casus::tests
