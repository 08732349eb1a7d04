#include "engine/judge/trial.hpp"

#include <algorithm>

namespace casus::judge {
namespace {

/// Leaves that together would settle a node; the smallest few.
using Leaves = std::vector<ProofId>;
using LeafSets = std::vector<Leaves>;

constexpr std::size_t options_max = text::Bounds{}.missing_options;

void keep_smallest(LeafSets& options, Work& work) {
  for (Leaves& leaves : options) {
    work.spend(leaves.size());
    std::sort(leaves.begin(), leaves.end());
    leaves.erase(std::unique(leaves.begin(), leaves.end()), leaves.end());
  }
  std::sort(options.begin(), options.end(), [](Leaves const& a, Leaves const& b) {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
  });
  options.erase(std::unique(options.begin(), options.end()), options.end());
  if (options.size() > options_max) options.resize(options_max);
}

LeafSets crossed(LeafSets const& left, LeafSets const& right, Work& work) {
  LeafSets result;
  for (Leaves const& a : left) {
    for (Leaves const& b : right) {
      result.push_back(a);
      result.back().insert(result.back().end(), b.begin(), b.end());
    }
  }
  keep_smallest(result, work);
  return result;
}

/// Searches a proof for the unknown facts that would raise a node, or refute it.
class Collector {
 public:
  Collector(Proof const& proof, double standard, double doubt, Work& work)
      : proof_(proof), standard_(standard), doubt_(doubt), work_(work), below_(proof.size(), 1) {
    // A node is added after those below it.
    for (std::uint32_t i = 0; i < below_.size(); ++i) {
      for (ProofId const child : proof[ProofId{i}].children) below_[i] += below_[child.value];
    }
  }

  /// Ways to make the node established or contested; one empty way where it already is.
  [[nodiscard]] LeafSets raise(ProofId id) const { return settle(id, true); }
  /// Ways to refute it.
  [[nodiscard]] LeafSets refute(ProofId id) const { return settle(id, false); }

 private:
  [[nodiscard]] LeafSets settle(ProofId id, bool up) const {
    using Operation = ProofNode::Operation;
    ProofNode const& node = proof_[id];
    work_.spend(below_[id.value]);
    Truth const truth = proof_.fold(id, standard_, doubt_).truth;
    if (up ? truth >= Truth::contested : truth == Truth::refuted) return {{}};
    switch (node.operation) {
      case Operation::fact:
        if (truth != Truth::unknown) return {};
        return {{id}};
      case Operation::all: return up ? of_every(node, up) : of_some(node, up);
      case Operation::any: return up ? of_some(node, up) : of_every(node, up);
      case Operation::at_least: return of_several(node, up);
      case Operation::rebuttable: return settle(node.children.front(), up);
      case Operation::possible: return up ? LeafSets{} : settle(node.children.front(), up);
      case Operation::possibly_not: return up ? settle(node.children.front(), up) : LeafSets{};
    }
    return {};
  }

  [[nodiscard]] LeafSets of_every(ProofNode const& node, bool up) const {
    LeafSets result{{}};
    for (ProofId const child : node.children) {
      result = crossed(result, settle(child, up), work_);
      if (result.empty()) break;
    }
    return result;
  }

  [[nodiscard]] LeafSets of_some(ProofNode const& node, bool up) const {
    LeafSets result;
    for (ProofId const child : node.children) {
      for (Leaves& leaves : settle(child, up)) result.push_back(std::move(leaves));
    }
    keep_smallest(result, work_);
    return result;
  }

  /// Enough of the children, the cheapest first.
  [[nodiscard]] LeafSets of_several(ProofNode const& node, bool up) const {
    std::size_t const needed = up ? node.count : node.children.size() - node.count + 1;
    LeafSets cheapest;
    for (ProofId const child : node.children) {
      LeafSets const ways = settle(child, up);
      if (!ways.empty()) cheapest.push_back(ways.front());
    }
    if (cheapest.size() < needed) return {};
    std::stable_sort(cheapest.begin(), cheapest.end(),
                     [](Leaves const& a, Leaves const& b) { return a.size() < b.size(); });
    if (needed == 1) return cheapest;
    Leaves together;
    for (std::size_t i = 0; i < needed; ++i) {
      together.insert(together.end(), cheapest[i].begin(), cheapest[i].end());
    }
    return {together};
  }

  Proof const& proof_;
  double standard_;
  double doubt_;
  Work& work_;
  std::vector<std::uint64_t> below_;  ///< nodes of the tree under each
};

std::string words_of(ProofNode const& node) {
  return node.missing.empty() ? "whether " + node.label : node.missing;
}

/// Turns ways into entries for people: each fact once, no entry twice.
void list(Proof const& proof, LeafSets const& options, Verdict would, std::size_t at_most,
          std::vector<MissingSet>& out) {
  std::size_t listed = 0;
  for (Leaves const& leaves : options) {
    if (leaves.empty() || listed == at_most) continue;
    MissingSet set;
    set.would = would;
    set.leaves = leaves;
    for (ProofId const leaf : leaves) {
      std::string words = words_of(proof[leaf]);
      if (std::find(set.facts.begin(), set.facts.end(), words) == set.facts.end()) {
        set.facts.push_back(std::move(words));
      }
    }
    bool const known = std::any_of(out.begin(), out.end(), [&](MissingSet const& row) {
      return row.would == would && row.facts == set.facts;
    });
    if (known) continue;
    out.push_back(std::move(set));
    ++listed;
  }
}

bool open_verdict(Verdict verdict) {
  return verdict == Verdict::potential_breach || verdict == Verdict::potential_departure;
}

/// What the verdict would be, were everything unknown shown.
Verdict would_be(Trial const& trial, bool contested, bool voluntary) {
  bool const defended =
      std::any_of(trial.defences.begin(), trial.defences.end(),
                  [](DefenceOutcome const& row) { return row.state == DefenceState::contested; });
  if (contested || defended) return Verdict::contested;
  return voluntary ? Verdict::departure : Verdict::breach;
}

std::string clause_itself(Context const& context, model::Commitment const& commitment) {
  model::Article const& article = context.rulebook[commitment.article];
  std::string const number = article.number.empty() ? "" : " " + article.number;
  return "whether the text says so: the clause" + number + " of "
         + context.rulebook[commitment.instrument].name + " is only "
         + std::string(name(commitment.content.sureness));
}

}  // namespace

std::vector<MissingSet> find_missing(Context const& context, Trial const& trial, Verdict verdict) {
  std::vector<MissingSet> result;
  if (!open_verdict(verdict) || !trial.proof.recording()) return result;
  model::Commitment const& commitment = context.rulebook[trial.commitment];
  model::Sentence const& sentence = commitment.sentences[trial.reading.sentence];
  double const doubt = context.options.doubt;
  Work& work = *context.work;
  Collector const collector(trial.proof, context.options.standard.value, doubt, work);
  LeafSets breach{{}};
  LeafSets cleared;
  bool contested = false;
  for (Element const& element : trial.elements) {
    breach = crossed(breach, collector.raise(element.proof), work);
    contested = contested || element.outcome.truth == Truth::contested;
    if (element.name == "scope") continue;
    for (Leaves& leaves : collector.refute(element.proof)) cleared.push_back(std::move(leaves));
  }
  bool const voluntary = sentence.modality == model::Modality::should
                         || sentence.modality == model::Modality::should_not;
  Verdict const would = would_be(trial, contested, voluntary);
  bool const no_limit = trial.performance && trial.performance->due.state == Due::State::no_limit;
  if (!sentence.as_a_rule && !no_limit) list(trial.proof, breach, would, 4, result);
  if (!sentence.as_a_rule && caps_a_breach(context, trial.commitment)) {
    if (result.empty()) result.push_back({would, {}, {}});
    for (MissingSet& set : result) set.facts.push_back(clause_itself(context, commitment));
  }
  auto const* reservation =
      reservation_to(context, trial.commitment, trial.bearer, trial.counterparty);
  if (reservation != nullptr) {
    if (result.empty()) result.push_back({would, {}, {}});
    for (MissingSet& set : result) {
      set.facts.push_back("whether the reservation of " + context.name(reservation->state)
                          + " leaves this duty: " + reservation->stating);
    }
  }
  keep_smallest(cleared, work);
  list(trial.proof, cleared, trial.performance ? Verdict::compliant : Verdict::cleared, 2, result);
  Collector const invoker(trial.proof, doubt, doubt, work);
  for (DefenceOutcome const& defence : trial.defences) {
    bool const relevant = defence.raised || (trial.performance && trial.performance->refused);
    if (relevant) list(trial.proof, invoker.raise(defence.proof), Verdict::excused, 1, result);
  }
  return result;
}

}  // namespace casus::judge
