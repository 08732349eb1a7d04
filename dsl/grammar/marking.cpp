#include "dsl/grammar/marking.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace casus::grammar {

namespace {

using syntax::NodeKind;
using syntax::NodeRecord;

/// Nodes that merely contain declarations.
bool is_container(NodeKind kind) {
  switch (kind) {
    case NodeKind::file:
    case NodeKind::instrument:
    case NodeKind::amended:
    case NodeKind::article:
    case NodeKind::vocabulary:
    case NodeKind::group:
    case NodeKind::states: return true;
    default: return false;
  }
}

/// Whether an error in the node says nothing about its parent.
bool stands_alone(std::vector<NodeRecord> const& nodes, std::uint32_t node) {
  NodeKind const kind = nodes[node].kind;
  return kind == NodeKind::example || kind == NodeKind::kind_decl
         || is_container(nodes[nodes[node].parent].kind);
}

}  // namespace

void mark_broken_at(syntax::TreeData& tree, std::uint32_t node) {
  auto& nodes = tree.nodes;
  for (std::uint32_t at = node; !is_container(nodes[at].kind); at = nodes[at].parent) {
    nodes[at].broken = true;
    if (stands_alone(nodes, at)) return;
  }
}

void mark_broken(syntax::TreeData& tree) {
  auto& nodes = tree.nodes;
  // Errors before each token, so that the errors in a node are a difference.
  std::vector<std::uint32_t> errors(tree.tokens.size() + 1, 0);
  for (std::size_t i = 0; i < tree.tokens.size(); ++i) {
    errors[i + 1] = tree.tokens[i].broken || tree.tokens[i].implied ? 1 : 0;
  }
  for (NodeRecord const& one : nodes) {
    if (one.broken) errors[one.token_begin + std::size_t{1}] = 1;
  }
  for (std::size_t i = 1; i < errors.size(); ++i) errors[i] += errors[i - 1];
  // Children come after their parents: from the end, each node is settled before its parent.
  std::vector<std::uint32_t> not_its_own(nodes.size(), 0);
  for (std::size_t i = nodes.size(); i-- > 1;) {
    NodeRecord& one = nodes[i];
    std::uint32_t const all = errors[one.token_end] - errors[one.token_begin];
    if (all > not_its_own[i] && !is_container(one.kind)) one.broken = true;
    bool const alone = stands_alone(nodes, static_cast<std::uint32_t>(i));
    not_its_own[one.parent] += alone ? all : not_its_own[i];
  }
}

}  // namespace casus::grammar
