#include "engine/import/actors.hpp"

#include "dsl/text/nearest.hpp"
#include "dsl/text/utf8.hpp"
#include "engine/record/iso3166.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace casus::import {
namespace {

/// Blanks and hyphens of every sort, what people write in their place, and the brackets of
/// `[Vault 7/8]`, which a command line takes away.
bool separates(char32_t value) {
  return value == U' ' || value == U'\t' || value == U'-' || value == U'_' || value == U'.'
         || value == U'[' || value == U']' || value == 0xA0 || (value >= 0x2010 && value <= 0x2015)
         || value == 0x202F;
}

template <class Visit>
void each_name(Actor const& actor, Visit visit) {
  visit(actor.name);
  for (std::string const& name : actor.also) visit(name);
}

bool has_name(Actor const& actor, std::string const& folded) {
  bool found = false;
  each_name(actor, [&](std::string const& name) { found = found || folded_name(name) == folded; });
  return found;
}

/// At most five names that are near, or go on from what was asked (`cozy` for `Cozy Bear`); the
/// nearest first, each once.
std::vector<std::string> near_names(std::string const& asked, std::vector<ActorList> const& lists) {
  constexpr std::size_t shown_max = 5;
  constexpr std::size_t longest = 64;
  constexpr std::size_t shortest = 3;
  if (asked.size() < shortest || asked.size() > longest) return {};
  std::size_t const limit = asked.size() / 3;
  std::map<std::pair<std::size_t, std::string>, std::string> found;
  std::set<std::string> seen;
  for (ActorList const& list : lists) {
    for (Actor const& actor : list.actors) {
      each_name(actor, [&](std::string const& name) {
        std::string folded = folded_name(name);
        bool const goes_on = folded.size() > asked.size() && folded.rfind(asked, 0) == 0;
        std::size_t const distance = text::edit_distance(asked, folded, limit);
        if (folded.size() < shortest || (distance > limit && !goes_on)) return;
        if (!seen.insert(folded).second) return;
        found.emplace(std::pair{std::min(distance, limit + 1), std::move(folded)}, name);
        if (found.size() > shown_max) found.erase(std::prev(found.end()));
      });
    }
  }
  std::vector<std::string> names;
  for (auto const& row : found) names.push_back(row.second);
  return names;
}

}  // namespace

NamedState state_named(std::string_view written) {
  NamedState state;
  state.written = std::string{written};
  if (auto const country = record::find_country_meant(written)) state.code = country->code;
  return state;
}

std::string folded_name(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    text::CodePoint const point = text::code_point_at(name, at);
    if (point.valid && point.value >= U'A' && point.value <= U'Z') {
      out += static_cast<char>(name[at] - 'A' + 'a');
    } else if (!point.valid || !separates(point.value)) {
      out += name.substr(at, point.size);
    }
    at += point.size;
  }
  return out;
}

ActorAnswer find_actor(std::string_view name, std::vector<ActorList> const& lists) {
  ActorAnswer answer;
  answer.asked = std::string{name};
  std::string const folded = folded_name(name);
  if (folded.empty()) return answer;
  std::set<std::string> sponsors;
  for (ActorList const& list : lists) {
    for (Actor const& actor : list.actors) {
      if (!has_name(actor, folded)) continue;
      answer.hits.push_back({&list, &actor});
      for (NamedState const& state : actor.sponsors) {
        if (!state.code.empty()) sponsors.insert(state.code);
      }
    }
  }
  answer.sponsors.assign(sponsors.begin(), sponsors.end());
  if (answer.hits.empty()) answer.near = near_names(folded, lists);
  return answer;
}

}  // namespace casus::import
