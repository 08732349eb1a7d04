#include "engine/join/likeness.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>

namespace casus::join {
namespace {

constexpr model::Instant day = 86'400;

bool related(model::Vocabulary const& vocabulary, model::KindId one, model::KindId other) {
  return vocabulary.is_a(one, other) || vocabulary.is_a(other, one);
}

/// Whether something of this trait is on one side what it is on the other, or below it.
bool any_related(model::Vocabulary const& vocabulary, Traits const& one, Traits const& other,
                 Trait trait) {
  std::span<Mark const> const ours = one.of(trait);
  std::span<Mark const> const theirs = other.of(trait);
  return std::any_of(ours.begin(), ours.end(), [&](Mark a) {
    return std::any_of(theirs.begin(), theirs.end(),
                       [&](Mark b) { return related(vocabulary, a.kind(), b.kind()); });
  });
}

bool overlap(model::Interval one, model::Interval other) {
  return one.first <= other.last && other.first <= one.last;
}

bool within_days(model::Interval interval, std::int64_t days) {
  return interval.last - interval.first < days * day;
}

/// Keys of one event; more would be an event of very many States.
constexpr std::size_t keys_max = 16;

std::uint64_t mixed(std::uint64_t seed, std::uint64_t value) {
  constexpr std::uint64_t golden_ratio = 0x9E37'79B9'7F4A'7C15U;
  seed = (seed ^ value) * golden_ratio;
  return seed ^ (seed >> 29U);
}

/// The number of the span of so many days in which an instant lies.
std::int64_t span_number(model::Instant instant, std::int64_t days) {
  model::Instant const length = days * day;
  return instant / length - (instant % length < 0 ? 1 : 0);
}

/// Keys of which two events that are alike share at least one. Dates are part of a key as the spans
/// that they touch, of which a date that is precise enough touches at most two.
class Keys {
 public:
  explicit Keys(model::Vocabulary const& vocabulary) : vocabulary_(vocabulary) {}

  std::vector<std::uint64_t> of(Traits const& traits) {
    if (!traits.within) return {};
    for (Mark const reference : traits.of(Trait::reference)) add(mixed(1, reference.bits));
    for (Mark const victim : traits.of(Trait::victim)) {
      for (Trait const trait : {Trait::author, Trait::actor}) {
        for (Mark const author : traits.of(trait)) {
          add_dated(mixed(victim.bits, author.bits), *traits.within, days_max_by_author);
        }
      }
      for (Mark const asset : traits.of(Trait::asset)) {
        add_dated(mixed(victim.bits, root(asset.kind()).value), *traits.within, days_max_by_asset);
      }
    }
    return std::move(keys_);
  }

 private:
  void add(std::uint64_t key) {
    bool const known = std::find(keys_.begin(), keys_.end(), key) != keys_.end();
    if (!known && keys_.size() < keys_max) keys_.push_back(key);
  }

  void add_dated(std::uint64_t key, model::Interval within, std::int64_t days) {
    std::int64_t const first = span_number(within.first, days);
    std::int64_t const last = span_number(within.last, days);
    if (last - first > 1) return;  // too vague for this tie
    for (std::int64_t span = first; span <= last; ++span) {
      add(mixed(key, static_cast<std::uint64_t>(span)));
    }
  }

  [[nodiscard]] model::KindId root(model::KindId kind) const {
    while (vocabulary_[kind].parent) kind = *vocabulary_[kind].parent;
    return kind;
  }

  model::Vocabulary const& vocabulary_;
  std::vector<std::uint64_t> keys_;
};

}  // namespace

std::optional<Tie> likeness(model::Vocabulary const& vocabulary, Traits const& one,
                            Traits const& other) {
  if (!one.within || !other.within || one.lasting != other.lasting) return std::nullopt;
  if (!overlap(*one.within, *other.within)) return std::nullopt;
  if (!any_related(vocabulary, one, other, Trait::kind)) return std::nullopt;
  auto const both_within = [&](std::int64_t days) {
    return within_days(*one.within, days) && within_days(*other.within, days);
  };
  bool const same_victim = one.shares(other, Trait::victim);
  bool const silent = !one.has(Trait::victim) || !other.has(Trait::victim);
  if (one.shares(other, Trait::reference) && (same_victim || silent)
      && both_within(days_max_by_reference)) {
    return Tie::reference;
  }
  if (!same_victim) return std::nullopt;
  bool const same_author = one.shares(other, Trait::author) || one.shares(other, Trait::actor);
  if (same_author && both_within(days_max_by_author)) return Tie::author;
  bool const same_asset = any_related(vocabulary, one, other, Trait::asset);
  if (same_asset && both_within(days_max_by_asset)) return Tie::asset;
  return std::nullopt;
}

std::vector<std::uint64_t> tie_keys(model::Vocabulary const& vocabulary, Traits const& traits) {
  return Keys(vocabulary).of(traits);
}

std::string describe(Tie tie) {
  switch (tie) {
    case Tie::reference: return "kind and date agree, and both cite the same address";
    case Tie::author: return "kind, date, victim and author agree";
    case Tie::asset: return "kind, date, victim and what was hit agree";
  }
  return "";
}

}  // namespace casus::join
