#include "engine/judge/phrases.hpp"
#include "engine/judge/prover.hpp"
#include "engine/judge/tally.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace casus::judge {

std::size_t Reading::meaning_of(model::TermId term) const {
  for (auto const& [id, meaning] : terms) {
    if (id == term) return meaning;
  }
  return 0;
}

std::optional<record::EventId> Binding::event(model::EventReference reference) const {
  switch (reference.form) {
    case model::EventReference::Form::it: return it;
    case model::EventReference::Form::the_act: return the_act ? the_act : it;
    case model::EventReference::Form::variable: return events[reference.variable.value];
  }
  return std::nullopt;
}

model::DefinedTerm const& Prover::as_it_stood(model::TermId term) const {
  while (auto const next = context_.rulebook[term].amended_to) {
    auto const& since = context_.rulebook[context_.rulebook[*next].article].since;
    bool const later = !question_.time || !since
                       || context_.law_time(*question_.time).begin().first < since->first;
    if (later) break;
    term = *next;
  }
  return context_.rulebook[term];
}

model::Meaning const& Prover::meaning_of(model::DefinedTerm const& row, model::TermId term) const {
  std::size_t const chosen = question_.reading.meaning_of(term);
  return row.readings[chosen < row.readings.size() ? chosen : 0].meaning;
}

Prover Prover::for_defence(std::vector<model::Variable> const& variables) const {
  Question question = question_;
  question.defence = true;
  return Prover(context_, proof_, question, variables);
}

ProofId Prover::fact(Support support, Sense sense, std::string label, std::string missing,
                     std::vector<Evidence> evidence) {
  ProofNode node;
  node.support = support;
  if (sense == Sense::negated) node.support = {support.con, support.pro, support.pro};
  if (recording()) {
    node.label = sense == Sense::negated ? "not: " + label : std::move(label);
    node.missing = std::move(missing);
    node.evidence = std::move(evidence);
  }
  context_.work->add_node(proof_.size());
  return proof_.add(std::move(node));
}

ProofId Prover::node(ProofNode::Operation operation, std::vector<ProofId> children,
                     std::string label) {
  ProofNode node;
  node.operation = operation;
  node.children = std::move(children);
  if (recording()) node.label = std::move(label);
  context_.work->add_node(proof_.size());
  return proof_.add(std::move(node));
}

ProofId Prover::all(std::vector<ProofId> children, Sense sense, std::string label) {
  if (children.size() == 1) return children.front();
  return node(sense == Sense::plain ? ProofNode::Operation::all : ProofNode::Operation::any,
              std::move(children), std::move(label));
}

ProofId Prover::any(std::vector<ProofId> children, Sense sense, std::string label) {
  return all(std::move(children), opposite(sense), std::move(label));
}

ProofId Prover::granted(Sense sense) {
  return sense == Sense::plain ? all({}, sense) : fact(holds, sense, "");
}

ProofId Prover::silence(double complete, std::string const& missing, Sense sense) {
  std::string label = complete > 0 ? "the record is declared complete and shows no other"
                                   : "one that is not reported";
  return fact({0, complete, complete}, sense, std::move(label), missing);
}

namespace {

/// What a variable of a rule is to a reader: what it stands for; of an event that the rule only
/// names, nothing yet.
struct Named {
  std::string words;
  bool is_open = false;  ///< stands for nothing
};

std::optional<Named> named(Context const& context, std::vector<model::Variable> const& variables,
                           std::string_view word, Binding const& binding) {
  if (word == "it" && binding.it) return Named{context[*binding.it].id};
  for (std::size_t i = 0; i < variables.size() && i < binding.states.size(); ++i) {
    if (variables[i].name != word) continue;
    if (binding.events[i]) return Named{context[*binding.events[i]].id};
    if (binding.states[i] == record::nobody) return Named{"a State not named"};
    if (binding.states[i]) return Named{context.name(*binding.states[i])};
    bool const event = variables[i].sort == model::Variable::Sort::event;
    return Named{event ? "it" : variables[i].name, true};
  }
  return std::nullopt;
}

/// Takes the end off a text, where it is there.
bool take_end(std::string& text, std::string_view end) {
  bool const there =
      text.size() > end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
  if (there) text.resize(text.size() - end.size());
  return there;
}

/// Adds a word of a rule: `an armed-attack called A against Q` reads `an armed-attack (e1) against
/// iran`, or `an armed-attack against iran` where no event is meant yet; `a third state S` has no
/// letter for a reader.
void add_word(std::string& said, std::string_view word, std::optional<Named> const& name) {
  bool const called = name && take_end(said, " called");
  bool const letter_only =
      name && name->is_open
      && (called || said == "state"
          || (said.size() > 6 && said.compare(said.size() - 6, 6, " state") == 0));
  if (letter_only) return;
  if (!said.empty()) said += ' ';
  if (called) {
    said += fmt::format("({})", name->words);
  } else if (name) {
    phrases::add_party(said, name->words);
  } else {
    said += word;
  }
}

}  // namespace

std::string say(Context const& context, std::vector<model::Variable> const& variables,
                std::string const& words, Binding const& binding) {
  std::string said;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t const end = std::min(words.find(' ', at), words.size());
    std::string_view word = std::string_view(words).substr(at, end - at);
    std::string_view mark;
    if (word.size() > 1 && (word.back() == ';' || word.back() == ',')) {
      mark = word.substr(word.size() - 1);
      word.remove_suffix(1);
    }
    add_word(said, word, named(context, variables, word, binding));
    said += mark;
    at = end + 1;
  }
  return said;
}

ProofId Prover::took_place(record::EventId event, Sense sense) {
  record::Event const& row = context_[event];
  Weight const weight = weigh(context_, &row, {}, {}, question_.bearer);
  Evidence evidence{row.pointer, Evidence::Side::pro, weight.strength,
                    row.sources, weight.unrated,      weight.note};
  return fact({weight.strength, 0, 0}, sense, fmt::format("{} took place", row.id),
              fmt::format("whether {} took place", row.id), {evidence});
}

Prover::Tally Prover::tally_kind(record::Event const& event,
                                 std::vector<record::Claim<model::KindId>> const& claims,
                                 model::KindId kind) const {
  // A denial of a kind answers that kind and all below it.
  Tally tally;
  for (auto const& claim : claims) {
    bool const speaks =
        claim.denied ? context_.rulebook.vocabulary.is_a(kind, claim.value) : claim.value == kind;
    if (speaks) count(tally, event, claim);
  }
  return tally;
}

ProofId Prover::of_kind(record::EventId event, model::KindId kind, Sense sense) {
  record::Event const& row = context_[event];
  model::Vocabulary const& vocabulary = context_.rulebook.vocabulary;
  std::vector<model::KindId> claimed;
  for (auto const& claim : row.kind) {
    if (vocabulary.is_a(claim.value, kind) && asserts(context_, row, claim)) {
      claimed.push_back(claim.value);
    }
  }
  std::sort(claimed.begin(), claimed.end());
  claimed.erase(std::unique(claimed.begin(), claimed.end()), claimed.end());
  std::vector<ProofId> children;
  for (model::KindId const value : claimed) {
    Tally tally = tally_kind(row, row.kind, value);
    children.push_back(fact(tally.support, sense,
                            fmt::format("{} is of kind {}", row.id, vocabulary[value].name),
                            fmt::format("whether {} is of kind {}", row.id, vocabulary[value].name),
                            std::move(tally.evidence)));
  }
  // The kinds claimed for an event are taken as complete (semantics, section 2).
  if (children.empty()) {
    children.push_back(
        fact({0, 1, 1}, sense, fmt::format("{} is of kind {}", row.id, vocabulary[kind].name),
             fmt::format("whether {} is of kind {}", row.id, vocabulary[kind].name)));
  }
  return any(std::move(children), sense);
}

ProofId Prover::of_term(record::EventId event, model::TermId term, Sense sense) {
  model::DefinedTerm const& row = as_it_stood(term);
  model::Meaning const& meaning = meaning_of(row, term);
  Prover inner(context_, proof_, question_, row.variables);
  std::vector<ProofId> children;
  for (model::Pattern const& pattern : meaning.establishes) {
    children.push_back(inner.described(event, pattern, Binding(row.variables.size()), sense));
  }
  for (model::Pattern const& pattern : meaning.may_cover) {
    ProofId const child = inner.described(event, pattern, Binding(row.variables.size()), sense);
    children.push_back(node(
        sense == Sense::plain ? ProofNode::Operation::possible : ProofNode::Operation::possibly_not,
        {child}, undefined_by_text));
  }
  // A closed meaning: what it does not name is refuted, also of a term left undefined.
  if (children.empty()) {
    children.push_back(fact({0, 1, 1}, sense, fmt::format("{} is {}", show(event), row.name)));
  }
  return any(
      std::move(children), sense,
      recording() ? fmt::format("{} is {} as the text defines it", show(event), row.name) : "");
}

ProofId Prover::described(record::EventId event, model::Pattern const& description,
                          Binding const& binding, Sense sense) {
  std::vector<ProofId> ways;
  for (Binding const& way : bind(event, description, binding)) {
    ways.push_back(matches(event, description, way, sense));
  }
  if (ways.empty()) {
    return fact({0, 1, 1}, sense,
                fmt::format("{} is {}", show(event), say(description.words, binding)));
  }
  return any(std::move(ways), sense);
}

ProofId Prover::is_of_kind(record::EventId event, std::vector<model::KindReference> const& kinds,
                           Sense sense) {
  std::vector<ProofId> children;
  for (model::KindReference const& kind : kinds) {
    children.push_back(kind.form == model::KindReference::Form::kind
                           ? of_kind(event, kind.kind(), sense)
                           : of_term(event, kind.term(), sense));
  }
  return any(std::move(children), sense);
}

ProofId Prover::is_about(record::EventId event, record::EventId other, Sense sense) {
  record::Event const& row = context_[event];
  Tally tally;
  bool others = false;
  for (auto const& claim : row.about) {
    if (claim.value == other) {
      count(tally, row, claim);
    } else if (asserts(context_, row, claim)) {
      others = true;
    }
  }
  if (tally.support.pro == 0 && others) tally.support.con = tally.support.challenge = 1;
  return fact(tally.support, sense, fmt::format("{} is about {}", row.id, show(other)),
              fmt::format("whether {} is about {}", row.id, show(other)),
              std::move(tally.evidence));
}

ProofId Prover::stands_to(record::EventId event, model::When const& when, EventTime const& other,
                          std::string const& other_name, Sense sense) {
  return stands_to(context_.time(event), show(event), when, other, other_name, sense);
}

ProofId Prover::stands_to(EventTime const& time, std::string const& name, model::When const& when,
                          EventTime const& other, std::string const& other_name, Sense sense) {
  Support support = stands(time, when, other);
  if (sense == Sense::negated) support = opposite(support);
  bool const presumed = question_.defence && support == open && time.reported && other.reported;
  if (presumed) support = holds;
  static constexpr std::array<std::string_view, 4> words{"before", "during", "before or during",
                                                         "after"};
  std::string_view const word = words[static_cast<std::size_t>(when.form)];
  std::string const label =
      fmt::format("{} was {}{} {}", name, sense == Sense::negated ? "not " : "", word, other_name);
  ProofId const id =
      fact(support, Sense::plain, label,
           fmt::format("when exactly {} took place, set against {}", name, other_name));
  if (presumed && recording()) {
    proof_.presume(id, fmt::format("{}: the dates given allow it, so it is presumed", label));
  }
  return id;
}

double Prover::completeness(std::vector<model::KindReference> const& kinds, model::Interval window,
                            std::vector<model::StateId> const& between) const {
  Names const names = expand(kinds);
  double least = names.sure.empty() ? 0 : 1;
  for (model::KindId const kind : names.sure) {
    double best = 0;
    for (record::Completeness const& row : context_.judged.complete) {
      bool const of_kind = std::any_of(row.kinds.begin(), row.kinds.end(), [&](model::KindId id) {
        return context_.rulebook.vocabulary.is_a(kind, id);
      });
      bool const of_states =
          row.between.empty()
          || std::all_of(between.begin(), between.end(), [&](model::StateId id) {
               return std::find(row.between.begin(), row.between.end(), id) != row.between.end();
             });
      bool const covers =
          row.window.first <= window.first
          && std::min(row.window.last, context_.as_of) >= std::min(window.last, context_.as_of);
      if (of_kind && of_states && covers) best = std::max(best, row.confidence.value_or(1));
    }
    least = std::min(least, best);
  }
  return least;
}

}  // namespace casus::judge
