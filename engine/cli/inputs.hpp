#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/record/case.hpp"
#include "engine/record/read.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace casus::cli {

/// Cases read from what the user named, in the order of paths and lines, and all that is wrong.
struct CaseInputs {
  std::vector<record::Case> cases;
  std::vector<record::ReadError> errors;
};

/// Reads case files. A folder stands for the `.json` and `.ndjson` files below it, sorted; `-` for
/// standard input, one case or one a line. A case whose id an earlier one has is an error. Whatever
/// cannot be read is listed, and spoils nothing else.
[[nodiscard]] CaseInputs read_cases(std::vector<std::string> const& paths,
                                    model::Rulebook const& rulebook, text::Bounds const& bounds,
                                    std::size_t jobs, bool progress);

/// The ids of the cases of one run: no two may have the same, since findings are told apart by it.
class CaseIds {
 public:
  /// Takes an id for a case of this file; an error where an earlier case has it.
  [[nodiscard]] std::optional<record::ReadError> take(std::string const& id,
                                                      std::string const& file);

 private:
  std::map<std::string, std::string> taken_;  ///< the file of each id
};

/// One line for standard error: `cases/a.json: /events/0/kind: C0302: unknown kind …`.
[[nodiscard]] std::string error_line(record::ReadError const& error);

/// The bytes of a file, or why they cannot be had.
struct FileText {
  std::string text;
  std::optional<record::ReadError> problem = std::nullopt;
};

/// Reads a file, or standard input for `-`; of one that is longer than the bound, nothing.
[[nodiscard]] FileText read_text(std::string const& path, text::Bounds const& bounds,
                                 text::Bound bound);

}  // namespace casus::cli
