#pragma once

#include "dsl/model/pattern.hpp"
#include "dsl/model/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace casus::model {

struct Condition;

/// `any of`, `all of`, `none of`.
struct Combination {
  enum class Form : std::uint8_t { any_of, all_of, none_of };
  Form form = Form::all_of;
  std::vector<Condition> parts;
};

/// `before the act`, `within 7 days before E`.
struct When {
  enum class Form : std::uint8_t { before, during, before_or_during, after };
  Form form = Form::before;
  std::optional<Duration> within;
  EventReference event;
};

/// `the defence self-defence of un-charter applies`.
struct DefenceApplies {
  DefenceId defence;
};

/// `there was [no] …`, `there were at least 3 …`, `P sent a refusal …`, `P did not hold …`.
struct Occurrence {
  Pattern pattern;
  std::uint32_t at_least = 1;
  bool negated = false;
  std::optional<When> when;
};

/// `treaty T was in force between A and B`.
struct InForceBetween {
  InstrumentId instrument;
  Actor first, second;
};

/// `E affected energy or transport`, `caused …`, `used …`, `served the purpose of …`.
struct RoleFact {
  enum class Role : std::uint8_t { affecting, causing, using_, purpose };
  EventReference event;
  Role role = Role::affecting;
  std::vector<KindReference> kinds;
};

/// `E came from the territory of A`.
struct CameFrom {
  EventReference event;
  Actor territory;
};

/// `A was by Q`, `E was not by P`.
struct WasBy {
  EventReference event;
  Actor actor;
  bool negated = false;
};

/// `E was [not] a defacement …`.
struct WasDescribed {
  EventReference event;
  Pattern pattern;
  bool negated = false;
};

/// What `a breach of` names: any binding commitment, or one by name.
struct BreachTarget {
  std::vector<CommitmentId> commitments;  ///< empty: any binding commitment
};

/// `the act was a breach of T`, `Q breached T towards P before the act`.
struct Breached {
  std::optional<EventReference> event;
  std::optional<Actor> bearer;
  std::optional<Actor> counterparty;
  BreachTarget target;
  bool negated = false;
  std::optional<When> when;
};

/// `the act is [not] judged proportionate-to-injury`.
struct Judged {
  EventReference event;
  QuestionId question;
  bool negated = false;
};

/// `P knew of it`, `P did not know of E`.
struct KnewOf {
  Actor actor;
  EventReference event;
  bool negated = false;
  std::optional<When> when;
};

/// `P is a party`, `P is bound by gge-2015`.
struct IsBound {
  Actor actor;
  std::optional<InstrumentId> instrument;  ///< nothing: this treaty
  bool negated = false;
};

/// `Q consented [in writing] to the act` (ILC Articles, Article 20).
struct Consented {
  Actor actor;
  bool in_writing = false;
  EventReference event;
};

struct Condition {
  using Form =
      std::variant<Combination, DefenceApplies, Occurrence, InForceBetween, RoleFact, CameFrom,
                   WasBy, WasDescribed, Breached, Judged, KnewOf, IsBound, Consented>;
  Form form;
  std::string words;  ///< as written, blanks folded
  Place place;
};

/// `unless C except if D`: the invoker shows C, the alleger D.
struct Excuse {
  Condition condition;
  std::vector<Condition> except_if;
};

}  // namespace casus::model
