#pragma once

#include "dsl/model/attribution.hpp"
#include "dsl/model/ids.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace casus::model {

/// A name in a slot for kinds: a kind of the vocabulary or a term that the treaty defines.
struct KindReference {
  enum class Form : std::uint8_t { kind, term };
  Form form = Form::kind;
  std::uint32_t value = 0;

  [[nodiscard]] static KindReference of(KindId id) { return {Form::kind, id.value}; }
  [[nodiscard]] static KindReference of(TermId id) { return {Form::term, id.value}; }
  [[nodiscard]] KindId kind() const { return KindId{value}; }
  [[nodiscard]] TermId term() const { return TermId{value}; }
};

/// Over whom a variable for a State ranges.
enum class Domain : std::uint8_t {
  party,       ///< parties of the treaty
  state,       ///< any State ("any state S", "each state P" of norms and custom)
  third_state  ///< States that are no party
};

/// A variable of a commitment, a defence or a basis.
struct Variable {
  enum class Sort : std::uint8_t { state, event };
  std::string name;
  Sort sort = Sort::state;
  Domain domain = Domain::party;
  /// "another party", "the other party", "each other party": differs from every other variable that
  /// ranges over parties (or, in norms and custom, over States).
  bool other = false;
  Place place;
};

/// Who stands in a role.
struct Actor {
  enum class Form : std::uint8_t {
    variable,
    state,  ///< a declared State or organisation by name
    anyone,
    anyone_other_than,  ///< `variable` is the one excepted
    same_actor,
    depositary,
    parties
  };
  Form form = Form::anyone;
  bool binds = false;  ///< the determiner stands here ("each party P"); a bare capital refers
  VariableId variable;
  StateId state;
  std::optional<Basis> basis;        ///< only in examples: `russia as state-organ`
  std::optional<double> confidence;  ///< only in examples: `with confidence 0.8`
};

/// An event that a sentence points at.
struct EventReference {
  enum class Form : std::uint8_t {
    it,       ///< the event (or moment) of the when/on/before part
    the_act,  ///< the event that the norm is about
    variable  ///< one introduced by `called`
  };
  Form form = Form::the_act;
  VariableId variable;
};

struct Pattern;

/// What follows `about`: an event that is named, or a description one level deep.
struct About {
  std::optional<EventReference> event;
  std::shared_ptr<Pattern const> description;
};

/// A description of an event. Names joined by `or` inside one slot are alternatives; an absent role
/// asks for nothing. The checker has already moved grammatical subjects into roles: "Q suffers X"
/// is X against Q, "P sent X" and "P must not conduct X" are X by P.
struct Pattern {
  std::vector<KindReference> kinds;
  std::vector<KindReference> other_than;
  std::optional<VariableId> called;
  std::optional<Actor> by;
  std::optional<Actor> with;
  std::optional<Actor> to;
  std::optional<Actor> against;
  std::optional<KindId> through;
  std::optional<Actor> territory;
  std::vector<KindReference> affecting;
  std::optional<Actor> affecting_of;
  std::vector<KindReference> causing;
  std::vector<KindReference> using_;
  std::vector<KindReference> purpose;
  std::vector<KindReference> giving;
  std::optional<About> about;
  std::string words;  ///< the description as written, blanks folded: for explanations
  Place place;
};

}  // namespace casus::model
