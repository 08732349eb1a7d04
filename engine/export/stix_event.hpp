#pragma once

#include "engine/export/stix_objects.hpp"

// Inside engine/export only.
namespace casus::stix {

/// An act as an incident with its relationships and the opinions against them; a message or measure
/// as a note about what it is about. What denies its own kind only says nothing here.
void write_event(Work& work, record::Event const& event);

}  // namespace casus::stix
