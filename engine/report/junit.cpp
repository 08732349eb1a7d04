#include "engine/report/junit.hpp"

#include "engine/report/escape.hpp"
#include "engine/report/finding_text.hpp"
#include "engine/report/markings.hpp"

#include <fmt/format.h>

#include <map>
#include <utility>
#include <vector>

namespace casus::report {
namespace {

enum class Result : std::uint8_t { passed, failed, skipped };

Result result_of(Settings const& settings, judge::Finding const& finding) {
  int const limit = judge::rank(settings.fail_on.value_or(judge::Verdict::departure));
  if (judge::rank(finding.verdict) >= limit) return Result::failed;
  return judge::rank(finding.verdict) >= judge::rank(judge::Verdict::pending) ? Result::skipped
                                                                              : Result::passed;
}

std::string test_case(Settings const& settings, JudgedCase const& judged,
                      judge::Finding const& finding) {
  FindingNames const names = names_of(settings, judged, finding);
  std::string name =
      fmt::format("{} · {} → {}", names.commitment, names.bearer, names.counterparty);
  if (!names.event.empty()) name += " · " + names.event;
  std::string out = fmt::format("    <testcase classname=\"{}\" name=\"{}\"",
                                escaped_markup(judged.judged.id + "." + names.treaty),
                                escaped_markup(name + " · " + finding.id));
  std::string const verdict = escaped_markup(words(finding.verdict));
  std::string const place = escaped_markup(settings.rulebook.show(finding.place));
  std::string const reason = escaped_markup(finding.reason);
  switch (result_of(settings, finding)) {
    case Result::failed:
      return out
             + fmt::format(
                 ">\n      <failure type=\"{}\" message=\"{}\">{} Rule: {}</failure>\n"
                 "    </testcase>\n",
                 judge::name(finding.verdict), verdict, reason, place);
    case Result::skipped:
      return out
             + fmt::format(">\n      <skipped message=\"{}: {}\"/>\n    </testcase>\n", verdict,
                           reason);
    case Result::passed: break;
  }
  return out
         + fmt::format(">\n      <system-out>{}: {}</system-out>\n    </testcase>\n", verdict,
                       reason);
}

/// Of a suite, before its tests; those without a value are left out.
std::string properties(std::vector<std::pair<std::string_view, std::string>> const& rows) {
  std::string out;
  for (auto const& [name, value] : rows) {
    if (value.empty()) continue;
    out += fmt::format("      <property name=\"{}\" value=\"{}\"/>\n", name, escaped_markup(value));
  }
  return out.empty() ? out : "    <properties>\n" + out + "    </properties>\n";
}

/// The format has no other place for what holds of the whole report.
std::string marking_suite(Settings const& settings, Remarks const& remarks) {
  std::string const rows =
      properties({{"tlp", label_of(remarks)}, {"withheld", withheld_words(settings, remarks)}});
  if (rows.empty()) return "";
  return "  <testsuite name=\"marking of the whole report\" tests=\"0\" failures=\"0\" "
         "errors=\"0\" skipped=\"0\">\n"
         + rows + "  </testsuite>\n";
}

std::string error_suite(Remarks const& remarks) {
  std::vector<record::ReadError> errors = remarks.errors;
  if (remarks.interrupted) {
    errors.push_back({"interrupted", "", "signal", "there are more cases, which nobody judged"});
  }
  if (errors.empty()) return "";
  std::string out = fmt::format(
      "  <testsuite name=\"cases that could not be read\" tests=\"{0}\" failures=\"0\""
      " errors=\"{0}\" skipped=\"0\">\n",
      errors.size());
  std::map<std::string, std::size_t> seen;
  for (record::ReadError const& error : errors) {
    std::string name = error.pointer.empty() ? "/" : error.pointer;
    if (error.line) name = fmt::format("line {}: {}", *error.line, name);
    name += " · " + error.code;
    // Servers keep one of several tests of a name.
    std::size_t const times = ++seen[error.file + '\n' + name];
    if (times > 1) name += fmt::format(" ({})", times);
    out += fmt::format(
        "    <testcase classname=\"{}\" name=\"{}\">\n"
        "      <error type=\"{}\" message=\"{}\"/>\n    </testcase>\n",
        escaped_markup(error.file), escaped_markup(name), escaped_markup(error.code),
        escaped_markup(error.message));
  }
  return out + "  </testsuite>\n";
}

}  // namespace

std::string case_junit(Settings const& settings, JudgedCase const& judged) {
  std::string cases;
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t skipped = 0;
  for (judge::Finding const& finding : judged.found.findings) {
    if (!settings.shows(finding)) continue;
    ++tests;
    Result const result = result_of(settings, finding);
    if (result == Result::failed) ++failures;
    if (result == Result::skipped) ++skipped;
    cases += test_case(settings, judged, finding);
  }
  return fmt::format(
             "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\">\n",
             escaped_markup(judged.judged.id), tests, failures, skipped)
         + properties(
             {{"tlp", label_of(judged.judged)}, {"withheld", withheld_words(judged.judged)}})
         + cases + "  </testsuite>\n";
}

void junit_report(Settings const& settings, Remarks const& remarks, Pieces const& cases,
                  Sink const& sink) {
  sink("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"casus check\">\n");
  cases(sink);
  sink(marking_suite(settings, remarks) + error_suite(remarks) + "</testsuites>\n");
}

}  // namespace casus::report
