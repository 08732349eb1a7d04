#include "dsl/syntax/print.hpp"

#include <cstddef>

namespace casus::syntax {

namespace {

void print_to(std::string& out, Node node, std::size_t level) {
  out.append(2 * level, ' ');
  out += identifier(node.kind());
  if (node.broken()) out += '!';
  if (node.is(NodeKind::phrase)) {
    out += ' ';
    out += spelling(*node.phrase());
  } else if (node.children().empty()) {
    out += ' ';
    out += node.text();
  }
  out += '\n';
  for (Node const child : node.children()) print_to(out, child, level + 1);
}

}  // namespace

std::string print(Node node) {
  std::string result;
  print_to(result, node, 0);
  return result;
}

}  // namespace casus::syntax
