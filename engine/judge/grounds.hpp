#pragma once

#include "engine/judge/trial.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace casus::judge {

/// What stands behind an element of a trial, in words for a reader who knows neither the rulebook's
/// names nor the engine's.
class Grounds {
 public:
  Grounds(Context const& context, Trial const& trial) : context_(context), trial_(trial) {}

  /// A State's name in a sentence.
  [[nodiscard]] std::string state(model::StateId state) const;
  /// A label or a question of the proof in plain words: States and kinds by names that can be read.
  [[nodiscard]] std::string plain(std::string_view label) const;

  /// The commitment by its place in the text and its name: `Article 4(3) (non-attack)`.
  [[nodiscard]] std::string clause() const;
  /// Since when the text binds those concerned: `in force from 2024-08, reported in S8`.
  [[nodiscard]] std::string force(Way const& way) const;
  /// What an element is about: `the conduct`, `the attribution`, `the condition that …`.
  [[nodiscard]] std::string subject(Element const& element) const;
  /// How far the record carries an element that is not established.
  [[nodiscard]] std::string open(Element const& element) const;
  /// The sources that speak for an established node, and who disputes it: `two sources, against the
  /// State's own denial at 0.50`; empty where it rests on dates alone, as a treaty's force does.
  [[nodiscard]] std::string supporters(ProofId id, double standard) const;
  /// Who speaks for and against what decides a node, each with its strength.
  [[nodiscard]] std::string conflict(Outcome const& outcome) const;
  /// That the record speaks against the fact that decides a node.
  [[nodiscard]] std::string refutation(Outcome const& outcome) const;
  /// What an unknown leaf asks, as part of a sentence: `it is not reported whether …`.
  [[nodiscard]] std::string unreported(ProofNode const& leaf) const;
  /// The facts that would settle a charge, as things to collect: `a second, stronger source for
  /// direction or control and knowing whether …`. The reader knows what was `told`.
  [[nodiscard]] std::string settled_by(MissingSet const& set, std::string_view told) const;
  /// What the unknown leaf asks: `whether e1 affected a hospital`.
  [[nodiscard]] std::string asked(ProofNode const& leaf) const;

 private:
  struct Voices;
  void collect(ProofId id, double standard, Voices& voices) const;
  [[nodiscard]] Voices voices_of(ProofNode const& leaf, bool against) const;
  /// `role` follows the sources: ` for it`.
  [[nodiscard]] std::string said_by(Voices const& voices, double strength,
                                    std::string_view role = "") const;
  [[nodiscard]] std::string asserted(ProofNode const& leaf) const;
  /// `an answer to that question` where it was the only one told.
  [[nodiscard]] static std::string answer_to(std::string_view question, std::string_view told);

  Context const& context_;
  Trial const& trial_;
};

}  // namespace casus::judge
