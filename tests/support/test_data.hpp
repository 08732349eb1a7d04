#pragma once

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string_view>

namespace casus::tests {

/// The folder of real data named by the environment variable CASUS_TEST_DATA, or nothing. In the
/// second case it prints the line by which ./run-tests counts a skip; the caller then returns.
/// An empty variable counts as unset; one that names no folder is returned, so that the test fails.
inline std::optional<std::filesystem::path> test_data(std::string_view needed_for) {
  char const* const folder = std::getenv("CASUS_TEST_DATA");
  if (folder == nullptr || *folder == '\0') {
    std::cout << "\nskipped: " << needed_for << ": CASUS_TEST_DATA is not set\n";
    return std::nullopt;
  }
  return std::filesystem::path(folder);
}

}  // namespace casus::tests
