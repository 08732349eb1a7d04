#pragma once

#include "engine/judge/prover.hpp"

#include <algorithm>

namespace casus::judge {

template <class Value>
void Prover::count(Tally& tally, record::Event const& event, record::Claim<Value> const& claim,
                   bool own_by_default) const {
  Weight const weight = weigh(context_, event, claim, question_.bearer, own_by_default);
  Evidence evidence{claim.pointer,   Evidence::Side::pro,
                    weight.strength, claim.sources.empty() ? event.sources : claim.sources,
                    weight.unrated,  weight.note};
  if (weight.counts && !claim.denied) {
    tally.support.pro = std::max(tally.support.pro, weight.strength);
  } else if (weight.counts) {
    tally.support.con = std::max(tally.support.con, weight.refuting);
    tally.support.challenge = std::max(tally.support.challenge, weight.strength);
    evidence.side = weight.refuting > 0 ? Evidence::Side::con : Evidence::Side::challenge_only;
    if (weight.refuting == 0) {
      evidence.note = "a denial by the State itself: it contests and never clears";
    }
  }
  if (recording()) tally.evidence.push_back(std::move(evidence));
}

}  // namespace casus::judge
