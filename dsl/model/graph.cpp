#include "dsl/model/graph.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace casus::model {
namespace {

constexpr std::size_t cycles_max = 20;

enum class State : std::uint8_t { fresh, open, done };

/// Depth first with a stack of its own: a chain of names may be as long as a file.
class Search {
 public:
  explicit Search(Edges const& edges)
      : levels(edges.size(), 0), edges_(edges), state_(edges.size(), State::fresh) {}

  void from(std::uint32_t root) {
    if (state_[root] != State::fresh) return;
    enter(root);
    while (!path_.empty()) {
      std::uint32_t const at = path_.back();
      if (next_.back() == edges_[at].size()) {
        leave(at);
        continue;
      }
      std::uint32_t const to = edges_[at][next_.back()++];
      if (state_[to] == State::fresh) {
        enter(to);
      } else if (state_[to] == State::open) {
        close(to);
      } else {
        raise(at, to);
      }
    }
  }

  std::vector<std::vector<std::uint32_t>> cycles;
  std::vector<std::uint32_t> levels;

 private:
  void enter(std::uint32_t node) {
    state_[node] = State::open;
    path_.push_back(node);
    next_.push_back(0);
  }

  void leave(std::uint32_t node) {
    state_[node] = State::done;
    path_.pop_back();
    next_.pop_back();
    if (!path_.empty()) raise(path_.back(), node);
  }

  void raise(std::uint32_t node, std::uint32_t below) {
    levels[node] = std::max(levels[node], levels[below] + 1);
  }

  void close(std::uint32_t to) {
    // A text of one long chain that turns back at each step has circles enough to fill the memory.
    if (cycles.size() < cycles_max) {
      cycles.emplace_back(std::find(path_.begin(), path_.end(), to), path_.end());
    }
  }

  Edges const& edges_;
  std::vector<State> state_;
  std::vector<std::uint32_t> path_;
  std::vector<std::size_t> next_;
};

}  // namespace

std::vector<std::vector<std::uint32_t>> find_cycles(Edges const& edges) {
  Search search{edges};
  for (std::uint32_t node = 0; node < edges.size(); ++node) search.from(node);
  return std::move(search.cycles);
}

std::vector<std::uint32_t> levels_below(Edges const& edges) {
  Search search{edges};
  for (std::uint32_t node = 0; node < edges.size(); ++node) search.from(node);
  return std::move(search.levels);
}

}  // namespace casus::model
