#include "dsl/grammar/checks.hpp"
#include "dsl/grammar/marking.hpp"
#include "dsl/text/utf8.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace casus::grammar {

namespace {

using syntax::Node;
using syntax::NodeKind;
using syntax::Phrase;
using text::Code;
using text::Diagnostic;

/// What a part of a clause is, in the order in which they stand; `other` is not a part.
enum class Part : std::uint8_t { preface, excuse, sentence, condition, exception, example, other };

Part part_of(Node clause, Node child) {
  switch (child.kind()) {
    case NodeKind::attribute:
    case NodeKind::lifecycle: return Part::preface;
    case NodeKind::excuse: return Part::excuse;
    case NodeKind::sentence:
    case NodeKind::under_sentence:
    case NodeKind::meaning:
    case NodeKind::under_meaning:
    case NodeKind::trigger: return Part::sentence;
    case NodeKind::subject: return Part::sentence;
    case NodeKind::phrase:
      return clause.is(NodeKind::cooperation) && child.phrase() == Phrase::the_parties_cooperate_in
                 ? Part::sentence
                 : Part::other;
    case NodeKind::condition_line: return Part::condition;
    case NodeKind::exception: return Part::exception;
    case NodeKind::example: return Part::example;
    default: return Part::other;
  }
}

std::string_view name_of(Part part, Node clause) {
  bool const defines = clause.is(NodeKind::define) || clause.is(NodeKind::threat);
  switch (part) {
    case Part::preface: return "the attributes";
    case Part::excuse: return "what it excuses";
    case Part::sentence: return defines ? "the meaning" : "the sentence";
    case Part::condition: return "the conditions";
    case Part::exception: return "the exceptions";
    case Part::example: return "the examples";
    case Part::other: break;
  }
  return "the rest";
}

/// The word that opens a part: what to underline.
text::Span opening(Node part) {
  Node first = part;
  while (!first.children().empty()) first = *first.children().begin();
  return first.is(NodeKind::phrase) ? first.span() : part.span();
}

class PartCheck {
 public:
  PartCheck(syntax::TreeData& tree, text::Diagnostics& out) : tree_(tree), out_(out) {}

  void run(Node node) {
    switch (node.kind()) {
      case NodeKind::file: return file(node);
      case NodeKind::instrument: return instrument(node);
      case NodeKind::commitment:
      case NodeKind::right:
      case NodeKind::power:
      case NodeKind::define:
      case NodeKind::threat:
      case NodeKind::cooperation:
      case NodeKind::defence:
      case NodeKind::basis:
        if (!node.broken()) clause(node);
        return;
      default: return;
    }
  }

 private:
  void report(Node at_fault, Diagnostic message) {
    out_.add(std::move(message));
    mark_broken_at(tree_, at_fault.index());
  }

  void file(Node node) {
    std::optional<Node> unit;
    for (Node const child : node.children()) {
      if (child.is(NodeKind::use) && unit) {
        report(child, Diagnostic{Code::misplaced_member, tree_.source, opening(child),
                                 "`use` stands before the first instrument: move it up"}
                          .label(opening(*unit), "before this"));
      }
      if (!child.is(NodeKind::use) && !unit) unit = child;
    }
  }

  void instrument(Node node) {
    std::optional<Node> article;
    std::optional<Node> amended;
    for (Node const child : node.children()) {
      bool const header = child.is(NodeKind::header) || child.is(NodeKind::relation)
                          || child.is(NodeKind::lifecycle);
      if (header && article) {
        report(child, Diagnostic{Code::misplaced_header, tree_.source, opening(child),
                                 fmt::format("`{}` stands before the first article: move it up",
                                             spelling(*child.phrase()))}
                          .label(opening(*article), "before this"));
      } else if (child.is(NodeKind::article) && amended) {
        report(child, Diagnostic{Code::misplaced_member, tree_.source, opening(child),
                                 "an article stands before the amendments: move it up"}
                          .label(opening(*amended), "before this"));
      }
      bool const other = child.is(NodeKind::article) || child.is(NodeKind::amended);
      if (other && !article) article = child;
      if (child.is(NodeKind::amended) && !amended) amended = child;
    }
  }

  void clause(Node node) {
    std::optional<Node> highest;
    for (Node const child : node.children()) {
      Part const part = part_of(node, child);
      if (part == Part::other) continue;
      if (highest && part < part_of(node, *highest)) return misplaced(node, child, part);
      highest = child;
    }
    if (node.is(NodeKind::defence)) return defence(node);
    if (!node.is(NodeKind::basis)) sentences(node);
  }

  void misplaced(Node clause, Node child, Part part) {
    for (Node const earlier : clause.children()) {
      Part const other = part_of(clause, earlier);
      if (other == Part::other || other <= part) continue;
      text::Span const words = opening(child);
      Diagnostic message{
          Code::misplaced_member, tree_.source, words,
          fmt::format("`{}` stands before {}: move it up",
                      text::shortened(tree_.source.text(words)), name_of(other, clause))};
      message.label(opening(earlier), "before this");
      return report(clause, std::move(message));
    }
  }

  void defence(Node node) {
    for (Node const child : node.children()) {
      if (child.is(NodeKind::condition_line)) return;
    }
    report(node, missing(node, "a defence says when it applies: `where …`"));
  }

  /// A clause has one sentence, or several readings of it.
  void sentences(Node node) {
    std::optional<Node> plain;
    std::optional<Node> reading;
    std::uint32_t readings = 0;
    for (Node const child : node.children()) {
      if (part_of(node, child) != Part::sentence) continue;
      bool const is_reading =
          child.is(NodeKind::under_sentence) || child.is(NodeKind::under_meaning);
      if (plain || (reading && !is_reading)) return second(node, plain ? *plain : *reading, child);
      (is_reading ? reading : plain) = child;
      if (is_reading) ++readings;
    }
    if (readings == 1) {
      report(node, Diagnostic{Code::single_reading, tree_.source, opening(*reading),
                              "only one reading is given"}
                       .note("write the others too, or leave out `under reading` where there is "
                             "only one way to read it"));
    } else if (!plain && !reading) {
      bool const defines = node.is(NodeKind::define) || node.is(NodeKind::threat);
      report(node, missing(node, defines ? "nothing says what it means: `means …`, `includes …` or "
                                           "`undefined by the text`"
                                         : "it has no sentence: `each party P must not …`"));
    }
  }

  void second(Node clause, Node first, Node again) {
    bool const defines = clause.is(NodeKind::define) || clause.is(NodeKind::threat);
    report(clause,
           Diagnostic{Code::second_sentence, tree_.source, opening(again),
                      defines ? "a second meaning begins here" : "a second sentence begins here"}
               .label(opening(first), "the first is here")
               .note("a clause has one, so that its verdict has one meaning; two ways to read "
                     "a text are each written `under reading NAME`"));
  }

  Diagnostic missing(Node clause, std::string message) {
    auto const name = clause.child(NodeKind::name);
    return Diagnostic{Code::missing_sentence, tree_.source, (name ? *name : clause).span(),
                      std::move(message)};
  }

  syntax::TreeData& tree_;
  text::Diagnostics& out_;
};

}  // namespace

void check_parts(syntax::TreeData& tree, text::Diagnostics& out) {
  PartCheck check{tree, out};
  for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) check.run(Node{&tree, i});
}

}  // namespace casus::grammar
