#pragma once

#include "engine/cli/command.hpp"
#include "engine/cli/session.hpp"

namespace casus::cli {

/// `casus rules export`.
void add_rules_export(Command const& parent, Session& session);

}  // namespace casus::cli
