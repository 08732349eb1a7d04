#include "engine/record/files.hpp"

#include "engine/record/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <set>
#include <system_error>
#include <utility>

namespace casus::record {
namespace {

namespace fs = std::filesystem;

ReadError file_error(ErrorCode code, std::string file, std::string message) {
  return {std::move(file), "", std::string{info(code).id}, std::move(message), std::nullopt};
}

CaseInput::Form form_of(fs::path const& path) {
  std::string const extension = path.extension().string();
  if (extension == ".json") return CaseInput::Form::document;
  if (extension == ".ndjson") return CaseInput::Form::lines;
  return CaseInput::Form::sniffed;
}

/// Case files below a folder. A loop instead of recursion: depth is the file system's affair.
std::vector<fs::path> files_below(fs::path const& folder, std::vector<ReadError>& errors) {
  std::vector<fs::path> found;
  std::vector<fs::path> waiting{folder};
  while (!waiting.empty()) {
    fs::path const at = std::move(waiting.back());
    waiting.pop_back();
    std::error_code fault;
    fs::directory_iterator entry(at, fault);
    for (; !fault && entry != fs::directory_iterator{}; entry.increment(fault)) {
      std::error_code ignored;  // an entry that vanished is neither folder nor file
      if (entry->is_directory(ignored) && !entry->is_symlink(ignored)) {
        waiting.push_back(entry->path());
      } else if (form_of(entry->path()) != CaseInput::Form::sniffed
                 && entry->is_regular_file(ignored)) {
        found.push_back(entry->path());
      }
    }
    if (fault) {
      errors.push_back(file_error(ErrorCode::unreadable_file, at.generic_string(),
                                  "the folder cannot be read: " + fault.message()));
    }
  }
  std::sort(found.begin(), found.end(), [](fs::path const& a, fs::path const& b) {
    return a.generic_string() < b.generic_string();
  });
  return found;
}

/// Reads up to the end of a line, keeping at most one byte more than allowed: that byte makes the
/// reader of the case say that it is too long. Nothing at the end of the input.
std::optional<std::string> next_line(std::istream& in, std::size_t bytes_max) {
  std::string line;
  std::streambuf& bytes = *in.rdbuf();
  bool any = false;
  for (int c = bytes.sbumpc(); c != std::istream::traits_type::eof(); c = bytes.sbumpc()) {
    any = true;
    if (c == '\n') break;
    if (line.size() <= bytes_max) line += static_cast<char>(c);
  }
  if (!any) return std::nullopt;
  return line;
}

std::string rest_of(std::istream& in, std::string begin, std::size_t bytes_max) {
  constexpr std::size_t block = std::size_t{1} << 16U;
  std::string out = std::move(begin);
  while (out.size() <= bytes_max) {
    std::size_t const before = out.size();
    out.resize(before + block);
    std::streamsize const got =
        in.rdbuf()->sgetn(out.data() + before, static_cast<std::streamsize>(block));
    out.resize(before + static_cast<std::size_t>(got));
    if (got == 0) break;
  }
  return out;
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

/// Whether the line holds an object from its first brace to its last.
bool is_whole_object(std::string_view line) {
  std::size_t depth = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    char const c = line[i];
    if (in_text) {
      if (c == '\\') ++i;
      if (c == '"') in_text = false;
    } else if (c == '"') {
      in_text = true;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}') {
      if (depth <= 1) return depth == 1;
      --depth;
    }
  }
  return false;
}

/// Reads NDJSON; `first` is a line that has been taken already, `line` its number.
void read_lines(std::istream& in, std::optional<std::string> first, std::uint32_t line,
                std::string const& file, model::Rulebook const& rulebook, ReadLimits const& limits,
                CaseSink const& sink) {
  std::optional<std::string> row = first ? std::move(first) : next_line(in, limits.bytes_max);
  for (; row; row = next_line(in, limits.bytes_max), ++line) {
    if (is_blank(*row) && row->size() <= limits.bytes_max) continue;
    ReadResult result = read_case(*row, file, rulebook, limits);
    for (ReadError& error : result.errors) error.line = line;
    sink(std::move(result));
  }
}

void read_sniffed(std::istream& in, std::string const& file, model::Rulebook const& rulebook,
                  ReadLimits const& limits, CaseSink const& sink) {
  std::string begin;
  std::uint32_t line = 0;
  while (auto row = next_line(in, limits.bytes_max)) {
    ++line;
    if (is_blank(*row) && begin.size() + row->size() <= limits.bytes_max) {
      begin += *row + "\n";
      continue;
    }
    if (is_whole_object(*row)) {
      read_lines(in, std::move(row), line, file, rulebook, limits, sink);
      return;
    }
    begin += *row + "\n";
    break;
  }
  sink(read_case(rest_of(in, std::move(begin), limits.bytes_max), file, rulebook, limits));
}

void read_stream(std::istream& in, CaseInput const& input, model::Rulebook const& rulebook,
                 ReadLimits const& limits, CaseSink const& sink) {
  switch (input.form) {
    case CaseInput::Form::document:
      sink(read_case(rest_of(in, {}, limits.bytes_max), input.file, rulebook, limits));
      return;
    case CaseInput::Form::lines:
      read_lines(in, std::nullopt, 1, input.file, rulebook, limits, sink);
      return;
    case CaseInput::Form::sniffed: read_sniffed(in, input.file, rulebook, limits, sink); return;
  }
}

}  // namespace

CaseInputs find_inputs(std::vector<std::string> const& paths) {
  CaseInputs out;
  std::set<std::string> seen;
  auto const take = [&](fs::path const& path, std::string file) {
    std::error_code fault;
    fs::path const real = fs::weakly_canonical(path, fault);
    if (!seen.insert(fault ? file : real.string()).second) return;
    out.inputs.push_back({std::move(file), form_of(path)});
  };
  for (std::string const& text : paths) {
    if (text == "-") {
      if (seen.insert(text).second) out.inputs.push_back({text, CaseInput::Form::sniffed});
      continue;
    }
    fs::path const path{text};
    std::error_code fault;
    fs::file_status const status = fs::status(path, fault);
    if (!fs::exists(status)) {
      out.errors.push_back(
          file_error(ErrorCode::unreadable_file, text,
                     fault && status.type() != fs::file_type::not_found
                         ? "the path cannot be read: " + fault.message()
                         : std::string{"there is no file or folder of this name"}));
    } else if (fs::is_directory(status)) {
      std::size_t const errors_before = out.errors.size();
      std::vector<fs::path> const found = files_below(path, out.errors);
      for (fs::path const& file : found) take(file, file.generic_string());
      if (found.empty() && out.errors.size() == errors_before) {
        out.errors.push_back(file_error(ErrorCode::no_case_files, text,
                                        "no `.json` or `.ndjson` file lies in this folder"));
      }
    } else {
      take(path, text);
    }
  }
  return out;
}

void read_input(CaseInput const& input, std::istream& standard_input,
                model::Rulebook const& rulebook, ReadLimits const& limits, CaseSink const& sink) {
  if (input.file == "-") {
    read_stream(standard_input, input, rulebook, limits, sink);
    return;
  }
  std::ifstream in(input.file, std::ios::binary);
  if (!in) {
    std::error_code const fault(errno, std::generic_category());
    sink({std::nullopt,
          {file_error(ErrorCode::unreadable_file, input.file,
                      "the file cannot be read: " + fault.message())}});
    return;
  }
  try {
    read_stream(in, input, rulebook, limits, sink);
  } catch (std::ios_base::failure const& fault) {
    // The standard library's file buffer throws where a read fails under way.
    sink({std::nullopt,
          {file_error(ErrorCode::unreadable_file, input.file,
                      "the file cannot be read: " + fault.code().message())}});
  }
}

std::vector<ReadResult> collect_cases(std::vector<std::string> const& paths,
                                      std::istream& standard_input, model::Rulebook const& rulebook,
                                      ReadLimits const& limits) {
  CaseInputs const found = find_inputs(paths);
  std::vector<ReadResult> out;
  for (ReadError const& error : found.errors) out.push_back({std::nullopt, {error}});
  for (CaseInput const& input : found.inputs) {
    read_input(input, standard_input, rulebook, limits,
               [&](ReadResult result) { out.push_back(std::move(result)); });
  }
  return out;
}

}  // namespace casus::record
