#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace casus::tests {

inline std::string read_text(std::filesystem::path const& path) {
  std::ifstream in{path, std::ios::binary};
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// A file with every form of the language.
inline std::string all_forms() {
  return read_text(std::filesystem::path{CASUS_SOURCE_DIR}
                   / "tests/golden/syntax/all_forms.treaty");
}

/// Every rule file of the project, in order.
inline std::vector<std::filesystem::path> rule_files() {
  std::vector<std::filesystem::path> files;
  std::filesystem::path const rules = std::filesystem::path{CASUS_SOURCE_DIR} / "rules";
  for (auto const& entry : std::filesystem::recursive_directory_iterator{rules}) {
    if (entry.path().extension() == ".treaty") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace casus::tests
