#pragma once

#include "dsl/model/rulebook.hpp"
#include "dsl/text/bounds.hpp"
#include "engine/record/case.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::record {

/// What is wrong with a case file, with its place and the way out.
struct ReadError {
  std::string file;
  std::string pointer;  ///< JSON Pointer (RFC 6901); empty: the document
  std::string code;     ///< stable, such as `C0107`
  std::string message;
  std::optional<std::uint32_t> line = std::nullopt;  ///< of NDJSON input, or of a syntax error
};

/// A case, or all that is wrong with it; never both.
struct ReadResult {
  std::optional<Case> value;
  std::vector<ReadError> errors;
};

/// Reads one `casus-case/1` document against the rulebook. Reports every error, each with its JSON
/// Pointer and a near name where there is one; never throws on input.
[[nodiscard]] ReadResult read_case(std::string_view json, std::string const& file,
                                   model::Rulebook const& rulebook,
                                   text::Bounds const& bounds = {});

}  // namespace casus::record
