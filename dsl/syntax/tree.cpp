#include "dsl/syntax/tree.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace casus::syntax {

namespace {

constexpr std::array identifiers{
#define CASUS_NODE(identifier, title) std::string_view{#identifier},
#include "dsl/syntax/kinds.def"
#undef CASUS_NODE
};

constexpr std::array titles{
#define CASUS_NODE(identifier, title) std::string_view{title},
#include "dsl/syntax/kinds.def"
#undef CASUS_NODE
};

}  // namespace

std::string_view identifier(NodeKind kind) { return identifiers[static_cast<std::size_t>(kind)]; }

std::string_view title(NodeKind kind) { return titles[static_cast<std::size_t>(kind)]; }

text::Span Node::span() const {
  NodeRecord const& own = record();
  text::Span const first = data_->tokens[own.token_begin].span;
  if (own.token_begin == own.token_end) return {first.begin, first.begin};
  return {first.begin, data_->tokens[own.token_end - 1].span.end};
}

std::string_view Node::text() const { return data_->source.text(span()); }

std::string_view Node::value() const {
  std::string_view result = text();
  if (kind() != NodeKind::string) return result;
  // The marks may be wrong or missing where the lexer reported a string.
  for (std::string_view const mark : {"\"", "\u201C", "\u201D", "\u201E", "\u00AB", "\u00BB"}) {
    if (result.starts_with(mark)) {
      result.remove_prefix(mark.size());
      break;
    }
  }
  for (std::string_view const mark : {"\"", "\u201C", "\u201D", "\u00AB", "\u00BB"}) {
    if (result.ends_with(mark)) {
      result.remove_suffix(mark.size());
      break;
    }
  }
  return result;
}

std::int64_t Node::integer() const {
  std::string_view const digits = text();
  std::int64_t result = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), result);
  return result;
}

std::optional<Phrase> Node::phrase() const {
  if (is(NodeKind::phrase)) return record().phrase;
  for (Node const child : children()) {
    if (child.is(NodeKind::phrase)) return child.record().phrase;
  }
  return std::nullopt;
}

bool Node::has(Phrase phrase) const {
  if (is(NodeKind::phrase)) return record().phrase == phrase;
  return child(phrase).has_value();
}

NodeRange Node::children() const { return {data_, index_ + 1, record().subtree_end}; }

std::vector<Node> Node::children(NodeKind kind) const {
  std::vector<Node> result;
  for (Node const child : children()) {
    if (child.is(kind)) result.push_back(child);
  }
  return result;
}

std::optional<Node> Node::child(NodeKind kind) const {
  for (Node const child : children()) {
    if (child.is(kind)) return child;
  }
  return std::nullopt;
}

std::optional<Node> Node::child(Phrase phrase) const {
  for (Node const child : children()) {
    if (child.is(NodeKind::phrase) && child.record().phrase == phrase) return child;
  }
  return std::nullopt;
}

std::optional<Node> Node::after(Phrase phrase) const {
  bool seen = false;
  for (Node const child : children()) {
    if (seen) return child;
    seen = child.is(NodeKind::phrase) && child.record().phrase == phrase;
  }
  return std::nullopt;
}

std::optional<Node> Node::parent() const {
  if (index_ == 0) return std::nullopt;
  return Node{data_, record().parent};
}

std::optional<Node> Node::ancestor(NodeKind kind) const {
  for (auto up = parent(); up; up = up->parent()) {
    if (up->is(kind)) return up;
  }
  return std::nullopt;
}

std::vector<Node> Node::descendants() const {
  std::vector<Node> result;
  result.reserve(record().subtree_end - index_);
  for (std::uint32_t i = index_; i < record().subtree_end; ++i) result.emplace_back(data_, i);
  return result;
}

std::vector<Node> Node::descendants(NodeKind kind) const {
  std::vector<Node> result;
  for (std::uint32_t i = index_; i < record().subtree_end; ++i) {
    if (data_->nodes[i].kind == kind) result.emplace_back(data_, i);
  }
  return result;
}

namespace {

/// The comments that belong to a token. They are ordered by token.
std::span<Comment const> comments_of(TreeData const& data, std::uint32_t token) {
  auto const first =
      std::partition_point(data.comments.begin(), data.comments.end(),
                           [&](Comment const& comment) { return comment.token < token; });
  auto const last = std::partition_point(
      first, data.comments.end(), [&](Comment const& comment) { return comment.token == token; });
  return {first, last};
}

}  // namespace

std::vector<Comment> Tree::comments_before(Node node) const {
  std::vector<Comment> result;
  for (Comment const& comment : comments_of(*data_, data_->nodes[node.index()].token_begin)) {
    if (comment.own_line) result.push_back(comment);
  }
  return result;
}

std::optional<Comment> Tree::comment_behind(Node node) const {
  NodeRecord const& record = data_->nodes[node.index()];
  if (record.token_begin == record.token_end) return std::nullopt;
  for (Comment const& comment : comments_of(*data_, record.token_end - 1)) {
    if (!comment.own_line) return comment;
  }
  return std::nullopt;
}

}  // namespace casus::syntax
