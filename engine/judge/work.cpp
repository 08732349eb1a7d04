#include "engine/judge/work.hpp"

#include "engine/judge/finding.hpp"

#include <fmt/format.h>

namespace casus::judge {

void Work::refuse(text::Bound bound) const {
  std::string at;
  if (commitment_) {
    model::Commitment const& row = rulebook_[*commitment_];
    at = fmt::format(" (reached at `{}` of {})", row.name, rulebook_[row.instrument].name);
  }
  throw BoundExceeded(bound,
                      fmt::format("judging the case takes more than {} {}{}{}", bounds_[bound],
                                  text::info(bound).unit, at, text::way_out(bound)));
}

}  // namespace casus::judge
