#include "dsl/compile.hpp"
#include "dsl/text/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <system_error>
#include <utility>

namespace casus::check {
namespace {

namespace fs = std::filesystem;
using text::Bound;

/// A file on the disk and what people see of its path.
struct Found {
  fs::path path;
  std::string shown;
  friend bool operator<(Found const& left, Found const& right) { return left.shown < right.shown; }
};

class Loader {
 public:
  Loader(text::Diagnostics& out, text::Bounds const& bounds) : out_(out), bounds_(bounds) {}

  void find(std::string const& path) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      search(fs::path{path});
    } else {
      found_.push_back({fs::path{path}, text::shown_path(path)});
    }
  }

  std::vector<RuleFile> read() {
    std::sort(found_.begin(), found_.end());
    std::vector<RuleFile> result;
    for (Found const& found : found_) {
      if (!is_new(found.path)) continue;
      auto rules = named(text::load_source(found.path.string(), bounds_, out_), found.shown);
      if (rules) result.push_back({std::move(*rules), sources_beside(found)});
    }
    return result;
  }

 private:
  /// The name of a folder as it stands in its own folder, however it was reached (`.`,
  /// `../rules/`).
  static std::string name_of(fs::path const& folder) {
    std::error_code error;
    fs::path const full = fs::weakly_canonical(folder, error);
    return error || full.filename().empty() ? folder.generic_string()
                                            : full.filename().generic_string();
  }

  void search(fs::path const& folder) {
    std::string const root = name_of(folder);
    std::error_code error;
    auto at = fs::recursive_directory_iterator(folder, error);
    if (error) return unreadable(folder.string(), error.message());
    std::size_t count = 0;
    while (at != fs::recursive_directory_iterator{}) {
      std::error_code kind_error;
      bool const too_deep = static_cast<std::uint64_t>(at.depth()) >= bounds_.folder_levels;
      if (too_deep && at->is_directory(kind_error) && !at->is_symlink(kind_error)) {
        return beyond(folder, Bound::folder_levels, "folders inside each other");
      }
      if (text::has_ending(at->path().native(), {".treaty"}) && !at->is_directory(kind_error)) {
        if (++count > bounds_.rule_files) return beyond(folder, Bound::rule_files, "rule files");
        std::string const way = at->path().lexically_relative(folder).generic_string();
        found_.push_back({at->path(), text::shown_path(root + "/" + way)});
      }
      fs::path const last = at->path();
      at.increment(error);
      if (error) return unreadable(last.string(), error.message());
    }
    if (count == 0) unreadable(folder.string(), "there is no `.treaty` file in it");
  }

  void beyond(fs::path const& folder, Bound bound, std::string_view what) {
    unreadable(folder.string(), fmt::format("it holds more than {} {}{}", bounds_[bound], what,
                                            text::way_out(bound)));
  }

  void unreadable(std::string const& path_as_it_is, std::string const& why) {
    std::string const path = text::shown_path(path_as_it_is);
    out_.add(text::Diagnostic{text::Code::unreadable_file,
                              text::SourceFile{path, ""},
                              {0, 0},
                              fmt::format("cannot read `{}`: {}", path, why)});
  }

  bool is_new(fs::path const& path) {
    std::error_code error;
    fs::path const full = fs::weakly_canonical(path, error);
    return seen_.insert(error ? path : full).second;
  }

  /// The same text under the path that people see.
  static std::optional<text::SourceFile> named(std::optional<text::SourceFile> const& file,
                                               std::string const& shown) {
    if (!file || file->path() == shown) return file;
    return text::SourceFile{shown, std::string{file->text()}};
  }

  std::optional<text::SourceFile> sources_beside(Found const& found) {
    fs::path const path = found.path.parent_path() / "SOURCES.md";
    auto const known = sources_.find(path);
    if (known != sources_.end()) return known->second;
    std::optional<text::SourceFile> file;
    std::error_code error;
    if (fs::is_regular_file(path, error)) {
      std::size_t const end = found.shown.find_last_of('/');
      std::string const shown =
          end == std::string::npos ? "SOURCES.md" : found.shown.substr(0, end) + "/SOURCES.md";
      file = named(text::load_source(path.string(), bounds_, out_), shown);
    }
    sources_.emplace(path, file);
    return file;
  }

  text::Diagnostics& out_;
  text::Bounds bounds_;
  std::vector<Found> found_;
  std::set<fs::path> seen_;
  std::map<fs::path, std::optional<text::SourceFile>> sources_;
};

}  // namespace

std::vector<RuleFile> load_rules(std::vector<std::string> const& paths, text::Diagnostics& out,
                                 text::Bounds const& bounds) {
  Loader loader{out, bounds};
  for (std::string const& path : paths) loader.find(path);
  return loader.read();
}

}  // namespace casus::check
