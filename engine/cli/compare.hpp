#pragma once

namespace CLI {
class App;
}

namespace casus::cli {

struct Session;

/// `casus rules compare A B`.
void add_compare(CLI::App& rules, Session& session);

}  // namespace casus::cli
