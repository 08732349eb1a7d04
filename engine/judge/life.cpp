#include "engine/judge/life.hpp"

#include "engine/judge/exercise.hpp"
#include "engine/judge/force.hpp"
#include "engine/judge/trial.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <tuple>
#include <utility>

namespace casus::judge {
namespace {

using Effect = model::Power::Effect;

/// What paused the text between the States of one trial.
class Pauses {
 public:
  Pauses(Context const& context, Trial const& trial, Life const& life)
      : context_(context),
        trial_(trial),
        began_(life.began),
        commitment_(context.rulebook[trial.commitment]),
        prover_(context, proof_,
                {commitment_.instrument, trial.bearer, trial.counterparty, trial.reading, false,
                 asked_at()},
                commitment_.variables) {}

  [[nodiscard]] std::vector<Pause> run() {
    for (model::StateId const party : {trial_.bearer, trial_.counterparty}) {
      if (party == record::nobody || !context_.is_party(commitment_.instrument, party)) continue;
      by_header(party);
      for (Exercise const& exercise : context_.exercises) by_notice(exercise, party);
    }
    std::stable_sort(pauses_.begin(), pauses_.end(), [](Pause const& left, Pause const& right) {
      return std::tie(left.from.first, left.ends) < std::tie(right.from.first, right.ends);
    });
    forget_what_was_over();
    return std::move(pauses_);
  }

 private:
  [[nodiscard]] EventTime asked_at() const {
    return began_.reported ? began_ : EventTime{{context_.as_of, context_.as_of}, false, true};
  }

  void by_header(model::StateId party) {
    ForceAsked asked{commitment_.instrument, party, trial_.reading.header,
                     commitment_.survives_termination, commitment_.applies_from_signature};
    model::StateId const other = party == trial_.bearer ? trial_.counterparty : trial_.bearer;
    if (other != record::nobody) asked.towards = other;
    for (Stretch const& stretch : force_of(context_.rulebook, asked).suspended) {
      if (stretch.start.first > context_.as_of) continue;
      add({false, stretch.start, std::nullopt, Truth::established});
      if (stretch.end) add({true, *stretch.end, std::nullopt, Truth::established});
    }
  }

  void by_notice(Exercise const& exercise, model::StateId party) {
    Effect const effect = context_.rulebook[exercise.power].effect;
    if (effect != Effect::is_suspended && effect != Effect::resumes) return;
    if (!prover_.reaches(exercise, prover_.asked_of(commitment_, party))) return;
    model::Interval const from = effective_from(context_, exercise, trial_.reading.header);
    if (from.first > context_.as_of) return;
    ProofId const shown = prover_.exercised(exercise, Sense::plain);
    double const standard = context_.options.standard.value;
    add({effect == Effect::resumes, from, exercise.event,
         proof_.fold(shown, standard, context_.options.doubt).truth});
  }

  /// Each once, also where it concerns both.
  void add(Pause pause) {
    bool const known = std::any_of(pauses_.begin(), pauses_.end(), [&](Pause const& row) {
      return row.ends == pause.ends && row.from == pause.from && row.event == pause.event;
    });
    if (!known && pause.shown != Truth::refuted) pauses_.push_back(pause);
  }

  /// A pause that had ended before the duty began is no part of its life.
  void forget_what_was_over() {
    auto const over = std::find_if(pauses_.rbegin(), pauses_.rend(), [&](Pause const& row) {
      return row.ends && row.from.last <= began_.begin().first;
    });
    pauses_.erase(pauses_.begin(), over.base());
  }

  Context const& context_;
  Trial const& trial_;
  EventTime began_;
  model::Commitment const& commitment_;
  Proof proof_{false};
  Prover prover_;
  std::vector<Pause> pauses_;
};

/// The events on which an established defence rests.
class Excusing {
 public:
  Excusing(Context const& context, Proof const& proof, std::optional<record::EventId> trigger)
      : context_(context), proof_(proof), trigger_(trigger) {}

  [[nodiscard]] std::vector<ExcusingEvent> run(ProofId defence) {
    visit(defence);
    return std::move(events_);
  }

 private:
  void visit(ProofId id) {
    using Operation = ProofNode::Operation;
    double const doubt = context_.options.doubt;
    if (proof_.fold(id, doubt, doubt).truth != Truth::established) return;
    ProofNode const& node = proof_[id];
    for (Evidence const& evidence : node.evidence) {
      if (evidence.side == Evidence::Side::pro) cite(evidence.pointer);
    }
    // The others of a defence are its exceptions, which speak against it.
    std::size_t const parts = node.operation == Operation::rebuttable ? 1 : node.children.size();
    for (std::size_t i = 0; i < parts; ++i) visit(node.children[i]);
  }

  void cite(std::string_view pointer) {
    auto const event = event_at(pointer);
    if (!event || event == trigger_) return;
    bool const known = std::any_of(events_.begin(), events_.end(),
                                   [&](ExcusingEvent const& row) { return row.event == *event; });
    if (!known) events_.push_back({*event, context_.time(*event)});
  }

  /// The event whose row in the file the pointer is in.
  [[nodiscard]] std::optional<record::EventId> event_at(std::string_view pointer) const {
    constexpr std::string_view rows = "/events/";
    if (pointer.substr(0, rows.size()) != rows) return std::nullopt;
    std::string_view const row = pointer.substr(0, pointer.find('/', rows.size()));
    std::size_t index = 0;
    std::from_chars(row.data() + rows.size(), row.data() + row.size(), index);
    // Rows of the file that were withheld make the place in the case smaller, never greater.
    std::vector<record::Event> const& events = context_.judged.events;
    for (std::size_t i = std::min<std::size_t>(index + 1, events.size()); i > 0; --i) {
      if (events[i - 1].pointer == row) {
        return record::EventId{static_cast<std::uint32_t>(i - 1)};
      }
    }
    return std::nullopt;
  }

  Context const& context_;
  Proof const& proof_;
  std::optional<record::EventId> trigger_;
  std::vector<ExcusingEvent> events_;
};

}  // namespace

Life complete_life(Context const& context, Trial& trial, Way const& way,
                   Judgement const& judgement) {
  Life life = std::move(*trial.performance->life);
  // Where the user names the day whose law counts, a pause on another day says nothing.
  if (!context.options.law_as_of) life.pauses = Pauses(context, trial, life).run();
  if (judgement.verdict != Verdict::excused) return life;
  for (DefenceOutcome const& defence : trial.defences) {
    if (defence.name != judgement.because) continue;
    life.excuses = Excusing(context, trial.proof, way.event).run(defence.proof);
    break;
  }
  return life;
}

}  // namespace casus::judge
