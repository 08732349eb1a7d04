#pragma once

#include "dsl/check/context.hpp"
#include "dsl/model/provenance.hpp"

#include <string_view>

namespace casus::check {

/// What the `prov` child of a line says; not stated where there is none.
[[nodiscard]] model::Provenance lower_provenance(Context& context, Node line);

/// Warns that nothing says how sure `what` is, so that it counts as assumed.
void warn_of_silence(Context& context, Node where, std::string_view what);

}  // namespace casus::check
