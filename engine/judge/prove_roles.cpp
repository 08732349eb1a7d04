#include "engine/judge/prover.hpp"
#include "engine/judge/tally.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace casus::judge {

void Prover::expand(model::KindReference reference, bool possible, Names& out,
                    Expanded& done) const {
  if (reference.form == model::KindReference::Form::kind) {
    (possible ? out.possible : out.sure).push_back(reference.kind());
    return;
  }
  // A term that several others name adds its own names once.
  if (!done.emplace(reference.term(), possible).second) return;
  context_.work->spend();
  model::Meaning const& meaning = meaning_of(as_it_stood(reference.term()), reference.term());
  for (model::KindReference const& name : meaning.establishes_kinds)
    expand(name, possible, out, done);
  for (model::KindReference const& name : meaning.may_cover_kinds) expand(name, true, out, done);
  for (model::Pattern const& pattern : meaning.establishes) {
    for (model::KindReference const& name : pattern.kinds) expand(name, possible, out, done);
  }
  for (model::Pattern const& pattern : meaning.may_cover) {
    for (model::KindReference const& name : pattern.kinds) expand(name, true, out, done);
  }
}

Prover::Names Prover::expand(std::vector<model::KindReference> const& references) const {
  Names names;
  Expanded done;
  for (model::KindReference const& reference : references) expand(reference, false, names, done);
  return names;
}

ProofId Prover::has_state(record::EventId event,
                          std::vector<record::Claim<model::StateId>> const& claims,
                          model::StateId state, std::string_view role, Sense sense) {
  record::Event const& row = context_[event];
  if (state == record::nobody) {
    // English asks for the State before the rest of such a role.
    bool const from = role == "came from the territory of";
    return fact(open, sense, fmt::format("{} {} a State not reported", row.id, role),
                from ? fmt::format("from the territory of which State {} came", row.id)
                     : fmt::format("which State {} {}", row.id, role));
  }
  Tally tally;
  bool others = false;
  for (auto const& claim : claims) {
    if (claim.value == state) {
      count(tally, row, claim);
    } else if (asserts(context_, row, claim) && claim.value != record::nobody) {
      others = true;
    }
  }
  // A report that names the States in a role is taken to name all of them.
  if (tally.support.pro == 0 && others) tally.support.con = tally.support.challenge = 1;
  std::string const name = context_.name(state);
  return fact(tally.support, sense, fmt::format("{} {} {}", row.id, role, name),
              fmt::format("whether {} {} {}", row.id, role, name), std::move(tally.evidence));
}

ProofId Prover::kind_among(record::EventId event,
                           std::vector<record::Claim<model::KindId>> const& claims,
                           model::KindId kind, std::string_view role, Sense sense) {
  record::Event const& row = context_[event];
  model::Vocabulary const& vocabulary = context_.rulebook.vocabulary;
  std::vector<model::KindId> claimed;
  for (auto const& claim : claims) {
    if (vocabulary.is_a(claim.value, kind) && asserts(context_, row, claim)) {
      claimed.push_back(claim.value);
    }
  }
  std::sort(claimed.begin(), claimed.end());
  claimed.erase(std::unique(claimed.begin(), claimed.end()), claimed.end());
  std::vector<ProofId> children;
  for (model::KindId const value : claimed) {
    Tally tally = tally_kind(row, claims, value);
    std::string const& name = vocabulary[value].name;
    children.push_back(fact(tally.support, sense, fmt::format("{} {} {}", row.id, role, name),
                            fmt::format("whether {} {} {}", row.id, role, name),
                            std::move(tally.evidence)));
  }
  // Open: that nothing else is reported does not show that there was nothing else, unless a claim
  // denies the kind as a whole.
  Tally const denied = tally_kind(row, claims, kind);
  std::string const& name = vocabulary[kind].name;
  Support const support{0, denied.support.con, denied.support.challenge};
  children.push_back(fact(support, sense, fmt::format("{} {} {}", row.id, role, name),
                          fmt::format("whether {} {} {}", row.id, role, name)));
  return any(std::move(children), sense);
}

ProofId Prover::has_kind(record::EventId event,
                         std::vector<record::Claim<model::KindId>> const& claims,
                         std::vector<model::KindReference> const& kinds, std::string_view role,
                         Sense sense) {
  Names const names = expand(kinds);
  std::vector<ProofId> children;
  for (model::KindId const kind : names.sure) {
    children.push_back(kind_among(event, claims, kind, role, sense));
  }
  for (model::KindId const kind : names.possible) {
    children.push_back(node(
        sense == Sense::plain ? ProofNode::Operation::possible : ProofNode::Operation::possibly_not,
        {kind_among(event, claims, kind, role, sense)}, undefined_by_text));
  }
  return any(std::move(children), sense);
}

model::StateId Prover::owner_of(record::EventId event,
                                record::Claim<record::Asset> const& claim) const {
  if (claim.value.of) return *claim.value.of;
  std::vector<model::StateId> const targets = named(event, context_[event].against);
  return targets.size() == 1 ? targets.front() : record::nobody;
}

ProofId Prover::owned_by(record::EventId event, record::Claim<record::Asset> const& claim,
                         model::StateId owner, Sense sense) {
  record::Event const& row = context_[event];
  std::string const label = fmt::format("what {} affected is of {}", row.id, context_.name(owner));
  std::string const missing = fmt::format("whether {}", label);
  if (owner == record::nobody) return fact(open, sense, label, missing);
  if (claim.value.of) return fact(*claim.value.of == owner ? holds : fails, sense, label, missing);
  bool const presumed = owner_of(event, claim) == owner;
  ProofId const id = fact(presumed ? holds : open, sense, label, missing);
  if (presumed && recording()) {
    proof_.presume(id, label + ": presumed, since the act was directed against that State alone");
  }
  return id;
}

ProofId Prover::asset_is(record::EventId event, model::KindId kind,
                         std::optional<model::StateId> owner, Sense sense) {
  record::Event const& row = context_[event];
  model::Vocabulary const& vocabulary = context_.rulebook.vocabulary;
  std::vector<ProofId> children;
  Tally silent;
  for (auto const& claim : row.affecting) {
    if (claim.denied) {
      if (vocabulary.is_a(kind, claim.value.kind)) count(silent, row, claim);
      continue;
    }
    if (!vocabulary.is_a(claim.value.kind, kind) || !asserts(context_, row, claim)) continue;
    Tally tally;
    count(tally, row, claim);
    for (auto const& other : row.affecting) {
      if (other.denied && vocabulary.is_a(claim.value.kind, other.value.kind)) {
        count(tally, row, other);
      }
    }
    std::string const& name = vocabulary[claim.value.kind].name;
    std::vector<ProofId> parts{
        fact(tally.support, sense, fmt::format("{} affected {}", row.id, name),
             fmt::format("whether {} affected {}", row.id, name), std::move(tally.evidence))};
    if (owner) parts.push_back(owned_by(event, claim, *owner, sense));
    children.push_back(all(std::move(parts), sense));
  }
  std::string const& name = vocabulary[kind].name;
  Support const support{0, silent.support.con, silent.support.challenge};
  children.push_back(fact(support, sense, fmt::format("{} affected {}", row.id, name),
                          owner ? fmt::format("whether {} affected assets of {} of the kind {}",
                                              row.id, context_.name(*owner), name)
                                : fmt::format("whether {} affected {}", row.id, name)));
  return any(std::move(children), sense);
}

ProofId Prover::affects(record::EventId event, std::vector<model::KindReference> const& kinds,
                        std::optional<model::StateId> owner, Sense sense) {
  Names const names = expand(kinds);
  std::vector<ProofId> children;
  for (model::KindId const kind : names.sure) {
    children.push_back(asset_is(event, kind, owner, sense));
  }
  for (model::KindId const kind : names.possible) {
    children.push_back(node(
        sense == Sense::plain ? ProofNode::Operation::possible : ProofNode::Operation::possibly_not,
        {asset_is(event, kind, owner, sense)}, undefined_by_text));
  }
  return any(std::move(children), sense);
}

}  // namespace casus::judge
