#include "engine/judge/trial.hpp"

#include <algorithm>

namespace casus::judge {
namespace {

using model::StateId;

/// A case that also holds the performance of a duty: what the judge would say of it.
class Performed {
 public:
  Performed(Context const& context, model::CommitmentId commitment, Way const& way, StateId bearer)
      : context_(context),
        commitment_(context.rulebook[commitment]),
        sentence_(commitment_.sentences.front()),
        way_(way),
        bearer_(bearer) {}

  std::vector<Conflict> run() {
    std::vector<Conflict> found;
    std::vector<model::CommitmentId> const candidates = prohibitions();
    if (candidates.empty()) return found;
    record::EventId const act{static_cast<std::uint32_t>(context_.judged.events.size())};
    record::Event const performed = performance();
    Options options = context_.options;
    options.recording = false;
    Context const context = imagine(context_, performed, options);
    for (model::CommitmentId const id : candidates) {
      for (Conflict const& conflict : breached_by(context, id, act)) {
        if (std::find(found.begin(), found.end(), conflict) == found.end()) {
          found.push_back(conflict);
        }
      }
    }
    return found;
  }

 private:
  [[nodiscard]] std::vector<model::KindId> kinds() const {
    std::vector<model::KindId> result;
    for (model::KindReference const kind : sentence_.act.kinds) {
      if (kind.form == model::KindReference::Form::kind) result.push_back(kind.kind());
    }
    // Who answers a request for information passes information on.
    WellKnown const& known = context_.well_known;
    bool const informs = std::any_of(result.begin(), result.end(), [&](model::KindId kind) {
      return is_below(kind, known.information_reply) || is_below(kind, known.information_transfer);
    });
    if (informs && known.disclosure) result.push_back(*known.disclosure);
    return result;
  }

  [[nodiscard]] bool is_below(model::KindId kind, std::optional<model::KindId> other) const {
    return other && context_.rulebook.vocabulary.is_a(kind, *other);
  }

  /// The duty done as its sentence has it, by the last second of the record.
  [[nodiscard]] record::Event performance() const {
    record::Event event;
    event.id = "the performance";
    for (model::KindId const kind : kinds()) event.kind.push_back({kind, {}, false, {}, {}, {}});
    record::Attribution author;
    author.state = bearer_;
    author.basis = model::Basis::state_organ;
    event.by.push_back({author, {}, false, {}, {}, {}});
    event.time.push_back({{context_.as_of, context_.as_of}, {}, false, {}, {}, {}});
    if (way_.counterparty != record::nobody) {
      event.to.push_back({way_.counterparty, {}, false, {}, {}, {}});
    }
    if (way_.event) {
      event.about.push_back({*way_.event, {}, false, {}, {}, {}});
      for (auto const& claim : context_[*way_.event].about) {
        if (asserts(context_, context_[*way_.event], claim)) event.about.push_back(claim);
      }
      event.affecting = context_[*way_.event].affecting;
    }
    return event;
  }

  [[nodiscard]] std::vector<model::CommitmentId> prohibitions() const {
    std::vector<model::CommitmentId> result;
    std::vector<model::KindId> const done = kinds();
    for (std::uint32_t i = 0; i < context_.rulebook.commitments.size(); ++i) {
      model::Commitment const& row = context_.rulebook.commitments[i];
      if (row.sentences.empty() || !is_prohibition(row.sentences.front())) continue;
      bool const same_instrument = row.instrument == commitment_.instrument;
      bool const voluntary = context_.rulebook[row.instrument].genre == model::Genre::norms;
      bool const binds = context_.is_party(row.instrument, bearer_);
      if (same_instrument || voluntary || !binds) continue;
      auto const& forbidden = row.sentences.front().act.kinds;
      bool const overlap = std::any_of(forbidden.begin(), forbidden.end(), [&](auto reference) {
        return reference.form == model::KindReference::Form::term
               || std::any_of(done.begin(), done.end(), [&](model::KindId kind) {
                    return context_.rulebook.vocabulary.is_a(kind, reference.kind());
                  });
      });
      if (overlap) result.push_back(model::CommitmentId{i});
    }
    return result;
  }

  /// Towards whom the performance would breach the prohibition, on what the case shows.
  [[nodiscard]] std::vector<Conflict> breached_by(Context const& context, model::CommitmentId id,
                                                  record::EventId act) const {
    std::vector<Conflict> result;
    Reading const reading;
    double const doubt = context.options.doubt;
    for (Way const& way : find_ways(context, id, reading, act)) {
      bool const named =
          std::find(way.bearers.begin(), way.bearers.end(), bearer_) != way.bearers.end();
      if (!named) continue;
      Trial const trial = try_way(context, id, reading, way, bearer_);
      Judgement const judgement = judge_at(context, trial, doubt);
      bool const capped = judgement.because == "provenance";
      bool const breach =
          judgement.verdict && (rank(*judgement.verdict) >= rank(Verdict::contested) || capped);
      if (!breach) continue;
      Truth breached = Truth::established;
      if (*judgement.verdict == Verdict::contested) breached = Truth::contested;
      if (capped) breached = Truth::unknown;
      result.push_back(
          {id, way.counterparty,
           context.rulebook.prevails(context.rulebook[id].instrument, commitment_.instrument),
           breached});
    }
    return result;
  }

  Context const& context_;
  model::Commitment const& commitment_;
  model::Sentence const& sentence_;
  Way const& way_;
  StateId bearer_;
};

}  // namespace

std::vector<Conflict> find_conflicts(Context const& context, model::CommitmentId commitment,
                                     Way const& way, StateId bearer) {
  if (bearer == record::nobody || !way.event) return {};
  return Performed(context, commitment, way, bearer).run();
}

}  // namespace casus::judge
