#include "engine/record/withhold.hpp"

#include "dsl/text/digest.hpp"
#include "engine/record/json.hpp"
#include "engine/record/states.hpp"
#include "engine/record/write.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace casus::record {
namespace {

/// Calls `visit` with the list of claims of each role.
template <class AnyEvent, class Visit>
void for_each_role(AnyEvent& event, Visit visit) {
  visit(event.kind);
  visit(event.time);
  visit(event.by);
  for (auto* const role : {&event.against, &event.to, &event.territory, &event.with}) visit(*role);
  visit(event.affecting);
  for (auto* const role : {&event.causing, &event.using_, &event.purpose, &event.giving,
                           &event.covering, &event.through}) {
    visit(*role);
  }
  visit(event.about);
}

/// Where the rows that stay stand afterwards; nothing: the row goes.
using Moves = std::vector<std::optional<std::uint32_t>>;

template <class Row, class Goes>
Moves take_out(std::vector<Row>& rows, Goes goes) {
  Moves moves;
  std::vector<Row> kept;
  for (Row& row : rows) {
    if (goes(row)) {
      moves.emplace_back(std::nullopt);
      continue;
    }
    moves.emplace_back(static_cast<std::uint32_t>(kept.size()));
    kept.push_back(std::move(row));
  }
  rows = std::move(kept);
  return moves;
}

class Withholder {
 public:
  Withholder(Case& from, Tlp most) : from_(from), most_(most) {}

  void withhold() {
    sources_ = take_out(from_.sources, [&](Source const& source) { return above(source); });
    from_.withheld += gone(sources_);
    take_out_events();
    take_out_answers();
    bool const whole = from_.withheld == 0;
    from_.withheld += gone(
        take_out(from_.complete, [&](Completeness const& row) { return !whole || above(row); }));
    static_cast<void>(take_out(
        from_.expect, [&](Expected& row) { return row.event && !move(*row.event, events_); }));
  }

 private:
  static std::size_t gone(Moves const& moves) {
    return static_cast<std::size_t>(std::count(moves.begin(), moves.end(), std::nullopt));
  }

  template <class Row>
  [[nodiscard]] bool above(Row const& row) const {
    return row.tlp && *row.tlp > most_;
  }

  template <class Id>
  static bool move(Id& id, Moves const& moves) {
    std::optional<std::uint32_t> const to = moves[id.value];
    if (to) id.value = *to;
    return to.has_value();
  }

  /// Keeps the sources that stay; false where there were some and none does.
  [[nodiscard]] bool keep_sources(std::vector<SourceId>& ids) const {
    bool const had = !ids.empty();
    ids.erase(
        std::remove_if(ids.begin(), ids.end(), [&](SourceId& id) { return !move(id, sources_); }),
        ids.end());
    return !had || !ids.empty();
  }

  /// What has a mark and a confidence of its own stands without its sources: they lend it nothing.
  template <class Row>
  [[nodiscard]] bool stays(Row& row) const {
    if (above(row)) return false;
    return keep_sources(row.sources) || (row.tlp && row.confidence);
  }

  void take_out_events() {
    // First all events, then their claims: a claim may be about an event that comes later.
    events_ = take_out(from_.events, [&](Event& event) { return !stays_with_kinds(event); });
    from_.withheld += gone(events_);
    for (Event& event : from_.events) {
      for_each_role(event, [&](auto& claims) {
        from_.withheld +=
            gone(take_out(claims, [&](auto& claim) { return !stays_in_role(claim); }));
      });
    }
  }

  /// An event whose strength is that of its sources would stand stronger without them.
  [[nodiscard]] bool stays_with_kinds(Event& event) const {
    if (above(event) || !keep_sources(event.sources)) return false;
    return std::any_of(event.kind.begin(), event.kind.end(),
                       [&](Claim<model::KindId> claim) { return stays(claim); });
  }

  template <class Meaning>
  [[nodiscard]] bool stays_in_role(Claim<Meaning>& claim) const {
    if (!stays(claim)) return false;
    if constexpr (std::is_same_v<Meaning, EventId>) return move(claim.value, events_);
    return true;
  }

  void take_out_answers() {
    from_.withheld += gone(take_out(from_.answers, [&](Answer& row) {
      return !stays(row) || (row.about && !move(*row.about, events_));
    }));
  }

  Case& from_;
  Tlp most_;
  Moves sources_;
  Moves events_;
};

/// Third States that only what went had named must not be named by a report either.
void forget_unnamed_states(Case& from, std::size_t declared) {
  auto const is_third = [&](model::StateId state) {
    return state != nobody && state.value >= declared;
  };
  std::vector<bool> named(from.third_states.size(), false);
  for_each_state(from, [&](model::StateId state) {
    if (is_third(state)) named[state.value - declared] = true;
  });
  std::size_t next = 0;
  Moves const moves =
      take_out(from.third_states, [&](std::string const&) { return !named[next++]; });
  for_each_state(from, [&](model::StateId& state) {
    if (is_third(state)) {
      state.value = static_cast<std::uint32_t>(declared + *moves[state.value - declared]);
    }
  });
}

}  // namespace

std::optional<Tlp> strictest_mark(Case const& marked) {
  std::optional<Tlp> most = marked.tlp;
  auto const add = [&](auto const& rows) {
    for (auto const& row : rows) most = stricter(most, row.tlp);
  };
  add(marked.sources);
  add(marked.events);
  for (Event const& event : marked.events) for_each_role(event, add);
  add(marked.complete);
  add(marked.answers);
  return most;
}

bool withhold(Case& from, Tlp most, model::Rulebook const& rulebook) {
  if (from.tlp && *from.tlp > most) return false;
  Withholder(from, most).withhold();
  if (from.withheld == 0) return true;
  forget_unnamed_states(from, rulebook.states.size());
  from.digest = "sha256:" + text::sha256(canonical_json(case_value(rulebook, from)));
  return true;
}

}  // namespace casus::record
