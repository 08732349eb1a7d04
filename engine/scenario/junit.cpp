#include "dsl/text/utf8.hpp"
#include "engine/scenario/result.hpp"

#include <fmt/format.h>

#include <map>

namespace casus::scenario {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// Text that may stand in an attribute or between tags (XML 1.0, section 2.2).
std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    text::CodePoint const point = text::code_point_at(text, at);
    char32_t const value = point.value;
    bool const blank = value == U'\n' || value == U'\t' || value == U'\r';
    if (!point.valid || (value < 0x20 && !blank) || value == 0xFFFE || value == 0xFFFF) {
      out += replacement;
    } else if (blank) {
      out += fmt::format("&#{};", static_cast<unsigned>(value));
    } else if (value == U'&') {
      out += "&amp;";
    } else if (value == U'<') {
      out += "&lt;";
    } else if (value == U'>') {
      out += "&gt;";
    } else if (value == U'"') {
      out += "&quot;";
    } else {
      out += text.substr(at, point.size);
    }
    at += point.size;
  }
  return out;
}

struct Suite {
  std::size_t failures = 0;
  std::vector<TestResult const*> results;
};

}  // namespace

std::string junit(std::vector<TestResult> const& results) {
  std::vector<std::string> order;
  std::map<std::string, Suite> suites;
  std::size_t failures = 0;
  for (TestResult const& result : results) {
    Suite& suite = suites[result.suite];
    if (suite.results.empty()) order.push_back(result.suite);
    suite.results.push_back(&result);
    if (result.passed) continue;
    ++suite.failures;
    ++failures;
  }
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  out += fmt::format("<testsuites name=\"casus test\" tests=\"{}\" failures=\"{}\">\n",
                     results.size(), failures);
  for (std::string const& name : order) {
    Suite const& suite = suites[name];
    out += fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\">\n", escaped(name),
                       suite.results.size(), suite.failures);
    for (TestResult const* result : suite.results) {
      out += fmt::format("    <testcase classname=\"{}\" name=\"{}\"", escaped(name),
                         escaped(result->name + " (" + result->place + ")"));
      if (result->passed) {
        out += "/>\n";
        continue;
      }
      out += fmt::format(">\n      <failure message=\"expected {}\">found {}</failure>\n",
                         escaped(result->expected), escaped(result->found));
      out += "    </testcase>\n";
    }
    out += "  </testsuite>\n";
  }
  return out + "</testsuites>\n";
}

}  // namespace casus::scenario
