// What stands in the place of a commitment, or takes it away: a more special rule, a reservation,
// another version of the text.

#include "engine/judge/trial.hpp"

#include <algorithm>

namespace casus::judge {

std::optional<Truth> displaced_by(Context const& context, model::CommitmentId special,
                                  Way const& way, model::StateId bearer) {
  std::optional<Truth> best;
  Reading const reading;
  double const doubt = context.options.doubt;
  for (Way const& own : find_ways(context, special, reading, way.event)) {
    bool const same =
        own.event == way.event && own.counterparty == way.counterparty
        && (bearer == record::nobody
            || std::find(own.eligible.begin(), own.eligible.end(), bearer) != own.eligible.end());
    if (!same) continue;
    Trial const trial = try_way(context, special, reading, own, bearer);
    Truth covers = Truth::established;
    for (Element const& element : trial.elements) {
      if (element.name == "imputation" || element.name == "non-performance") continue;
      covers = std::min(covers, trial.proof.fold(element.proof, doubt, doubt).truth);
    }
    // A special rule that is only inferred or assumed may not be there (semantics, section 6a).
    if (caps_a_breach(context, special)) covers = std::min(covers, Truth::unknown);
    best = best ? std::max(*best, covers) : covers;
  }
  return best;
}

model::Reservation const* reservation_to(Context const& context, model::CommitmentId commitment,
                                         model::StateId bearer, model::StateId counterparty) {
  model::Commitment const& row = context.rulebook[commitment];
  std::string const& article = context.rulebook[row.article].number;
  for (model::Reservation const& reservation : context.rulebook[row.instrument].reservations) {
    bool const to_it = reservation.commitment
                           ? context.rulebook[*reservation.commitment].name == row.name
                           : !article.empty() && reservation.article == article;
    if (to_it && (reservation.state == bearer || reservation.state == counterparty)) {
      return &reservation;
    }
  }
  return nullptr;
}

bool overrides(model::Rulebook const& rulebook, model::CommitmentId special,
               model::CommitmentId general) {
  model::CommitmentId const first = rulebook.first_version(general);
  auto const& named = rulebook[special].overrides;
  return std::any_of(named.begin(), named.end(),
                     [&](model::CommitmentId id) { return rulebook.first_version(id) == first; });
}

bool has_other_version(model::Rulebook const& rulebook, model::CommitmentId id) {
  if (rulebook[id].earlier_version) return true;
  return std::any_of(rulebook.commitments.begin(), rulebook.commitments.end(),
                     [&](model::Commitment const& row) { return row.earlier_version == id; });
}

}  // namespace casus::judge
