#include "engine/join/merging.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace casus::join {
namespace {

using record::Case;
using record::Event;
using record::in_backticks;
using record::Value;

/// Whether one event can hold what both say: it has one sort of time and one date of effect.
bool fit_together(Event const& one, Event const& other) {
  bool const times = one.time.empty() || other.time.empty() || one.lasting == other.lasting;
  bool const effects = !one.effective || !other.effective || *one.effective == *other.effective;
  return times && effects;
}

class Pairing {
 public:
  explicit Pairing(Merging& work)
      : work_(work), ours_(work.first.read.events), theirs_(work.second.read.events) {
    work_.partners.resize(theirs_.size());
    taken_.resize(ours_.size());
    for (Event const& event : ours_) {
      our_traits_.push_back(traits_of(work_.rulebook, work_.first.read, event));
    }
    for (Event const& event : theirs_) {
      their_traits_.push_back(traits_of(work_.rulebook, work_.second.read, event));
    }
  }

  void pair() {
    pair_by_name();
    ours_by_key_ = by_key(our_traits_);
    theirs_by_key_ = by_key(their_traits_);
    // First what happened, then what was said about it: a message is one with another only where
    // what they are about is.
    pair_by_likeness([](Traits const& traits) { return traits.group == model::Group::conduct; });
    pair_by_likeness([](Traits const& traits) { return traits.group != model::Group::conduct; });
  }

 private:
  [[nodiscard]] model::Vocabulary const& vocabulary() const { return work_.rulebook.vocabulary; }

  void take(std::size_t our, std::size_t their, std::string why, bool known) {
    work_.partners[their] = Partner{our, std::move(why), known};
    taken_[our] = true;
  }

  void apart(std::size_t our, std::size_t their, std::string_view why) {
    work_.remark(fmt::format("not joined: {} and {} of the second: {}", in_backticks(ours_[our].id),
                             in_backticks(theirs_[their].id), why));
  }

  /// The same record once more, a later version of it, or one that is part of ours already.
  void pair_by_name() {
    std::map<Origin, std::size_t> names;
    std::vector<Value> const& ours = work_.first.json.find("events")->items;
    std::vector<Value> const& theirs = work_.second.json.find("events")->items;
    for (std::size_t our = 0; our < ours.size(); ++our) {
      for (Origin& name : origins(ours[our], "event", work_.first.read.id)) {
        names.emplace(std::move(name), our);
      }
    }
    for (std::size_t their = 0; their < theirs.size(); ++their) {
      for (Origin const& name : origins(theirs[their], "event", work_.second.read.id)) {
        auto const found = names.find(name);
        if (found != names.end() && !work_.partners[their]) pair_named(found->second, their, name);
      }
    }
  }

  void pair_named(std::size_t our, std::size_t their, Origin const& name) {
    if (taken_[our] || our_traits_[our].group != their_traits_[their].group) return;
    if (fit_together(ours_[our], theirs_[their])) {
      take(our, their,
           fmt::format("both are the event {} of the case {}", in_backticks(name.id),
                       in_backticks(name.in_case)),
           true);
    } else {
      apart(our, their, "`at` and `during`, or two dates of effect, do not fit into one event");
    }
  }

  [[nodiscard]] bool about_the_same(std::size_t our, std::size_t their) const {
    auto const& ours = ours_[our].about;
    auto const& theirs = theirs_[their].about;
    if (ours.empty() || theirs.empty()) return ours.empty() && theirs.empty();
    return std::any_of(theirs.begin(), theirs.end(), [&](auto const& claim) {
      auto const& partner = work_.partners[claim.value.value];
      return partner && std::any_of(ours.begin(), ours.end(), [&](auto const& own) {
               return own.value.value == partner->event;
             });
    });
  }

  std::optional<Tie> tie(std::size_t our, std::size_t their) const {
    Traits const& traits = their_traits_[their];
    if (our_traits_[our].group != traits.group || taken_[our]) return std::nullopt;
    if (!fit_together(ours_[our], theirs_[their])) return std::nullopt;
    auto const found = likeness(vocabulary(), our_traits_[our], traits);
    bool const incident = traits.group == model::Group::conduct;
    return found && (incident || about_the_same(our, their)) ? found : std::nullopt;
  }

  using ByKey = std::unordered_map<std::uint64_t, std::vector<std::size_t>>;

  [[nodiscard]] ByKey by_key(std::vector<Traits> const& traits) const {
    ByKey out;
    for (std::size_t i = 0; i < traits.size(); ++i) {
      for (std::uint64_t const key : tie_keys(vocabulary(), traits[i])) out[key].push_back(i);
    }
    return out;
  }

  /// Of the other record's events those that this one may be, at most two: a second is one too
  /// many already.
  template <class IsLike>
  std::vector<std::size_t> candidates(Traits const& traits, ByKey const& others,
                                      IsLike is_like) const {
    std::vector<std::size_t> out;
    std::set<std::size_t> seen;
    for (std::uint64_t const key : tie_keys(vocabulary(), traits)) {
      auto const row = others.find(key);
      if (row == others.end()) continue;
      for (std::size_t const other : row->second) {
        if (!seen.insert(other).second || !is_like(other)) continue;
        out.push_back(other);
        if (out.size() == 2) return out;
      }
    }
    return out;
  }

  /// Pairs what fits one of the other record alone, seen from both: so the order of the records
  /// does not matter. Nothing is taken before all is compared.
  template <class Wanted>
  void pair_by_likeness(Wanted wanted) {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t their = 0; their < theirs_.size(); ++their) {
      if (work_.partners[their] || !wanted(their_traits_[their])) continue;
      auto const ours = candidates(their_traits_[their], ours_by_key_,
                                   [&](std::size_t our) { return tie(our, their).has_value(); });
      if (ours.empty()) continue;
      auto const rivals = candidates(our_traits_[ours[0]], theirs_by_key_, [&](std::size_t other) {
        return !work_.partners[other] && tie(ours[0], other).has_value();
      });
      if (ours.size() == 2) {
        apart(ours[0], their, fmt::format("it may as well be {}", in_backticks(ours_[ours[1]].id)));
      } else if (rivals.size() == 2) {
        std::size_t const other = rivals[0] == their ? rivals[1] : rivals[0];
        apart(ours[0], their,
              fmt::format("{} of the second may be it as well", in_backticks(theirs_[other].id)));
      } else {
        pairs.emplace_back(ours[0], their);
      }
    }
    for (auto const& [our, their] : pairs) take(our, their, describe(*tie(our, their)), false);
  }

  Merging& work_;
  std::vector<Event> const& ours_;
  std::vector<Event> const& theirs_;
  std::vector<Traits> our_traits_, their_traits_;
  std::vector<bool> taken_;
  ByKey ours_by_key_, theirs_by_key_;
};

}  // namespace

void pair_events(Merging& work) {
  Pairing(work).pair();
  std::set<std::string> taken;
  for (Event const& event : work.first.read.events) taken.insert(event.id);
  std::set<std::string> reserved = taken;
  for (Event const& event : work.second.read.events) reserved.insert(event.id);
  for (std::size_t i = 0; i < work.partners.size(); ++i) {
    std::string const& id = work.second.read.events[i].id;
    if (work.partners[i]) {
      work.event_ids[id] = work.first.read.events[work.partners[i]->event].id;
      continue;
    }
    std::string const given = taken.count(id) == 0 ? id : fresh_id(id, reserved);
    reserved.insert(given);
    work.event_ids[id] = given;
    if (given == id) continue;
    work.remark(fmt::format("renamed: the event {} of the second is {} now", in_backticks(id),
                            in_backticks(given)));
  }
}

}  // namespace casus::join
