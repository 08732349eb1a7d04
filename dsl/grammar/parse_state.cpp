#include "dsl/grammar/parse_state.hpp"

#include "dsl/grammar/explain.hpp"
#include "dsl/text/nearest.hpp"

#include <array>
#include <utility>

namespace casus::grammar {

namespace {

using syntax::NodeKind;
using syntax::NodeRecord;
using syntax::Phrase;
using syntax::Token;
using syntax::TokenKind;

constexpr std::array label_texts{
#define CASUS_LABEL(identifier, text) std::string_view{text},
#include "dsl/grammar/labels.def"
#undef CASUS_LABEL
};

constexpr std::size_t expectations_max = 400;

/// `WORD NAME {` at the start of a line looks like an item, whatever the word is.
bool unknown_item(Iterator at, opens::Set set) {
  return (set & (opens::item | opens::unit)) != 0 && at->starts_line && is_name(at[0])
         && is_name(at[1]) && at[2].kind == TokenKind::open_brace;
}

bool is_comma(Label label) { return label == Label::comma || label == Label::trigger_comma; }

Label label_of(NodeKind leaf) {
  switch (leaf) {
    case NodeKind::kind: return Label::kind;
    case NodeKind::asset: return Label::asset;
    case NodeKind::effect_name: return Label::effect_name;
    case NodeKind::purpose: return Label::purpose;
    case NodeKind::ground: return Label::ground;
    case NodeKind::channel: return Label::channel;
    case NodeKind::state: return Label::state;
    case NodeKind::basis_name: return Label::basis_name;
    case NodeKind::question_name: return Label::question_name;
    case NodeKind::variable: return Label::variable;
    case NodeKind::string: return Label::string;
    case NodeKind::date: return Label::date;
    case NodeKind::integer: return Label::integer;
    case NodeKind::number: return Label::number;
    case NodeKind::unit: return Label::time_unit;
    default: return Label::name;
  }
}

bool qualifies(syntax::TreeData const& tree, Token const& token, NodeKind leaf) {
  switch (leaf) {
    case NodeKind::variable: return token.kind == TokenKind::variable;
    case NodeKind::string: return token.kind == TokenKind::string;
    case NodeKind::integer: return token.kind == TokenKind::integer;
    case NodeKind::number:
      return token.kind == TokenKind::number || token.kind == TokenKind::integer;
    case NodeKind::date:
      // A year alone is a date where a date is due.
      return token.kind == TokenKind::date
             || (token.kind == TokenKind::integer && token.span.size() == 4);
    case NodeKind::unit:
      return token.kind == TokenKind::word && syntax::is_unit(tree.source.text(token.span));
    default: return is_name(token);
  }
}

struct BoundaryLabel {
  opens::Set set;
  Label label;
};
constexpr BoundaryLabel boundary_labels[] = {
    {opens::condition, Label::condition_line},
    {opens::example, Label::example},
    {opens::attribute, Label::attribute},
    {opens::sentence, Label::sentence},
    {opens::meaning, Label::meaning},
    {opens::excuse, Label::excuse},
    {opens::header, Label::header},
    {opens::article, Label::article},
    {opens::item, Label::item},
    {opens::unit, Label::instrument},
    {opens::group, Label::group},
};
}  // namespace

std::string_view text(Label label) { return label_texts[static_cast<std::size_t>(label)]; }

ParseState::ParseState(syntax::TreeData& tree, text::Diagnostics& out, text::Bounds const& bounds)
    : tree_(tree), out_(out), furthest_(tree.tokens.data()), guesses_left_(bounds.rule_messages) {}

// --- terminals
// -------------------------------------------------------------------------------------

bool ParseState::phrase(Iterator& first, Phrase wanted, bool record) {
  Iterator at = first;
  for (syntax::WordId const id : words(wanted)) {
    if (at->kind != TokenKind::word || at->word != id) {
      miss(at, {Label::none, true, wanted, id});
      return false;
    }
    ++at;
  }
  if (record) {
    push(NodeKind::phrase, first, at, wanted);
  } else {
    drop_stale(index(first));
  }
  first = at;
  return true;
}

bool ParseState::one_of(Iterator& first, std::span<Phrase const> wanted) {
  for (Phrase const one : wanted) {
    if (phrase(first, one)) return true;
  }
  return false;
}

bool ParseState::leaf(Iterator& first, NodeKind kind) {
  Label const label = label_of(kind);
  bool const as_if = first == read_as_at_ && label == read_as_;
  if (!as_if && !qualifies(tree_, *first, kind)) {
    miss(first, {label, false, {}, 0});
    return false;
  }
  push(kind, first, first + 1);
  ++first;
  return true;
}

bool ParseState::mark(Iterator& first, TokenKind kind, Label label) {
  if (is_comma(label) && first == read_as_at_ && read_as_ == label) return true;
  if (first->kind != kind) {
    miss(first, {label, false, {}, 0});
    return false;
  }
  drop_stale(index(first));
  if (kind != TokenKind::end) ++first;
  return true;
}

bool ParseState::boundary(Iterator first, opens::Set set, bool semicolon_too) {
  if (first->kind == TokenKind::close_brace || first->kind == TokenKind::end) return true;
  if (semicolon_too && first->kind == TokenKind::semicolon) return true;
  if ((could_open(first) & set) != 0) return true;
  // With every word that would do, so that a slip in one of them is recognised.
  for (Opener const& one : openers()) {
    if ((one.set & set) == 0) continue;
    Label label = Label::none;
    for (BoundaryLabel const& row : boundary_labels) {
      if ((row.set & one.set & set) != 0) label = row.label;
    }
    miss(first, {label, true, one.phrase, words(one.phrase).front()});
  }
  if (semicolon_too) miss(first, {Label::semicolon, false, {}, 0});
  miss(first, {Label::close_brace, false, {}, 0});
  return false;
}

// --- nodes
// -----------------------------------------------------------------------------------------

void ParseState::drop_stale(std::uint32_t token) {
  auto& nodes = tree_.nodes;
  std::size_t const first = open_.empty() ? 0 : open_.back() + std::size_t{1};
  while (nodes.size() > first && nodes.back().token_begin >= token) nodes.pop_back();
}

std::uint32_t ParseState::open(NodeKind kind, Iterator at) {
  std::uint32_t const token = index(at);
  drop_stale(token);
  auto const node = static_cast<std::uint32_t>(tree_.nodes.size());
  NodeRecord record;
  record.kind = kind;
  record.token_begin = token;
  record.parent = open_.empty() ? 0 : open_.back();
  tree_.nodes.push_back(record);
  open_.push_back(node);
  return node;
}

void ParseState::close(std::uint32_t node, Iterator at) {
  drop_stale(index(at));
  open_.pop_back();
  tree_.nodes[node].token_end = index(at);
  tree_.nodes[node].subtree_end = static_cast<std::uint32_t>(tree_.nodes.size());
}

void ParseState::abandon(std::uint32_t node) {
  open_.pop_back();
  tree_.nodes.resize(node);
}

void ParseState::push(NodeKind kind, Iterator begin, Iterator end, Phrase phrase) {
  std::uint32_t const node = open(kind, begin);
  tree_.nodes[node].phrase = phrase;
  close(node, end);
}

void ParseState::record_unread(Iterator start, Iterator end) {
  if (start == end) {
    tree_.tokens[index(start)].broken = true;
    return;
  }
  auto opened = opened_at(start);
  std::uint32_t const node = open(opened ? opened->kind : NodeKind::unreadable, start);
  tree_.nodes[node].broken = true;
  Iterator at = start;
  if (opened) {
    at += words(opened->phrase).size();
    push(NodeKind::phrase, start, at, opened->phrase);
  } else if (at->kind == TokenKind::word) {
    ++at;
  }
  bool const named =
      opened ? opened->named : at[0].kind == TokenKind::word && at[1].kind == TokenKind::open_brace;
  if (named && at < end && is_name(*at)) push(NodeKind::name, at, at + 1);
  close(node, end);
}

// --- failure
// ---------------------------------------------------------------------------------------

void ParseState::miss(Iterator at, Expectation expectation) {
  if (at < furthest_) return;
  if (at > furthest_) {
    furthest_ = at;
    expected_.clear();
  }
  if (expected_.size() >= expectations_max) return;
  for (LabelScope const* scope = labels_; scope != nullptr; scope = scope->outer_) {
    if (scope->at_ == at) expectation.label = scope->label_;
  }
  expected_.push_back(expectation);
}

void ParseState::resume_at(Iterator at) {
  furthest_ = at;
  expected_.clear();
}

bool ParseState::nearly_opener(Iterator at, opens::Set set) {
  if (at->kind != TokenKind::word || at->word != 0 || !at->starts_line || near_looks_left_ == 0) {
    return false;
  }
  --near_looks_left_;
  std::vector<std::string_view> first_words;
  for (Opener const& one : openers()) {
    if ((one.set & set) != 0) first_words.push_back(syntax::word(words(one.phrase).front()));
  }
  return text::nearest(tree_.source.text(at->span), first_words).has_value();
}

Iterator ParseState::find_resume(Iterator start, Resume const& resume) {
  if (resume.at_semicolon && separator_missing_ && furthest_ > start) return furthest_;
  // INVARIANT: braces match, so stepping over a pair stays among the braces the part stands in.
  Iterator at = start;
  while (at->kind != TokenKind::end && at->kind != TokenKind::close_brace) {
    if (at >= furthest_) {
      if (resume.at_semicolon && at->kind == TokenKind::semicolon) break;
      if (resume.at_open_brace && at->kind == TokenKind::open_brace) break;
      bool const fresh = at > start && (resume.anywhere || at->starts_line);
      if (fresh
          && (opener_at(at, resume.set) || nearly_opener(at, resume.set)
              || unknown_item(at, resume.set))) {
        break;
      }
    }
    at = at->kind == TokenKind::open_brace ? begin() + at->partner + 1 : at + 1;
  }
  return at;
}

bool ParseState::report_failure(Iterator start) {
  Iterator const found = furthest_ < start ? start : furthest_;
  Token& token = tree_.tokens[index(found)];
  separator_missing_ = false;
  // Right behind a word that was reported, an error is more likely its echo than one of its own.
  bool const echo =
      (guessed_ != nullptr && found == guessed_ + 1) || (found > start && (found - 1)->broken);
  bool const new_part = found == start && found == blameless_;
  if ((token.reported && !new_part) || token.broken || echo) {
    token.reported = true;
    return false;
  }
  token.reported = true;
  blameless_ = nullptr;
  if (out_.full()) {
    out_.count(text::Code::unexpected_text);
    return false;
  }
  Explanation explanation = explain({tree_, start, found, expected_});
  separator_missing_ = explanation.diagnostic.code == text::Code::missing_separator;
  if (explanation.diagnostic.span != token.span) blameless_ = found;
  out_.add(std::move(explanation.diagnostic));
  if (explanation.at == nullptr || guesses_left_ == 0) return false;
  --guesses_left_;
  if (explanation.read_as_word != 0) {
    Token& other = tree_.tokens[index(explanation.at)];
    other.word = explanation.read_as_word;
    other.kind = TokenKind::word;
    other.broken = true;
    guessed_ = explanation.at;
  } else {
    read_as_at_ = explanation.at;
    read_as_ = explanation.read_as;
    if (!is_comma(read_as_)) tree_.tokens[index(read_as_at_)].broken = true;
  }
  resume_at(start);
  return true;
}

}  // namespace casus::grammar
