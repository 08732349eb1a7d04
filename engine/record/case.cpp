#include "engine/record/case.hpp"

#include <algorithm>

namespace casus::record {

std::string state_name(model::Rulebook const& rulebook, Case const& judged, model::StateId state) {
  if (state == nobody) return "unattributed";
  std::size_t const declared = rulebook.states.size();
  if (state.value < declared) return rulebook[state].name;
  std::size_t const third = state.value - declared;
  return third < judged.third_states.size() ? judged.third_states[third] : "?";
}

std::size_t unverified_sources(Case const& judged) {
  return static_cast<std::size_t>(
      std::count_if(judged.sources.begin(), judged.sources.end(),
                    [](Source const& source) { return source.unverified; }));
}

SourceStrength source_strength(Source const& source, double unrated) {
  if (source.confidence) return {*source.confidence, false, false};
  if (!source.reliability && !source.credibility) return {unrated, true, false};
  std::optional<double> strength;
  auto const limit = [&](double value) { strength = std::min(strength.value_or(1), value); };
  if (source.reliability && *source.reliability != 'F') {
    switch (*source.reliability) {
      case 'A': limit(1.0); break;
      case 'B': limit(0.8); break;
      case 'C': limit(0.6); break;
      case 'D': limit(0.4); break;
      default: limit(0.2); break;
    }
  }
  if (source.credibility && *source.credibility != 6) {
    switch (*source.credibility) {
      case 1: limit(0.9); break;
      case 2: limit(0.7); break;
      case 3: limit(0.5); break;
      case 4: limit(0.3); break;
      default: limit(0.1); break;
    }
  }
  if (!strength) return {0, false, true};
  return {*strength, false, false};
}

}  // namespace casus::record
