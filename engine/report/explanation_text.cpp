#include "engine/report/explanation_text.hpp"

#include "engine/judge/phrases.hpp"
#include "engine/report/finding_text.hpp"
#include "engine/report/life_text.hpp"
#include "engine/report/page.hpp"
#include "engine/report/reasons_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace casus::report {
namespace {

/// Deeper trees are shown, not indented further: the lines must stay readable.
constexpr std::size_t deepest_indent = 24;

std::string join_words(explain::Node const& node) {
  switch (node.join) {
    case explain::Join::fact: return "";
    case explain::Join::all_of: return node.children.size() > 1 ? "all of these" : "";
    case explain::Join::any_of: return node.children.size() > 1 ? "any of these" : "";
    case explain::Join::at_least: return fmt::format("at least {} of these", node.count);
    case explain::Join::may: return "the text says only that it may";
    case explain::Join::exceptions: return "unless an exception applies";
  }
  return "";
}

std::string_view side_word(judge::Evidence::Side side) {
  switch (side) {
    case judge::Evidence::Side::pro: return "for";
    case judge::Evidence::Side::con: return "against";
    case judge::Evidence::Side::challenge_only: return "disputes, cannot refute";
  }
  return "";
}

class Writer {
 public:
  /// `unraised`: whether defences that nobody raised are told as far as the others.
  Writer(Page& page, bool unraised) : page_(page), unraised_(unraised) {}

  void branch(explain::Branch const& branch) {
    Text line{{branch.defence ? "defence " : ""}, {branch.name, Ink::strong}};
    if (!branch.words.empty()) {
      line.push_back({" (" + judge::phrases::condition(branch.words) + ")"});
    } else if (branch.root.children.empty() && !branch.root.label.empty()) {
      line.push_back({" (" + branch.root.label + ")"});
    }
    line.push_back({": "});
    line.push_back({branch.state, ink_of(branch.root.truth)});
    line.push_back({numbers(branch.root.support)});
    if (branch.decides) line.push_back({" ← the verdict is because of this", Ink::strong});
    page_.paragraph(2, 6, line);
    if (is_unraised(branch)) {
      write_rule(branch.root, 4);
      if (branch.root.truth == judge::Truth::refuted) write_decisive(branch.root, 4);
      left_out_ = true;
    } else {
      body(branch.root, 4);
    }
    page_.blank();
  }

  void end() {
    if (!left_out_) return;
    page_.paragraph(
        2, 4, {{"(what a defence takes that nobody raised: `--why-not excused`)", Ink::faint}});
    page_.blank();
  }

 private:
  /// A defence that nobody raised would fill pages with what it lacks.
  [[nodiscard]] bool is_unraised(explain::Branch const& branch) const {
    return !unraised_ && branch.defence && branch.state == "not established"
           && branch.root.support.pro == 0;
  }

  /// The facts alone that decide a node.
  void write_decisive(explain::Node const& node, std::size_t at) {
    for (explain::Node const& child : node.children) {
      if (!child.decides) continue;
      if (child.children.empty()) write(child, at);
      write_decisive(child, at);
    }
  }

  void write_rule(explain::Node const& node, std::size_t at) {
    if (node.rule.empty()) return;
    page_.paragraph(at, at + 2,
                    {{"rule: ", Ink::faint},
                     {"“" + node.rule + "”"},
                     {node.place.empty() ? "" : " · " + node.place, Ink::faint}});
  }

  void body(explain::Node const& node, std::size_t indent) {
    std::size_t const at = std::min(indent, deepest_indent);
    write_rule(node, at);
    for (explain::ClaimLine const& claim : node.claims) write(claim, at);
    if (!node.presumed.empty()) {
      page_.paragraph(at, at + 2, {{"presumed: ", Ink::faint}, {node.presumed}});
    }
    if (!node.missing.empty() && node.truth == judge::Truth::unknown) {
      page_.paragraph(at, at + 2, {{"find out: ", Ink::yellow}, {node.missing}});
    }
    for (explain::Node const& child : node.children) write(child, at);
    if (node.left_out > 0) {
      page_.paragraph(
          at, at + 2,
          {{fmt::format("… and {} more that decide nothing", node.left_out), Ink::faint}});
    }
  }

  void write(explain::ClaimLine const& claim, std::size_t at) {
    Text line{{fmt::format("{} {}", side_word(claim.side), claim.strength)},
              {" · " + claim.pointer, Ink::faint}};
    for (std::string const& source : claim.sources) {
      // A source has its title where it is named first.
      bool const first = told_.insert(source).second;
      line.push_back({" · " + (first ? source : source.substr(0, source.find(',')))});
    }
    if (!claim.note.empty()) line.push_back({" (" + claim.note + ")", Ink::faint});
    page_.paragraph(at, at + 4, line);
  }

  void write(explain::Node const& node, std::size_t at) {
    Text line{{node.decides ? "▸ " : "· ", node.decides ? Ink::strong : Ink::faint}};
    std::string const join = join_words(node);
    std::string label = node.label;
    if (!join.empty()) label += label.empty() ? join : ", " + join;
    if (label.empty()) label = "this";
    line.push_back({label + ": "});
    line.push_back({std::string(judge::name(node.truth)), ink_of(node.truth)});
    line.push_back({numbers(node.support)});
    page_.paragraph(at, at + 4, line);
    body(node, at + 2);
  }

  Page& page_;
  bool unraised_;
  bool left_out_ = false;
  std::set<std::string> told_{};  ///< sources
};

}  // namespace

std::string explanation_text(model::Rulebook const& rulebook, record::Case const& judged,
                             explain::Explanation const& explanation,
                             explain::Reasons const* reasons, TextStyle const& style) {
  judge::Finding const& finding = *explanation.finding;
  Page page(style.width, style.colour);
  write_finding(page, rulebook, judged, finding, nullptr, true);
  if (reasons != nullptr) write_reasons(page, judged, finding, *reasons);
  if (explanation.life) write_life(page, *explanation.life);
  page.blank();
  bool const asked =
      reasons != nullptr && reasons->why_not && reasons->why_not->wanted == judge::Verdict::excused;
  Writer writer(page, asked);
  for (explain::Branch const& branch : explanation.branches) writer.branch(branch);
  writer.end();
  return page.take();
}

}  // namespace casus::report
