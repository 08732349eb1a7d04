#include "engine/report/comparison.hpp"
#include "engine/report/escape.hpp"

#include <fmt/format.h>

namespace casus::report {
namespace {

std::string table(author::Comparison const& comparison, std::vector<author::Row> const& rows) {
  std::string out =
      fmt::format("| | outcome | {} | {} | why |\n|---|---|---|---|---|\n",
                  escaped_markdown(comparison.first), escaped_markdown(comparison.second));
  for (author::Row const& row : rows) {
    std::vector<std::string> why;
    for (std::string const& one : reasons(comparison, row)) why.push_back(escaped_markdown(one));
    out += fmt::format("| {} | {} | {} | {} | {} |\n", row.subject,
                       escaped_markdown(row_words(comparison, row)),
                       escaped_markdown(side_words(row.first)),
                       escaped_markdown(side_words(row.second)), fmt::join(why, "<br>"));
  }
  return out;
}

std::string list(std::string_view heading, std::vector<std::string> const& lines) {
  if (lines.empty()) return "";
  std::string out = fmt::format("\n{}\n\n", heading);
  for (std::string const& line : lines) out += "- " + escaped_markdown(line) + "\n";
  return out;
}

}  // namespace

std::string comparison_markdown(author::Comparison const& comparison) {
  author::Weighing const& weighing = comparison.weighing;
  return fmt::format("# {} and {}\n\n{}\n\n## Commitments\n\n{}\n## Instruments\n\n{}\n",
                     escaped_markdown(comparison.first), escaped_markdown(comparison.second),
                     comparison_notice, table(comparison, comparison.commitments),
                     table(comparison, comparison.instrument))
         + "## Which is the more comprehensive\n\n" + escaped_markdown(weighing.conclusion) + "\n"
         + list("It holds for:", weighing.holds) + list("It does not hold for:", weighing.fails)
         + list("It cannot be told for:", weighing.open);
}

}  // namespace casus::report
