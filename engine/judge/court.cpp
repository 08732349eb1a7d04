#include "engine/judge/court.hpp"

#include "dsl/text/digest.hpp"
#include "engine/judge/readings.hpp"
#include "engine/judge/trial.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

namespace casus::judge {
namespace {

using model::StateId;

struct Attempt {
  Trial trial;
  Way const* way;
  std::size_t nodes;  ///< of its proof, which the finding may take away
};

/// All that concerns one bearer, one counterparty and the same events: under each reading, the
/// trials of every way. Where there are several, the harshest stands for the reading.
struct Charge {
  StateId bearer, counterparty;
  std::vector<record::EventId> events;
  std::vector<std::vector<Attempt>> by_reading;
};

/// Judges one commitment on one case.
class Court {
 public:
  Court(Context const& context, model::CommitmentId commitment)
      : context_(context),
        id_(commitment),
        commitment_(context.rulebook[commitment]),
        readings_(readings_of(context.rulebook, commitment)) {}

  void run(std::vector<Finding>& out) {
    context_.work->turn_to(id_);
    for (Reading const& reading : readings_.all) ways_.push_back(find_ways(context_, id_, reading));
    sort_ways();
    collect_charges();
    // One after another: the proofs of a charge are let go before the next is tried.
    for (Charge& charge : charges_) {
      for (std::size_t reading = 0; reading < readings_.all.size(); ++reading) {
        try_all(charge, reading);
      }
      decide(charge, out);
      context_.work->release(nodes_of(charge));
      charge.by_reading.clear();
    }
  }

 private:
  void collect_charges() {
    for (std::vector<Way> const& ways : ways_) {
      for (Way const& way : ways) {
        if (!concerns_this_version(way) || !speaks_of_norm(way)) continue;
        if ((!way.event || way.breach) && !way.exercise && !worth_reporting()) continue;
        for (StateId const bearer : way.bearers) add_charge(bearer, way);
        if (way.somebody_must) add_charge(record::nobody, way);
      }
    }
  }

  /// Of a text that was amended, what is surely governed by another version is that version's.
  [[nodiscard]] bool concerns_this_version(Way const& way) const {
    model::Article const& article = context_.rulebook[commitment_.article];
    if (!article.since && !article.until) return true;
    if (!has_other_version(context_.rulebook, id_)) return true;
    EventTime time{{context_.as_of, context_.as_of}, false, true};
    if (way.event) time = context_.time(*way.event);
    if (way.binding.moment) time = *way.binding.moment;
    return text_stood(article, context_.law_time(time)) != fails;
  }

  /// A norm that binds nobody is asked about where the record shows something of each thing that it
  /// is about; else every incident would depart from those on matters that nobody reported.
  [[nodiscard]] bool speaks_of_norm(Way const& way) const {
    model::Sentence const& sentence = commitment_.sentences.front();
    bool const voluntary = context_.rulebook[commitment_.instrument].genre == model::Genre::norms;
    if (!voluntary || context_.options.all || !way.event || !is_prohibition(sentence)) return true;
    Proof proof(false);
    Prover const prover(context_, proof,
                        {commitment_.instrument, record::nobody, record::nobody, readings_.all[0]},
                        commitment_.variables);
    return prover.shows_roles(*way.event, sentence.act);
  }

  /// Standing, recurring and entry-into-force duties, and those that follow from a breach, would
  /// fire in every case: they are reported where the case speaks of them (semantics, section 12).
  [[nodiscard]] bool worth_reporting() {
    if (!worth_reporting_) worth_reporting_ = context_.options.all || record_speaks_of_it();
    return *worth_reporting_;
  }

  [[nodiscard]] bool record_speaks_of_it() const {
    Proof proof(false);
    Prover const prover(context_, proof,
                        {commitment_.instrument, record::nobody, record::nobody, readings_.all[0]},
                        commitment_.variables);
    for (model::Sentence const& sentence : commitment_.sentences) {
      if (!prover.candidates(sentence.act).empty()) return true;
      for (record::Completeness const& complete : context_.judged.complete) {
        if (complete_about(sentence.act, complete)) return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool complete_about(model::Pattern const& act,
                                    record::Completeness const& complete) const {
    return std::any_of(act.kinds.begin(), act.kinds.end(), [&](model::KindReference kind) {
      return kind.form == model::KindReference::Form::kind
             && std::any_of(complete.kinds.begin(), complete.kinds.end(), [&](model::KindId id) {
                  return context_.rulebook.vocabulary.is_a(kind.kind(), id);
                });
    });
  }

  void add_charge(StateId bearer, Way const& way) {
    bool const fresh = charged_.emplace(bearer, way.counterparty, way.events).second;
    if (fresh) charges_.push_back({bearer, way.counterparty, way.events, {}});
  }

  static std::uint64_t nodes_of(Charge const& charge) {
    std::uint64_t nodes = 0;
    for (std::vector<Attempt> const& attempts : charge.by_reading) {
      for (Attempt const& attempt : attempts) nodes += attempt.nodes;
    }
    return nodes;
  }

  void sort_ways() {
    sorted_.resize(ways_.size());
    for (std::size_t reading = 0; reading < ways_.size(); ++reading) {
      for (Way const& way : ways_[reading]) {
        sorted_[reading][{way.counterparty, way.events}].push_back(&way);
      }
    }
  }

  void try_all(Charge& charge, std::size_t reading) {
    charge.by_reading.emplace_back();
    std::vector<Way const*> ways = ways_of(charge, reading);
    // Under a reading that has no word for what happened, the report itself speaks against it: the
    // way that another reading of the same sentence sees is tried, and the conduct refuted.
    for (std::size_t other = 0; ways.empty() && other < readings_.all.size(); ++other) {
      bool const alike = readings_.all[other].sentence == readings_.all[reading].sentence;
      if (alike) ways = ways_of(charge, other);
    }
    for (Way const* way : ways) {
      Trial trial = try_way(context_, id_, readings_.all[reading], *way, charge.bearer);
      std::size_t const nodes = trial.proof.size();
      context_.work->hold(nodes);
      charge.by_reading.back().push_back({std::move(trial), way, nodes});
    }
  }

  [[nodiscard]] std::vector<Way const*> ways_of(Charge const& charge, std::size_t reading) const {
    std::vector<Way const*> found;
    auto const ways = sorted_[reading].find({charge.counterparty, charge.events});
    if (ways == sorted_[reading].end()) return found;
    for (Way const* way : ways->second) {
      bool const eligible = charge.bearer == record::nobody
                            || std::find(way->eligible.begin(), way->eligible.end(), charge.bearer)
                                   != way->eligible.end();
      if (eligible) found.push_back(way);
    }
    return found;
  }

  struct Picked {
    Judgement judgement;
    Attempt* attempt = nullptr;
    /// Whom it, or a way that is as harsh and as strong, could bind.
    std::vector<StateId> parties{};
  };

  /// The harshest way under a reading, of equally harsh ones the strongest; nothing where there is
  /// no finding at the standard.
  [[nodiscard]] Picked worst(std::vector<Attempt>& attempts, double standard) const {
    Picked picked;
    for (Attempt& attempt : attempts) {
      Judgement judgement = judge_at(context_, attempt.trial, standard);
      if (!judgement.verdict) continue;
      bool const harsher = !picked.attempt || milder(*picked.judgement.verdict, *judgement.verdict);
      bool const alike = !harsher && *picked.judgement.verdict == *judgement.verdict;
      Picked other{std::move(judgement), &attempt, attempt.trial.parties};
      if (harsher || (alike && weaker_chain(picked, other, standard))) {
        picked = std::move(other);
      } else if (alike && !other.parties.empty() && !weaker_chain(other, picked, standard)) {
        join(picked.parties, other.parties);
      }
    }
    return picked;
  }

  static void join(std::vector<StateId>& parties, std::vector<StateId> const& others) {
    std::set<StateId> const known(parties.begin(), parties.end());
    std::copy_if(others.begin(), others.end(), std::back_inserter(parties),
                 [&](StateId state) { return known.count(state) == 0; });
    if (parties.size() > known.size()) std::sort(parties.begin(), parties.end());
  }

  /// Link by link, the weakest first.
  [[nodiscard]] bool weaker_chain(Picked const& one, Picked const& other, double standard) const {
    auto const left = links(context_, one.attempt->trial, one.judgement, standard);
    auto const right = links(context_, other.attempt->trial, other.judgement, standard);
    return std::lexicographical_compare(left.begin(), left.end(), right.begin(), right.end(),
                                        weaker);
  }

  /// The mildest reading stands at the top (semantics, section 6a).
  [[nodiscard]] Picked top(Charge& charge, double standard) const {
    Picked result;
    if (!exists(charge, standard)) return result;
    for (std::vector<Attempt>& attempts : charge.by_reading) {
      Picked picked = worst(attempts, standard);
      bool const better = picked.judgement.verdict
                          && (!result.judgement.verdict
                              || milder(*picked.judgement.verdict, *result.judgement.verdict));
      if (better) result = std::move(picked);
    }
    return result;
  }

  /// An act is unattributed only where a reading that asks whose conduct it was leaves that open.
  [[nodiscard]] bool exists(Charge& charge, double standard) const {
    if (charge.bearer != record::nobody) return true;
    for (std::vector<Attempt>& attempts : charge.by_reading) {
      for (Attempt& attempt : attempts) {
        if (attempt.way->somebody_must && judge_at(context_, attempt.trial, standard).verdict) {
          return true;
        }
      }
    }
    return false;
  }

  void decide(Charge& charge, std::vector<Finding>& out) {
    double const standard = context_.options.standard.value;
    Picked picked = top(charge, standard);
    if (!picked.judgement.verdict) return;
    Finding finding;
    finding.steps = steps(charge);
    finding.readings = compare_readings(charge, standard);
    picked.attempt->trial.parties = std::move(picked.parties);
    settle(context_, std::move(picked.attempt->trial), *picked.attempt->way, picked.judgement,
           finding);
    context_.work->add_finding(finding.proof.size());
    finding.id = id_of(finding);
    out.push_back(std::move(finding));
  }

  [[nodiscard]] std::vector<Step> steps(Charge& charge) const {
    std::vector<double> standards{1};
    for (std::vector<Attempt> const& attempts : charge.by_reading) {
      for (Attempt const& attempt : attempts) collect(attempt.trial, standards);
    }
    std::sort(standards.begin(), standards.end());
    standards.erase(std::unique(standards.begin(), standards.end()), standards.end());
    std::vector<Step> result;
    for (double const standard : standards) {
      auto const verdict = top(charge, standard).judgement.verdict;
      if (!result.empty() && result.back().verdict == verdict) {
        result.back().upto = standard;
      } else {
        result.push_back({standard, verdict});
      }
    }
    return result;
  }

  static void collect(Trial const& trial, std::vector<double>& standards) {
    for (Element const& element : trial.elements) {
      trial.proof.collect_strengths(element.proof, standards);
    }
    for (auto const& named : trial.exists_if_refuted) {
      for (ProofId const id : named) trial.proof.collect_strengths(id, standards);
    }
    if (trial.performance && trial.performance->late) {
      trial.proof.collect_strengths(*trial.performance->late, standards);
    }
  }

  /// Verdicts by reading, where they differ, over the dimensions that make the difference.
  [[nodiscard]] std::vector<std::pair<std::string, std::optional<Verdict>>> compare_readings(
      Charge& charge, double standard) const {
    std::vector<std::optional<Verdict>> verdicts;
    for (std::vector<Attempt>& attempts : charge.by_reading) {
      verdicts.push_back(worst(attempts, standard).judgement.verdict);
    }
    std::vector<std::size_t> matters;
    for (std::size_t d = 0; d < readings_.dimensions.size(); ++d) {
      if (makes_a_difference(verdicts, d)) matters.push_back(d);
    }
    std::map<std::string, std::optional<Verdict>> named;
    for (std::size_t r = 0; !matters.empty() && r < verdicts.size(); ++r) {
      std::string name;
      for (std::size_t const d : matters) {
        if (!name.empty()) name += ", ";
        name += readings_.dimensions[d].names[readings_.coordinates[r][d]];
      }
      named.emplace(std::move(name), verdicts[r]);
    }
    return {named.begin(), named.end()};
  }

  [[nodiscard]] bool makes_a_difference(std::vector<std::optional<Verdict>> const& verdicts,
                                        std::size_t dimension) const {
    for (std::size_t a = 0; a < verdicts.size(); ++a) {
      for (std::size_t b = a + 1; b < verdicts.size(); ++b) {
        auto left = readings_.coordinates[a];
        auto right = readings_.coordinates[b];
        left[dimension] = right[dimension] = 0;
        if (left == right && verdicts[a] != verdicts[b]) return true;
      }
    }
    return false;
  }

  [[nodiscard]] std::string id_of(Finding const& finding) const {
    std::string text =
        context_.rulebook[commitment_.instrument].name + "\n" + commitment_.name + "\n"
        + context_.name(finding.bearer) + "\n"
        + (finding.counterparty == record::nobody ? "unidentified"
                                                  : context_.name(finding.counterparty));
    for (record::EventId const event : finding.events) text += "\n" + context_[event].id;
    return "f-" + text::sha256(text).substr(0, 8);
  }

  Context const& context_;
  model::CommitmentId id_;
  model::Commitment const& commitment_;
  Readings readings_;
  std::vector<std::vector<Way>> ways_;
  /// Those of each reading by counterparty and events.
  std::vector<std::map<std::pair<StateId, std::vector<record::EventId>>, std::vector<Way const*>>>
      sorted_;
  std::vector<Charge> charges_;
  std::set<std::tuple<StateId, StateId, std::vector<record::EventId>>> charged_;
  std::optional<bool> worth_reporting_;
};

}  // namespace

bool milder(Verdict left, Verdict right) {
  return rank(left) != rank(right) ? rank(left) < rank(right) : left < right;
}

std::vector<Finding> try_commitment(Context const& context, model::CommitmentId commitment) {
  std::vector<Finding> findings;
  Court(context, commitment).run(findings);
  return findings;
}

}  // namespace casus::judge
