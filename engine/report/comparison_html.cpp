#include "engine/report/comparison.hpp"
#include "engine/report/escape.hpp"

#include <fmt/format.h>

namespace casus::report {
namespace {

std::string list(std::vector<std::string> const& lines) {
  if (lines.empty()) return "";
  std::string out = "<ul>\n";
  for (std::string const& line : lines) out += "<li>" + escaped_markup(line) + "</li>\n";
  return out + "</ul>\n";
}

std::string table(author::Comparison const& comparison, std::string_view heading,
                  std::vector<author::Row> const& rows) {
  std::string out = fmt::format(
      "<table>\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">Subject</th>"
      "<th scope=\"col\">Outcome</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th>"
      "<th scope=\"col\">Why</th></tr></thead>\n<tbody>\n",
      heading, escaped_markup(comparison.first), escaped_markup(comparison.second));
  for (author::Row const& row : rows) {
    std::string const& name = row.first ? row.first->name : row.second->name;
    out += fmt::format(
        "<tr><th scope=\"row\">{} {}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
        row.subject, escaped_markup(name), escaped_markup(row_words(comparison, row)),
        escaped_markup(side_words(row.first)), escaped_markup(side_words(row.second)),
        list(reasons(comparison, row)));
  }
  return out + "</tbody>\n</table>\n";
}

std::string part(std::string_view heading, std::vector<std::string> const& lines) {
  if (lines.empty()) return "";
  return fmt::format("<h3>{}</h3>\n{}", heading, list(lines));
}

constexpr std::string_view style =
    "body{font-family:sans-serif;line-height:1.4;margin:2em auto;max-width:75em;padding:0 1em}"
    "table{border-collapse:collapse;width:100%;margin:1em 0}"
    "caption{font-weight:bold;text-align:left;padding:.5em 0}"
    "th,td{border:1px solid #767676;padding:.4em;text-align:left;vertical-align:top}";

}  // namespace

std::string comparison_html(author::Comparison const& comparison) {
  author::Weighing const& weighing = comparison.weighing;
  std::string const title =
      fmt::format("{} and {}", escaped_markup(comparison.first), escaped_markup(comparison.second));
  return fmt::format(
             "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
             "<meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n"
             "<style>{}</style>\n</head>\n<body>\n<main>\n<h1>{}</h1>\n<p>{}</p>\n",
             title, style, title, comparison_notice)
         + table(comparison, "Commitments", comparison.commitments)
         + table(comparison, "Instruments", comparison.instrument)
         + fmt::format("<h2>Which is the more comprehensive</h2>\n<p>{}</p>\n",
                       escaped_markup(weighing.conclusion))
         + part("It holds for", weighing.holds) + part("It does not hold for", weighing.fails)
         + part("It cannot be told for", weighing.open) + "</main>\n</body>\n</html>\n";
}

}  // namespace casus::report
