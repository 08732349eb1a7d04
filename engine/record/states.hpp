#pragma once

#include "engine/record/case.hpp"

// Inside engine/record only.
namespace casus::record {

/// Calls `visit` with every State that the case names.
template <class Visit>
void for_each_state(Case& from, Visit visit) {
  for (Source& source : from.sources) {
    if (source.speaks_for) visit(*source.speaks_for);
  }
  for (Event& event : from.events) {
    for (auto& claim : event.by) visit(claim.value.state);
    for (auto* const role : {&event.against, &event.to, &event.territory, &event.with}) {
      for (auto& claim : *role) visit(claim.value);
    }
    for (auto& claim : event.affecting) {
      if (claim.value.of) visit(*claim.value.of);
    }
  }
  for (Completeness& row : from.complete) {
    for (model::StateId& state : row.between) visit(state);
  }
}

}  // namespace casus::record
