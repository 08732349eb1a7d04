#include "engine/report/format.hpp"

#include "engine/report/csv.hpp"
#include "engine/report/html.hpp"
#include "engine/report/json.hpp"
#include "engine/report/junit.hpp"
#include "engine/report/markdown.hpp"
#include "engine/report/sarif.hpp"

#include <algorithm>
#include <array>

namespace casus::report {
namespace {

void text_whole(Settings const& settings, Run const& run, TextStyle const& style,
                Sink const& sink) {
  sink(text_header(settings, run.remarks, style));
  run.pieces(sink);
  sink(text_footer(run.summary, run.remarks, style));
}

std::string json_piece(Settings const& settings, JudgedCase const& judged, TextStyle const&) {
  return case_json(settings, judged, JsonLayout::nested);
}
void json_whole(Settings const& settings, Run const& run, TextStyle const&, Sink const& sink) {
  json_report(settings, run.remarks, run.pieces, sink);
}

std::string ndjson_piece(Settings const& settings, JudgedCase const& judged, TextStyle const&) {
  return case_json(settings, judged, JsonLayout::line);
}
void ndjson_whole(Settings const& settings, Run const& run, TextStyle const&, Sink const& sink) {
  ndjson_report(settings, run.remarks, run.pieces, sink);
}

std::string csv_piece(Settings const& settings, JudgedCase const& judged, TextStyle const&) {
  return case_csv(settings, judged);
}
void csv_whole(Settings const&, Run const& run, TextStyle const&, Sink const& sink) {
  csv_report(run.pieces, sink);
}

std::string markdown_piece(Settings const& settings, JudgedCase const& judged, TextStyle const&) {
  return case_markdown(settings, judged);
}
void markdown_whole(Settings const& settings, Run const& run, TextStyle const&, Sink const& sink) {
  markdown_report(settings, run.summary, run.remarks, run.pieces, sink);
}

std::string junit_piece(Settings const& settings, JudgedCase const& judged, TextStyle const&) {
  return case_junit(settings, judged);
}
void junit_whole(Settings const& settings, Run const& run, TextStyle const&, Sink const& sink) {
  junit_report(settings, run.remarks, run.pieces, sink);
}

std::string sarif_piece(Settings const& settings, JudgedCase const& judged, TextStyle const&) {
  return case_sarif(settings, judged);
}
void sarif_whole(Settings const& settings, Run const& run, TextStyle const&, Sink const& sink) {
  sarif_report(settings, run.remarks, run.pieces, sink);
}

std::string html_piece(Settings const& settings, JudgedCase const& judged, TextStyle const&) {
  return case_html(settings, judged);
}
void html_whole(Settings const& settings, Run const& run, TextStyle const&, Sink const& sink) {
  html_report(settings, run.summary, run.remarks, run.pieces, sink);
}

/// The one table of the formats.
constexpr std::array<Format, 8> formats{{
    {"text", case_text, text_whole},
    {"json", json_piece, json_whole},
    {"ndjson", ndjson_piece, ndjson_whole},
    {"html", html_piece, html_whole},
    {"csv", csv_piece, csv_whole},
    {"md", markdown_piece, markdown_whole},
    {"junit", junit_piece, junit_whole},
    {"sarif", sarif_piece, sarif_whole},
}};

}  // namespace

Format const* find_format(std::string_view name) {
  auto const* const found = std::find_if(formats.begin(), formats.end(),
                                         [&](Format const& format) { return format.name == name; });
  return found == formats.end() ? nullptr : found;
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (Format const& format : formats) names.emplace_back(format.name);
  return names;
}

}  // namespace casus::report
