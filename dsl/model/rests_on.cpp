#include "dsl/model/rests_on.hpp"

#include "dsl/model/walk.hpp"

#include <variant>
#include <vector>

namespace casus::model {

Edges terms_rest_on(Rulebook const& rulebook) {
  Edges edges(rulebook.terms.size());
  for (std::size_t i = 0; i < edges.size(); ++i) {
    for (TermReading const& reading : rulebook.terms[i].readings) {
      each_kind(reading.meaning, [&](KindReference reference) {
        if (reference.form == KindReference::Form::term) edges[i].push_back(reference.value);
      });
    }
  }
  return edges;
}

Edges instruments_rest_on(Rulebook const& rulebook) {
  std::vector<Instrument> const& rows = rulebook.instruments;
  Edges edges(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].under) edges[i].push_back(rows[i].under->value);
    if (rows[i].succeeds) edges[i].push_back(rows[i].succeeds->value);
    if (rows[i].term && rows[i].term->parent) edges[i].push_back(rows[i].term->parent->value);
    for (HeaderReading const& reading : rows[i].readings) {
      if (reading.term && reading.term->parent) { edges[i].push_back(reading.term->parent->value); }
    }
  }
  return edges;
}

Edges defences_rest_on(Rulebook const& rulebook) {
  std::vector<Defence> const& rows = rulebook.defences;
  Edges edges(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    auto const visit = [&](Condition const& condition) {
      auto const* applies = std::get_if<DefenceApplies>(&condition.form);
      if (applies != nullptr) edges[i].push_back(applies->defence.value);
    };
    each_condition(rows[i].where, visit);
    each_condition(rows[i].except_if, visit);
  }
  return edges;
}

Edges breaches_rest_on(Rulebook const& rulebook) {
  std::vector<Commitment> const& rows = rulebook.commitments;
  Edges edges(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    auto const add = [&](Breached const& breached) {
      for (CommitmentId const id : breached.target.commitments) edges[i].push_back(id.value);
    };
    auto const visit = [&](Condition const& condition) {
      if (auto const* breached = std::get_if<Breached>(&condition.form)) add(*breached);
    };
    each_condition(rows[i].where, visit);
    each_condition(rows[i].unless, visit);
    for (Sentence const& sentence : rows[i].sentences) {
      if (!sentence.trigger) continue;
      auto const* moment = std::get_if<Moment>(&sentence.trigger->what);
      if (moment != nullptr && moment->breached) add(*moment->breached);
    }
  }
  return edges;
}

Edges overrides(Rulebook const& rulebook) {
  std::vector<Commitment> const& rows = rulebook.commitments;
  Edges edges(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (CommitmentId const id : rows[i].overrides) edges[i].push_back(id.value);
  }
  return edges;
}

Edges prevails_over(Rulebook const& rulebook) {
  std::vector<Instrument> const& rows = rulebook.instruments;
  Edges edges(rows.size());
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    for (Relation const& relation : rows[i].relations) {
      using Form = Relation::Form;
      if (!relation.instrument || relation.form == Form::leaves_unaffected) continue;
      bool const over = relation.form == Form::prevails_over;
      std::uint32_t const other = relation.instrument->value;
      bool const mutual = rulebook.prevails(InstrumentId{i}, *relation.instrument)
                          && rulebook.prevails(*relation.instrument, InstrumentId{i});
      if (mutual) continue;
      edges[over ? i : other].push_back(over ? other : i);
    }
  }
  return edges;
}

std::set<std::uint32_t> terms_under(Rulebook const& rulebook, Commitment const& commitment) {
  std::set<std::uint32_t> seen;
  std::vector<std::uint32_t> waiting;
  auto const note = [&](KindReference reference) {
    if (reference.form != KindReference::Form::term) return;
    if (seen.insert(reference.value).second) waiting.push_back(reference.value);
  };
  each_kind(commitment, note);
  auto const of_condition = [&](Condition const& condition) { each_kind(condition, note); };
  for (DefenceId const id : rulebook[commitment.instrument].admitted_defences) {
    each_condition(rulebook[id].where, of_condition);
    each_condition(rulebook[id].except_if, of_condition);
  }
  while (!waiting.empty()) {
    DefinedTerm const& term = rulebook.terms[waiting.back()];
    waiting.pop_back();
    for (TermReading const& reading : term.readings) each_kind(reading.meaning, note);
  }
  return seen;
}

}  // namespace casus::model
