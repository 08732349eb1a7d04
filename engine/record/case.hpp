#pragma once

#include "dsl/model/attribution.hpp"
#include "dsl/model/ids.hpp"
#include "dsl/model/rulebook.hpp"
#include "dsl/model/time.hpp"
#include "engine/record/tlp.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace casus::record {

/// Indexes into the tables of one case.
using SourceId = model::Id<struct SourceTag>;
using EventId = model::Id<struct EventTag>;

/// `unattributed` and `unidentified` in a role: said, but naming nobody.
inline constexpr model::StateId nobody{0xFFFF'FFFFU};

// `tlp` is the mark that something bears itself (casus-case/1.2). What bears none has that of what
// holds it: a claim its event's, an event its case's.

/// Where a claim comes from. How strong it makes a claim is semantics, section 1 (see
/// `source_strength`).
struct Source {
  std::string id, title, publisher, url;
  std::optional<model::Interval> date;
  std::optional<double> confidence;  ///< in [0, 1], wins over the rating
  std::optional<char> reliability;   ///< Admiralty `A` to `F`
  std::optional<int> credibility;    ///< Admiralty 1 to 6
  std::optional<model::StateId> speaks_for;
  bool unverified = false;  ///< `"x-verified": false`: cited without having been retrieved
  std::optional<Tlp> tlp;
  std::string pointer;  ///< JSON Pointer into the case file
  friend bool operator==(Source const&, Source const&) = default;
};

/// One value that somebody claims for one role of one event, or denies.
template <class Value>
struct Claim {
  Value value{};
  std::optional<double> confidence;  ///< as written, in [0, 1]
  bool denied = false;
  std::vector<SourceId> sources;  ///< its own; empty: the event's count
  std::optional<Tlp> tlp;
  std::string pointer;
  friend bool operator==(Claim const&, Claim const&) = default;
};

/// Who did it. A denial without a basis answers every basis.
struct Attribution {
  model::StateId state = nobody;
  std::string actor;  ///< "Example Group"
  model::Basis basis = model::Basis::unspecified;
  bool basis_stated = false;  ///< written out, be it as `unspecified`
  [[nodiscard]] bool has_basis() const { return basis != model::Basis::unspecified; }
  friend bool operator==(Attribution const&, Attribution const&) = default;
};

/// An asset and, where said, whose it is.
struct Asset {
  model::KindId kind;
  std::optional<model::StateId> of;
  friend bool operator==(Asset const&, Asset const&) = default;
};

struct Event {
  std::string id;
  std::vector<Claim<model::KindId>> kind;
  std::vector<Claim<model::Interval>> time;  ///< `at` or `during`; empty: unknown
  bool lasting = false;                      ///< the time is a `during`
  std::optional<model::Interval> discovered;
  std::vector<Claim<Attribution>> by;
  std::vector<Claim<model::StateId>> against, to, territory, with;
  std::vector<Claim<Asset>> affecting;
  std::vector<Claim<model::KindId>> causing, using_, purpose, giving, covering, through;
  std::vector<Claim<EventId>> about;
  std::optional<model::Interval> effective;  ///< the date that a notice names (casus-case/1.1)
  std::optional<double> confidence;
  std::vector<SourceId> sources;
  std::optional<Tlp> tlp;
  std::string pointer;  ///< `/events/0`
  friend bool operator==(Event const&, Event const&) = default;
};

/// That the record of such events within the window is complete (semantics, section 5).
struct Completeness {
  std::vector<model::KindId> kinds;
  std::vector<model::StateId> between;  ///< empty: all
  model::Interval window;
  std::optional<double> confidence;  ///< nothing: 1
  std::optional<Tlp> tlp;
  std::string pointer;
  friend bool operator==(Completeness const&, Completeness const&) = default;
};

/// An answer to an evaluative question of the rulebook.
struct Answer {
  model::QuestionId question;
  std::optional<EventId> about;
  bool value = true;
  std::optional<double> confidence;
  std::vector<SourceId> sources;
  std::optional<Tlp> tlp;
  std::string pointer;
  friend bool operator==(Answer const&, Answer const&) = default;
};

/// A finding that a scenario expects. Names are checked against the rulebook when the case is read.
struct Expected {
  model::CommitmentId commitment;
  std::string
      bearer;  ///< a declared name, a code of a third State, or `unattributed`; may be empty
  std::string counterparty;  ///< the same, or `unidentified`; empty: any
  std::optional<EventId> event;
  std::optional<double> standard;
  std::string standard_name;
  std::string verdict;  ///< a verdict's name or `no-finding`
  std::string pointer;
  friend bool operator==(Expected const&, Expected const&) = default;
};

/// One case file as read: claims with sources, nothing judged.
struct Case {
  std::string id, title;
  std::optional<model::Instant> as_of;  ///< the last second of the date given
  std::optional<Tlp> tlp;
  std::vector<Source> sources;
  std::vector<Event> events;
  std::vector<Completeness> complete;
  std::vector<Answer> answers;
  std::vector<Expected> expect;
  bool expect_only = false;
  /// ISO codes of States that the rulebook does not declare: the State with id
  /// `rulebook.states.size() + i` is `third_states[i]`.
  std::vector<std::string> third_states;
  std::string file;          ///< as given on the command line, `-` for standard input
  std::string digest;        ///< SHA-256 over the canonical JSON (keys sorted): `sha256:…`
  std::size_t withheld = 0;  ///< statements that were left out because of their marks
  friend bool operator==(Case const&, Case const&) = default;
};

/// A State's name for reports: declared name, ISO code of a third State, or `unattributed`.
[[nodiscard]] std::string state_name(model::Rulebook const& rulebook, Case const& judged,
                                     model::StateId state);

/// How many of the sources are cited without having been retrieved.
[[nodiscard]] std::size_t unverified_sources(Case const& judged);

/// What a source lends a claim (semantics, section 1): its confidence, else its Admiralty rating.
struct SourceStrength {
  double value = 0;
  bool unrated = false;        ///< no rating at all: counts as the option `unrated` says
  bool not_judgeable = false;  ///< F6, or F alone: shown, counts for nothing
};
[[nodiscard]] SourceStrength source_strength(Source const& source, double unrated);

}  // namespace casus::record
