#include "engine/report/format.hpp"

#include "engine/report/csv.hpp"
#include "engine/report/json.hpp"
#include "engine/report/junit.hpp"
#include "engine/report/markdown.hpp"

#include <algorithm>
#include <array>

namespace casus::report {
namespace {

std::string text_whole(Settings const& settings, Run const& run, TextStyle const& style) {
  std::string text = text_header(settings, style);
  for (std::string const& piece : run.pieces) text += piece;
  return text + text_footer(settings, run.summary, run.errors, style);
}

std::string json_piece(Settings const& settings, JudgedCase const& judged, TextStyle const&) {
  return case_json(settings, judged, JsonLayout::indented);
}
std::string json_whole(Settings const& settings, Run const& run, TextStyle const&) {
  return json_report(settings, run.errors, run.pieces);
}

std::string ndjson_piece(Settings const& settings, JudgedCase const& judged, TextStyle const&) {
  return case_json(settings, judged, JsonLayout::line);
}
std::string ndjson_whole(Settings const& settings, Run const& run, TextStyle const&) {
  return ndjson_report(settings, run.errors, run.pieces);
}

std::string csv_piece(Settings const& settings, JudgedCase const& judged, TextStyle const&) {
  return case_csv(settings, judged);
}
std::string csv_whole(Settings const&, Run const& run, TextStyle const&) {
  return csv_report(run.pieces);
}

std::string markdown_piece(Settings const& settings, JudgedCase const& judged, TextStyle const&) {
  return case_markdown(settings, judged);
}
std::string markdown_whole(Settings const& settings, Run const& run, TextStyle const&) {
  return markdown_report(settings, run.summary, run.errors, run.pieces);
}

std::string junit_piece(Settings const& settings, JudgedCase const& judged, TextStyle const&) {
  return case_junit(settings, judged);
}
std::string junit_whole(Settings const&, Run const& run, TextStyle const&) {
  return junit_report(run.errors, run.pieces);
}

/// The one table of the formats.
constexpr std::array<Format, 6> formats{{
    {"text", case_text, text_whole},
    {"json", json_piece, json_whole},
    {"ndjson", ndjson_piece, ndjson_whole},
    {"csv", csv_piece, csv_whole},
    {"md", markdown_piece, markdown_whole},
    {"junit", junit_piece, junit_whole},
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
