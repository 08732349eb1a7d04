#include "engine/report/markings.hpp"

#include "dsl/text/counted.hpp"
#include "engine/record/withhold.hpp"

#include <fmt/format.h>

namespace casus::report {
namespace {

std::string label_of(std::optional<record::Tlp> mark) {
  return mark ? record::label(*mark) : std::string();
}

}  // namespace

void Markings::add(record::Case const& judged) {
  strictest = record::stricter(strictest, record::strictest_mark(judged));
  withheld_statements += judged.withheld;
  if (!judged.tlp) ++unmarked_cases;
}

void Markings::add(Markings const& other) {
  strictest = record::stricter(strictest, other.strictest);
  withheld_statements += other.withheld_statements;
  withheld_cases += other.withheld_cases;
  unmarked_cases += other.unmarked_cases;
}

std::string label_of(record::Case const& judged) {
  return label_of(record::strictest_mark(judged));
}

std::string label_of(Remarks const& remarks) { return label_of(remarks.markings.strictest); }

std::string withheld_words(record::Case const& judged) {
  if (judged.withheld == 0) return "";
  return fmt::format(
      "{} left out because of their marks: the verdicts are on what remains, and may be harsher or "
      "milder on the whole record",
      text::counted(judged.withheld, "statement is", "statements are"));
}

std::string withheld_words(Settings const& settings, Remarks const& remarks) {
  if (!settings.max_tlp) return "";
  Markings const& markings = remarks.markings;
  std::string words =
      fmt::format("nothing above {}: {} and {} left out", record::label(*settings.max_tlp),
                  text::counted(markings.withheld_statements, "statement", "statements"),
                  text::counted(markings.withheld_cases, "case", "cases"));
  if (markings.withheld_statements > 0) {
    words += "; verdicts are on what remains, and may be harsher or milder on the whole record";
  }
  if (markings.unmarked_cases > 0) {
    words += fmt::format("; {} no mark, which is taken as no restriction",
                         text::counted(markings.unmarked_cases, "case bears", "cases bear"));
  }
  return words;
}

}  // namespace casus::report
