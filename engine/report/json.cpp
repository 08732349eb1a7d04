#include "engine/report/json.hpp"

#include "engine/report/json_text.hpp"
#include "engine/report/markings.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <optional>
#include <utility>

namespace casus::report {
namespace {

using Json = nlohmann::ordered_json;

template <class Value, class Make>
Json list_of(std::vector<Value> const& values, Make make) {
  Json list = Json::array();
  for (Value const& value : values) list.push_back(make(value));
  return list;
}

std::string_view side_name(judge::Evidence::Side side) {
  switch (side) {
    case judge::Evidence::Side::pro: return "for";
    case judge::Evidence::Side::con: return "against";
    case judge::Evidence::Side::challenge_only: return "disputes";
  }
  return "";
}

/// The parts of one case in JSON.
class CaseWriter {
 public:
  CaseWriter(Settings const& settings, JudgedCase const& judged)
      : settings_(settings),
        rulebook_(settings.rulebook),
        judged_(judged.judged),
        found_(judged.found) {}

  Json write() const {
    Json findings = Json::array();
    for (judge::Finding const& finding : found_.findings) {
      if (settings_.shows(finding)) findings.push_back(write(finding));
    }
    Json json{{"id", judged_.id},         {"as_of", model::to_string(found_.as_of)},
              {"digest", judged_.digest}, {"findings", std::move(findings)},
              {"threats", threats()},     {"cooperation", cooperation()},
              {"title", judged_.title},   {"silent", silent()}};
    if (std::string mark = label_of(judged_); !mark.empty()) json["tlp"] = std::move(mark);
    if (judged_.withheld > 0) json["withheld"] = judged_.withheld;
    return json;
  }

 private:
  std::string const& event_id(record::EventId id) const { return judged_.events[id.value].id; }

  Json events(std::vector<record::EventId> const& ids) const {
    return list_of(ids, [&](record::EventId id) { return Json(event_id(id)); });
  }

  Json states(std::vector<model::StateId> const& ids) const {
    return list_of(ids,
                   [&](model::StateId id) { return Json(bearer_name(rulebook_, judged_, id)); });
  }

  Json at(model::Place place) const {
    return {{"file", place.file < rulebook_.files.size() ? rulebook_.files[place.file] : ""},
            {"line", place.line},
            {"column", place.column}};
  }

  /// The claims behind the fact that decides an element, so that two reports can be told apart by
  /// them. A claim is known by its fact: its pointer moves when others are written before it.
  Json rests_on(judge::Finding const& finding, judge::Element const& element) const {
    judge::ProofId const leaf = element.outcome.decided_by;
    if (leaf.value >= finding.proof.nodes().size()) return Json::array();
    judge::ProofNode const& node = finding.proof[leaf];
    return list_of(node.evidence, [&](judge::Evidence const& evidence) {
      Json sources = Json::array();
      for (record::SourceId const id : evidence.sources) {
        if (id.value < judged_.sources.size()) sources.push_back(judged_.sources[id.value].id);
      }
      return Json{{"fact", node.label},
                  {"side", side_name(evidence.side)},
                  {"strength", json_number(evidence.strength)},
                  {"sources", std::move(sources)},
                  {"pointer", evidence.pointer}};
    });
  }

  Json element_json(judge::Finding const& finding, judge::Element const& element) const {
    Json json{{"name", element.name},
              {"value", judge::name(element.outcome.truth)},
              {"pro", json_number(element.outcome.support.pro)},
              {"con", json_number(element.outcome.support.con)},
              {"challenge", json_number(element.outcome.support.challenge)}};
    if (!element.words.empty()) json["words"] = element.words;
    Json claims = rests_on(finding, element);
    if (!claims.empty()) json["rests_on"] = std::move(claims);
    return json;
  }

  static Json defence(judge::DefenceOutcome const& defence) {
    std::string_view value = "not-established";
    if (defence.state == judge::DefenceState::contested) value = "contested";
    if (defence.state == judge::DefenceState::established) value = "established";
    return {{"name", defence.name}, {"value", value}, {"raised", defence.raised}};
  }

  static Json verdict(std::optional<judge::Verdict> verdict) {
    return verdict ? Json(judge::name(*verdict)) : Json(nullptr);
  }

  static Json readings(judge::Finding const& finding) {
    Json json = Json::object();
    for (auto const& [name, outcome] : finding.readings) json[name] = verdict(outcome);
    return json;
  }

  static Json missing(judge::MissingSet const& set) {
    return {{"would", judge::name(set.would)}, {"facts", set.facts}};
  }

  Json conflicts(judge::Finding const& finding) const {
    Json list = Json::array();
    for (judge::Conflict const& conflict : finding.conflicts) {
      model::Commitment const& with = rulebook_[conflict.with];
      list.push_back({{"treaty", rulebook_[with.instrument].name},
                      {"commitment", with.name},
                      {"towards", counterparty_name(rulebook_, judged_, conflict.towards)},
                      {"prevails", conflict.prevails}});
    }
    return list;
  }

  Json write(judge::Finding const& finding) const {
    model::Commitment const& commitment = rulebook_[finding.commitment];
    Json json{
        {"id", finding.id},
        {"treaty", rulebook_[commitment.instrument].name},
        {"article", article_name(rulebook_[commitment.article])},
        {"commitment", commitment.name},
        {"bearer", bearer_name(rulebook_, judged_, finding.bearer)},
        {"counterparty", counterparty_name(rulebook_, judged_, finding.counterparty)},
        {"event", finding.event ? Json(event_id(*finding.event)) : Json(nullptr)},
        {"events", events(finding.events)},
        {"verdict", judge::name(finding.verdict)},
        {"because", finding.because},
        {"pro", json_number(finding.support.pro)},
        {"con", json_number(finding.support.con)},
        {"challenge", json_number(finding.support.challenge)},
        {"steps", list_of(finding.steps,
                          [](judge::Step const& step) {
                            return Json{{"upto", step.upto}, {"verdict", verdict(step.verdict)}};
                          })},
        {"deadline", finding.deadline ? Json(model::to_string(*finding.deadline)) : Json(nullptr)},
        {"late", finding.late},
        {"provenance", model::name(finding.provenance)},
        {"elements",
         list_of(finding.elements,
                 [&](judge::Element const& element) { return element_json(finding, element); })},
        {"defences", list_of(finding.defences, defence)},
        {"indications", finding.indications},
        {"parties", states(finding.parties)},
        {"readings", readings(finding)},
        {"missing", list_of(finding.missing.sets, missing)},
        {"reason", finding.reason},
        {"at", at(finding.place)},
        {"notes", finding.notes},
        {"conflicts", conflicts(finding)}};
    if (finding.late) json["delay"] = finding.delay;
    return json;
  }

  Json silent() const {
    Json list = Json::array();
    for (model::InstrumentId const id : found_.silent) {
      if (settings_.shows(id)) list.push_back(rulebook_[id].name);
    }
    return list;
  }

  Json threats() const {
    Json list = Json::array();
    for (judge::ThreatMatch const& match : found_.threats) {
      model::Threat const& threat = rulebook_.threats[match.threat];
      if (!settings_.shows(threat.instrument)) continue;
      list.push_back({{"treaty", rulebook_[threat.instrument].name},
                      {"article", article_name(rulebook_[threat.article])},
                      {"threat", threat.name},
                      {"event", event_id(match.event)},
                      {"against", states(match.against)},
                      {"value", judge::name(match.outcome.truth)},
                      {"pro", json_number(match.outcome.support.pro)},
                      {"con", json_number(match.outcome.support.con)},
                      {"challenge", json_number(match.outcome.support.challenge)},
                      {"provenance", model::name(threat.content.sureness)},
                      {"at", at(threat.place)}});
    }
    return list;
  }

  Json cooperation() const {
    Json list = Json::array();
    for (judge::CooperationRecord const& entry : found_.cooperation) {
      model::Cooperation const& row = rulebook_.cooperations[entry.cooperation];
      if (!settings_.shows(row.instrument)) continue;
      list.push_back(
          {{"treaty", rulebook_[row.instrument].name},
           {"article", article_name(rulebook_[row.article])},
           {"cooperation", row.name},
           {"events", events(entry.events)},
           {"awaited", entry.awaited ? Json(judge::name(*entry.awaited)) : Json(nullptr)},
           {"provenance", model::name(row.content.sureness)},
           {"at", at(row.place)}});
    }
    return list;
  }

  Settings const& settings_;
  model::Rulebook const& rulebook_;
  record::Case const& judged_;
  judge::CaseFindings const& found_;
};

Json error_json(record::ReadError const& error) {
  Json json{{"file", error.file},
            {"pointer", error.pointer},
            {"code", error.code},
            {"message", error.message}};
  if (error.line) json["line"] = *error.line;
  return json;
}

Json optional_instant(std::optional<model::Instant> instant) {
  return instant ? Json(model::to_string(*instant)) : Json(nullptr);
}

Json header(Settings const& settings, Remarks const& remarks) {
  judge::Options const& options = settings.options;
  Json only = Json::array();
  for (judge::Verdict const verdict : settings.only) only.push_back(judge::name(verdict));
  Json json{
      {"format", "casus-report/1"},
      {"tool", {{"name", "casus"}, {"version", settings.version}}},
      {"rulebook", {{"digest", settings.rulebook.digest}, {"treaties", treaty_names(settings)}}},
      {"standard", {{"name", options.standard.name}, {"value", options.standard.value}}},
      {"doubt", options.doubt},
      {"unrated", options.unrated},
      {"patience", options.patience ? Json(model::to_string(*options.patience)) : Json(nullptr)},
      {"as_of", optional_instant(options.as_of)},
      {"law_as_of", optional_instant(options.law_as_of)},
      {"only", std::move(only)},
      {"notice", prima_facie},
      {"errors", list_of(remarks.errors, error_json)}};
  if (remarks.interrupted) json["interrupted"] = true;
  if (std::string mark = label_of(remarks); !mark.empty()) json["tlp"] = std::move(mark);
  if (settings.max_tlp) {
    json["max_tlp"] = record::label(*settings.max_tlp);
    json["withheld"] = {{"statements", remarks.markings.withheld_statements},
                        {"cases", remarks.markings.withheld_cases},
                        {"unmarked", remarks.markings.unmarked_cases},
                        {"notice", withheld_words(settings, remarks)}};
  }
  return json;
}

}  // namespace

std::string case_json(Settings const& settings, JudgedCase const& judged, JsonLayout layout) {
  constexpr std::size_t steps_in_report = 4;
  std::string text =
      json_text(CaseWriter(settings, judged).write(), layout == JsonLayout::line ? -1 : 2);
  return layout == JsonLayout::nested ? moved_right(text, steps_in_report) : text;
}

void json_report(Settings const& settings, Remarks const& remarks, Pieces const& cases,
                 Sink const& sink) {
  std::string before = json_text(header(settings, remarks), 2);
  before.erase(before.rfind("\n}"));
  sink(before + ",\n  \"cases\": [");
  bool any = false;
  cases([&](std::string_view one) {
    sink(any ? ",\n" : "\n");
    sink(one);
    any = true;
  });
  sink(any ? "\n  ]\n}\n" : "]\n}\n");
}

void ndjson_report(Settings const& settings, Remarks const& remarks, Pieces const& cases,
                   Sink const& sink) {
  sink(json_text(header(settings, remarks), -1) + "\n");
  cases([&](std::string_view line) {
    sink(line);
    sink("\n");
  });
}

}  // namespace casus::report
