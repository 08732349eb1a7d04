#include "engine/cli/inputs.hpp"

#include "dsl/text/files.hpp"
#include "engine/cli/parallel.hpp"
#include "engine/cli/progress.hpp"
#include "engine/record/errors.hpp"
#include "engine/record/files.hpp"

#include <fmt/format.h>

#include <iterator>
#include <utility>

namespace casus::cli {
namespace {

using record::ErrorCode;

record::ReadError error(std::string file, ErrorCode code, std::string message) {
  return {std::move(file), "", std::string(record::info(code).id), std::move(message)};
}

}  // namespace

FileText read_text(std::string const& path, text::Bounds const& bounds, text::Bound bound) {
  std::uint64_t const bytes_max = bounds[bound];
  text::FileBytes file = text::read_file(path, bytes_max);
  if (file.problem) {
    return {"", error(text::shown_path(path), ErrorCode::unreadable_file,
                      "cannot be read: " + *file.problem)};
  }
  if (file.bytes.size() > bytes_max) {
    return {"", error(text::shown_path(path), ErrorCode::file_too_long,
                      fmt::format("longer than {} bytes{}", bytes_max, text::way_out(bound)))};
  }
  return {std::move(file.bytes)};
}

std::optional<record::ReadError> CaseIds::take(std::string const& id, std::string const& file) {
  auto const [before, fresh] = taken_.emplace(id, file);
  if (fresh) return std::nullopt;
  record::ReadError twice =
      error(file, ErrorCode::duplicate_id,
            fmt::format("the case id {} is already taken by a case of {}; ids name the cases of "
                        "a report",
                        record::in_backticks(id), record::in_backticks(before->second)));
  twice.pointer = "/id";
  return twice;
}

CaseInputs read_cases(std::vector<std::string> const& paths, model::Rulebook const& rulebook,
                      text::Bounds const& bounds, std::size_t jobs, bool progress) {
  record::CaseInputs found = record::find_inputs(paths);
  CaseInputs inputs;
  inputs.errors = std::move(found.errors);
  Progress shown(progress, {"reading", "cases"});
  record::CaseSource source(std::move(found.inputs), bounds);
  CaseIds ids;
  in_order<record::CaseText, record::ReadResult>(
      jobs,
      [&] {
        std::optional<record::CaseText> text = source.next();
        shown.reach(source.taken(), source.share());
        return text;
      },
      [&](record::CaseText text) { return record::read_case(text, rulebook, bounds); },
      [&](record::ReadResult result) {
        std::move(result.errors.begin(), result.errors.end(), std::back_inserter(inputs.errors));
        if (!result.value) return;
        std::optional<record::ReadError> twice = ids.take(result.value->id, result.value->file);
        if (twice) {
          inputs.errors.push_back(std::move(*twice));
        } else {
          inputs.cases.push_back(std::move(*result.value));
        }
      });
  return inputs;
}

std::string error_line(record::ReadError const& error) {
  std::string line = error.file;
  if (error.line) line += fmt::format(":{}", *error.line);
  if (!error.pointer.empty()) line += ": " + error.pointer;
  return line + ": " + error.code + ": " + error.message;
}

}  // namespace casus::cli
