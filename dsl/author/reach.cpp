#include "dsl/author/reach.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace casus::author {
namespace {

void add(Reach& to, Reach const& from, bool whole) {
  for (std::uint32_t const kind : from.whole) (whole ? to.whole : to.partly).insert(kind);
  to.partly.insert(from.partly.begin(), from.partly.end());
}

void settle(Reach& reach) {
  for (std::uint32_t const kind : reach.whole) reach.partly.erase(kind);
}

/// Whether the description asks for more than its kinds and who is concerned.
bool is_narrowed(model::Pattern const& pattern) {
  return !pattern.affecting.empty() || !pattern.causing.empty() || !pattern.using_.empty()
         || !pattern.purpose.empty() || !pattern.giving.empty() || pattern.through
         || pattern.territory || pattern.about;
}

Reach meaning(model::Rulebook const& rulebook, model::Meaning const& meaning) {
  Reach reach;
  for (model::Pattern const& pattern : meaning.establishes) {
    add(reach, reach_of(rulebook, pattern), !is_narrowed(pattern));
  }
  for (model::Pattern const& pattern : meaning.may_cover) {
    add(reach, reach_of(rulebook, pattern), false);
  }
  add(reach, reach_of(rulebook, meaning.establishes_kinds), true);
  add(reach, reach_of(rulebook, meaning.may_cover_kinds), false);
  settle(reach);
  return reach;
}

int degree(Reach const& reach, std::uint32_t kind) {
  if (reach.whole.count(kind) > 0) return 2;
  return reach.partly.count(kind) > 0 ? 1 : 0;
}

/// The kinds that the left covers better.
std::set<std::uint32_t> more(Reach const& left, Reach const& right) {
  std::set<std::uint32_t> found;
  for (std::set<std::uint32_t> const* kinds : {&left.whole, &left.partly}) {
    for (std::uint32_t const kind : *kinds) {
      if (degree(left, kind) > degree(right, kind)) found.insert(kind);
    }
  }
  return found;
}

}  // namespace

Reach reach_of(model::Rulebook const& rulebook, std::vector<model::KindReference> const& kinds) {
  Reach reach;
  for (model::KindReference const& reference : kinds) {
    if (reference.form == model::KindReference::Form::term) {
      add(reach, reach_of(rulebook, rulebook[reference.term()].readings), true);
      continue;
    }
    for (std::uint32_t i = 0; i < rulebook.vocabulary.kinds().size(); ++i) {
      if (rulebook.vocabulary.is_a(model::KindId{i}, reference.kind())) reach.whole.insert(i);
    }
  }
  settle(reach);
  return reach;
}

Reach reach_of(model::Rulebook const& rulebook, model::Pattern const& pattern) {
  Reach reach = reach_of(rulebook, pattern.kinds);
  for (std::uint32_t const kind : reach_of(rulebook, pattern.other_than).whole) {
    reach.whole.erase(kind);
    reach.partly.erase(kind);
  }
  return reach;
}

Reach reach_of(model::Rulebook const& rulebook, std::vector<model::TermReading> const& readings) {
  Reach all;
  bool begun = false;
  for (model::TermReading const& reading : readings) {
    Reach const one = meaning(rulebook, reading.meaning);
    if (!begun) {
      all = one;
      begun = true;
      continue;
    }
    // Whole is only what every reading covers wholly.
    for (std::uint32_t const kind : all.whole) {
      if (one.whole.count(kind) == 0) all.partly.insert(kind);
    }
    for (std::uint32_t const kind : one.whole) {
      if (all.whole.count(kind) == 0) all.partly.insert(kind);
    }
    all.partly.insert(one.partly.begin(), one.partly.end());
    for (std::uint32_t const kind : all.partly) all.whole.erase(kind);
  }
  return all;
}

bool overlap(Reach const& left, Reach const& right) {
  for (std::set<std::uint32_t> const* kinds : {&left.whole, &left.partly}) {
    for (std::uint32_t const kind : *kinds) {
      if (degree(right, kind) > 0) return true;
    }
  }
  return false;
}

Outcome wider(Reach const& left, Reach const& right) {
  bool const here = !more(left, right).empty();
  bool const there = !more(right, left).empty();
  if (here && there) return Outcome::different;
  if (here) return Outcome::stricter;
  return there ? Outcome::weaker : Outcome::equal;
}

std::string beyond(model::Rulebook const& rulebook, Reach const& left, Reach const& right) {
  std::set<std::uint32_t> const kinds = more(left, right);
  std::vector<std::string> names;
  for (std::uint32_t const kind : kinds) {
    model::Kind const& row = rulebook[model::KindId{kind}];
    if (!row.parent || kinds.count(row.parent->value) == 0) names.push_back(row.name);
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace casus::author
