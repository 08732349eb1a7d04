#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace casus::scenario {

/// One expectation, tried.
struct TestResult {
  std::string suite;     ///< the file that holds it
  std::string name;      ///< what is expected, or the title of the example
  std::string place;     ///< JSON Pointer in a case, `line:column` in a rule file
  std::string expected;  ///< in words
  std::string found;     ///< what came out instead; empty where it passed
  bool passed = false;
};

/// The results as JUnit XML, a test suite for each file. Characters that XML 1.0 cannot hold are
/// replaced.
[[nodiscard]] std::string junit(std::vector<TestResult> const& results);

}  // namespace casus::scenario
