#include "dsl/format/layout.hpp"

#include <algorithm>
#include <cstddef>

namespace casus::syntax {
namespace {

/// Whether the node is the first of its parent, and so begins where that begins.
bool is_first(Node node, Node parent) { return node.index() == parent.index() + 1; }

/// A direction of cooperation is one sentence of up to three parts, which leave phrases only.
Begin begin_of_phrase(Node node, Node parent) {
  return parent.is(NodeKind::cooperation) && !is_first(node, parent) ? Begin::line : Begin::nothing;
}

/// A sentence begins a line wherever it stands, but behind `under reading NAME`.
Begin begin_of_sentence(Node parent) {
  bool const is_behind_reading =
      parent.is(NodeKind::under_sentence) || parent.is(NodeKind::under_meaning);
  return is_behind_reading ? Begin::nothing : Begin::line;
}

/// Who is bound: begins the sentence of a right, and follows the trigger of a `before` sentence.
Begin begin_of_subject(Node node, Node parent) {
  if (parent.is(NodeKind::right)) return Begin::line;
  return parent.is(NodeKind::sentence) && !is_first(node, parent) ? Begin::line : Begin::nothing;
}

/// An exception to a condition belongs to it; one to a whole defence is a line like the others.
Begin begin_of_exception(Node parent) {
  return parent.is(NodeKind::condition_line) ? Begin::deeper_line : Begin::line;
}

Begin begin_of(Node node, Node parent) {
  switch (node.kind()) {
    case NodeKind::instrument:
    case NodeKind::vocabulary:
    case NodeKind::states:
    case NodeKind::amended:
    case NodeKind::article: return Begin::paragraph;
    case NodeKind::use:
    case NodeKind::header:
    case NodeKind::relation:
    case NodeKind::lifecycle:
    case NodeKind::repeal:
    case NodeKind::article_item:
    case NodeKind::attribute:
    case NodeKind::define:
    case NodeKind::under_meaning:
    case NodeKind::item:
    case NodeKind::question:
    case NodeKind::threat:
    case NodeKind::principle:
    case NodeKind::cooperation:
    case NodeKind::commitment:
    case NodeKind::under_sentence:
    case NodeKind::right:
    case NodeKind::power:
    case NodeKind::defence:
    case NodeKind::excuse:
    case NodeKind::basis:
    case NodeKind::condition_line:
    case NodeKind::example:
    case NodeKind::fact:
    case NodeKind::group:
    case NodeKind::kind_decl:
    case NodeKind::state_decl: return Begin::line;
    case NodeKind::meaning:
    case NodeKind::sentence: return begin_of_sentence(parent);
    case NodeKind::trigger: return parent.is(NodeKind::power) ? Begin::line : Begin::nothing;
    case NodeKind::effect: return Begin::line;
    case NodeKind::norm: return is_first(node, parent) ? Begin::nothing : Begin::line;
    case NodeKind::subject: return begin_of_subject(node, parent);
    case NodeKind::exception: return begin_of_exception(parent);
    case NodeKind::phrase: return begin_of_phrase(node, parent);
    case NodeKind::role:
    case NodeKind::prov:
    case NodeKind::deadline:
    case NodeKind::span_clause:
    case NodeKind::effect_time:
    case NodeKind::when:
    case NodeKind::exclusion:
    case NodeKind::mapping: return Begin::part;
    default: return Begin::nothing;
  }
}

}  // namespace

std::vector<Begin> begins(Tree const& tree) {
  std::vector<Begin> result(tree.tokens().size(), Begin::nothing);
  std::size_t token = 0;
  // Nodes are ordered as the text: the token where one begins is never behind the last one's.
  for (Node const node : tree.root().descendants()) {
    auto const parent = node.parent();
    if (!parent) continue;
    while (tree.tokens()[token].span.begin < node.span().begin) ++token;
    result[token] = std::max(result[token], begin_of(node, *parent));
  }
  return result;
}

}  // namespace casus::syntax
