#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/import/imported.hpp"

#include <string>
#include <string_view>

namespace casus::import {

/// Turns STIX 2.0 or 2.1 (a bundle, a list of objects, one object) into cases: one for each
/// incident, and one for each campaign that no incident is attributed to. The incident extension is
/// read in both its generations. Every object of a case is mapped or carried below its `x-stix`;
/// every other object is counted, and named in `left_out`. A case that `stix::Exporter` wrote comes
/// back as it was.
///
/// What STIX does not say is not made up. It knows no attribution to a State: an actor attributed
/// to an identity that is a State by name is a claim with the basis `unspecified`, an actor that is
/// located in a country one with the basis `territory`, which imputes nothing. Opinions on a
/// relationship claim or deny what it claims. An incident that the record calls false, blocked or
/// failed is no event.
[[nodiscard]] Import import_stix(std::string_view json, std::string const& file,
                                 model::Rulebook const& rulebook, text::Bounds const& bounds = {},
                                 Watch const& watch = nullptr);

}  // namespace casus::import
