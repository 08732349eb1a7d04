#include "engine/report/comparison.hpp"
#include "engine/report/page.hpp"

#include <fmt/format.h>

namespace casus::report {

using author::Outcome;

std::string outcome_words(author::Comparison const& comparison, Outcome outcome) {
  switch (outcome) {
    case Outcome::equal: return "equal";
    case Outcome::stricter: return comparison.first + " is stricter";
    case Outcome::weaker: return comparison.second + " is stricter";
    case Outcome::mixed: return "each is stricter in some respect";
    case Outcome::different: return "different, neither includes the other";
    case Outcome::only_first: return "only in " + comparison.first;
    case Outcome::only_second: return "only in " + comparison.second;
    case Outcome::in_both: return "in both; what it says is not compared";
    case Outcome::cannot_tell: return "cannot be told";
  }
  return "";
}

std::string row_words(author::Comparison const& comparison, author::Row const& row) {
  std::string words = outcome_words(comparison, row.outcome);
  if (row.outcome == Outcome::cannot_tell) {
    words += fmt::format(" (as written: {})", outcome_words(comparison, row.as_written));
  }
  return words;
}

std::string side_words(std::optional<author::Side> const& side) {
  if (!side) return "–";
  std::string words = side->name;
  if (!side->article.empty()) words += ", " + side->article;
  if (!side->provenance.empty()) words += ", " + side->provenance;
  return words;
}

std::vector<std::string> reasons(author::Comparison const& comparison, author::Row const& row) {
  std::vector<std::string> all;
  for (author::Difference const& one : row.differences) {
    all.push_back(
        fmt::format("{}: {}; {}", one.aspect, outcome_words(comparison, one.outcome), one.why));
  }
  return all;
}

namespace {

void write_rows(Page& page, author::Comparison const& comparison, std::string const& heading,
                std::vector<author::Row> const& rows) {
  page.paragraph(0, 2, {{heading, Ink::strong}});
  page.blank();
  for (author::Row const& row : rows) {
    std::string const& name = row.first ? row.first->name : row.second->name;
    page.paragraph(2, 4,
                   {{row.subject + " " + name, Ink::strong}, {"  " + row_words(comparison, row)}});
    page.row(4, "first", {{side_words(row.first)}});
    page.row(4, "second", {{side_words(row.second)}});
    if (row.paired_by == "structure") page.row(4, "paired by", {{"structure, not by name"}});
    for (std::string const& why : reasons(comparison, row)) page.row(4, "why", {{why}});
  }
  if (rows.empty()) page.paragraph(2, 2, {{"none"}});
  page.blank();
}

void write_list(Page& page, std::string const& heading, std::vector<std::string> const& lines) {
  if (lines.empty()) return;
  page.paragraph(2, 4, {{heading}});
  for (std::string const& line : lines) page.paragraph(4, 6, {{"- " + line}});
}

}  // namespace

std::string comparison_text(author::Comparison const& comparison, std::size_t width, bool colour) {
  Page page(width, colour);
  page.paragraph(
      0, 2, {{comparison.first + " (first) and " + comparison.second + " (second)", Ink::strong}});
  page.paragraph(0, 0, {{std::string(comparison_notice), Ink::faint}});
  page.blank();
  write_rows(page, comparison, "Commitments", comparison.commitments);
  write_rows(page, comparison, "Instruments", comparison.instrument);
  page.paragraph(0, 2, {{"Which is the more comprehensive", Ink::strong}});
  page.blank();
  page.paragraph(2, 2, {{comparison.weighing.conclusion}});
  write_list(page, "It holds for", comparison.weighing.holds);
  write_list(page, "It does not hold for", comparison.weighing.fails);
  write_list(page, "It cannot be told for", comparison.weighing.open);
  return page.take();
}

}  // namespace casus::report
