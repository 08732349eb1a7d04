#pragma once

#include "engine/cli/command.hpp"
#include "engine/cli/session.hpp"

namespace casus::cli {

/// `casus rules examples`.
void add_rules_examples(Command const& parent, Session& session);

}  // namespace casus::cli
