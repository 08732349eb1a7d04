#pragma once

#include "engine/judge/verdict.hpp"
#include "engine/record/errors.hpp"
#include "engine/record/tlp.hpp"
#include "engine/report/text.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::report {

/// One finding whose verdict is not what it was. A verdict that is missing is one that the report
/// did not hold.
struct Change {
  std::string case_id, finding, address;
  std::optional<judge::Verdict> before, after;
  /// What made the change: elements, claims, defences, the rule, the measures.
  std::vector<std::string> because;

  /// Whether it became harsher. A finding that nobody made is as mild as one can be.
  [[nodiscard]] bool hardened() const;
};

/// What differs between two reports.
struct Changes {
  std::vector<std::string> general;  ///< of the runs: rules, measures, versions, cases
  std::vector<Change> findings;      ///< by case and address
  std::size_t same = 0;              ///< findings with the verdict that they had
  std::optional<record::Tlp> tlp;    ///< the stricter of the marks of the two

  [[nodiscard]] bool hardened() const;
};

/// The text of a `casus-report/1`, whole or as NDJSON, and what it is called.
struct ReportText {
  std::string_view file;
  std::string_view text;
};

/// Compares two reports finding by finding; nothing where one of them is no report, and `errors`
/// says why.
[[nodiscard]] std::optional<Changes> compare_reports(ReportText before, ReportText after,
                                                     text::Bounds const& bounds,
                                                     std::vector<record::ReadError>& errors);

[[nodiscard]] std::string changes_text(Changes const& changes, TextStyle const& style);
[[nodiscard]] std::string changes_json(Changes const& changes);

}  // namespace casus::report
