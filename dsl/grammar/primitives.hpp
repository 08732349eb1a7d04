#pragma once

#include "dsl/grammar/parse_state.hpp"

#include <boost/spirit/home/x3.hpp>

#include <algorithm>
#include <array>
#include <cstddef>

// The words in which the grammar is written. Rules have no attributes: terminals record leaves and
// `node` records inner nodes in the ParseState, which every rule finds in the context.

namespace casus::grammar {

namespace x3 = boost::spirit::x3;

struct state_tag;
/// INVARIANT: every rule is instantiated for exactly these two types.
using Context = x3::context<state_tag, ParseState>;

template <class AnyContext>
ParseState& state_of(AnyContext const& context) {
  return x3::get<state_tag>(context);
}

template <class Derived>
struct Terminal : x3::parser<Derived> {
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;

  template <class AnyContext, class RuleContext, class Attribute>
  bool parse(Iterator& first, Iterator const& last, AnyContext const& context, RuleContext&,
             Attribute&) const {
    return this->derived().read(state_of(context), first, last);
  }
};

/// A phrase that leaves a leaf: keyword(P::must_not).
struct keyword : Terminal<keyword> {
  explicit keyword(syntax::Phrase phrase_) : phrase(phrase_) {}
  bool read(ParseState& state, Iterator& first, Iterator) const {
    return state.phrase(first, phrase);
  }
  syntax::Phrase phrase;
};

/// A phrase that only separates, and leaves nothing.
struct separator : Terminal<separator> {
  explicit separator(syntax::Phrase phrase_) : phrase(phrase_) {}
  bool read(ParseState& state, Iterator& first, Iterator) const {
    return state.phrase(first, phrase, false);
  }
  syntax::Phrase phrase;
};

/// One of several phrases, in any order: one that begins another is tried after it.
template <std::size_t count>
struct one_of_parser : Terminal<one_of_parser<count>> {
  explicit one_of_parser(std::array<syntax::Phrase, count> phrases_) : phrases(phrases_) {
    std::stable_sort(phrases.begin(), phrases.end(), [](syntax::Phrase a, syntax::Phrase b) {
      return words(a).size() > words(b).size();
    });
  }
  bool read(ParseState& state, Iterator& first, Iterator) const {
    return state.one_of(first, phrases);
  }
  std::array<syntax::Phrase, count> phrases;
};

template <class... Phrases>
one_of_parser<sizeof...(Phrases)> one_of(Phrases... phrases) {
  return one_of_parser<sizeof...(Phrases)>{{phrases...}};
}

/// A value; the kind of leaf decides which words qualify.
struct leaf : Terminal<leaf> {
  explicit leaf(syntax::NodeKind kind_) : kind(kind_) {}
  bool read(ParseState& state, Iterator& first, Iterator) const { return state.leaf(first, kind); }
  syntax::NodeKind kind;
};

struct mark : Terminal<mark> {
  mark(syntax::TokenKind kind_, Label label_) : kind(kind_), label(label_) {}
  bool read(ParseState& state, Iterator& first, Iterator) const {
    return state.mark(first, kind, label);
  }
  syntax::TokenKind kind;
  Label label;
};

/// Consumes nothing: here a part of a clause may end and one of `set` begin.
struct boundary : Terminal<boundary> {
  explicit boundary(opens::Set set_, bool semicolon_too_ = false)
      : set(set_), semicolon_too(semicolon_too_) {}
  bool read(ParseState& state, Iterator& first, Iterator) const {
    return state.boundary(first, set, semicolon_too);
  }
  opens::Set set;
  bool semicolon_too;
};

/// Consumes nothing: there is more before the closing brace (or the end of the file).
struct more_parser : Terminal<more_parser> {
  bool read(ParseState&, Iterator& first, Iterator) const {
    return first->kind != syntax::TokenKind::close_brace && first->kind != syntax::TokenKind::end;
  }
};

/// Consumes nothing: the phrase stands here. Unlike Spirit's `&`, a miss is not remembered.
struct ahead : Terminal<ahead> {
  explicit ahead(syntax::Phrase phrase_) : phrase(phrase_) {}
  bool read(ParseState&, Iterator& first, Iterator) const { return stands_at(first, phrase); }
  syntax::Phrase phrase;
};

template <class Subject, class Derived>
struct Directive : x3::unary_parser<Subject, Derived> {
  using x3::unary_parser<Subject, Derived>::unary_parser;
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;
};

/// node(K::article)[ … ] records an inner node around what it reads.
template <class Subject>
struct node_directive : Directive<Subject, node_directive<Subject>> {
  node_directive(Subject const& inner, syntax::NodeKind kind_)
      : Directive<Subject, node_directive<Subject>>(inner), kind(kind_) {}
  template <class AnyContext, class RuleContext, class Attribute>
  bool parse(Iterator& first, Iterator const& last, AnyContext const& context,
             RuleContext& rule_context, Attribute& attribute) const {
    ParseState& state = state_of(context);
    std::uint32_t const opened = state.open(kind, first);
    if (!this->subject.parse(first, last, context, rule_context, attribute)) {
      state.abandon(opened);
      return false;
    }
    state.close(opened, first);
    return true;
  }
  syntax::NodeKind kind;
};

/// label(Label::deadline)[ … ]: what fails at its first word is reported by this name.
template <class Subject>
struct label_directive : Directive<Subject, label_directive<Subject>> {
  label_directive(Subject const& inner, Label label_)
      : Directive<Subject, label_directive<Subject>>(inner), label(label_) {}
  template <class AnyContext, class RuleContext, class Attribute>
  bool parse(Iterator& first, Iterator const& last, AnyContext const& context,
             RuleContext& rule_context, Attribute& attribute) const {
    ParseState::LabelScope const scope{state_of(context), label, first};
    return this->subject.parse(first, last, context, rule_context, attribute);
  }
  Label label;
};

/// recover(Resume{…})[ … ] always succeeds: an error in its subject is reported, the text up to the
/// next sound place is recorded as broken, and reading goes on there.
template <class Subject>
struct recover_directive : Directive<Subject, recover_directive<Subject>> {
  recover_directive(Subject const& inner, Resume resume_)
      : Directive<Subject, recover_directive<Subject>>(inner), resume(resume_) {}
  template <class AnyContext, class RuleContext, class Attribute>
  bool parse(Iterator& first, Iterator const& last, AnyContext const& context,
             RuleContext& rule_context, Attribute& attribute) const {
    ParseState& state = state_of(context);
    Iterator const start = first;
    do {
      if (this->subject.parse(first, last, context, rule_context, attribute)) return true;
      first = start;
    } while (state.report_failure(start));
    first = state.find_resume(start, resume);
    state.record_unread(start, first);
    state.resume_at(first);
    return true;
  }
  Resume resume;
};

template <template <class> class DirectiveOf, class Argument>
struct directive_maker {
  Argument argument;
  template <class Subject>
  auto operator[](Subject const& subject) const {
    using Parser = typename x3::extension::as_parser<Subject>::value_type;
    return DirectiveOf<Parser>{x3::as_parser(subject), argument};
  }
};

inline directive_maker<node_directive, syntax::NodeKind> node(syntax::NodeKind kind) {
  return {kind};
}
inline directive_maker<label_directive, Label> label(Label label) { return {label}; }
inline directive_maker<recover_directive, Resume> recover(Resume resume) { return {resume}; }

// --- what every part of the grammar uses
// -----------------------------------------------------------

using K = syntax::NodeKind;
using P = syntax::Phrase;

inline auto const open_brace = mark{syntax::TokenKind::open_brace, Label::open_brace};
inline auto const close_brace = mark{syntax::TokenKind::close_brace, Label::close_brace};
inline auto const comma = mark{syntax::TokenKind::comma, Label::comma};
inline auto const trigger_comma = mark{syntax::TokenKind::comma, Label::trigger_comma};
inline auto const semicolon = mark{syntax::TokenKind::semicolon, Label::semicolon};
inline auto const end_of_file = mark{syntax::TokenKind::end, Label::end_of_file};
inline more_parser const more{};
inline separator const or_{P::or_};
inline leaf const name{K::name};
inline leaf const variable{K::variable};
inline leaf const string_{K::string};
inline leaf const date{K::date};
inline leaf const integer{K::integer};
inline leaf const state_name{K::state};

/// The head of something in braces: an error in it does not lose what is in the braces.
inline auto const head = recover(Resume{.at_open_brace = true});

/// The name of a rule is also the name of its definition and of its kind of node.
#define CASUS_RULE(rule_name) \
  inline x3::rule<struct rule_name##_tag> const rule_name { #rule_name }

}  // namespace casus::grammar
