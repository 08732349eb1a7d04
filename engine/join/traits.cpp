#include "engine/join/traits.hpp"

#include "dsl/text/digest.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>

namespace casus::join {
namespace {

constexpr std::uint64_t value_bits = (std::uint64_t{1} << 56U) - 1;

Mark mark(Trait trait, std::uint64_t value) {
  return {(static_cast<std::uint64_t>(trait) << 56U) | (value & value_bits)};
}

std::uint64_t digest_of(std::string_view text) {
  return std::strtoull(text::sha256(text).substr(0, 14).c_str(), nullptr, 16);
}

/// The number of a third State differs from case to case; its code does not.
std::uint64_t state_number(model::Rulebook const& rulebook, record::Case const& from,
                           model::StateId state) {
  if (state.value < rulebook.states.size()) return state.value;
  std::string const& code = from.third_states[state.value - rulebook.states.size()];
  std::uint64_t number = 1;
  for (char const c : code) number = (number << 8U) | static_cast<unsigned char>(c);
  return number << 32U;
}

class Reader {
 public:
  Reader(model::Rulebook const& rulebook, record::Case const& from)
      : rulebook_(rulebook), from_(from) {}

  Traits read(record::Event const& event) {
    Traits out;
    out.lasting = event.lasting;
    out.within = within(event);
    auto const first = std::find_if(event.kind.begin(), event.kind.end(),
                                    [](auto const& claim) { return !claim.denied; });
    if (first != event.kind.end()) out.group = rulebook_[first->value].group;
    add_claims(event);
    std::sort(marks_.begin(), marks_.end());
    marks_.erase(std::unique(marks_.begin(), marks_.end()), marks_.end());
    out.marks.assign(marks_.begin(), marks_.end());  // exactly as long: many are held at once
    return out;
  }

 private:
  static std::optional<model::Interval> within(record::Event const& event) {
    std::optional<model::Interval> out;
    for (auto const& claim : event.time) {
      if (claim.denied) continue;
      if (!out) out = claim.value;
      out->first = std::min(out->first, claim.value.first);
      out->last = std::max(out->last, claim.value.last);
    }
    bool const open =
        out && (out->first == model::distant_past || out->last == model::distant_future);
    return open ? std::nullopt : out;
  }

  template <class Claims, class Add>
  void each(Claims const& claims, Add add) {
    for (auto const& claim : claims) {
      add_references(claim.sources);
      if (!claim.denied) add(claim.value);
    }
  }

  void add_state(Trait trait, model::StateId state) {
    if (state != record::nobody)
      marks_.push_back(mark(trait, state_number(rulebook_, from_, state)));
  }

  void add_references(std::vector<record::SourceId> const& sources) {
    for (record::SourceId const id : sources) add_reference(from_.sources[id.value]);
  }

  void add_reference(record::Source const& source) {
    if (!source.url.empty()) marks_.push_back(mark(Trait::reference, digest_of(source.url)));
  }

  void add_claims(record::Event const& event) {
    each(event.kind, [&](model::KindId kind) { marks_.push_back(mark(Trait::kind, kind.value)); });
    each(event.against, [&](model::StateId state) { add_state(Trait::victim, state); });
    each(event.to, [&](model::StateId state) { add_state(Trait::victim, state); });
    each(event.by, [&](record::Attribution const& author) {
      add_state(Trait::author, author.state);
      if (!author.actor.empty()) marks_.push_back(mark(Trait::actor, digest_of(author.actor)));
    });
    each(event.affecting, [&](record::Asset const& asset) {
      marks_.push_back(mark(Trait::asset, asset.kind.value));
    });
    add_references(event.sources);
    // What a record of one event refers to is about that event, even where nobody read it, so that
    // no claim rests on it.
    if (from_.events.size() > 1) return;
    for (record::Source const& source : from_.sources) add_reference(source);
  }

  model::Rulebook const& rulebook_;
  record::Case const& from_;
  std::vector<Mark> marks_;
};

bool before(Mark row, Trait trait) { return row.trait() < trait; }
bool after(Trait trait, Mark row) { return trait < row.trait(); }

}  // namespace

std::span<Mark const> Traits::of(Trait trait) const {
  auto const first = std::lower_bound(marks.begin(), marks.end(), trait, before);
  return {first, std::upper_bound(first, marks.end(), trait, after)};
}

bool Traits::has(Trait trait) const {
  auto const first = std::lower_bound(marks.begin(), marks.end(), trait, before);
  return first != marks.end() && first->trait() == trait;
}

bool Traits::shares(Traits const& other, Trait trait) const {
  std::span<Mark const> const ours = of(trait);
  return std::any_of(ours.begin(), ours.end(), [&](Mark row) {
    return std::binary_search(other.marks.begin(), other.marks.end(), row);
  });
}

Traits traits_of(model::Rulebook const& rulebook, record::Case const& from,
                 record::Event const& event) {
  return Reader(rulebook, from).read(event);
}

}  // namespace casus::join
