#pragma once

#include "engine/join/likeness.hpp"
#include "engine/join/traits.hpp"
#include "engine/record/case.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace casus::join {

/// An event of a case that other cases may tell of too.
struct Sighting {
  std::string pointer;  ///< into the case file
  Traits traits;
};

/// The acts of a case that may be found in another. A case that says what it expects is an
/// exercise, of which several may be made of one event: it has none.
[[nodiscard]] std::vector<Sighting> sightings(model::Rulebook const& rulebook,
                                              record::Case const& from);

/// Where an earlier case of the run tells of what looks like the same event.
struct LookAlike {
  std::string file;
  std::uint32_t line = 0;    ///< of NDJSON; 0: the file is the case
  std::string pointer;       ///< to the event of that case
  std::string this_pointer;  ///< to the event of the case that was added
  Tie tie = Tie::reference;
};

/// Looks out for events that two cases of one run tell of. Time and memory for a case do not grow
/// with the number of cases: an event is compared with the latest that share a tie with it, and
/// after `events_max` events no more are remembered.
class Lookout {
 public:
  static constexpr std::size_t events_max = 200'000;
  static constexpr std::size_t compared_max = 32;

  explicit Lookout(model::Vocabulary const& vocabulary, std::size_t remembered = events_max)
      : vocabulary_(vocabulary), events_max_(remembered) {}

  /// The first likeness to an earlier case, and remembers this one.
  [[nodiscard]] std::optional<LookAlike> add(std::string const& file, std::uint32_t line,
                                             std::vector<Sighting> seen);
  /// Whether events were not remembered, so that later cases were not compared with them.
  [[nodiscard]] bool full() const { return seen_.size() >= events_max_; }

 private:
  struct Seen {
    Sighting sighting;
    std::uint32_t file = 0;
    std::uint32_t line = 0;
  };
  struct Link {
    std::uint32_t seen = 0;
    std::uint32_t before = 0;  ///< the link to an earlier event with this key, and one; 0: none
  };

  [[nodiscard]] std::optional<LookAlike> find(Sighting const& sighting) const;
  void remember(Sighting sighting, std::uint32_t file, std::uint32_t line);

  model::Vocabulary const& vocabulary_;
  std::size_t events_max_;
  std::vector<std::string> files_;
  std::vector<Seen> seen_;
  std::vector<Link> links_;
  std::unordered_map<std::uint64_t, std::uint32_t> latest_;  ///< of each key: its link, and one
};

}  // namespace casus::join
