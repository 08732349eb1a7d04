#include "dsl/grammar/openers.hpp"

#include <array>
#include <cstddef>
#include <vector>

namespace casus::grammar {

namespace {

using syntax::NodeKind;
using syntax::Phrase;
using syntax::TokenKind;
using syntax::WordId;

using enum Phrase;

constexpr Opener rows[] = {
    {use, opens::unit},
    {treaty, opens::unit},
    {norms, opens::unit},
    {custom, opens::unit},
    {vocabulary, opens::unit},
    {states, opens::unit},
    {Phrase::title, opens::header},
    {source, opens::header},
    {languages, opens::header},
    {addresses_every_state, opens::header},
    {parties, opens::header},
    {signed_, opens::header},
    {adopted, opens::header},
    {in_force_from, opens::header},
    {provisionally_applied_from, opens::header},
    {accession_of, opens::header},
    {reservation_of, opens::header},
    {suspended_from, opens::header},
    {ended, opens::header},
    {lasts, opens::header},
    {depositary, opens::header},
    {under, opens::header},
    {succeeds, opens::header},
    {accepts_attribution_by, opens::header},
    {accepts_attribution_under, opens::header},
    {admits_defences_of, opens::header},
    {Phrase::reading, opens::header},
    {yields_to, opens::header | opens::item},
    {prevails_over, opens::header | opens::item},
    {leaves, opens::header | opens::item},
    {status, opens::header | opens::attribute},
    {owner, opens::header | opens::attribute},
    {replaces, opens::header | opens::attribute},
    {note, opens::header | opens::attribute},
    {Phrase::article, opens::article},
    {annex, opens::article},
    {paragraph, opens::article},
    {preamble, opens::article},
    {amended, opens::article},
    {repeals_article, opens::repeal},
    {define, opens::item},
    {question, opens::item},
    {recognises_threat, opens::item},
    {commitment, opens::item},
    {Phrase::cooperation, opens::item},
    {principle, opens::item},
    {right, opens::item},
    {power, opens::item},
    {defence, opens::item},
    {basis, opens::item},
    {no_rule_because, opens::item},
    {text, opens::attribute | opens::item},
    {number, opens::attribute | opens::item},
    {content, opens::attribute | opens::item},
    {severity, opens::attribute},
    {survives_termination, opens::attribute},
    {applies_from_signature, opens::attribute},
    {overrides, opens::attribute},
    {guides, opens::attribute},
    {on, opens::sentence},
    {when, opens::sentence},
    {before, opens::sentence},
    {each_party, opens::sentence},
    {each_other_party, opens::sentence},
    {each_state, opens::sentence},
    {each_other_state, opens::sentence},
    {the_other_party, opens::sentence},
    {the_depositary, opens::sentence},
    {the_parties, opens::sentence},
    {the_organisation, opens::sentence},
    {the_state, opens::sentence},
    {where, opens::condition},
    {unless, opens::condition},
    {except_if, opens::exception},
    {Phrase::example, opens::example},
    {means, opens::meaning},
    {includes, opens::meaning},
    {undefined_by_the_text, opens::meaning},
    {under_reading, opens::reading},
    {excuses, opens::excuse},
    {does_not_excuse, opens::excuse},
    {Phrase::kind, opens::kind},
    {conduct, opens::group},
    {communications, opens::group},
    {measures, opens::group},
    {assets, opens::group},
    {effects, opens::group},
    {purposes, opens::group},
    {grounds, opens::group},
    {channels, opens::group},
    {Phrase::state, opens::state},
    {organisation, opens::state},
    {the_parties_cooperate_in, opens::cooperation},
};

/// What each word can open, by its id.
std::vector<opens::Set> const& by_first_word() {
  static std::vector<opens::Set> const table = [] {
    std::vector<opens::Set> sets;
    for (Opener const& row : rows) {
      WordId const first = words(row.phrase).front();
      if (sets.size() <= first) sets.resize(first + std::size_t{1});
      sets[first] |= row.set;
    }
    return sets;
  }();
  return table;
}

constexpr std::array instruments{treaty, norms, custom};
constexpr std::array plain_items{commitment, Phrase::cooperation, principle, right,
                                 power,      recognises_threat};
constexpr std::array categories{conduct, communication, measure, asset, purpose, effect};

Iterator skip(Iterator at, Phrase phrase) { return at + words(phrase).size(); }

template <class Phrases>
Iterator skip_any(Iterator at, Phrases const& phrases) {
  for (Phrase const phrase : phrases) {
    if (stands_at(at, phrase)) return skip(at, phrase);
  }
  return nullptr;
}

bool has_kind(Iterator at, TokenKind kind) { return at->kind == kind; }

/// The end of an article's head, or nothing if it is not one.
Iterator article_head_end(Iterator at) {
  if (stands_at(at, preamble)) return skip(at, preamble);
  Iterator next = skip_any(at, std::array{Phrase::article, annex, paragraph});
  if (next == nullptr) return nullptr;
  if (stands_at(next, of_unknown_number)) {
    next = skip(next, of_unknown_number);
  } else if (has_kind(next, TokenKind::string)) {
    ++next;
  } else {
    return nullptr;
  }
  if (stands_at(next, titled) && has_kind(skip(next, titled), TokenKind::string)) {
    next = skip(next, titled) + 1;
  }
  return next;
}

/// The end of the head of something in an article, or nothing.
Iterator item_head_end(Iterator at) {
  if (Iterator const next = skip_any(at, plain_items)) return is_name(*next) ? next + 1 : nullptr;
  if (stands_at(at, define)) {
    Iterator const next = skip_any(skip(at, define), categories);
    return next != nullptr && is_name(*next) ? next + 1 : nullptr;
  }
  if (stands_at(at, defence) && is_name(at[1]) && stands_at(at + 2, of)
      && has_kind(at + 3, TokenKind::variable) && stands_at(at + 4, against)
      && has_kind(at + 5, TokenKind::variable)) {
    return at + 6;
  }
  if (stands_at(at, basis) && is_name(at[1]) && stands_at(at + 2, for_)
      && has_kind(at + 3, TokenKind::variable)) {
    return at + 4;
  }
  return nullptr;
}

}  // namespace

bool stands_at(Iterator at, Phrase phrase) {
  for (WordId const id : words(phrase)) {
    if (at->kind != TokenKind::word || at->word != id) return false;
    ++at;  // never past the end: the last token is no word
  }
  return true;
}

bool is_name(syntax::Token const& token) {
  if (token.kind != TokenKind::word) return false;
  return token.word == 0 || !syntax::is_reserved(token.word);
}

std::span<Opener const> openers() { return rows; }

opens::Set could_open(Iterator at) {
  if (has_kind(at, TokenKind::variable)) return opens::sentence;
  if (at->kind != TokenKind::word || at->word >= by_first_word().size()) return 0;
  return by_first_word()[at->word];
}

bool opener_at(Iterator at, opens::Set set) {
  if ((could_open(at) & set) == 0) return false;
  if (has_kind(at, TokenKind::variable)) return true;
  for (Opener const& row : rows) {
    if ((row.set & set) != 0 && stands_at(at, row.phrase)) return true;
  }
  return false;
}

std::optional<Head> head_at(Iterator at) {
  if (!at->starts_line || at->kind != TokenKind::word) return std::nullopt;
  opens::Set const could = could_open(at);
  Head head;
  if ((could & opens::unit) != 0) {
    Iterator const next = skip_any(at, instruments);
    Iterator const other = skip_any(at, std::array{vocabulary, states});
    Iterator const name = next != nullptr ? next : other;
    if (name == nullptr || !is_name(*name)) return std::nullopt;
    head = {Head::Level::unit, next != nullptr, false, name + 1};
  } else if ((could & opens::article) != 0) {
    if (stands_at(at, amended)
        && (has_kind(at + 1, TokenKind::date) || has_kind(at + 1, TokenKind::integer))) {
      // Where its head ends depends on its provenance: a missing brace is left to the grammar.
      Iterator end = at + 2;
      while (!has_kind(end, TokenKind::open_brace) && !end->starts_line
             && !has_kind(end, TokenKind::end))
        ++end;
      head = {Head::Level::article, true, false, end};
    } else if (Iterator const end = article_head_end(at)) {
      head = {Head::Level::article, false, true, end};
    } else {
      return std::nullopt;
    }
  } else if ((could & opens::item) != 0) {
    Iterator const end = item_head_end(at);
    if (end == nullptr) return std::nullopt;
    head = {Head::Level::item, false, false, end};
  } else {
    return std::nullopt;
  }
  // A word that merely looks like an opener is followed by more words on its line.
  if (!has_kind(head.end, TokenKind::open_brace) && !head.end->starts_line) return std::nullopt;
  return head;
}

std::optional<Opened> opened_at(Iterator at) {
  static constexpr std::array named{
      Opened{NodeKind::commitment, commitment, true},
      Opened{NodeKind::cooperation, Phrase::cooperation, true},
      Opened{NodeKind::principle, principle, true},
      Opened{NodeKind::right, right, true},
      Opened{NodeKind::power, power, true},
      Opened{NodeKind::threat, recognises_threat, true},
      Opened{NodeKind::defence, defence, true},
      Opened{NodeKind::question, question, true},
      Opened{NodeKind::kind_decl, Phrase::kind, true},
      Opened{NodeKind::state_decl, Phrase::state, true},
      Opened{NodeKind::state_decl, organisation, true},
      Opened{NodeKind::instrument, treaty, true},
      Opened{NodeKind::instrument, norms, true},
      Opened{NodeKind::instrument, custom, true},
      Opened{NodeKind::vocabulary, vocabulary, true},
      Opened{NodeKind::states, states, true},
      Opened{NodeKind::use, use, false},
  };
  for (Opened const& one : named) {
    if (stands_at(at, one.phrase)) return one;
  }
  return std::nullopt;
}

}  // namespace casus::grammar
