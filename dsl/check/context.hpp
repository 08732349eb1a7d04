#pragma once

#include "dsl/check/names.hpp"
#include "dsl/model/rulebook.hpp"
#include "dsl/syntax/tree.hpp"
#include "dsl/text/diagnostic.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace casus::check {

using syntax::Node;
using syntax::NodeKind;
using syntax::Phrase;

/// A declared clause or article on its way into the rulebook.
struct Item {
  Node node;
  model::InstrumentId instrument;
  model::ArticleId article;
  std::uint32_t index = 0;  ///< in the table of its sort
  bool faulty = false;      ///< an error was reported in it, so that its row may be incomplete
  bool amended = false;     ///< it stands in an amendment
};

/// What all passes share while one rulebook is made. A rulebook with errors is thrown away, so that
/// a pass may leave out what it could not resolve.
struct Context {
  Context(std::vector<syntax::Tree> const& trees_, text::Diagnostics& out_);

  std::vector<syntax::Tree> const& trees;  ///< in the order of their paths
  text::Diagnostics& out;
  model::Rulebook rulebook;
  Names names;
  std::vector<Item> items;  ///< articles and clauses in the order of the files
  /// The day from which the text being read stands so, where an amendment brought it.
  std::optional<model::Interval> since;

  [[nodiscard]] std::uint32_t file_of(Node node) const;
  [[nodiscard]] model::Place place(Node node) const;
  [[nodiscard]] InstrumentNames& names_of(model::InstrumentId id) { return names.of[id.value]; }
  [[nodiscard]] model::Instrument& instrument(model::InstrumentId id) {
    return rulebook.instruments[id.value];
  }

  void report(text::Diagnostic diagnostic) { out.add(std::move(diagnostic)); }
  /// A name that is not declared, with a near one of the candidates; silent where its declaration
  /// could not be read.
  void unknown(text::Code code, Node name, std::string_view what,
               std::vector<std::string_view> const& candidates, std::string note = {});
  /// A name that is taken.
  void duplicate(text::Code code, Node name, std::string message, Node first);
  [[nodiscard]] bool excused(std::string_view name) const;

 private:
  std::map<char const*, std::uint32_t> files_;
};

/// A message on the words of a node.
[[nodiscard]] text::Diagnostic at(text::Code code, Node node, std::string message);

/// Whether a syntax error was reported in the node or below it.
[[nodiscard]] bool damaged(Node node);

/// The source under a node on one line: comments left out, blanks folded.
[[nodiscard]] std::string words(Node node);

/// The value of the string after a phrase; empty where there is none.
[[nodiscard]] std::string string_after(Node node, Phrase phrase);

}  // namespace casus::check
