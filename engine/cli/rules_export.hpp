#pragma once

#include "engine/cli/session.hpp"

namespace casus::cli {

/// `casus rules export`.
void add_rules_export(CLI::App& parent, Session& session);

}  // namespace casus::cli
