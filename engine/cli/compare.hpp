#pragma once

#include "engine/cli/command.hpp"

namespace casus::cli {

struct Session;

/// `casus rules compare A B`.
void add_compare(Command const& rules, Session& session);

}  // namespace casus::cli
