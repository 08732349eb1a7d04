#include "engine/report/html_tree.hpp"

#include "engine/judge/phrases.hpp"
#include "engine/report/escape.hpp"
#include "engine/report/finding_text.hpp"
#include "engine/report/state_names.hpp"

#include <fmt/format.h>

#include <set>
#include <string_view>
#include <utility>

namespace casus::report {
namespace {

using explain::Join;
using explain::Node;

std::string_view side_word(judge::Evidence::Side side) {
  switch (side) {
    case judge::Evidence::Side::pro: return "for";
    case judge::Evidence::Side::con: return "against";
    case judge::Evidence::Side::challenge_only: return "disputes";
  }
  return "";
}

/// What an analyst reads before the parts: `e1 is of kind ddos, any of these`.
std::string label_of(Node const& node) {
  std::string_view const join = node.children.size() < 2    ? ""
                                : node.join == Join::all_of ? "all of these"
                                : node.join == Join::any_of ? "any of these"
                                                            : "";
  if (node.label.empty()) return join.empty() ? "this" : std::string(join);
  return join.empty() ? node.label : fmt::format("{}, {}", node.label, join);
}

bool met(Node const& node) { return node.truth == judge::Truth::established; }

/// Of several ways that are met, the one that carries the fact furthest.
Node const* strongest_way(Node const& node) {
  if (node.join != Join::any_of || !met(node) || node.children.size() < 2) return nullptr;
  Node const* best = nullptr;
  for (Node const& child : node.children) {
    if (met(child) && (best == nullptr || child.support.pro > best->support.pro)) best = &child;
  }
  return best;
}

/// What joins its parts and says nothing of its own needs no line.
bool only_joins(Node const& node) {
  return node.label.empty() && node.claims.empty() && node.presumed.empty()
         && (node.join == Join::all_of || strongest_way(node) != nullptr) && met(node)
         && node.left_out == 0;
}

/// All that is told of a node and below it: where two agree in this, one telling is enough.
std::string telling(Node const& node) {
  std::string text = fmt::format("({}|{}|{}|{}|{}|{}|{}", label_of(node), judge::name(node.truth),
                                 numbers(node.support), static_cast<int>(node.join), node.presumed,
                                 node.missing, node.left_out);
  for (explain::ClaimLine const& claim : node.claims) {
    text += fmt::format("[{} {} {} {}]", side_word(claim.side), claim.strength, claim.pointer,
                        fmt::join(claim.sources, " "));
  }
  for (Node const& child : node.children) text += telling(child);
  return text + ')';
}

class Tree {
 public:
  Tree(model::Rulebook const& rulebook, record::Case const& judged, std::string finding, Told& told)
      : rulebook_(rulebook), judged_(judged), finding_(std::move(finding)), told_(told) {}

  std::string branch(explain::Branch const& branch) {
    std::string name = branch.defence ? "defence " + branch.name : branch.name;
    if (!branch.words.empty()) name += " (" + judge::phrases::condition(branch.words) + ")";
    return fmt::format(
        "<li{}><span class=\"label\">{}</span>: <span class=\"state\">{}</span>{}{}\n{}</li>\n",
        branch.decides ? " class=\"decides\"" : "", said(name), branch.state,
        strength(branch.root.support), branch.decides ? " (this decides the verdict)" : "",
        body(branch.root));
  }

 private:
  [[nodiscard]] std::string said(std::string_view sentence) const {
    return prose_markup(with_short_names(rulebook_, judged_, sentence));
  }

  /// ` · 0.7 for`, `, nothing on record`.
  static std::string strength(judge::Support const& support) {
    std::string const text = numbers(support);
    return escaped_markup(text.rfind(' ', 0) == 0 ? " ·" + text : text);
  }

  /// Claims, presumptions and parts below a node.
  std::string body(Node const& node) {
    std::string items;
    for (explain::ClaimLine const& one : node.claims) items += claim(one);
    if (!node.presumed.empty()) { items += "<li>presumed: " + said(node.presumed) + "</li>\n"; }
    if (!node.missing.empty() && node.truth == judge::Truth::unknown) {
      items += "<li>find out: " + said(node.missing) + "</li>\n";
    }
    std::set<std::string> beside;
    std::size_t hidden = 0;
    std::swap(beside, beside_);
    std::swap(hidden, hidden_);
    items += parts(node);
    std::swap(beside, beside_);
    std::swap(hidden, hidden_);
    if (hidden > 0) {
      items +=
          fmt::format("<li class=\"faint\">{} other {} to what stands here {} not shown</li>\n",
                      hidden, hidden == 1 ? "way" : "ways", hidden == 1 ? "is" : "are");
    }
    if (node.left_out > 0) {
      items += fmt::format("<li>… and {} more that decide nothing</li>\n", node.left_out);
    }
    return items.empty() ? "" : "<ul>\n" + items + "</ul>\n";
  }

  /// The parts of a node, or of several ways that are met the strongest one.
  std::string parts(Node const& node) {
    if (Node const* way = strongest_way(node)) {
      hidden_ += node.children.size() - 1;
      return part(*way);
    }
    std::string items;
    for (Node const& child : node.children) items += part(child);
    return items;
  }

  std::string part(Node const& node) {
    if (only_joins(node)) return parts(node);
    if (!beside_.insert(telling(node)).second) return "";
    std::string const state =
        fmt::format("<span class=\"label\">{}</span>: <span class=\"state\">{}</span>{}",
                    said(label_of(node)), judge::name(node.truth), strength(node.support));
    return fmt::format("<li{}>{}{}</li>\n", node.decides ? " class=\"decides\"" : "", state,
                       node.label.empty() ? "\n" + body(node) : body_once(node));
  }

  /// The body, or where it stands.
  std::string body_once(Node const& node) {
    auto const [where, is_new] = told_.facts.emplace(telling(node), finding_);
    std::string const below = is_new ? body(node) : "";
    if (is_new || node.claims.size() + node.children.size() == 0) return "\n" + below;
    if (where->second == finding_) return " (as above)";
    return fmt::format(" (as under <a href=\"#{}\">{}</a>)", anchor_of(told_, where->second),
                       escaped_markup(where->second));
  }

  std::string claim(explain::ClaimLine const& claim) {
    std::string text =
        fmt::format("{} {} · {}", side_word(claim.side), claim.strength, claim.pointer);
    for (std::string const& source : claim.sources) {
      bool const first = told_.sources.insert(source).second;
      text += " · " + (first ? source : source.substr(0, source.find(',')));
    }
    if (!claim.note.empty()) text += " (" + claim.note + ")";
    return "<li class=\"claim\">" + escaped_markup(text) + "</li>\n";
  }

  model::Rulebook const& rulebook_;
  record::Case const& judged_;
  std::string finding_;
  Told& told_;
  // Of the list that is being written:
  std::set<std::string> beside_{};  ///< what stands in it
  std::size_t hidden_ = 0;          ///< ways that it does not show
};

}  // namespace

std::string anchor_of(Told const& told, std::string_view finding) {
  return fmt::format("{}-{}", told.anchor, finding);
}

std::string tree_html(model::Rulebook const& rulebook, record::Case const& judged,
                      explain::Explanation const& explanation, Told& told) {
  std::string out = "<h4>What it rests on</h4>\n<ul class=\"tree\">\n";
  Tree tree(rulebook, judged, explanation.finding->id, told);
  for (explain::Branch const& branch : explanation.branches) {
    bool const idle_defence = branch.defence && branch.state == "not established";
    if (!idle_defence) out += tree.branch(branch);
  }
  return out + "</ul>\n";
}

}  // namespace casus::report
