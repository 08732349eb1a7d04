#include "engine/explain/tree.hpp"

#include "engine/explain/dates.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace casus::explain {
namespace {

using Operation = judge::ProofNode::Operation;

Join join_of(Operation operation) {
  switch (operation) {
    case Operation::fact: return Join::fact;
    case Operation::all: return Join::all_of;
    case Operation::any: return Join::any_of;
    case Operation::at_least: return Join::at_least;
    case Operation::possible:
    case Operation::possibly_not: return Join::may;
    case Operation::rebuttable: return Join::exceptions;
  }
  return Join::fact;
}

/// Whether the label of a fact is what to find out.
bool says_it_already(judge::ProofNode const& node) {
  constexpr std::string_view question = "the answer to: ";
  return node.missing == "whether " + node.label || node.label.rfind(question, 0) == 0;
}

class Builder {
 public:
  Builder(model::Rulebook const& rulebook, record::Case const& judged,
          judge::Finding const& finding, judge::Options const& options)
      : rulebook_(rulebook),
        judged_(judged),
        finding_(finding),
        doubt_(options.doubt),
        bounds_(options.bounds) {}

  Node node(judge::ProofId id, double standard) {
    ++nodes_;
    judge::ProofNode const& from = finding_.proof[id];
    judge::Outcome const outcome = finding_.proof.fold(id, standard, doubt_);
    Node to;
    to.label = from.label;
    to.join = join_of(from.operation);
    to.count = from.count;
    to.truth = outcome.truth;
    to.support = outcome.support;
    to.rule = from.rule;
    if (from.place) to.place = rulebook_.show(*from.place);
    to.presumed = from.presumed;
    if (!says_it_already(from)) to.missing = from.missing;
    for (judge::Evidence const& evidence : from.evidence) to.claims.push_back(claim(evidence));
    add_children(to, from, standard, outcome.decided_by);
    to.decides = outcome.decided_by == id || from.operation == Operation::fact;
    return to;
  }

 private:
  ClaimLine claim(judge::Evidence const& evidence) const {
    ClaimLine line;
    line.side = evidence.side;
    line.strength = evidence.strength;
    line.pointer = evidence.pointer;
    line.note = evidence.note;
    if (evidence.unrated) line.note += line.note.empty() ? "unrated source" : "; unrated source";
    for (record::SourceId const source : evidence.sources) {
      if (source.value >= judged_.sources.size()) continue;
      line.sources.push_back(source_line(judged_.sources[source.value]));
    }
    return line;
  }

  /// The parts that decide come first, since the rest may be cut.
  std::vector<judge::ProofId> ordered(judge::ProofNode const& from, double standard,
                                      judge::ProofId decided_by) const {
    std::vector<judge::ProofId> children = from.children;
    if (children.size() <= bounds_.explained_children || from.operation == Operation::rebuttable) {
      return children;
    }
    std::stable_partition(children.begin(), children.end(), [&](judge::ProofId child) {
      return finding_.proof.fold(child, standard, doubt_).decided_by == decided_by;
    });
    return children;
  }

  void add_children(Node& to, judge::ProofNode const& from, double standard,
                    judge::ProofId decided_by) {
    bool first = true;
    for (judge::ProofId const child : ordered(from, standard, decided_by)) {
      if (to.children.size() >= bounds_.explained_children || nodes_ >= bounds_.explained_nodes) {
        ++to.left_out;
        continue;
      }
      // An exception to a defence is measured at the measure of doubt, whatever the standard.
      bool const exception = from.operation == Operation::rebuttable && !first;
      double const measure = exception ? doubt_ : standard;
      first = false;
      Node part = node(child, measure);
      part.decides = finding_.proof.fold(child, measure, doubt_).decided_by == decided_by;
      to.children.push_back(std::move(part));
    }
  }

  model::Rulebook const& rulebook_;
  record::Case const& judged_;
  judge::Finding const& finding_;
  double doubt_;
  text::Bounds const& bounds_;
  std::size_t nodes_ = 0;
};

std::string state_name(judge::DefenceOutcome const& defence) {
  switch (defence.state) {
    case judge::DefenceState::established: return "established";
    case judge::DefenceState::contested: return "contested";
    case judge::DefenceState::not_established: break;
  }
  return defence.raised ? "raised, not established" : "not established";
}

}  // namespace

bool decides(judge::Finding const& finding, judge::Element const& element) {
  std::string const& because = finding.because;
  if (because == element.name || because == element.name + ": " + element.words) return true;
  return element.name == "non-performance" && (because == "performance" || because == "deadline");
}

std::string source_line(record::Source const& source) {
  std::string line = source.id;
  if (!source.title.empty()) line += ", " + source.title;
  std::string more = source.publisher;
  if (source.date) {
    if (!more.empty()) more += ", ";
    more += words_of(*source.date, false);
  }
  if (!more.empty()) line += " (" + more + ")";
  if (source.tlp) line += " [" + record::label(*source.tlp) + "]";
  return line;
}

Explanation explain(model::Rulebook const& rulebook, record::Case const& judged,
                    judge::Finding const& finding, judge::Options const& options) {
  Builder builder(rulebook, judged, finding, options);
  Explanation explanation;
  explanation.finding = &finding;
  explanation.life = life_of(rulebook, judged, finding, options);
  for (judge::Element const& element : finding.elements) {
    Branch branch;
    branch.name = element.name;
    branch.decides = decides(finding, element);
    branch.words = element.words;
    branch.root = builder.node(element.proof, options.standard.value);
    // A report need not show the label of what an element's name and words stand for.
    branch.root.missing = finding.proof[element.proof].missing;
    branch.state = judge::name(element.outcome.truth);
    explanation.branches.push_back(std::move(branch));
  }
  for (judge::DefenceOutcome const& defence : finding.defences) {
    Branch branch;
    branch.name = defence.name;
    branch.defence = true;
    branch.decides = finding.because == defence.name;
    branch.state = state_name(defence);
    branch.root = builder.node(defence.proof, options.doubt);
    explanation.branches.push_back(std::move(branch));
  }
  return explanation;
}

}  // namespace casus::explain
