#include "tests/property/rule_text.hpp"

#include <array>
#include <map>
#include <optional>
#include <string_view>

namespace casus::property {
namespace {

using syntax::Node;
using syntax::NodeKind;

/// Parts of which there may be any number where they stand.
bool is_dispensable(NodeKind kind) {
  switch (kind) {
    case NodeKind::use:
    case NodeKind::header:
    case NodeKind::article:
    case NodeKind::attribute:
    case NodeKind::commitment:
    case NodeKind::condition_line:
    case NodeKind::example:
    case NodeKind::role:
    case NodeKind::prov:
    case NodeKind::state_decl: return true;
    default: return false;
  }
}

std::string_view random_blank(Dice& dice) {
  constexpr std::array<std::string_view, 10> gaps{" ",
                                                  "  ",
                                                  "\t",
                                                  "\n",
                                                  "\n\n",
                                                  "\n\n\n\n",
                                                  "\r\n",
                                                  "  # behind\n",
                                                  "\n  # \"before\" {\t\n",
                                                  "\n\n# one\n\n# two; }\n"};
  return dice.pick(gaps);
}

class Splicer {
 public:
  Splicer(std::vector<syntax::Tree> const& stock, Dice& dice) : dice_(dice) {
    for (syntax::Tree const& tree : stock) {
      for (Node const node : tree.root().descendants()) parts_[node.kind()].push_back(node);
    }
  }

  std::string write(Node node) {
    std::string result;
    std::uint32_t at = node.span().begin;
    for (Node const child : node.children()) {
      result += node.source().text({at, child.span().begin});
      result += changed(child);
      at = child.span().end;
    }
    return result + std::string(node.source().text({at, node.span().end}));
  }

 private:
  std::string changed(Node node) {
    if (is_dispensable(node.kind()) && dice_.one_in(8)) return "";
    if (!node.children().empty() && dice_.one_in(40)) {
      return std::string(dice_.pick(parts_.at(node.kind())).text());
    }
    return write(node);
  }

  std::map<NodeKind, std::vector<Node>> parts_{};
  Dice& dice_;
};

}  // namespace

std::string reset(syntax::Tree const& tree, Setting setting, Dice& dice) {
  std::string result;
  for (syntax::Token const& token : tree.tokens()) {
    if (setting == Setting::random) {
      // Three times in four nothing is odd, so that whole lines are seen too.
      result += dice.one_in(4) ? random_blank(dice) : " ";
    } else {
      result += setting == Setting::one_line ? ' ' : '\n';
    }
    result += tree.source().text(token.span);
  }
  return result;
}

std::string recombined(std::vector<syntax::Tree> const& stock, Dice& dice) {
  return Splicer(stock, dice).write(dice.pick(stock).root());
}

}  // namespace casus::property
