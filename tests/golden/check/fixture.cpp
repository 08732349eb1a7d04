#include "tests/golden/check/fixture.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace casus::tests {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view expectation_mark = "#>";
constexpr std::string_view file_mark = "# --- ";

fs::path const goldens = fs::path{CASUS_SOURCE_DIR} / "tests/golden";

/// The lines that begin with the mark, without it.
std::string expectation_of(std::string_view text, std::string& source) {
  std::string expected;
  std::istringstream lines{std::string{text}};
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with(expectation_mark)) {
      source += line + '\n';
      continue;
    }
    std::string rest = line.substr(expectation_mark.size());
    if (rest.starts_with(' ')) rest.erase(0, 1);
    expected += rest + '\n';
  }
  return expected;
}

struct Part {
  std::string name;
  std::string text;
};

std::vector<Part> parts_of(std::string const& first, std::string const& source) {
  std::vector<Part> parts{{first, ""}};
  std::istringstream lines{source};
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(file_mark)) {
      parts.push_back({line.substr(file_mark.size()), ""});
    } else {
      parts.back().text += line + '\n';
    }
  }
  return parts;
}

}  // namespace

std::string read_text(fs::path const& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>{file}, {}};
}

std::vector<fs::path> golden_paths(std::string_view folder) {
  std::vector<fs::path> paths;
  if (!fs::is_directory(goldens / folder)) return paths;
  for (auto const& entry : fs::directory_iterator{goldens / folder}) {
    if (entry.path().extension() == ".treaty") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

Golden read_golden(fs::path const& path) {
  Golden golden;
  golden.path = path;
  golden.expected = expectation_of(read_text(path), golden.source);
  std::vector<Part> const parts = parts_of(path.filename().string(), golden.source);
  std::optional<text::SourceFile> sources;
  for (Part const& part : parts) {
    if (part.name == "SOURCES.md") sources = text::SourceFile{part.name, part.text};
  }
  for (Part const& part : parts) {
    if (part.name == "SOURCES.md") continue;
    golden.files.push_back({text::SourceFile{part.name, part.text}, sources});
  }
  return golden;
}

check::Compilation compile_with_base(std::vector<check::RuleFile> files) {
  static std::string const words = read_text(goldens / "check/base/words.treaty");
  files.push_back({text::SourceFile{"words.treaty", words}, std::nullopt});
  return check::compile(std::move(files));
}

check::Compilation compile_text(std::string text, std::optional<std::string> sources) {
  check::RuleFile file{text::SourceFile{"test.treaty", std::move(text)}, std::nullopt};
  if (sources) file.sources = text::SourceFile{"SOURCES.md", std::move(*sources)};
  return compile_with_base({std::move(file)});
}

std::string as_comments(std::string_view rendered) {
  std::string result;
  std::istringstream lines{std::string{rendered}};
  for (std::string line; std::getline(lines, line);) {
    result += std::string{expectation_mark} + (line.empty() ? "" : " ") + line + '\n';
  }
  return result;
}

}  // namespace casus::tests
