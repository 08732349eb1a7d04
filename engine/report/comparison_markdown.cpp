#include "engine/report/comparison.hpp"
#include "engine/report/page.hpp"

#include <fmt/format.h>

namespace casus::report {
namespace {

/// Nothing in the text is taken for markup.
std::string escaped(std::string_view text) {
  std::string out;
  for (char const byte : printable(text)) {
    if (std::string_view("\\`*_{}[]<>#|!&~").find(byte) != std::string_view::npos) out += '\\';
    out += byte;
  }
  return out;
}

std::string table(author::Comparison const& comparison, std::vector<author::Row> const& rows) {
  std::string out = fmt::format("| | outcome | {} | {} | why |\n|---|---|---|---|---|\n",
                                escaped(comparison.first), escaped(comparison.second));
  for (author::Row const& row : rows) {
    std::vector<std::string> why;
    for (std::string const& one : reasons(comparison, row)) why.push_back(escaped(one));
    out += fmt::format("| {} | {} | {} | {} | {} |\n", row.subject,
                       escaped(row_words(comparison, row)), escaped(side_words(row.first)),
                       escaped(side_words(row.second)), fmt::join(why, "<br>"));
  }
  return out;
}

std::string list(std::string_view heading, std::vector<std::string> const& lines) {
  if (lines.empty()) return "";
  std::string out = fmt::format("\n{}\n\n", heading);
  for (std::string const& line : lines) out += "- " + escaped(line) + "\n";
  return out;
}

}  // namespace

std::string comparison_markdown(author::Comparison const& comparison) {
  author::Weighing const& weighing = comparison.weighing;
  return fmt::format("# {} and {}\n\n{}\n\n## Commitments\n\n{}\n## Instruments\n\n{}\n",
                     escaped(comparison.first), escaped(comparison.second), comparison_notice,
                     table(comparison, comparison.commitments),
                     table(comparison, comparison.instrument))
         + "## Which is the more comprehensive\n\n" + escaped(weighing.conclusion) + "\n"
         + list("It holds for:", weighing.holds) + list("It does not hold for:", weighing.fails)
         + list("It cannot be told for:", weighing.open);
}

}  // namespace casus::report
