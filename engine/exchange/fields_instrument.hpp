#pragma once

#include "engine/exchange/fields_norm.hpp"

// The instruments: their dates and parties, their articles, and what is no commitment.

namespace casus::exchange {

template <class Archive, Like<model::ForceLine> Row>
void fields(Archive& archive, Row& row) {
  archive("form", row.form);
  archive("from", row.from);
  archive("until", row.until);
  archive("date", row.date);
  archive("states", row.states);
  archive("provenance", row.provenance);
  archive("words", row.words);
  archive("place", row.place);
}

template <class Archive, Like<model::Term> Row>
void fields(Archive& archive, Row& row) {
  archive("form", row.form);
  if (row.form == model::Term::Form::fixed) archive("first", row.first);
  archive("from", row.from);
  archive("renewal", row.renewal);
  archive("parent", row.parent);
  archive("provenance", row.provenance);
  archive("place", row.place);
}

template <class Archive, Like<model::HeaderReading> Row>
void fields(Archive& archive, Row& row) {
  archive("name", row.name);
  archive("force", row.force);
  archive("term", row.term);
  archive("place", row.place);
}

template <class Archive, Like<model::Relation> Row>
void fields(Archive& archive, Row& row) {
  archive("form", row.form);
  archive("instrument", row.instrument);
  archive("provenance", row.provenance);
  archive("place", row.place);
}

template <class Archive, Like<model::AcceptedBasis> Row>
void fields(Archive& archive, Row& row) {
  archive("basis", row.basis);
  archive("rule", row.rule);
}

template <class Archive, Like<model::Reservation> Row>
void fields(Archive& archive, Row& row) {
  archive("state", row.state);
  archive("article", row.article);
  archive("commitment", row.commitment);
  archive("stating", row.stating);
  archive("words", row.words);
  archive("provenance", row.provenance);
  archive("place", row.place);
}

template <class Archive, Like<model::Instrument> Row>
void fields(Archive& archive, Row& row) {
  archive("genre", row.genre);
  archive("name", row.name);
  archive("title", row.title);
  archive("parties", row.parties);
  archive("addresses_every_state", row.addresses_every_state);
  archive("parties_provenance", row.parties_provenance);
  archive("force", row.force);
  archive("term", row.term);
  archive("readings", row.readings);
  archive("reservations", row.reservations);
  archive("depositary", row.depositary);
  archive("relations", row.relations);
  archive("accepted_bases", row.accepted_bases);
  archive("admitted_defences", row.admitted_defences);
  archive("languages", row.languages);
  archive("source", row.source);
  archive("status", row.status);
  archive("owner", row.owner);
  archive("replaces", row.replaces);
  archive("notes", row.notes);
  archive("under", row.under);
  archive("succeeds", row.succeeds);
  archive("place", row.place);
}

template <class Archive, Like<model::Article> Row>
void fields(Archive& archive, Row& row) {
  archive("form", row.form);
  archive("number", row.number);
  archive("title", row.title);
  archive("text", row.text);
  archive("instrument", row.instrument);
  archive("number_provenance", row.number_provenance);
  archive("content", row.content);
  archive("no_rule_because", row.no_rule_because);
  archive("since", row.since);
  archive("until", row.until);
  archive("place", row.place);
}

template <class Archive, Like<model::Meaning> Row>
void fields(Archive& archive, Row& row) {
  archive("establishes", row.establishes);
  archive("may_cover", row.may_cover);
  archive("establishes_kinds", row.establishes_kinds);
  archive("may_cover_kinds", row.may_cover_kinds);
}

template <class Archive, Like<model::TermReading> Row>
void fields(Archive& archive, Row& row) {
  archive("reading", row.reading);
  archive("meaning", row.meaning);
}

template <class Archive, Like<model::DefinedTerm> Row>
void fields(Archive& archive, Row& row) {
  archive("name", row.name);
  archive("group", row.group);
  archive("instrument", row.instrument);
  archive("article", row.article);
  archive("text", row.text);
  archive("content", row.content);
  archive("variables", row.variables);
  archive("readings", row.readings);
  archive("amended_to", row.amended_to);
  archive("place", row.place);
}

template <class Archive, Like<model::Threat> Row>
void fields(Archive& archive, Row& row) {
  archive("name", row.name);
  archive("instrument", row.instrument);
  archive("article", row.article);
  archive("text", row.text);
  archive("content", row.content);
  archive("variables", row.variables);
  archive("readings", row.readings);
  archive("place", row.place);
}

template <class Archive, Like<model::Cooperation> Row>
void fields(Archive& archive, Row& row) {
  archive("name", row.name);
  archive("instrument", row.instrument);
  archive("article", row.article);
  archive("text", row.text);
  archive("direction", row.direction);
  archive("content", row.content);
  archive("shown_by", row.shown_by);
  archive("variables", row.variables);
  archive("awaits", row.awaits);
  archive("place", row.place);
}

template <class Archive, Like<model::Saying> Row>
void fields(Archive& archive, Row& row) {
  archive("form", row.form);
  archive("name", row.name);
  archive("instrument", row.instrument);
  archive("article", row.article);
  archive("text", row.text);
  archive("content", row.content);
  archive("guides", row.guides);
  archive("place", row.place);
}

template <class Archive, Like<model::Power> Row>
void fields(Archive& archive, Row& row) {
  archive("name", row.name);
  archive("instrument", row.instrument);
  archive("article", row.article);
  archive("text", row.text);
  archive("content", row.content);
  archive("variables", row.variables);
  archive("trigger", row.trigger);
  archive("effect", row.effect);
  archive("commitment", row.commitment);
  archive("concerned", row.concerned);
  archive("time", row.time);
  archive("duration", row.duration);
  archive("anchor", row.anchor);
  archive("where", row.where);
  archive("unless", row.unless);
  archive("words", row.words);
  archive("place", row.place);
}

/// The tables of a rulebook but for the vocabulary, which is read first and by itself.
template <class Archive, Like<model::Rulebook> Row>
void tables(Archive& archive, Row& row) {
  archive.table("states", row.states);
  archive.table("instruments", row.instruments);
  archive.table("articles", row.articles);
  archive.table("commitments", row.commitments);
  archive.table("defences", row.defences);
  archive.table("basis_rules", row.basis_rules);
  archive.table("terms", row.terms);
  archive.table("threats", row.threats);
  archive.table("cooperations", row.cooperations);
  archive.table("sayings", row.sayings);
  archive.table("questions", row.questions);
  archive.table("powers", row.powers);
}

}  // namespace casus::exchange
