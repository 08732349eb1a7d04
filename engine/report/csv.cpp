#include "engine/report/csv.hpp"

#include "engine/report/escape.hpp"
#include "engine/report/markings.hpp"

#include <fmt/format.h>

namespace casus::report {
namespace {

/// A column and what stands in it.
struct Column {
  std::string_view name;
  std::string (*cell)(Settings const&, JudgedCase const&, judge::Finding const&);
};

std::string number(double value) { return fmt::format("{}", value); }

model::Commitment const& commitment_of(Settings const& settings, judge::Finding const& finding) {
  return settings.rulebook[finding.commitment];
}

std::string missing(judge::Finding const& finding) {
  std::vector<std::string> ways;
  for (judge::MissingSet const& set : finding.missing.sets) {
    ways.push_back(fmt::format("{}: {}", judge::name(set.would), fmt::join(set.facts, " and ")));
  }
  return fmt::format("{}", fmt::join(ways, "; "));
}

using S = Settings const&;
using J = JudgedCase const&;
using F = judge::Finding const&;

constexpr Column columns[] = {
    {"case", [](S, J judged, F) { return judged.judged.id; }},
    {"title", [](S, J judged, F) { return judged.judged.title; }},
    {"as_of", [](S, J judged, F) { return model::to_string(judged.found.as_of); }},
    {"finding", [](S, J, F finding) { return finding.id; }},
    {"verdict", [](S, J, F finding) { return std::string(judge::name(finding.verdict)); }},
    {"treaty", [](S settings, J judged, F f) { return names_of(settings, judged, f).treaty; }},
    {"article", [](S settings, J judged, F f) { return names_of(settings, judged, f).article; }},
    {"commitment", [](S settings, J, F f) { return commitment_of(settings, f).name; }},
    {"bearer", [](S settings, J judged, F f) { return names_of(settings, judged, f).bearer; }},
    {"counterparty",
     [](S settings, J judged, F f) { return names_of(settings, judged, f).counterparty; }},
    {"event", [](S settings, J judged, F f) { return names_of(settings, judged, f).event; }},
    {"because", [](S, J, F finding) { return finding.because; }},
    {"pro", [](S, J, F finding) { return number(finding.support.pro); }},
    {"con", [](S, J, F finding) { return number(finding.support.con); }},
    {"challenge", [](S, J, F finding) { return number(finding.support.challenge); }},
    {"standard", [](S settings, J, F) { return number(settings.options.standard.value); }},
    {"deadline",
     [](S, J, F f) { return f.deadline ? model::to_string(*f.deadline) : std::string(); }},
    {"late", [](S, J, F finding) { return std::string(finding.late ? "true" : "false"); }},
    {"provenance", [](S, J, F finding) { return std::string(model::name(finding.provenance)); }},
    {"reason", [](S, J, F finding) { return finding.reason; }},
    {"missing", [](S, J, F finding) { return missing(finding); }},
    {"notes", [](S, J, F finding) { return fmt::format("{}", fmt::join(finding.notes, "; ")); }},
    {"clause", [](S settings, J, F f) { return commitment_of(settings, f).text; }},
    {"rule", [](S settings, J, F finding) { return settings.rulebook.show(finding.place); }},
    {"file", [](S, J judged, F) { return judged.judged.file; }},
    {"tlp", [](S, J judged, F) { return label_of(judged.judged); }},
    {"withheld", [](S, J judged, F) { return withheld_words(judged.judged); }},
};

/// RFC 4180 ends a line so, and so do spreadsheets.
constexpr std::string_view line_end = "\r\n";

}  // namespace

std::string case_csv(Settings const& settings, JudgedCase const& judged) {
  std::string out;
  for (judge::Finding const& finding : judged.found.findings) {
    if (!settings.shows(finding)) continue;
    std::string_view comma;
    for (Column const& column : columns) {
      out += comma;
      out += csv_cell(column.cell(settings, judged, finding));
      comma = ",";
    }
    out += line_end;
  }
  return out;
}

void csv_report(Pieces const& cases, Sink const& sink) {
  std::vector<std::string_view> names;
  for (Column const& column : columns) names.push_back(column.name);
  sink(fmt::format("{}", fmt::join(names, ",")));
  sink(line_end);
  cases(sink);
}

}  // namespace casus::report
