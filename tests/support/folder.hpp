#pragma once

#include <catch2/catch.hpp>
#include <stdlib.h>  // mkdtemp is POSIX's

#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>

namespace casus::tests {

/// An empty folder that goes away with the test.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "casus-test-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  [[nodiscard]] std::string path() const { return path_.string(); }
  [[nodiscard]] std::string operator/(std::string const& name) const {
    return (path_ / name).string();
  }
  /// Writes a file, and the folders above it; its path.
  std::string write(std::string const& name, std::string const& bytes) const {
    std::filesystem::path const file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
    return file.string();
  }

 private:
  std::filesystem::path path_;
};

}  // namespace casus::tests
