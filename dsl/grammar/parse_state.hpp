#pragma once

#include "dsl/grammar/openers.hpp"
#include "dsl/syntax/tree.hpp"
#include "dsl/text/bounds.hpp"
#include "dsl/text/diagnostic.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

// What all rules share while one file is read: the tree as it grows, and what was expected at the
// furthest place that any rule came to. It includes no Spirit, and so compiles in a moment.

namespace casus::grammar {

/// What can be expected; the list is labels.def.
enum class Label : std::uint8_t {
#define CASUS_LABEL(identifier, text) identifier,
#include "dsl/grammar/labels.def"
#undef CASUS_LABEL
};
[[nodiscard]] std::string_view text(Label label);

/// One thing that would have been right at the furthest place.
struct Expectation {
  /// Outermost label that begins there, else the terminal's own; `none` for a phrase.
  Label label = Label::none;
  /// Of a phrase: which one, and its word that failed.
  bool is_phrase = false;
  syntax::Phrase phrase{};
  syntax::WordId word = 0;
};

/// Where reading goes on after an error in a part of the file.
struct Resume {
  /// At the next line that one of these begins, among the braces that the part stands in.
  opens::Set set = 0;
  /// Also in the middle of a line.
  bool anywhere = false;
  bool at_semicolon = false;
  bool at_open_brace = false;
};

class ParseState {
 public:
  ParseState(syntax::TreeData& tree, text::Diagnostics& out, text::Bounds const& bounds);

  // --- terminals: on success move `first`, and leave a leaf where `record`
  // ------------------------
  bool phrase(Iterator& first, syntax::Phrase wanted, bool record = true);
  /// The first of the phrases that stands there.
  bool one_of(Iterator& first, std::span<syntax::Phrase const> wanted);
  /// A value; which words qualify follows from the kind of leaf.
  bool leaf(Iterator& first, syntax::NodeKind kind);
  bool mark(Iterator& first, syntax::TokenKind kind, Label label);
  /// Succeeds, without moving, where a part of a clause may end: before `}`, the end, or an opener.
  bool boundary(Iterator first, opens::Set set, bool semicolon_too);

  // --- nodes
  // --------------------------------------------------------------------------------------
  // INVARIANT: what an abandoned alternative recorded is dropped lazily: a record that begins at or
  // after the place where something new begins, or where its parent ends, was left behind by
  // backtracking. So the operators of Spirit need not know about the tree.
  [[nodiscard]] std::uint32_t open(syntax::NodeKind kind, Iterator at);
  void close(std::uint32_t node, Iterator at);
  void abandon(std::uint32_t node);

  // --- failure
  // ------------------------------------------------------------------------------------
  void miss(Iterator at, Expectation expectation);
  [[nodiscard]] Iterator furthest() const { return furthest_; }
  [[nodiscard]] std::vector<Expectation> const& expected() const { return expected_; }

  /// Reports the furthest failure unless something was reported at that word before. True if a
  /// word there was read as another one, which it nearly is: then the same rule can try again.
  bool report_failure(Iterator start);
  /// The next sound place after the last failure. The closing brace around the part that began at
  /// `start`, or the end of the file, always ends the search.
  [[nodiscard]] Iterator find_resume(Iterator start, Resume const& resume);
  /// After an error: forget what was expected before `at`.
  void resume_at(Iterator at);
  /// Records text that was passed over, from `start` to `end`, as a broken node.
  void record_unread(Iterator start, Iterator end);

  /// Scope of a label: what fails at its first word is reported by its name.
  struct LabelScope {
    LabelScope(ParseState& state, Label label, Iterator at)
        : state_(state), outer_(state.labels_), at_(at), label_(label) {
      state.labels_ = this;
    }
    ~LabelScope() { state_.labels_ = outer_; }
    LabelScope(LabelScope const&) = delete;
    LabelScope& operator=(LabelScope const&) = delete;

   private:
    friend class ParseState;
    ParseState& state_;
    LabelScope const* outer_;
    Iterator at_;
    Label label_;
  };

  [[nodiscard]] syntax::TreeData const& tree() const { return tree_; }
  [[nodiscard]] Iterator begin() const { return tree_.tokens.data(); }

 private:
  void drop_stale(std::uint32_t token);
  [[nodiscard]] std::uint32_t index(Iterator at) const {
    return static_cast<std::uint32_t>(at - tree_.tokens.data());
  }
  /// A misspelt opener at the start of a line: reading goes on there, to report it.
  [[nodiscard]] bool nearly_opener(Iterator at, opens::Set set);
  void push(syntax::NodeKind kind, Iterator begin, Iterator end, syntax::Phrase phrase = {});

  syntax::TreeData& tree_;
  text::Diagnostics& out_;
  std::vector<std::uint32_t> open_{};
  Iterator furthest_;
  std::vector<Expectation> expected_{};
  LabelScope const* labels_ = nullptr;
  /// Words that may still be read as others; bounds the work of trying again.
  std::size_t guesses_left_;
  /// The last word that was read as another one: an error right behind it would be its echo.
  Iterator guessed_ = nullptr;
  /// A word before which something was missing: a new part that begins with it may be wrong, too.
  Iterator blameless_ = nullptr;
  /// A word that is read as a value it is not, as `p` for a variable; or, for a comma, the word
  /// before which one is understood.
  Iterator read_as_at_ = nullptr;
  Label read_as_ = Label::none;
  bool separator_missing_ = false;
  /// Searches for a misspelt opener; bounds the work on a long unreadable text.
  std::size_t near_looks_left_ = 1000;
};

}  // namespace casus::grammar
