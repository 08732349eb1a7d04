#pragma once

#include "engine/record/read.hpp"

#include <cstdint>
#include <functional>
#include <istream>
#include <string>
#include <vector>

namespace casus::record {

/// One thing to read cases from.
struct CaseInput {
  enum class Form : std::uint8_t {
    document,  ///< one case
    lines,     ///< NDJSON: one case a line
    sniffed    ///< whichever it turns out to be: NDJSON if its first line is a whole object
  };
  std::string file;  ///< `-` is standard input
  Form form = Form::sniffed;
};

struct CaseInputs {
  std::vector<CaseInput> inputs;
  std::vector<ReadError> errors;  ///< paths that lead nowhere
};

/// What the paths of a command line mean. A folder stands for all `.json` and `.ndjson` files below
/// it, sorted by the bytes of their paths; symbolic links to folders are not followed. A file that
/// is reached twice is taken once. A path that does not exist, a folder that cannot be read and one
/// without a case file are errors.
[[nodiscard]] CaseInputs find_inputs(std::vector<std::string> const& paths);

/// Takes each case as it is read; with NDJSON no more than one is held at a time.
using CaseSink = std::function<void(ReadResult)>;

/// Reads all cases of one input. A file that cannot be read is handed on as an error.
void read_input(CaseInput const& input, std::istream& standard_input,
                model::Rulebook const& rulebook, ReadLimits const& limits, CaseSink const& sink);

/// Reads everything that the paths name: errors of paths first, then cases in order of the inputs.
/// Whether ids are unique over the whole run is for the caller to see.
[[nodiscard]] std::vector<ReadResult> collect_cases(std::vector<std::string> const& paths,
                                                    std::istream& standard_input,
                                                    model::Rulebook const& rulebook,
                                                    ReadLimits const& limits = {});

}  // namespace casus::record
