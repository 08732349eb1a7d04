#pragma once

#include "dsl/model/rulebook.hpp"
#include "dsl/text/bounds.hpp"
#include "dsl/text/diagnostic.hpp"
#include "dsl/text/source.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace casus::check {

/// One `.treaty` file with the SOURCES.md that lies beside it, if there is one.
struct RuleFile {
  text::SourceFile rules;
  std::optional<text::SourceFile> sources;
};

struct Compilation {
  /// Nothing where a file has an error.
  std::optional<model::Rulebook> rulebook;
  /// Errors and warnings of all files, ordered by file and place.
  text::Diagnostics diagnostics;
};

/// Reads all files, whatever their order, and lowers them into one rulebook. Every error of every
/// file is reported, up to the limit.
[[nodiscard]] Compilation compile(std::vector<RuleFile> files, text::Bounds const& bounds = {});

/// The same, on top of what reading the files reported.
[[nodiscard]] Compilation compile(std::vector<RuleFile> files, text::Diagnostics diagnostics,
                                  text::Bounds const& bounds);

/// The rule files of files and folders: a folder is searched for `*.treaty` throughout, without
/// following links to folders. A file in a folder is shown as that folder's name and the way from
/// it (`rules/treaties/x/x.treaty`), so that reports do not depend on where a checkout lies; a file
/// named by itself is shown as it was named. What cannot be read is reported (T0101 to T0103).
/// A file that is reached twice is read once.
[[nodiscard]] std::vector<RuleFile> load_rules(std::vector<std::string> const& paths,
                                               text::Diagnostics& out,
                                               text::Bounds const& bounds = {});

/// `load_rules` and `compile`.
[[nodiscard]] Compilation compile_paths(std::vector<std::string> const& paths,
                                        text::Bounds const& bounds = {});

}  // namespace casus::check
