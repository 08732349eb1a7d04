#pragma once

#include "engine/exchange/fields.hpp"

// The norms: sentences, commitments, defences, bases and their examples.

namespace casus::exchange {

template <class Archive, Like<model::Moment> Row>
void fields(Archive& archive, Row& row) {
  archive("form", row.form);
  archive("actor", row.actor);
  archive("breached", row.breached);
}

template <class Archive, Like<model::Trigger> Row>
void fields(Archive& archive, Row& row) {
  archive.alternative("what", row.what);
  archive("before", row.before);
}

template <class Archive, Like<model::Deadline> Row>
void fields(Archive& archive, Row& row) {
  using Form = model::Deadline::Form;
  archive("form", row.form);
  if (row.form == Form::within || row.form == Form::recurring) archive("within", row.within);
  if (row.form == Form::recurring) archive("times", row.times);
  archive("anchor", row.anchor);
  archive("event", row.event);
  archive("no_later_than", row.no_later_than);
  archive("words", row.words);
}

template <class Archive, Like<model::Sentence> Row>
void fields(Archive& archive, Row& row) {
  archive("reading", row.reading);
  archive("trigger", row.trigger);
  archive("subject", row.subject);
  archive("modality", row.modality);
  archive("as_a_rule", row.as_a_rule);
  archive("imputation", row.imputation);
  archive("mental_element", row.mental_element);
  archive("act", row.act);
  archive("while_lasts", row.while_lasts);
  archive("deadline", row.deadline);
  archive("words", row.words);
  archive("place", row.place);
}

template <class Archive, Like<model::ExampleEvent> Row>
void fields(Archive& archive, Row& row) {
  archive("pattern", row.pattern);
  archive("time", row.time);
  archive("lasting", row.lasting);
}

template <class Archive, Like<model::ExampleComplete> Row>
void fields(Archive& archive, Row& row) {
  archive("kinds", row.kinds);
  archive("until", row.until);
}

template <class Archive, Like<model::ExampleEnd> Row>
void fields(Archive& archive, Row& row) {
  archive("date", row.date);
}

template <class Archive, Like<model::ExampleAnswer> Row>
void fields(Archive& archive, Row& row) {
  archive("event", row.event);
  archive("question", row.question);
  archive.always("value", row.value);
}

template <class Archive, Like<model::ExampleDenial> Row>
void fields(Archive& archive, Row& row) {
  archive("state", row.state);
  archive("event", row.event);
}

template <class Archive, Like<model::ExampleFact> Row>
void fields(Archive& archive, Row& row) {
  archive.alternative(row);
}

template <class Archive, Like<model::Example> Row>
void fields(Archive& archive, Row& row) {
  archive("verdict", row.verdict);
  archive("by", row.by);
  archive("towards", row.towards);
  archive("title", row.title);
  archive("variables", row.variables);
  archive("facts", row.facts);
  archive("place", row.place);
}

template <class Archive, Like<model::Commitment> Row>
void fields(Archive& archive, Row& row) {
  archive("name", row.name);
  archive("instrument", row.instrument);
  archive("article", row.article);
  archive("text", row.text);
  archive("content", row.content);
  archive("number", row.number);
  archive("severity", row.severity);
  archive("survives_termination", row.survives_termination);
  archive("applies_from_signature", row.applies_from_signature);
  archive("variables", row.variables);
  archive("sentences", row.sentences);
  archive("where", row.where);
  archive("unless", row.unless);
  archive("examples", row.examples);
  archive("overrides", row.overrides);
  archive("earlier_version", row.earlier_version);
  archive("status", row.status);
  archive("owner", row.owner);
  archive("place", row.place);
}

template <class Archive, Like<model::Defence> Row>
void fields(Archive& archive, Row& row) {
  archive("name", row.name);
  archive("instrument", row.instrument);
  archive("article", row.article);
  archive("text", row.text);
  archive("content", row.content);
  archive("variables", row.variables);
  archive("bearer", row.bearer);
  archive("counterparty", row.counterparty);
  archive("excuses_any_act", row.excuses_any_act);
  archive("excuses", row.excuses);
  archive("does_not_excuse", row.does_not_excuse);
  archive("where", row.where);
  archive("except_if", row.except_if);
  archive("examples", row.examples);
  archive("place", row.place);
}

template <class Archive, Like<model::BasisRule> Row>
void fields(Archive& archive, Row& row) {
  archive("basis", row.basis);
  archive("instrument", row.instrument);
  archive("article", row.article);
  archive("text", row.text);
  archive("variables", row.variables);
  archive("bearer", row.bearer);
  archive("where", row.where);
  archive("except_if", row.except_if);
  archive("place", row.place);
}

}  // namespace casus::exchange
