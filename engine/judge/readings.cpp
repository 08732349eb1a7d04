#include "engine/judge/readings.hpp"

#include <algorithm>
#include <set>

namespace casus::judge {
namespace {

/// Collects the terms with several readings that a commitment uses, in the order of the rulebook.
class TermsUsed {
 public:
  explicit TermsUsed(model::Rulebook const& rulebook) : rulebook_(rulebook) {}

  void visit(model::Commitment const& commitment) {
    for (model::Sentence const& sentence : commitment.sentences) {
      if (sentence.trigger) {
        if (auto const* pattern = std::get_if<model::Pattern>(&sentence.trigger->what)) {
          visit(*pattern);
        }
      }
      visit(sentence.act);
    }
    for (model::Condition const& condition : commitment.where) visit(condition);
    for (model::Excuse const& excuse : commitment.unless) {
      visit(excuse.condition);
      for (model::Condition const& exception : excuse.except_if) visit(exception);
    }
  }

  void visit(model::Defence const& defence) {
    for (model::Condition const& condition : defence.where) visit(condition);
    for (model::Condition const& condition : defence.except_if) visit(condition);
  }

  [[nodiscard]] std::vector<model::TermId> found() const { return found_; }

 private:
  void visit(std::vector<model::KindReference> const& kinds) {
    for (model::KindReference const& kind : kinds) {
      if (kind.form == model::KindReference::Form::term) visit(kind.term());
    }
  }

  void visit(model::TermId term) {
    if (std::find(seen_.begin(), seen_.end(), term) != seen_.end()) return;
    seen_.push_back(term);
    model::DefinedTerm const& row = rulebook_[term];
    if (row.readings.size() > 1) found_.push_back(term);
    for (model::TermReading const& reading : row.readings) {
      visit(reading.meaning.establishes_kinds);
      visit(reading.meaning.may_cover_kinds);
      for (model::Pattern const& pattern : reading.meaning.establishes) visit(pattern);
      for (model::Pattern const& pattern : reading.meaning.may_cover) visit(pattern);
    }
  }

  void visit(model::Pattern const& pattern) {
    for (auto const* slot :
         {&pattern.kinds, &pattern.other_than, &pattern.affecting, &pattern.causing,
          &pattern.using_, &pattern.purpose, &pattern.giving}) {
      visit(*slot);
    }
    if (pattern.about && pattern.about->description) visit(*pattern.about->description);
  }

  void visit(model::Condition const& condition) {
    if (auto const* row = std::get_if<model::Combination>(&condition.form)) {
      for (model::Condition const& part : row->parts) visit(part);
    } else if (auto const* applies = std::get_if<model::DefenceApplies>(&condition.form)) {
      if (defences_.insert(applies->defence).second) visit(rulebook_[applies->defence]);
    } else if (auto const* occurrence = std::get_if<model::Occurrence>(&condition.form)) {
      visit(occurrence->pattern);
    } else if (auto const* fact = std::get_if<model::RoleFact>(&condition.form)) {
      visit(fact->kinds);
    } else if (auto const* described = std::get_if<model::WasDescribed>(&condition.form)) {
      visit(described->pattern);
    }
  }

  model::Rulebook const& rulebook_;
  std::vector<model::TermId> seen_, found_;
  std::set<model::DefenceId> defences_;  ///< seen: two others may name one, at every level
};

/// Multiplies the readings found so far by one more dimension.
template <class Set>
void multiply(Readings& readings, std::vector<std::string> names, Set set) {
  if (names.size() < 2) return;
  std::vector<Reading> all;
  std::vector<std::vector<std::size_t>> coordinates;
  for (std::size_t i = 0; i < readings.all.size(); ++i) {
    for (std::size_t choice = 0; choice < names.size(); ++choice) {
      Reading reading = readings.all[i];
      set(reading, choice);
      reading.names.push_back(names[choice]);
      all.push_back(std::move(reading));
      coordinates.push_back(readings.coordinates[i]);
      coordinates.back().push_back(choice);
    }
  }
  readings.dimensions.push_back({std::move(names)});
  readings.all = std::move(all);
  readings.coordinates = std::move(coordinates);
}

}  // namespace

Readings readings_of(model::Rulebook const& rulebook, model::CommitmentId id) {
  model::Commitment const& commitment = rulebook[id];
  Readings readings;
  readings.all.emplace_back();
  readings.coordinates.emplace_back();
  std::vector<std::string> names;
  for (model::HeaderReading const& row : rulebook[commitment.instrument].readings) {
    names.push_back(row.name);
  }
  multiply(readings, std::move(names),
           [](Reading& reading, std::size_t choice) { reading.header = choice; });
  names.clear();
  for (model::Sentence const& row : commitment.sentences) names.push_back(row.reading);
  multiply(readings, std::move(names),
           [](Reading& reading, std::size_t choice) { reading.sentence = choice; });
  TermsUsed terms(rulebook);
  terms.visit(commitment);
  for (model::DefenceId const defence : rulebook[commitment.instrument].admitted_defences) {
    terms.visit(rulebook[defence]);
  }
  for (model::TermId const term : terms.found()) {
    names.clear();
    for (model::TermReading const& row : rulebook[term].readings) names.push_back(row.reading);
    multiply(readings, std::move(names), [term](Reading& reading, std::size_t choice) {
      reading.terms.emplace_back(term, choice);
    });
  }
  return readings;
}

}  // namespace casus::judge
