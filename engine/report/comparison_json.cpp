#include "engine/report/comparison.hpp"

#include <nlohmann/json.hpp>

namespace casus::report {
namespace {

using Json = nlohmann::ordered_json;

Json side_json(model::Rulebook const& rulebook, std::optional<author::Side> const& side) {
  if (!side) return nullptr;
  model::Place const& place = side->place;
  return {{"name", side->name},
          {"article", side->article},
          {"provenance", side->provenance},
          {"uncertain", side->uncertain},
          {"words", side->words},
          {"at",
           {{"file", place.file < rulebook.files.size() ? rulebook.files[place.file] : ""},
            {"line", place.line},
            {"column", place.column}}}};
}

Json rows_json(model::Rulebook const& rulebook, std::vector<author::Row> const& rows) {
  Json list = Json::array();
  for (author::Row const& row : rows) {
    Json differences = Json::array();
    for (author::Difference const& one : row.differences) {
      differences.push_back(
          {{"aspect", one.aspect}, {"outcome", author::name(one.outcome)}, {"why", one.why}});
    }
    list.push_back({{"subject", row.subject},
                    {"outcome", author::name(row.outcome)},
                    {"as_written", author::name(row.as_written)},
                    {"paired_by", row.paired_by.empty() ? Json(nullptr) : Json(row.paired_by)},
                    {"first", side_json(rulebook, row.first)},
                    {"second", side_json(rulebook, row.second)},
                    {"differences", std::move(differences)}});
  }
  return list;
}

}  // namespace

std::string comparison_json(author::Comparison const& comparison, model::Rulebook const& rulebook,
                            std::string const& version) {
  author::Weighing const& weighing = comparison.weighing;
  Json const json{{"format", "casus-comparison/1"},
                  {"tool", {{"name", "casus"}, {"version", version}}},
                  {"rulebook", {{"digest", rulebook.digest}}},
                  {"notice", comparison_notice},
                  {"first", comparison.first},
                  {"second", comparison.second},
                  {"commitments", rows_json(rulebook, comparison.commitments)},
                  {"instrument", rows_json(rulebook, comparison.instrument)},
                  {"weighing",
                   {{"conclusion", weighing.conclusion},
                    {"holds", weighing.holds},
                    {"fails", weighing.fails},
                    {"open", weighing.open}}}};
  // Other than ASCII is escaped: nothing invisible reaches a terminal or a tool.
  return json.dump(2, ' ', true, Json::error_handler_t::replace) + "\n";
}

}  // namespace casus::report
