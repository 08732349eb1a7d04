#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/record/case.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace casus::join {

/// What an event says of itself that another record of the same event would say too.
enum class Trait : std::uint8_t { kind, victim, author, actor, asset, reference };

/// One value of one trait, as a number that means the same in every case of a run: names of actors
/// and addresses by their digest.
struct Mark {
  std::uint64_t bits = 0;
  [[nodiscard]] Trait trait() const { return static_cast<Trait>(bits >> 56U); }
  /// Of a kind or an asset.
  [[nodiscard]] model::KindId kind() const {
    return model::KindId{static_cast<std::uint32_t>(bits)};
  }
  friend auto operator<=>(Mark const&, Mark const&) = default;
};

/// An event as far as it can be told from others. Only what is claimed counts, not what is denied.
struct Traits {
  model::Group group = model::Group::conduct;  ///< of its first kind
  std::optional<model::Interval> within;       ///< over all dates claimed; open sides: none
  bool lasting = false;
  std::vector<Mark> marks;  ///< sorted, each once

  /// The marks of one trait.
  [[nodiscard]] std::span<Mark const> of(Trait trait) const;
  [[nodiscard]] bool has(Trait trait) const;
  [[nodiscard]] bool shares(Traits const& other, Trait trait) const;
};

[[nodiscard]] Traits traits_of(model::Rulebook const& rulebook, record::Case const& from,
                               record::Event const& event);

}  // namespace casus::join
