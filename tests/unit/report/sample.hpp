#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/judge/finding.hpp"
#include "engine/record/case.hpp"

#include <string>
#include <utility>

namespace casus::tests {

/// A rulebook of one commitment between two States, made by hand.
inline model::Rulebook sample_rulebook() {
  model::Rulebook rulebook;
  rulebook.files = {"rules/treaties/alpha/alpha.treaty"};
  rulebook.digest = "sha256:00ff";
  rulebook.states = {{"russia", "Russian Federation", "RU"}, {"iran", "Iran", "IR"}};
  model::Instrument instrument;
  instrument.name = "alpha";
  instrument.parties = {model::StateId{0}, model::StateId{1}};
  rulebook.instruments.push_back(instrument);
  model::Article article;
  article.number = "4(3)";
  rulebook.articles.push_back(article);
  model::Commitment commitment;
  commitment.name = "non-attack";
  commitment.text = "Neither party attacks the other.";
  commitment.content.sureness = model::Sureness::reported;
  commitment.content.stated = true;
  commitment.content.sources = {"S0"};
  commitment.place = {0, 31, 7};
  rulebook.commitments.push_back(commitment);
  return rulebook;
}

inline record::Case sample_case() {
  record::Case judged;
  judged.id = "sample";
  judged.title = "A sample";
  judged.file = "cases/sample.json";
  judged.digest = "sha256:aa";
  record::Source source;
  source.id = "s1";
  source.title = "Joint technical report";
  source.publisher = "CERT";
  source.date = model::read_date("2025-03-09");
  judged.sources.push_back(source);
  record::Event event;
  event.id = "e1";
  judged.events.push_back(event);
  return judged;
}

inline judge::ProofNode fact(std::string label, judge::Support support) {
  judge::ProofNode node;
  node.label = std::move(label);
  node.support = support;
  return node;
}

/// The finding of the worked example in the semantics: an attribution of 0.6, denied with 0.8 by
/// the State itself.
inline judge::Finding sample_finding() {
  judge::Finding finding;
  finding.id = "f-3c9a1e07";
  finding.bearer = model::StateId{0};
  finding.counterparty = model::StateId{1};
  finding.event = record::EventId{0};
  finding.events = {record::EventId{0}};
  finding.verdict = judge::Verdict::contested;
  finding.because = "imputation";
  finding.support = {0.6, 0, 0.8};
  finding.steps = {{0.6, judge::Verdict::contested}, {1, judge::Verdict::potential_breach}};
  finding.provenance = model::Sureness::reported;
  finding.reason = "russia denies it.";
  finding.place = {0, 31, 7};
  judge::ProofNode attribution = fact("by russia through direction or control", {0.6, 0, 0.8});
  attribution.missing = "whether russia directed or controlled it";
  attribution.evidence.push_back(
      {"/events/0/by/0", judge::Evidence::Side::pro, 0.6, {record::SourceId{0}}, false, ""});
  attribution.evidence.push_back({"/events/0/by/1",
                                  judge::Evidence::Side::challenge_only,
                                  0.8,
                                  {},
                                  false,
                                  "a State's own denial"});
  judge::ProofId const scope = finding.proof.add(fact("alpha was in force", {1, 0, 0}));
  judge::ProofId const leaf = finding.proof.add(std::move(attribution));
  judge::ProofNode any = fact("some basis of attribution", {});
  any.operation = judge::ProofNode::Operation::any;
  any.children = {leaf};
  judge::ProofId const imputation = finding.proof.add(std::move(any));
  finding.elements = {{"scope", "", finding.proof.fold(scope, 0.55, 0.55), scope},
                      {"imputation", "", finding.proof.fold(imputation, 0.55, 0.55), imputation}};
  return finding;
}

}  // namespace casus::tests
