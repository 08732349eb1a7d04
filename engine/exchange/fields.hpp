#pragma once

#include "dsl/model/rulebook.hpp"

#include <concepts>
#include <type_traits>

// What each row of the rulebook consists of, field by field, once for both directions: the writer
// calls `fields` with constant rows, the reader with rows to be filled. An archive is called with
// the field's name and the field; it reads `form` before the fields that depend on it.

namespace casus::exchange {

template <class Row, class Model>
concept Like = std::same_as<std::remove_const_t<Row>, Model>;

template <class Archive, Like<model::Place> Row>
void fields(Archive& archive, Row& row) {
  archive("file", row.file);
  archive("line", row.line);
  archive("column", row.column);
}

template <class Archive, Like<model::Duration> Row>
void fields(Archive& archive, Row& row) {
  archive("count", row.count);
  archive("unit", row.unit);
}

template <class Archive, Like<model::Interval> Row>
void fields(Archive& archive, Row& row) {
  archive.instant("first", row.first, model::distant_past);
  archive.instant("last", row.last, model::distant_future);
}

template <class Archive, Like<model::Provenance> Row>
void fields(Archive& archive, Row& row) {
  archive("sureness", row.sureness);
  archive("stated", row.stated);
  archive("sources", row.sources);
  archive("inferred_from", row.inferred_from);
  archive("inferred_article", row.inferred_article);
  archive("because", row.because);
}

// --- vocabulary and States

template <class Archive, Like<model::Mapping> Row>
void fields(Archive& archive, Row& row) {
  archive("vocabulary", row.vocabulary);
  archive("value", row.value);
}

template <class Archive, Like<model::Kind> Row>
void fields(Archive& archive, Row& row) {
  archive("name", row.name);
  archive("description", row.description);
  archive("group", row.group);
  archive("parent", row.parent);
  archive("verb", row.verb);
  archive("undefined_by_text", row.undefined_by_text);
  archive("mappings", row.mappings);
  archive("place", row.place);
}

template <class Archive, Like<model::State> Row>
void fields(Archive& archive, Row& row) {
  archive("name", row.name);
  archive("title", row.title);
  archive("code", row.code);
}

template <class Archive, Like<model::Question> Row>
void fields(Archive& archive, Row& row) {
  archive("name", row.name);
  archive("words", row.words);
  archive("instrument", row.instrument);
  archive("undefined_by_text", row.undefined_by_text);
  archive("place", row.place);
}

// --- descriptions of events

template <class Archive, Like<model::Variable> Row>
void fields(Archive& archive, Row& row) {
  archive("name", row.name);
  archive("sort", row.sort);
  archive("domain", row.domain);
  archive("other", row.other);
  archive("place", row.place);
}

template <class Archive, Like<model::Actor> Row>
void fields(Archive& archive, Row& row) {
  using Form = model::Actor::Form;
  archive("form", row.form);
  archive("binds", row.binds);
  if (row.form == Form::variable || row.form == Form::anyone_other_than) {
    archive("variable", row.variable);
  }
  if (row.form == Form::state) archive("state", row.state);
  archive("basis", row.basis);
  archive("confidence", row.confidence);
}

template <class Archive, Like<model::EventReference> Row>
void fields(Archive& archive, Row& row) {
  archive("form", row.form);
  if (row.form == model::EventReference::Form::variable) archive("variable", row.variable);
}

template <class Archive, Like<model::About> Row>
void fields(Archive& archive, Row& row) {
  archive("event", row.event);
  archive("description", row.description);
}

template <class Archive, Like<model::Pattern> Row>
void fields(Archive& archive, Row& row) {
  archive("kinds", row.kinds);
  archive("other_than", row.other_than);
  archive("called", row.called);
  archive("by", row.by);
  archive("with", row.with);
  archive("to", row.to);
  archive("against", row.against);
  archive("through", row.through);
  archive("territory", row.territory);
  archive("affecting", row.affecting);
  archive("affecting_of", row.affecting_of);
  archive("causing", row.causing);
  archive("using", row.using_);
  archive("purpose", row.purpose);
  archive("giving", row.giving);
  archive("about", row.about);
  archive("words", row.words);
  archive("place", row.place);
}

// --- conditions

template <class Archive, Like<model::Combination> Row>
void fields(Archive& archive, Row& row) {
  archive("form", row.form);
  archive("parts", row.parts);
}

template <class Archive, Like<model::When> Row>
void fields(Archive& archive, Row& row) {
  archive("form", row.form);
  archive("within", row.within);
  archive("event", row.event);
}

template <class Archive, Like<model::DefenceApplies> Row>
void fields(Archive& archive, Row& row) {
  archive("defence", row.defence);
}

template <class Archive, Like<model::Occurrence> Row>
void fields(Archive& archive, Row& row) {
  archive("pattern", row.pattern);
  archive("at_least", row.at_least);
  archive("negated", row.negated);
  archive("when", row.when);
}

template <class Archive, Like<model::InForceBetween> Row>
void fields(Archive& archive, Row& row) {
  archive("instrument", row.instrument);
  archive("first", row.first);
  archive("second", row.second);
}

template <class Archive, Like<model::RoleFact> Row>
void fields(Archive& archive, Row& row) {
  archive("event", row.event);
  archive("role", row.role);
  archive("kinds", row.kinds);
}

template <class Archive, Like<model::CameFrom> Row>
void fields(Archive& archive, Row& row) {
  archive("event", row.event);
  archive("territory", row.territory);
}

template <class Archive, Like<model::WasBy> Row>
void fields(Archive& archive, Row& row) {
  archive("event", row.event);
  archive("actor", row.actor);
  archive("negated", row.negated);
}

template <class Archive, Like<model::WasDescribed> Row>
void fields(Archive& archive, Row& row) {
  archive("event", row.event);
  archive("pattern", row.pattern);
  archive("negated", row.negated);
}

template <class Archive, Like<model::BreachTarget> Row>
void fields(Archive& archive, Row& row) {
  archive("commitments", row.commitments);
}

template <class Archive, Like<model::Breached> Row>
void fields(Archive& archive, Row& row) {
  archive("event", row.event);
  archive("bearer", row.bearer);
  archive("counterparty", row.counterparty);
  archive("target", row.target);
  archive("negated", row.negated);
  archive("when", row.when);
}

template <class Archive, Like<model::Judged> Row>
void fields(Archive& archive, Row& row) {
  archive("event", row.event);
  archive("question", row.question);
  archive("negated", row.negated);
}

template <class Archive, Like<model::KnewOf> Row>
void fields(Archive& archive, Row& row) {
  archive("actor", row.actor);
  archive("event", row.event);
  archive("negated", row.negated);
  archive("when", row.when);
}

template <class Archive, Like<model::IsBound> Row>
void fields(Archive& archive, Row& row) {
  archive("actor", row.actor);
  archive("instrument", row.instrument);
  archive("negated", row.negated);
}

template <class Archive, Like<model::Consented> Row>
void fields(Archive& archive, Row& row) {
  archive("actor", row.actor);
  archive("in_writing", row.in_writing);
  archive("event", row.event);
}

template <class Archive, Like<model::Condition> Row>
void fields(Archive& archive, Row& row) {
  archive.alternative(row.form);
  archive("words", row.words);
  archive("place", row.place);
}

template <class Archive, Like<model::Excuse> Row>
void fields(Archive& archive, Row& row) {
  archive("condition", row.condition);
  archive("except_if", row.except_if);
}

}  // namespace casus::exchange
