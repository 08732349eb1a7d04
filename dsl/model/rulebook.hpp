#pragma once

#include "dsl/model/instrument.hpp"
#include "dsl/model/vocabulary.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::model {

/// Everything that the checked rule files mean: plain tables, indexed by typed ids. Built once by
/// `compile`, never changed after.
struct Rulebook {
  std::vector<std::string> files;  ///< as shown to people: `rules/treaties/…/….treaty`
  Vocabulary vocabulary;
  std::vector<State> states;  ///< States and organisations
  std::vector<Instrument> instruments;
  std::vector<Article> articles;
  std::vector<Commitment> commitments;
  std::vector<Defence> defences;
  std::vector<BasisRule> basis_rules;
  std::vector<DefinedTerm> terms;
  std::vector<Threat> threats;
  std::vector<Cooperation> cooperations;
  std::vector<Saying> sayings;
  std::vector<Question> questions;
  std::vector<Power> powers;
  /// SHA-256 over the rule files' bytes in the order of their shown paths: `sha256:…`.
  std::string digest;

  [[nodiscard]] std::optional<StateId> find_state(std::string_view name) const;
  /// By ISO 3166-1 alpha-2 code.
  [[nodiscard]] std::optional<StateId> find_state_code(std::string_view code) const;
  [[nodiscard]] std::optional<InstrumentId> find_instrument(std::string_view name) const;
  [[nodiscard]] std::optional<CommitmentId> find_commitment(InstrumentId instrument,
                                                            std::string_view name) const;
  [[nodiscard]] std::optional<QuestionId> find_question(std::string_view name) const;

  [[nodiscard]] State const& operator[](StateId id) const { return states[id.value]; }
  [[nodiscard]] Kind const& operator[](KindId id) const { return vocabulary[id]; }
  [[nodiscard]] Instrument const& operator[](InstrumentId id) const {
    return instruments[id.value];
  }
  [[nodiscard]] Article const& operator[](ArticleId id) const { return articles[id.value]; }
  [[nodiscard]] Commitment const& operator[](CommitmentId id) const {
    return commitments[id.value];
  }
  [[nodiscard]] Defence const& operator[](DefenceId id) const { return defences[id.value]; }
  [[nodiscard]] BasisRule const& operator[](BasisRuleId id) const { return basis_rules[id.value]; }
  [[nodiscard]] DefinedTerm const& operator[](TermId id) const { return terms[id.value]; }
  [[nodiscard]] Question const& operator[](QuestionId id) const { return questions[id.value]; }
  [[nodiscard]] Power const& operator[](PowerId id) const { return powers[id.value]; }

  /// The first version of a commitment: of one that was never amended, itself.
  [[nodiscard]] CommitmentId first_version(CommitmentId id) const;
  /// Whether duties under `higher` come before those under `lower`, as one of them says.
  [[nodiscard]] bool prevails(InstrumentId higher, InstrumentId lower) const;

  /// `rules/….treaty:31:7`.
  [[nodiscard]] std::string show(Place place) const;
  /// Whether the State is a party of the instrument (or the instrument addresses every State).
  [[nodiscard]] bool is_party(InstrumentId instrument, StateId state) const;
};

}  // namespace casus::model
