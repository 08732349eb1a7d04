#include "dsl/model/time.hpp"
#include "engine/import/actors.hpp"
#include "engine/import/stix_work.hpp"
#include "engine/import/veris_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace casus::import {
namespace {

using record::Value;

bool is_moment(std::string_view text) {
  return model::read_instant(text) || model::read_date(text);
}

/// The day on which the object speaks: of a report, when it was published.
Field date_of(Field const& object) {
  for (std::string_view const key : {"published", "modified", "created"}) {
    if (is_moment(object[key].text())) return object[key];
  }
  return {};
}

std::string title_of(Field const& object) {
  for (std::string_view const key : {"name", "abstract", "explanation", "description"}) {
    std::string title = title_from(object[key].text());
    if (!title.empty()) return title;
  }
  std::string_view const kind = object["relationship_type"].text();
  return fmt::format("STIX {}{}{}", object["type"].text(), kind.empty() ? "" : " ", kind);
}

/// What an opinion says of a claim: nothing where it is neutral or no word of STIX.
std::optional<bool> denies(std::string_view opinion) {
  if (opinion == "strongly-agree" || opinion == "agree") return false;
  if (opinion == "strongly-disagree" || opinion == "disagree") return true;
  return std::nullopt;
}

void take_opinion(StixWork& work, Field const& opinion) {
  Field const word = opinion["opinion"];
  auto const denied = denies(word.text());
  if (!denied) return;
  std::string const source = source_of(work, opinion);
  for (Field const& ref : opinion["object_refs"].each()) {
    auto const found = work.claimed.find(std::string{ref.text()});
    if (found == work.claimed.end()) continue;
    // What it is about may have been claimed several times over: the opinion says each once.
    std::vector<StixClaim> const claims = found->second;
    for (StixClaim const& made : claims) {
      ClaimDraft const& claim = made.claim;
      ClaimDraft answer;
      answer.value = claim.value;
      answer.owner = claim.owner;
      answer.actor = claim.actor;
      answer.basis = claim.basis;
      answer.denied = *denied;
      answer.sources = {source};
      answer.rests_on = claim.rests_on;
      answer.rests_on.push_back(opinion);
      answer.confidence = confidence_of(opinion);
      answer.notes.emplace_back("x-opinion", term_note("STIX opinion", word.text()));
      std::string const place = work.event->add(made.role, answer);
      work.draft.ledger().interpret(word.pointer, place);
      work.draft.ledger().interpret(ref.pointer, place);
      if (answer.confidence) {
        work.draft.ledger().interpret(opinion["confidence"].pointer, place + "/confidence");
      }
    }
  }
}

}  // namespace

std::string source_of(StixWork& work, Field const& object) {
  SourceDraft source;
  source.title = title_of(object);
  Field const author = work.object(object["created_by_ref"].text());
  source.publisher = author["name"].text();
  source.speaks_for = state_of(work, author);
  Field const date = date_of(object);
  source.date = date.text();
  source.notes.emplace_back("x-stix-id", Value::of(object["id"].text()));
  std::string id = work.draft.add_source(source);
  std::string const place = Draft::source_pointer(id);
  Ledger& ledger = work.draft.ledger();
  if (!date.pointer.empty()) ledger.interpret(date.pointer, place + "/date");
  if (author.value != nullptr && !source.publisher.empty()) {
    ledger.interpret(author["name"].pointer, place + "/publisher");
    ledger.interpret(object["created_by_ref"].pointer, place + "/publisher");
  }
  ledger.interpret(object["id"].pointer, place + "/x-stix-id");
  return id;
}

void take_references(StixWork& work, Field const& object) {
  for (Field const& reference : object["external_references"].each()) {
    Field const url = reference["url"];
    if (url.text().empty()) continue;
    SourceDraft source;
    source.title = title_from(reference["description"].text());
    if (source.title.empty()) source.title = "Named by the record, not retrieved";
    source.publisher = reference["source_name"].text();
    source.url = url.text();
    source.retrieved = false;
    std::string const place = Draft::source_pointer(work.draft.add_source(source));
    work.draft.ledger().interpret(url.pointer, place + "/url");
    for (std::string_view const key : {"source_name", "description"}) {
      Field const text = reference[key];
      bool const publisher = key == "source_name";
      if (!text.text().empty()) {
        work.draft.ledger().interpret(text.pointer, place + (publisher ? "/publisher" : "/title"));
      }
    }
  }
}

void take_reports(StixWork& work) {
  for (Field const& report : work.of_type("report")) {
    std::vector<Field> const refs = report["object_refs"].each();
    auto const about = std::find_if(refs.begin(), refs.end(), [&](Field const& ref) {
      return ref.text() == work.root["id"].text();
    });
    if (about == refs.end() || is_revoked(report)) continue;
    std::string const id = source_of(work, report);
    work.draft.ledger().interpret(about->pointer, Draft::source_pointer(id));
    if (!report["name"].text().empty()) {
      work.draft.ledger().interpret(report["name"].pointer, Draft::source_pointer(id) + "/title");
    }
    take_references(work, report);
  }
}

void take_opinions(StixWork& work) {
  for (Field const& opinion : work.of_type("opinion")) {
    if (!is_revoked(opinion)) take_opinion(work, opinion);
  }
}

}  // namespace casus::import
