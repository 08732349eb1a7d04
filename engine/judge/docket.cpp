#include "engine/judge/docket.hpp"

#include "engine/judge/court.hpp"
#include "engine/judge/exercise.hpp"
#include "engine/judge/trial.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace casus::judge {
namespace {

using model::CommitmentId;
using model::Condition;

/// Whether conditions ask for a breach, themselves or by a defence that they name.
class Asking {
 public:
  explicit Asking(model::Rulebook const& rulebook)
      : rulebook_(rulebook), by_defence_(rulebook.defences.size()) {}

  bool operator()(std::vector<Condition> const& conditions) {
    return std::any_of(conditions.begin(), conditions.end(),
                       [&](Condition const& condition) { return (*this)(condition); });
  }

  bool operator()(Condition const& condition) {
    if (std::holds_alternative<model::Breached>(condition.form)) return true;
    if (auto const* parts = std::get_if<model::Combination>(&condition.form)) {
      return (*this)(parts->parts);
    }
    auto const* applies = std::get_if<model::DefenceApplies>(&condition.form);
    return applies != nullptr && has_breach(applies->defence);
  }

 private:
  /// Once for each defence: those that others name twice would double the work at every level.
  bool has_breach(model::DefenceId id) {
    std::optional<bool>& known = by_defence_[id.value];
    if (!known) known = (*this)(rulebook_[id].where);
    return *known;
  }

  model::Rulebook const& rulebook_;
  std::vector<std::optional<bool>> by_defence_;
};

model::Breached const* breach_trigger(model::Sentence const& sentence) {
  auto const* moment =
      sentence.trigger ? std::get_if<model::Moment>(&sentence.trigger->what) : nullptr;
  return moment != nullptr && moment->breached ? &*moment->breached : nullptr;
}

void collect_targets(std::vector<Condition> const& conditions, std::set<CommitmentId>& out) {
  for (Condition const& condition : conditions) {
    if (auto const* breached = std::get_if<model::Breached>(&condition.form)) {
      out.insert(breached->target.commitments.begin(), breached->target.commitments.end());
    } else if (auto const* parts = std::get_if<model::Combination>(&condition.form)) {
      collect_targets(parts->parts, out);
    }
  }
}

/// What the commitment has to find judged, by name; `any binding commitment` is all that come
/// first.
std::set<CommitmentId> targets_of(model::Commitment const& commitment) {
  std::set<CommitmentId> targets;
  for (model::Sentence const& sentence : commitment.sentences) {
    if (auto const* asked = breach_trigger(sentence)) {
      targets.insert(asked->target.commitments.begin(), asked->target.commitments.end());
    }
  }
  collect_targets(commitment.where, targets);
  for (model::Excuse const& excuse : commitment.unless) {
    collect_targets({excuse.condition}, targets);
    collect_targets(excuse.except_if, targets);
  }
  return targets;
}

bool follows_from_breach(Asking& asks_for_breach, model::Commitment const& commitment) {
  bool const by_trigger =
      std::any_of(commitment.sentences.begin(), commitment.sentences.end(),
                  [](auto const& sentence) { return breach_trigger(sentence) != nullptr; });
  if (by_trigger || asks_for_breach(commitment.where)) return true;
  return std::any_of(
      commitment.unless.begin(), commitment.unless.end(), [&](model::Excuse const& excuse) {
        return asks_for_breach(excuse.condition) || asks_for_breach(excuse.except_if);
      });
}

/// The verdict at every standard as one support: `pro` is the highest standard at which there is a
/// breach; above it the mildest verdicts refute.
Support as_support(Finding const& finding) {
  Support support;
  bool contested = false;
  bool established = false;
  for (Step const& step : finding.steps) {
    if (!step.verdict) continue;
    bool const breach = *step.verdict == Verdict::breach || *step.verdict == Verdict::departure;
    established = established || breach;
    contested = contested || *step.verdict == Verdict::contested;
    if (breach || *step.verdict == Verdict::contested) support.pro = step.upto;
  }
  bool const refuted = !finding.steps.empty() && finding.steps.back().verdict
                       && rank(*finding.steps.back().verdict) == 0;
  if (refuted && !established) support.con = support.challenge = 1;
  if (contested && !established) support.challenge = 1;
  return support;
}

class Docket {
 public:
  explicit Docket(Context& context)
      : context_(context),
        rulebook_(context.rulebook),
        asks_for_breach_(context.rulebook),
        found_(rulebook_.commitments.size()),
        follows_(rulebook_.commitments.size()) {
    for (std::uint32_t i = 0; i < found_.size(); ++i) {
      follows_[i] = follows_from_breach(asks_for_breach_, rulebook_.commitments[i]);
    }
  }

  std::vector<Finding> run() {
    context_.exercises = find_exercises(context_);
    if (context_.options.only && stands_alone(context_.options.only->value)) return try_only();
    for (std::uint32_t i = 0; i < found_.size(); ++i) {
      if (!follows_[i]) found_[i] = try_commitment(context_, CommitmentId{i});
    }
    constexpr int rounds = 2;
    for (int round = 0; round < rounds && try_again(); ++round) {}
    record_breaches();
    for (std::uint32_t const i : followers()) {
      found_[i] = try_commitment(context_, CommitmentId{i});
      record_breaches();
    }
    std::vector<Finding> all;
    for (std::vector<Finding>& rows : found_) {
      std::move(rows.begin(), rows.end(), std::back_inserter(all));
    }
    return all;
  }

 private:
  /// Whether no finding of another commitment can bear on this one's.
  [[nodiscard]] bool stands_alone(std::uint32_t index) {
    return !follows_[index] && !a_power_follows_from_breach() && !a_defence_asks_for_breach(index);
  }

  /// The commitment that was asked for, in every version of its text.
  [[nodiscard]] std::vector<Finding> try_only() {
    model::Commitment const& asked = rulebook_[*context_.options.only];
    std::vector<Finding> all;
    for (std::uint32_t i = 0; i < found_.size(); ++i) {
      model::Commitment const& commitment = rulebook_.commitments[i];
      if (commitment.instrument != asked.instrument || commitment.name != asked.name) continue;
      std::vector<Finding> rows = try_commitment(context_, CommitmentId{i});
      std::move(rows.begin(), rows.end(), std::back_inserter(all));
    }
    return all;
  }

  [[nodiscard]] bool a_power_follows_from_breach() const {
    return std::any_of(
        rulebook_.powers.begin(), rulebook_.powers.end(), [](model::Power const& power) {
          auto const* moment =
              power.trigger ? std::get_if<model::Moment>(&power.trigger->what) : nullptr;
          return moment != nullptr && moment->breached;
        });
  }

  [[nodiscard]] bool a_defence_asks_for_breach(std::uint32_t index) {
    model::InstrumentId const instrument = rulebook_.commitments[index].instrument;
    auto const& admitted = rulebook_[instrument].admitted_defences;
    return std::any_of(admitted.begin(), admitted.end(), [&](model::DefenceId id) {
      return asks_for_breach_(rulebook_[id].where) || asks_for_breach_(rulebook_[id].except_if);
    });
  }

  void record_breaches() {
    context_.breaches.clear();
    for (std::uint32_t i = 0; i < found_.size(); ++i) {
      context_.work->spend(found_[i].size());
      for (Finding const& finding : found_[i]) {
        if (finding.bearer == record::nobody) continue;
        context_.breaches.push_back(as_record(finding, i));
      }
    }
    if (a_power_follows_from_breach()) context_.exercises = find_exercises(context_);
  }

  [[nodiscard]] BreachOnRecord as_record(Finding const& finding, std::uint32_t index) const {
    BreachOnRecord row;
    row.commitment = finding.commitment;
    row.bearer = finding.bearer;
    row.counterparty = finding.counterparty;
    row.event = finding.event;
    row.events = finding.events;
    row.support = as_support(finding);
    model::Commitment const& commitment = rulebook_[finding.commitment];
    row.act = !commitment.sentences.empty() && is_prohibition(commitment.sentences.front());
    row.binding = !follows_[index] && rulebook_[commitment.instrument].genre != model::Genre::norms;
    row.time = EventTime{{model::distant_past, context_.as_of}, false, false};
    if (row.act && row.event) {
      row.time = context_.time(*row.event);
    } else if (finding.deadline) {
      row.time = EventTime{{*finding.deadline + 1, *finding.deadline + 1}, false, true};
    }
    return row;
  }

  /// Tries again what a breach on record could change: where the other side is in breach towards
  /// the bearer and a defence asks for that, or a power turns on it. False: nothing was.
  bool try_again() {
    record_breaches();
    find_answerable();
    bool any = false;
    for (std::uint32_t i = 0; i < found_.size(); ++i) {
      if (follows_[i] || !could_change(i)) continue;
      again(i);
      any = true;
    }
    return any;
  }

  void again(std::uint32_t index) {
    for (Finding const& finding : found_[index]) context_.work->drop_finding(finding.proof.size());
    found_[index] = try_commitment(context_, CommitmentId{index});
  }

  [[nodiscard]] bool could_change(std::uint32_t index) {
    model::Commitment const& commitment = rulebook_.commitments[index];
    auto const& exercises = context_.exercises;
    bool const by_power = std::any_of(exercises.begin(), exercises.end(), [&](Exercise const& row) {
      return row.breach && rulebook_[row.power].instrument == commitment.instrument;
    });
    if (by_power) return true;
    if (!a_defence_asks_for_breach(index)) return false;
    return std::any_of(found_[index].begin(), found_[index].end(), [&](Finding const& finding) {
      auto const other_side = answerable_.find({finding.counterparty, finding.bearer});
      if (other_side == answerable_.end()) return false;
      return other_side->second.size() > 1 || *other_side->second.begin() != finding.event;
    });
  }

  /// The events of the breaches that say something, by bearer and counterparty.
  void find_answerable() {
    answerable_.clear();
    for (BreachOnRecord const& breach : context_.breaches) {
      if (breach.support == Support{}) continue;
      answerable_[{breach.bearer, breach.counterparty}].insert(breach.event);
    }
  }

  /// Those that ask for a breach, each after those that it names: the graph has no cycle.
  [[nodiscard]] std::vector<std::uint32_t> followers() const {
    std::vector<std::uint32_t> order;
    std::set<std::uint32_t> placed;
    bool more = true;
    while (more) {
      more = false;
      for (std::uint32_t i = 0; i < found_.size(); ++i) {
        if (!follows_[i] || placed.count(i) > 0) continue;
        std::set<CommitmentId> const targets = targets_of(rulebook_.commitments[i]);
        bool const ready = std::all_of(targets.begin(), targets.end(), [&](CommitmentId id) {
          return !follows_[id.value] || placed.count(id.value) > 0;
        });
        if (!ready) continue;
        order.push_back(i);
        placed.insert(i);
        more = true;
      }
    }
    return order;
  }

  Context& context_;
  model::Rulebook const& rulebook_;
  Asking asks_for_breach_;
  std::map<std::pair<model::StateId, model::StateId>, std::set<std::optional<record::EventId>>>
      answerable_;
  std::vector<std::vector<Finding>> found_;  ///< by commitment
  std::vector<bool> follows_;
};

}  // namespace

std::vector<Finding> try_all(Context& context) { return Docket(context).run(); }

}  // namespace casus::judge
