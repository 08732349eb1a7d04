#include "dsl/check/checks.hpp"

#include <fmt/format.h>

#include <optional>

namespace casus::check {
namespace {

/// One line that puts an instrument above another, or above all others.
struct Rank {
  std::uint32_t higher = 0;
  std::optional<std::uint32_t> lower;
  std::uint32_t written_in = 0;
  Node node;
};

std::optional<Rank> rank_of(Context const& context, std::uint32_t own, Node relation) {
  if (damaged(relation) || relation.has(Phrase::leaves)) return std::nullopt;
  std::optional<std::uint32_t> other;
  if (auto const name = relation.child(NodeKind::name)) {
    auto const found = context.names.instruments.find(name->text());
    if (!found || found->index == own) return std::nullopt;
    other = found->index;
  }
  if (relation.has(Phrase::prevails_over)) return Rank{own, other, own, relation};
  return other ? std::optional{Rank{*other, own, own, relation}} : std::nullopt;
}

bool contradict(Rank const& left, Rank const& right) {
  if (left.higher == right.higher) return false;
  bool const below_left = !left.lower || *left.lower == right.higher;
  bool const below_right = !right.lower || *right.lower == left.higher;
  return below_left && below_right;
}

}  // namespace

void check_precedence(Context& context) {
  std::vector<Rank> ranks;
  for (std::uint32_t own = 0; own < context.names.of.size(); ++own) {
    for (Node const relation : context.names.of[own].node.descendants(NodeKind::relation)) {
      if (auto const rank = rank_of(context, own, relation)) ranks.push_back(*rank);
    }
  }
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (!contradict(ranks[i], ranks[j])) continue;
      auto diagnostic = at(text::Code::precedence_conflict, ranks[i].node,
                           fmt::format("`{}` and `{}` would each prevail over the other",
                                       context.rulebook.instruments[ranks[i].higher].name,
                                       context.rulebook.instruments[ranks[j].higher].name));
      diagnostic.label(ranks[j].node.source(), ranks[j].node.span(), "the other way round here");
      context.report(std::move(diagnostic));
      break;
    }
  }
}

}  // namespace casus::check
