#pragma once

#include "dsl/model/rulebook.hpp"

#include <string>

// What a case that was read must go through unharmed, whatever it holds. Each of these aborts,
// after saying why, where it does not.

namespace casus::fuzz {

/// Written as a STIX bundle and imported again, the case is the same to the byte.
void through_stix(model::Rulebook const& rulebook, std::string const& json);

/// Put together with itself it gains nothing; with another case it is one that reads, and that
/// gains nothing when the other is put there again.
void through_merge(model::Rulebook const& rulebook, std::string const& json,
                   std::string const& other);

}  // namespace casus::fuzz
