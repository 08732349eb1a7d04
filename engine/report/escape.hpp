#pragma once

#include <string>
#include <string_view>

// Text of a case, a source or a rule is hostile until it went through one of these. Each begins
// with `printable`: what a reader's program would obey instead of showing is written out in every
// format.
namespace casus::report {

/// Between tags and in attributes of HTML and of XML 1.0.
[[nodiscard]] std::string escaped_markup(std::string_view text);

/// The same of running text, in which no date breaks at its hyphens.
[[nodiscard]] std::string sentence_markup(std::string_view text);
/// The same of a sentence of ours, in which what stands between backticks is code.
[[nodiscard]] std::string prose_markup(std::string_view text);

/// Within a line or a table cell of Markdown, where it is never taken for markup, a link or HTML.
[[nodiscard]] std::string escaped_markdown(std::string_view text);

/// One cell of CSV (RFC 4180). A text that a spreadsheet would compute (`=1+1`, `@SUM(…)`) gets an
/// apostrophe before it, which spreadsheets take for "this is text".
[[nodiscard]] std::string csv_cell(std::string_view text);

/// The text of a SARIF message, where brackets would make links and braces placeholders
/// (SARIF 2.1.0, sections 3.11.5 and 3.11.6).
[[nodiscard]] std::string escaped_sarif(std::string_view text);

/// A path as a reference of RFC 3986; an absolute one as `file:///…`.
[[nodiscard]] std::string uri_of(std::string_view path);

}  // namespace casus::report
