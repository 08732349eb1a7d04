#include "dsl/grammar/checks.hpp"
#include "dsl/grammar/marking.hpp"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

namespace casus::grammar {

namespace {

using syntax::Node;
using syntax::NodeKind;
using syntax::Phrase;
using text::Code;
using text::Diagnostic;

/// The order of roles in a description.
constexpr std::array role_order{Phrase::called,
                                Phrase::by,
                                Phrase::with,
                                Phrase::to,
                                Phrase::against,
                                Phrase::through,
                                Phrase::from_the_territory_of,
                                Phrase::affecting,
                                Phrase::causing,
                                Phrase::using_,
                                Phrase::for_the_purpose_of,
                                Phrase::giving,
                                Phrase::about};
constexpr std::array never_inner{Phrase::through, Phrase::using_, Phrase::for_the_purpose_of,
                                 Phrase::giving};

std::size_t rank(Phrase phrase) {
  std::size_t i = 0;
  while (i < role_order.size() && role_order[i] != phrase) ++i;
  return i;
}

/// The role that opens with a phrase: what to underline.
text::Span words_of(Node role) { return role.child(*role.phrase())->span(); }

class RoleCheck {
 public:
  RoleCheck(syntax::TreeData& tree, text::Diagnostics& out) : tree_(tree), out_(out) {}

  void run(Node description) {
    if (description.broken()) return;
    std::optional<Node> before;
    for (Node const role : description.children(NodeKind::role)) {
      Phrase const phrase = *role.phrase();
      if (description.is(NodeKind::inner) && !fits_inner(description, role, phrase)) return;
      if (before) {
        Phrase const other = *before->phrase();
        if (rank(phrase) == rank(other)) return twice(*before, role);
        if (rank(phrase) < rank(other)) return out_of_order(description, role);
      }
      before = role;
    }
  }

 private:
  void report(Node role, Diagnostic message) {
    out_.add(std::move(message));
    mark_broken_at(tree_, role.index());
  }

  bool fits_inner(Node inner, Node role, Phrase phrase) {
    bool const in_inner = inner.parent()->parent()->is(NodeKind::inner);
    if (in_inner) {
      report(*inner.parent(),
             Diagnostic{Code::role_not_here, tree_.source, inner.span(),
                        "a description after `about` cannot hold another description"}
                 .note("name the event with `called R` where it is first described, and write "
                       "`about R`"));
      return false;
    }
    for (Phrase const never : never_inner) {
      if (phrase != never) continue;
      report(role,
             Diagnostic{
                 Code::role_not_here, tree_.source, words_of(role),
                 fmt::format("`{}` cannot stand in a description after `about`", spelling(phrase))}
                 .note("name the event with `called R` where it is first described, and write "
                       "`about R`"));
      return false;
    }
    return true;
  }

  void twice(Node first, Node second) {
    std::string const word{spelling(*second.phrase())};
    Diagnostic message{Code::role_twice, tree_.source, words_of(second),
                       fmt::format("`{}` stands twice", word)};
    message.label(words_of(first), "first here");
    message.note("several names in one role are joined by `or`");
    report(second, std::move(message));
  }

  /// The role is misplaced if it comes before one of those that stand before it.
  void out_of_order(Node description, Node role) {
    Phrase const phrase = *role.phrase();
    for (Node const earlier : description.children(NodeKind::role)) {
      Phrase const other = *earlier.phrase();
      if (rank(other) == rank(phrase)) return twice(earlier, role);
      if (rank(other) < rank(phrase)) continue;
      Diagnostic message{
          Code::role_order, tree_.source, words_of(role),
          fmt::format("`{}` comes before `{}`: move it", spelling(phrase), spelling(other))};
      message.label(words_of(earlier), "before this");
      return report(role, std::move(message));
    }
  }

  syntax::TreeData& tree_;
  text::Diagnostics& out_;
};

}  // namespace

void check_roles(syntax::TreeData& tree, text::Diagnostics& out) {
  RoleCheck check{tree, out};
  for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
    NodeKind const kind = tree.nodes[i].kind;
    if (kind == NodeKind::pattern || kind == NodeKind::inner) check.run(Node{&tree, i});
  }
}

}  // namespace casus::grammar
