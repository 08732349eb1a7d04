#include "engine/report/sarif.hpp"

#include "engine/record/regions.hpp"
#include "engine/report/escape.hpp"
#include "engine/report/finding_text.hpp"
#include "engine/report/json_text.hpp"
#include "engine/report/markings.hpp"
#include "engine/report/page.hpp"
#include "engine/report/ways.hpp"

#include <fmt/format.h>

#include <set>
#include <utility>

namespace casus::report {
namespace {

using Json = nlohmann::ordered_json;

std::string rule_id(model::Rulebook const& rulebook, model::Commitment const& commitment) {
  return rulebook[commitment.instrument].name + "/" + commitment.name;
}

/// What SARIF calls the outcome (section 3.27.9). An open one lacks facts; a contested one has
/// them, and a person must weigh them.
std::string_view kind_of(judge::Verdict verdict) {
  using judge::Verdict;
  switch (verdict) {
    case Verdict::breach:
    case Verdict::departure: return "fail";
    case Verdict::contested: return "review";
    case Verdict::potential_breach:
    case Verdict::potential_departure: return "open";
    case Verdict::pending: return "informational";
    case Verdict::excused:
    case Verdict::compliant:
    case Verdict::cleared: return "pass";
    case Verdict::not_applicable: return "notApplicable";
  }
  return "open";
}

/// Only what fails has a level (section 3.27.10).
std::string_view level_of(judge::Verdict verdict) {
  if (verdict == judge::Verdict::breach) return "error";
  return verdict == judge::Verdict::departure ? "warning" : "none";
}

Json message(std::string_view text) { return {{"text", escaped_sarif(text)}}; }

Json artifact(std::string_view path) {
  // Standard input has no name; a viewer shows this one and finds no file.
  return {{"uri", path == "-" ? "standard-input" : uri_of(path)}};
}

Json region_json(record::TextRegion const& region) {
  return {{"startLine", region.line},
          {"startColumn", region.column},
          {"endLine", region.end_line},
          {"endColumn", region.end_column}};
}

/// The event that set the finding off, else the whole case.
Json case_location(JudgedCase const& judged, record::CaseRegions const& regions,
                   judge::Finding const& finding) {
  record::Case const& one = judged.judged;
  record::Event const* const event = finding.event ? &one.events[finding.event->value] : nullptr;
  record::TextRegion region = regions.whole;
  if (event != nullptr) region = record::region_of_event(regions, event->pointer);
  Json physical{{"artifactLocation", artifact(one.file)}};
  if (region.line > 0) physical["region"] = region_json(region);
  Json logical{{"name", printable(event != nullptr ? event->id : one.id)},
               {"fullyQualifiedName", event != nullptr ? event->pointer : ""},
               {"kind", "object"}};
  return {{"physicalLocation", std::move(physical)}, {"logicalLocations", {std::move(logical)}}};
}

Json rule_location(model::Rulebook const& rulebook, judge::Finding const& finding) {
  model::Place const place = finding.place;
  std::string const file = place.file < rulebook.files.size() ? rulebook.files[place.file] : "";
  return {{"id", 1},
          {"physicalLocation",
           {{"artifactLocation", artifact(file)},
            {"region", {{"startLine", place.line}, {"startColumn", place.column}}}}},
          {"message", message("the rule: " + citation(rulebook, rulebook[finding.commitment]))}};
}

Json missing_json(judge::Finding const& finding) {
  Json list = Json::array();
  for (Way const& way : ways_to_settle(finding)) list.push_back(printable(way.facts));
  return list;
}

Json result(Settings const& settings, JudgedCase const& judged, record::CaseRegions const& regions,
            judge::Finding const& finding) {
  FindingNames const names = names_of(settings, judged, finding);
  Json json{{"ruleId", rule_id(settings.rulebook, settings.rulebook[finding.commitment])},
            {"kind", kind_of(finding.verdict)},
            {"level", level_of(finding.verdict)},
            {"message", message(capitals(finding.verdict) + ": " + finding.reason)},
            {"locations", {case_location(judged, regions, finding)}},
            {"relatedLocations", {rule_location(settings.rulebook, finding)}},
            {"partialFingerprints",
             {{"casusFinding/v1", printable(judged.judged.id) + "/" + finding.id}}},
            {"properties",
             {{"verdict", judge::name(finding.verdict)},
              {"case", printable(judged.judged.id)},
              {"bearer", printable(names.bearer)},
              {"counterparty", printable(names.counterparty)},
              {"because", printable(finding.because)},
              {"pro", json_number(finding.support.pro)},
              {"con", json_number(finding.support.con)},
              {"challenge", json_number(finding.support.challenge)},
              {"missing", missing_json(finding)}}}};
  if (std::string mark = label_of(judged.judged); !mark.empty()) {
    json["properties"]["tlp"] = std::move(mark);
  }
  if (std::string words = withheld_words(judged.judged); !words.empty()) {
    json["properties"]["withheld"] = std::move(words);
  }
  return json;
}

Json rule(model::Rulebook const& rulebook, model::Commitment const& commitment) {
  std::string const clause = commitment.text.empty() ? commitment.name : commitment.text;
  return {{"id", rule_id(rulebook, commitment)},
          {"name", commitment.name},
          {"shortDescription", message(citation(rulebook, commitment) + ": " + commitment.name)},
          {"fullDescription", message(clause)},
          {"help", message(fmt::format("{} {}.", clause, provenance_words(commitment.content)))},
          {"properties",
           {{"treaty", rulebook[commitment.instrument].name},
            {"article", article_name(rulebook[commitment.article])},
            {"provenance", model::name(commitment.content.sureness)}}}};
}

/// An amended article leaves two commitments of one name: the first stands for both.
Json rules(Settings const& settings) {
  Json list = Json::array();
  std::set<std::string> known;
  for (model::Commitment const& commitment : settings.rulebook.commitments) {
    if (!settings.shows(commitment.instrument)) continue;
    if (!known.insert(rule_id(settings.rulebook, commitment)).second) continue;
    list.push_back(rule(settings.rulebook, commitment));
  }
  return list;
}

Json notification(record::ReadError const& error) {
  Json physical{{"artifactLocation", artifact(error.file)}};
  if (error.line) physical["region"] = {{"startLine", *error.line}};
  Json location{{"physicalLocation", std::move(physical)}};
  if (!error.pointer.empty()) {
    location["logicalLocations"] = {{{"fullyQualifiedName", printable(error.pointer)}}};
  }
  return {{"level", "error"},
          {"descriptor", {{"id", error.code}}},
          {"message", message(error.message)},
          {"locations", {std::move(location)}}};
}

Json run(Settings const& settings, Remarks const& remarks) {
  judge::Options const& options = settings.options;
  Json notifications = Json::array();
  for (record::ReadError const& error : remarks.errors)
    notifications.push_back(notification(error));
  Json json{{"tool",
             {{"driver",
               {{"name", "casus"}, {"version", settings.version}, {"rules", rules(settings)}}}}},
            {"columnKind", "unicodeCodePoints"},
            {"invocations",
             {{{"executionSuccessful", remarks.errors.empty() && !remarks.interrupted},
               {"toolExecutionNotifications", std::move(notifications)}}}},
            {"properties",
             {{"notice", prima_facie},
              {"rulebook", settings.rulebook.digest},
              {"standard", options.standard.value},
              {"doubt", options.doubt}}}};
  if (std::string mark = label_of(remarks); !mark.empty()) {
    json["properties"]["tlp"] = std::move(mark);
  }
  if (std::string words = withheld_words(settings, remarks); !words.empty()) {
    json["properties"]["withheld"] = std::move(words);
  }
  return json;
}

}  // namespace

std::string case_sarif(Settings const& settings, JudgedCase const& judged) {
  record::CaseRegions const regions =
      judged.text == nullptr
          ? record::CaseRegions{}
          : record::find_regions(judged.text->json, judged.text->line.value_or(1));
  std::string out;
  for (judge::Finding const& finding : judged.found.findings) {
    if (!settings.shows(finding)) continue;
    if (!out.empty()) out += ",\n";
    out += moved_right(json_text(result(settings, judged, regions, finding), 2), 8);
  }
  return out;
}

void sarif_report(Settings const& settings, Remarks const& remarks, Pieces const& cases,
                  Sink const& sink) {
  std::string head = moved_right(json_text(run(settings, remarks), 2), 4);
  head.erase(head.rfind("\n    }"));
  sink(
      "{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n"
      "  \"version\": \"2.1.0\",\n  \"runs\": [\n"
      + head + ",\n      \"results\": [");
  bool any = false;
  cases([&](std::string_view one) {
    if (one.empty()) return;
    sink(any ? ",\n" : "\n");
    sink(one);
    any = true;
  });
  sink(any ? "\n      ]\n    }\n  ]\n}\n" : "]\n    }\n  ]\n}\n");
}

}  // namespace casus::report
