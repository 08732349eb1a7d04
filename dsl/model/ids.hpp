#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace casus::model {

/// An index into one of the rulebook's tables. Distinct tags keep a kind from standing for a State.
template <class Tag>
struct Id {
  std::uint32_t value = 0;
  friend constexpr auto operator<=>(Id, Id) = default;
};

/// A State or an international organisation: what a rule or a case may name as an actor.
/// Values from `Rulebook::states.size()` on are third States of one case (see `record::Case`).
using StateId = Id<struct StateTag>;
using KindId = Id<struct KindTag>;
using TermId = Id<struct TermTag>;
using InstrumentId = Id<struct InstrumentTag>;
using ArticleId = Id<struct ArticleTag>;
using CommitmentId = Id<struct CommitmentTag>;
using DefenceId = Id<struct DefenceTag>;
using BasisRuleId = Id<struct BasisRuleTag>;
using QuestionId = Id<struct QuestionTag>;
using PowerId = Id<struct PowerTag>;
/// A variable of one commitment, defence or basis: an index into its own table of variables.
using VariableId = Id<struct VariableTag>;

/// Where something stands in a rule file: file is an index into `Rulebook::files`; line and column
/// count from 1, columns in code points.
struct Place {
  std::uint32_t file = 0;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  friend constexpr auto operator<=>(Place const&, Place const&) = default;
};

}  // namespace casus::model

template <class Tag>
struct std::hash<casus::model::Id<Tag>> {
  std::size_t operator()(casus::model::Id<Tag> id) const noexcept {
    return std::hash<std::uint32_t>{}(id.value);
  }
};
