#include "engine/cli/inputs.hpp"

#include "engine/cli/parallel.hpp"
#include "engine/record/errors.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace casus::cli {
namespace {

namespace fs = std::filesystem;
using record::ErrorCode;

record::ReadError error(std::string file, ErrorCode code, std::string message,
                        std::optional<std::uint32_t> line = std::nullopt) {
  return {std::move(file), "", std::string(record::info(code).id), std::move(message), line};
}

/// The bytes of a file, at most `bytes_max` + 1 of them: enough to see that it is too long.
std::optional<std::string> slurp(int descriptor, std::size_t bytes_max) {
  constexpr std::size_t step = 1U << 16U;
  std::string text;
  while (text.size() <= bytes_max) {
    std::size_t const have = text.size();
    text.resize(have + std::min(step, bytes_max + 1 - have));
    ssize_t const got = ::read(descriptor, text.data() + have, text.size() - have);
    bool const again = got < 0 && errno == EINTR;
    text.resize(have + (got > 0 ? static_cast<std::size_t>(got) : 0));
    if (got < 0 && !again) return std::nullopt;
    if (got == 0) break;
  }
  return text;
}

FileText load(std::string const& path, std::size_t bytes_max) {
  bool const standard_input = path == "-";
  int const descriptor = standard_input ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  std::optional<std::string> text;
  if (descriptor >= 0) text = slurp(descriptor, bytes_max);
  int const reason = errno;
  if (descriptor >= 0 && !standard_input) ::close(descriptor);
  if (!text) {
    return {"", error(path, ErrorCode::unreadable_file,
                      fmt::format("cannot be read: {}", std::strerror(reason)))};
  }
  if (text->size() > bytes_max) {
    return {"",
            error(path, ErrorCode::file_too_long, fmt::format("longer than {} bytes", bytes_max))};
  }
  return {std::move(*text), std::nullopt};
}

bool ends_with(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

/// Standard input has no name to tell by: one case a line if the first line is a whole object and
/// another one follows.
bool looks_like_ndjson(std::string_view text) {
  auto const trimmed = [](std::string_view line) {
    std::size_t const first = line.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return std::string_view();
    return line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
  };
  bool seen = false;
  while (!text.empty()) {
    std::size_t const end = std::min(text.find('\n'), text.size());
    std::string_view const line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    if (line.front() != '{') return false;
    if (seen) return true;
    if (line.back() != '}') return false;
    seen = true;
  }
  return false;
}

std::vector<record::ReadResult> read_file(std::string const& path,
                                          model::Rulebook const& rulebook) {
  record::ReadLimits const limits;
  bool const may_be_bulk = path == "-" || ends_with(path, ".ndjson");
  FileText loaded = load(path, may_be_bulk ? bulk_bytes_max : limits.bytes_max);
  if (loaded.problem) {
    record::ReadResult result;
    result.errors.push_back(std::move(*loaded.problem));
    return {std::move(result)};
  }
  bool const bulk = path == "-" ? looks_like_ndjson(loaded.text) : may_be_bulk;
  if (bulk) return record::read_ndjson(loaded.text, path, rulebook, limits);
  return {record::read_case(loaded.text, path, rulebook, limits)};
}

/// What the user named, with folders opened.
std::vector<std::string> expand(std::vector<std::string> const& paths,
                                std::vector<record::ReadError>& errors) {
  std::vector<std::string> files;
  for (std::string const& path : paths) {
    std::error_code failed;
    if (path == "-" || !fs::is_directory(path, failed)) {
      files.push_back(path);
      continue;
    }
    std::vector<std::string> const below = files_below(path, {".json", ".ndjson"});
    if (below.empty()) {
      errors.push_back(
          error(path, ErrorCode::no_case_files, "the folder holds no `.json` or `.ndjson` file"));
    }
    files.insert(files.end(), below.begin(), below.end());
  }
  // The order of the arguments never shows in a report (semantics, section 9).
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

FileText read_text(std::string const& path, std::size_t bytes_max) { return load(path, bytes_max); }

std::vector<std::string> files_below(std::string const& folder,
                                     std::vector<std::string> const& endings) {
  std::vector<std::string> files;
  std::error_code failed;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied,
                                         failed);
  while (!failed && entry != fs::recursive_directory_iterator()) {
    std::string const path = entry->path().string();
    bool const wanted = std::any_of(endings.begin(), endings.end(),
                                    [&](std::string const& end) { return ends_with(path, end); });
    std::error_code ignored;
    if (wanted && entry->is_regular_file(ignored)) files.push_back(path);
    entry.increment(failed);
  }
  std::sort(files.begin(), files.end());
  return files;
}

CaseInputs read_cases(std::vector<std::string> const& paths, model::Rulebook const& rulebook,
                      std::size_t jobs, bool progress) {
  CaseInputs inputs;
  std::vector<std::string> const files = expand(paths, inputs.errors);
  std::vector<std::vector<record::ReadResult>> results(files.size());
  Progress shown(progress, "reading file", files.size());
  parallel_for(files.size(), jobs, [&](std::size_t i) {
    results[i] = read_file(files[i], rulebook);
    shown.step();
  });
  std::map<std::string, std::string> taken;
  for (std::vector<record::ReadResult>& of_file : results) {
    for (record::ReadResult& result : of_file) {
      std::move(result.errors.begin(), result.errors.end(), std::back_inserter(inputs.errors));
      if (!result.value) continue;
      auto const [before, fresh] = taken.emplace(result.value->id, result.value->file);
      if (fresh) {
        inputs.cases.push_back(std::move(*result.value));
        continue;
      }
      record::ReadError twice =
          error(result.value->file, ErrorCode::duplicate_id,
                fmt::format(
                    "the case id {} is already taken by a case of {}; ids name the cases of "
                    "a report",
                    record::in_backticks(result.value->id), record::in_backticks(before->second)));
      twice.pointer = "/id";
      inputs.errors.push_back(std::move(twice));
    }
  }
  return inputs;
}

std::string error_line(record::ReadError const& error) {
  std::string line = error.file;
  if (error.line) line += fmt::format(":{}", *error.line);
  if (!error.pointer.empty()) line += ": " + error.pointer;
  return line + ": " + error.code + ": " + error.message;
}

}  // namespace casus::cli
