#pragma once

#include "engine/record/read.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::import {

/// A State as a source writes it. The code is empty where the words name no State (`Middle East`,
/// `Unknown`).
struct NamedState {
  std::string written;
  std::string code;  ///< ISO 3166-1 alpha-2
};

[[nodiscard]] NamedState state_named(std::string_view written);

/// Where a statement about an actor can be read.
struct ActorSource {
  std::string title;
  std::string publisher;
  std::string date;
  std::string url;       ///< empty where it was not retrieved
  bool verified = true;  ///< `x-verified`: whether anybody of this project read it
};

/// What one source says of one actor. Whose claim it is stays with it: nothing of this is a fact,
/// and nothing of it is a claim of a case until a case makes it one.
struct Actor {
  std::string name;
  std::vector<std::string> also;  ///< synonyms, in the order of the source
  /// States that the source presumes behind the actor.
  std::vector<NamedState> sponsors;
  std::string body;  ///< of the State, as the source has it: `Unit 74455 of the GRU`
  /// Where a galaxy places the actor: who lives where, not who is behind whom.
  std::optional<NamedState> country;
  std::vector<NamedState> victims;  ///< suspected
  std::vector<NamedState> claimed_by;
  std::vector<NamedState> denied_by;
  /// In [0, 1]; nothing where it is unspecified, as the 50 of a MISP galaxy is.
  std::optional<double> confidence;
  std::string confidence_words;  ///< `high confidence`, as the source says it
  std::size_t references = 0;    ///< how many the source names
  std::optional<ActorSource> source;
  std::optional<ActorSource> denial;
  std::string pointer;  ///< its place in the file
};

/// All that one file says of actors.
struct ActorList {
  enum class Origin : std::uint8_t { table, galaxy };
  Origin origin = Origin::table;
  std::string file;
  std::string title;    ///< `Threat Actor`
  std::string version;  ///< of a galaxy, as written
  std::vector<Actor> actors;
  /// What cannot be read; an entry without a name is left out, a field that makes no sense too.
  std::vector<record::ReadError> errors;
  /// Whether this is such a file at all. If not, there are errors and no actors.
  bool readable = false;
};

/// A name without case, blanks, hyphens, underscores, dots and square brackets: `APT 28`, `apt-28`
/// and `Apt28` are one. Letters outside ASCII stay as they are.
[[nodiscard]] std::string folded_name(std::string_view name);

/// An actor and the list that has it.
struct ActorHit {
  ActorList const* list = nullptr;
  Actor const* actor = nullptr;
};

/// What is known under one name.
struct ActorAnswer {
  std::string asked;
  std::vector<ActorHit> hits;     ///< in the order of the lists; each has the name
  std::vector<std::string> near;  ///< without hits: names that may have been meant, at most five
  /// The codes of all States that a hit presumes behind the actor, sorted.
  std::vector<std::string> sponsors;

  /// Whether the hits presume different States.
  [[nodiscard]] bool conflicting() const { return sponsors.size() > 1; }
};

/// Looks a name up as a name or synonym. A name that two actors share finds both: sources group the
/// same activity differently, and nobody but an analyst can say whether they mean one actor.
/// Synonyms are not followed further.
[[nodiscard]] ActorAnswer find_actor(std::string_view name, std::vector<ActorList> const& lists);

}  // namespace casus::import
