#pragma once

#include "engine/cli/session.hpp"

namespace casus::cli {

/// `casus rules examples`.
void add_rules_examples(CLI::App& parent, Session& session);

}  // namespace casus::cli
