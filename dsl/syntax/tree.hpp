#pragma once

#include "dsl/syntax/phrase.hpp"
#include "dsl/syntax/token.hpp"
#include "dsl/text/source.hpp"
#include "dsl/text/span.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

// The tree as written: one kind of node, made of phrases and values in the order of the text.
// What the children of each kind are stands in SHAPE.md. Separators leave no node: braces, `,`,
// `;`, and `or` between names.

namespace casus::syntax {

/// Kinds of node; the list is kinds.def.
enum class NodeKind : std::uint8_t {
#define CASUS_NODE(identifier, title) identifier,
#include "dsl/syntax/kinds.def"
#undef CASUS_NODE
};

/// The identifier of a kind, as in SHAPE.md: `article_head`.
[[nodiscard]] std::string_view identifier(NodeKind kind);
/// The kind in a message: `the head of an article`.
[[nodiscard]] std::string_view title(NodeKind kind);

/// How a node is stored: in preorder, so that the subtree of node i is [i, subtree_end).
struct NodeRecord {
  NodeKind kind = NodeKind::file;
  /// A syntax error was reported in this node: its children may be incomplete.
  bool broken = false;
  /// Of a phrase leaf.
  Phrase phrase{};
  std::uint32_t token_begin = 0;
  std::uint32_t token_end = 0;
  std::uint32_t parent = 0;
  std::uint32_t subtree_end = 0;
};

struct TreeData {
  explicit TreeData(text::SourceFile source_) : source(std::move(source_)) {}
  text::SourceFile source;
  std::vector<Token> tokens{};
  std::vector<Comment> comments{};
  std::vector<NodeRecord> nodes{};
};

class NodeRange;

/// A cheap handle to one node; valid as long as any copy of its tree lives.
class Node {
 public:
  Node(TreeData const* data, std::uint32_t index) : data_(data), index_(index) {}

  [[nodiscard]] NodeKind kind() const { return record().kind; }
  [[nodiscard]] bool is(NodeKind kind) const { return record().kind == kind; }
  /// A syntax error was reported in it. Checks pass over such a node in silence; its name, if it
  /// could be read, still counts as declared.
  [[nodiscard]] bool broken() const { return record().broken; }
  /// From its first word to the end of its last; closing braces are included.
  [[nodiscard]] text::Span span() const;
  /// The source under the span.
  [[nodiscard]] std::string_view text() const;
  /// The source under the span; of a string without its quotation marks.
  [[nodiscard]] std::string_view value() const;
  /// Of an integer leaf (at most nine digits).
  [[nodiscard]] std::int64_t integer() const;

  /// Of a phrase leaf itself, otherwise of the first phrase leaf among the children.
  [[nodiscard]] std::optional<Phrase> phrase() const;
  /// Whether it is that phrase leaf, or has it among its children.
  [[nodiscard]] bool has(Phrase phrase) const;

  [[nodiscard]] NodeRange children() const;
  /// The children of one kind.
  [[nodiscard]] std::vector<Node> children(NodeKind kind) const;
  /// The first child of a kind.
  [[nodiscard]] std::optional<Node> child(NodeKind kind) const;
  /// The phrase leaf among the children.
  [[nodiscard]] std::optional<Node> child(Phrase phrase) const;
  /// The child that follows a phrase leaf.
  [[nodiscard]] std::optional<Node> after(Phrase phrase) const;
  /// Nothing for the root.
  [[nodiscard]] std::optional<Node> parent() const;
  /// The nearest ancestor of a kind.
  [[nodiscard]] std::optional<Node> ancestor(NodeKind kind) const;
  /// Every node of the subtree in the order of the text, this one first.
  [[nodiscard]] std::vector<Node> descendants() const;
  [[nodiscard]] std::vector<Node> descendants(NodeKind kind) const;

  /// Position in the tree's preorder: unique, and ordered as the text.
  [[nodiscard]] std::uint32_t index() const { return index_; }
  [[nodiscard]] text::SourceFile const& source() const { return data_->source; }
  friend bool operator==(Node, Node) = default;

 private:
  [[nodiscard]] NodeRecord const& record() const { return data_->nodes[index_]; }
  TreeData const* data_;
  std::uint32_t index_;
};

/// The children of a node, for a range-based for.
class NodeRange {
 public:
  class iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = Node;
    using difference_type = std::ptrdiff_t;
    using pointer = Node const*;
    using reference = Node;
    iterator() = default;
    iterator(TreeData const* data, std::uint32_t index) : data_(data), index_(index) {}
    Node operator*() const { return Node{data_, index_}; }
    iterator& operator++() {
      index_ = data_->nodes[index_].subtree_end;
      return *this;
    }
    iterator operator++(int) {
      iterator const before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(iterator, iterator) = default;

   private:
    TreeData const* data_ = nullptr;
    std::uint32_t index_ = 0;
  };

  NodeRange(TreeData const* data, std::uint32_t first, std::uint32_t last)
      : data_(data), first_(first), last_(last) {}
  [[nodiscard]] iterator begin() const { return {data_, first_}; }
  [[nodiscard]] iterator end() const { return {data_, last_}; }
  [[nodiscard]] bool empty() const { return first_ == last_; }

 private:
  TreeData const* data_;
  std::uint32_t first_;
  std::uint32_t last_;
};

/// A parsed file: tokens, comments and nodes. A cheap handle; copies share one immutable tree.
class Tree {
 public:
  explicit Tree(std::shared_ptr<TreeData const> data) : data_(std::move(data)) {}

  [[nodiscard]] Node root() const { return Node{data_.get(), 0}; }
  [[nodiscard]] text::SourceFile const& source() const { return data_->source; }
  [[nodiscard]] std::span<Token const> tokens() const { return data_->tokens; }
  /// In the order of the text.
  [[nodiscard]] std::span<Comment const> comments() const { return data_->comments; }
  /// Comments on lines of their own right before a node.
  [[nodiscard]] std::vector<Comment> comments_before(Node node) const;
  /// The comment behind the last word of a node, on its line.
  [[nodiscard]] std::optional<Comment> comment_behind(Node node) const;
  /// The number of nodes.
  [[nodiscard]] std::size_t size() const { return data_->nodes.size(); }

 private:
  std::shared_ptr<TreeData const> data_;
};

}  // namespace casus::syntax
