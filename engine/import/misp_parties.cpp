#include "dsl/model/time.hpp"
#include "engine/import/actors.hpp"
#include "engine/import/misp_work.hpp"
#include "engine/import/veris_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace casus::import {
namespace {

using record::Value;

/// The Admiralty rating of the event's tags; `g`, deliberately deceptive, has no letter here.
void rate(MispWork& work, SourceDraft& source, std::vector<Field>& used) {
  for (TagField const& row : work.tags) {
    if (row.tag.name != "admiralty-scale" || row.tag.value.size() != 1) continue;
    char const mark = row.tag.value.front();
    bool const reliability = row.tag.predicate == "source-reliability";
    if (reliability && mark >= 'a' && mark <= 'f' && source.reliability.empty()) {
      source.reliability = std::string{static_cast<char>(mark - 'a' + 'A')};
      used.push_back(row.field);
    } else if (reliability && mark == 'g') {
      work.draft.warn(
          "the source is tagged as deliberately deceptive: read it before believing it");
    } else if (mark >= '1' && mark <= '6' && !source.credibility) {
      source.credibility = mark - '0';
      used.push_back(row.field);
    }
  }
}

/// On what ground the event says that a State stands behind it, if it says so.
struct StatedBasis {
  std::string basis = "unspecified";
  Field from{};
};

StatedBasis basis_of(MispWork const& work) {
  StatedBasis out;
  for (TagField const& row : work.tags) {
    if (row.tag.name != "state-responsibility") continue;
    for (WordRow const& ground : misp_bases()) {
      if (ground.word != row.tag.predicate) continue;
      out.basis = std::string{ground.kind};
      out.from = row.field;
    }
  }
  return out;
}

/// Nothing where it is unspecified, as the 50 of a galaxy is.
std::optional<double> cluster_confidence(Field const& meta) {
  constexpr int unspecified = 50;
  constexpr int certain = 100;
  std::vector<Field> const list = meta["attribution-confidence"].each();
  if (list.empty() || list.front().value == nullptr) return std::nullopt;
  std::string const& text = list.front().value->text;
  int percent = -1;
  auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), percent);
  bool const whole = fault == std::errc{} && end == text.data() + text.size();
  if (!whole || percent < 0 || percent > certain || percent == unspecified) return std::nullopt;
  return static_cast<double>(percent) / certain;
}

void claim_states(MispWork& work, Field const& cluster, Field const& states,
                  StatedBasis const& by) {
  for (Field const& state : states.each()) {
    std::string const code = state_named(state.text()).code;
    if (code.empty()) {
      work.draft.warn(fmt::format("`{}` is no State: {} is carried, and claims nothing",
                                  state.pointer, record::in_backticks(state.text())));
      continue;
    }
    ClaimDraft claim = ClaimDraft::of(code);
    claim.actor = cluster["value"].text();
    claim.basis = by.basis;
    claim.sources = {work.record_source};
    claim.confidence = cluster_confidence(cluster["meta"]);
    std::string const place = work.event->add("by", claim);
    Ledger& ledger = work.draft.ledger();
    ledger.interpret(state.pointer, place + "/value");
    ledger.interpret(cluster["value"].pointer, place + "/actor");
    if (by.from.value != nullptr) ledger.interpret(by.from.pointer, place + "/basis");
  }
}

void take_cluster(MispWork& work, Field const& cluster, StatedBasis const& stated) {
  std::size_t const before = work.event->values("by").size();
  Field const meta = cluster["meta"];
  claim_states(work, cluster, meta["cfr-suspected-state-sponsor"], stated);
  if (meta["country"].value != nullptr) {
    claim_states(work, cluster, meta["country"], {"territory", {}});
    work.draft.warn(fmt::format("`{}`: where a galaxy places an actor does not say whose it is",
                                meta["country"].pointer));
  }
  if (work.event->values("by").size() > before || cluster["value"].text().empty()) return;
  ClaimDraft claim = ClaimDraft::of("unattributed");
  claim.actor = cluster["value"].text();
  claim.sources = {work.record_source};
  work.draft.ledger().interpret(cluster["value"].pointer, work.event->add("by", claim) + "/actor");
}

void claim_against(MispWork& work, Field const& place) {
  std::string const code = state_named(place.text()).code;
  if (code.empty()) {
    work.draft.warn(fmt::format("`{}` is no State: {} is carried, and claims nothing",
                                place.pointer, record::in_backticks(place.text())));
    return;
  }
  work.draft.ledger().interpret(place.pointer, work.event->add("against", ClaimDraft::of(code)));
}

/// The template of victims writes sectors with blanks.
std::string hyphenated(std::string_view sector) {
  std::string out{sector};
  std::replace(out.begin(), out.end(), ' ', '-');
  return out;
}

}  // namespace

void take_sources(MispWork& work) {
  SourceDraft source;
  std::vector<Field> used;
  source.title = title_from(work.root["info"].text());
  Field const author = work.root.down("Orgc/name");
  source.publisher = author.text();
  Field const date = work.root["date"];
  if (model::read_date(date.text())) source.date = date.text();
  rate(work, source, used);
  work.record_source = work.draft.add_source(source);
  std::string const place = Draft::source_pointer(work.record_source);
  Ledger& ledger = work.draft.ledger();
  if (!source.date.empty()) ledger.interpret(date.pointer, place + "/date");
  if (!source.publisher.empty()) ledger.interpret(author.pointer, place + "/publisher");
  for (Field const& tag : used) ledger.interpret(tag.pointer, place);
  for (Field const& attribute : attributes_of(work.root)) {
    std::string_view const type = attribute["type"].text();
    bool const link =
        type == "link" || (type == "url" && attribute["category"].text() == "External analysis");
    Field const value = attribute["value"];
    if (!link || value.text().empty()) continue;
    SourceDraft named;
    named.title = "Named by the record, not retrieved";
    named.url = value.text();
    named.retrieved = false;
    ledger.interpret(value.pointer, Draft::source_pointer(work.draft.add_source(named)) + "/url");
  }
}

void take_actors(MispWork& work) {
  StatedBasis const stated = basis_of(work);
  for (Field const& galaxy : work.root["Galaxy"].each()) {
    std::string_view const type = galaxy["type"].text();
    bool const actor = type == "threat-actor" || type == "mitre-intrusion-set"
                       || type == "microsoft-activity-group";
    for (Field const& cluster : galaxy["GalaxyCluster"].each()) {
      if (actor) take_cluster(work, cluster, stated);
    }
  }
  for (Field const& attribute : attributes_of(work.root)) {
    if (attribute["type"].text() != "threat-actor" || attribute["value"].text().empty()) continue;
    ClaimDraft claim = ClaimDraft::of("unattributed");
    claim.actor = attribute["value"].text();
    claim.sources = {work.record_source};
    work.draft.ledger().interpret(attribute["value"].pointer,
                                  work.event->add("by", claim) + "/actor");
  }
  work.draft.warn_of_actors(*work.event, "record");
}

void take_victims(MispWork& work) {
  for (Field const& attribute : attributes_of(work.root)) {
    bool const place = attribute["type"].text() == "target-location";
    if (place) claim_against(work, attribute["value"]);
  }
  for (Field const& victim : objects_of(work, "victim")) {
    for (Field const& sector : values_of(victim, "sectors")) {
      std::string_view const asset = kind_of(sectors(), hyphenated(sector.text()));
      if (asset.empty() || !work.draft.knows(asset, model::Group::assets)) continue;
      work.draft.ledger().interpret(sector.pointer,
                                    work.event->add("affecting", ClaimDraft::of(asset)));
    }
  }
  std::vector<std::string> const victims = work.event->values("against");
  if (victims.empty()) work.draft.warn("no State of a victim is known");
  for (std::string const& actor : work.event->values("by")) {
    if (std::find(victims.begin(), victims.end(), actor) == victims.end()) continue;
    work.draft.warn(
        fmt::format("{} is named as actor and as victim: between a State and itself no "
                    "agreement is at issue",
                    actor));
  }
}

}  // namespace casus::import
