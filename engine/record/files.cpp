#include "engine/record/files.hpp"

#include "dsl/text/files.hpp"
#include "engine/record/errors.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

namespace casus::record {
namespace {

namespace fs = std::filesystem;

ReadError file_error(ErrorCode code, std::string const& path, std::string message) {
  return {text::shown_path(path), "", std::string{info(code).id}, std::move(message), std::nullopt};
}

CaseInput::Form form_of(std::string const& path) {
  std::string const extension = fs::path(path).extension().string();
  if (extension == ".json") return CaseInput::Form::document;
  if (extension == ".ndjson") return CaseInput::Form::lines;
  return CaseInput::Form::sniffed;
}

/// Which file it is, whatever it is called; nothing for one that is not there.
std::optional<std::pair<dev_t, ino_t>> identity(std::string const& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  return std::pair{status.st_dev, status.st_ino};
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

}  // namespace

/// A file, line by line.
class CaseSource::Lines {
 public:
  Lines(std::string const& path, std::size_t bytes_max, int wake)
      : path_(path), bytes_max_(bytes_max), file_(path, wake) {}

  [[nodiscard]] std::string const& path() const { return path_; }
  [[nodiscard]] bool woken() const { return file_.woken(); }
  [[nodiscard]] std::uint32_t number() const { return number_; }
  /// Bytes that were read of it.
  [[nodiscard]] std::uintmax_t taken() const { return read_ - (end_ - begin_); }
  [[nodiscard]] std::optional<std::string> const& problem() const { return file_.problem(); }

  /// A line without its end, or the rest of the file; nothing at the end of the file. At most one
  /// byte more than allowed is kept: that byte makes the reader of the case say that it is too
  /// long.
  [[nodiscard]] std::optional<std::string> next() {
    ++number_;
    std::string line;
    bool any = false;
    while (begin_ < end_ || fill()) {
      any = true;
      char const* const from = block_.data() + begin_;
      void const* const found = std::memchr(from, '\n', end_ - begin_);
      std::size_t const size =
          found == nullptr ? end_ - begin_
                           : static_cast<std::size_t>(static_cast<char const*>(found) - from);
      line.append(from, std::min(size, bytes_max_ + 1 - line.size()));
      begin_ += size;
      if (found == nullptr) continue;
      ++begin_;
      break;
    }
    if (!any || file_.problem() || file_.woken()) return std::nullopt;
    return line;
  }

  [[nodiscard]] std::string rest(std::string begin) {
    std::string out = std::move(begin);
    while (out.size() <= bytes_max_ && (begin_ < end_ || fill())) {
      out.append(block_.data() + begin_, std::min(end_ - begin_, bytes_max_ + 1 - out.size()));
      begin_ = end_;
    }
    return out;
  }

 private:
  bool fill() {
    begin_ = 0;
    end_ = file_.read(block_.data(), block_.size());
    read_ += end_;
    return end_ > 0;
  }

  std::string path_;
  std::size_t bytes_max_;
  text::InputFile file_;
  std::array<char, std::size_t{1} << 16U> block_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uintmax_t read_ = 0;
  std::uint32_t number_ = 0;
};

CaseInputs find_inputs(std::vector<std::string> const& paths) {
  CaseInputs out;
  std::vector<std::string> files;
  for (std::string const& path : paths) {
    std::error_code ignored;  // what is no folder is told when it is read
    if (path == "-" || !fs::is_directory(path, ignored)) {
      files.push_back(path);
      continue;
    }
    text::FilesBelow below = text::files_below(path, {".json", ".ndjson"});
    for (text::Unreadable const& folder : below.unreadable) {
      out.errors.push_back(file_error(ErrorCode::unreadable_file, folder.path,
                                      "the folder cannot be read: " + folder.why));
    }
    if (below.files.empty() && below.unreadable.empty()) {
      out.errors.push_back(file_error(ErrorCode::no_case_files, path,
                                      "the folder holds no `.json` or `.ndjson` file"));
    }
    std::move(below.files.begin(), below.files.end(), std::back_inserter(files));
  }
  std::sort(files.begin(), files.end());
  std::set<std::pair<dev_t, ino_t>> seen;
  for (std::string& path : files) {
    auto const file = path == "-" ? std::nullopt : identity(path);
    if (file && !seen.insert(*file).second) continue;
    CaseInput::Form const form = form_of(path);
    out.inputs.push_back({std::move(path), form});
  }
  return out;
}

CaseSource::CaseSource(std::vector<CaseInput> inputs, text::Bounds const& bounds, int wake)
    : inputs_(std::move(inputs)), bounds_(bounds), wake_(wake) {
  for (CaseInput const& input : inputs_) {
    std::error_code failed;
    bool const sized = input.path != "-" && fs::is_regular_file(input.path, failed);
    std::uintmax_t const bytes = sized ? fs::file_size(input.path, failed) : 0;
    size_ = sized && size_ ? std::optional{*size_ + bytes} : std::nullopt;
  }
}

CaseSource::~CaseSource() = default;

double CaseSource::share() const {
  if (!size_ || *size_ == 0) return 0;
  std::uintmax_t const read = read_ + (open_ ? open_->taken() : 0);
  return std::min(1.0, static_cast<double>(read) / static_cast<double>(*size_));
}

std::optional<CaseText> CaseSource::next() {
  while (!woken_) {
    if (!open_) {
      if (begun_ == inputs_.size()) return std::nullopt;
      CaseInput const& input = inputs_[begun_++];
      open_ = std::make_unique<Lines>(input.path, bounds_.case_bytes, wake_);
      form_ = input.form;
    }
    std::optional<CaseText> text = next_here();
    woken_ = open_->woken();
    if (open_->problem()) {
      text = made({}, std::nullopt);
      text->problem = file_error(ErrorCode::unreadable_file, open_->path(),
                                 "cannot be read: " + *open_->problem());
    }
    bool const ended = !text || text->problem || form_ == CaseInput::Form::document;
    if (ended) {
      read_ += open_->taken();
      open_.reset();
    }
    if (!text || woken_) continue;
    ++taken_;
    return text;
  }
  return std::nullopt;
}

std::optional<CaseText> CaseSource::next_here() {
  switch (form_) {
    case CaseInput::Form::document: return whole({});
    case CaseInput::Form::lines: return next_line();
    case CaseInput::Form::sniffed: return sniff();
  }
  return std::nullopt;
}

std::optional<CaseText> CaseSource::next_line() {
  for (auto row = open_->next(); row; row = open_->next()) {
    if (is_blank(*row) && row->size() <= bounds_.case_bytes) continue;
    return made(std::move(*row), open_->number());
  }
  return std::nullopt;
}

CaseText CaseSource::whole(std::string begin) {
  form_ = CaseInput::Form::document;
  return made(open_->rest(std::move(begin)), std::nullopt);
}

CaseText CaseSource::sniff() {
  std::string begin;
  while (auto row = open_->next()) {
    if (is_whole_object(*row)) {
      form_ = CaseInput::Form::lines;
      return made(std::move(*row), open_->number());
    }
    bool const blank = is_blank(*row);
    begin += *row + "\n";
    if (!blank || begin.size() > bounds_.case_bytes) break;
  }
  return whole(std::move(begin));
}

CaseText CaseSource::made(std::string json, std::optional<std::uint32_t> line) const {
  return {text::shown_path(open_->path()), std::move(json), line};
}

ReadResult read_case(CaseText const& text, model::Rulebook const& rulebook,
                     text::Bounds const& bounds) {
  if (text.problem) return {std::nullopt, {*text.problem}};
  ReadResult result = read_case(text.json, text.file, rulebook, bounds);
  if (text.line) {
    for (ReadError& error : result.errors) error.line = text.line;
  }
  return result;
}

std::vector<ReadResult> collect_cases(std::vector<std::string> const& paths,
                                      model::Rulebook const& rulebook, text::Bounds const& bounds) {
  CaseInputs found = find_inputs(paths);
  std::vector<ReadResult> out;
  for (ReadError const& error : found.errors) out.push_back({std::nullopt, {error}});
  CaseSource source(std::move(found.inputs), bounds);
  while (std::optional<CaseText> const text = source.next()) {
    out.push_back(read_case(*text, rulebook, bounds));
  }
  return out;
}

}  // namespace casus::record
