#include "engine/judge/occasions.hpp"

#include "engine/judge/exercise.hpp"

#include <utility>

namespace casus::judge {
namespace {

using model::StateId;

class Finder {
 public:
  Finder(Context const& context, model::Commitment const& commitment,
         model::Sentence const& sentence, Reading const& reading)
      : context_(context),
        commitment_(commitment),
        sentence_(sentence),
        reading_(reading),
        prover_(context, proof_, {commitment.instrument, record::nobody, record::nobody, reading},
                commitment.variables) {}

  [[nodiscard]] std::vector<Occasion> run() const {
    auto const* moment =
        sentence_.trigger ? std::get_if<model::Moment>(&sentence_.trigger->what) : nullptr;
    using Form = model::Moment::Form;
    Binding const none(commitment_.variables.size());
    std::vector<Occasion> found;
    if (moment == nullptr) return {{none, std::nullopt, {}, std::nullopt, std::nullopt}};
    switch (moment->form) {
      case Form::entry_into_force:
      case Form::signature: return {{none, std::nullopt, {}, std::nullopt, std::nullopt}};
      case Form::breach: breaches(*moment->breached, found); break;
      case Form::termination:
        found.push_back({none, std::nullopt, {}, std::nullopt, std::nullopt});
        exercises(*moment, found);
        break;
      case Form::withdrawal:
      case Form::accession:
        by_header(*moment, found);
        exercises(*moment, found);
        break;
    }
    return found;
  }

 private:
  void breaches(model::Breached const& asked, std::vector<Occasion>& found) const {
    for (std::size_t i = 0; i < context_.breaches.size(); ++i) {
      BreachOnRecord const& breach = context_.breaches[i];
      if (breach.support.pro == 0 || !prover_.is_asked_for(breach, asked.target)) continue;
      Occasion occasion{Binding(commitment_.variables.size()), breach.event, breach.events, i,
                        std::nullopt};
      occasion.binding.it = occasion.binding.the_act = breach.event;
      occasion.binding.moment = breach.time;
      if (prover_.bind_actor(occasion.binding, asked.bearer, breach.bearer)
          && prover_.bind_actor(occasion.binding, asked.counterparty, breach.counterparty)) {
        found.push_back(std::move(occasion));
      }
    }
  }

  /// `accession of a on DATE in force from DAY`, `ended DATE for a`.
  void by_header(model::Moment const& moment, std::vector<Occasion>& found) const {
    bool const accession = moment.form == model::Moment::Form::accession;
    for (model::ForceLine const& line : context_.rulebook[commitment_.instrument].force) {
      bool const wanted =
          line.form
          == (accession ? model::ForceLine::Form::accession : model::ForceLine::Form::ended);
      if (!wanted || !line.from) continue;
      for (StateId const state : line.states) {
        add_moment(moment, state, first_seconds(*line.from), std::nullopt, found);
      }
    }
  }

  /// Powers that end the instrument, let a party leave or a State join, exercised in the case.
  void exercises(model::Moment const& moment, std::vector<Occasion>& found) const {
    using Effect = model::Power::Effect;
    using Form = model::Moment::Form;
    for (Exercise const& exercise : context_.exercises) {
      model::Power const& power = context_.rulebook[exercise.power];
      if (power.instrument != commitment_.instrument || power.commitment) continue;
      bool const ends = power.effect == Effect::ends || power.effect == Effect::is_not_renewed;
      bool const wanted =
          moment.form == Form::accession
              ? power.effect == Effect::enters_into_force
              : ends && (moment.form == Form::termination) == exercise.states.empty();
      if (!wanted) continue;
      model::Interval const when = effective_from(context_, exercise, reading_.header);
      if (exercise.states.empty()) { add_moment(moment, record::nobody, when, exercise, found); }
      for (StateId const state : exercise.states) {
        add_moment(moment, state, when, exercise, found);
      }
    }
  }

  void add_moment(model::Moment const& moment, StateId state, model::Interval when,
                  std::optional<Exercise> exercise, std::vector<Occasion>& found) const {
    if (when.first > context_.as_of) return;
    Occasion occasion{
        Binding(commitment_.variables.size()), std::nullopt, {}, std::nullopt, std::move(exercise)};
    occasion.binding.moment = EventTime{when, false, true};
    if (occasion.exercise && occasion.exercise->event) {
      occasion.events.push_back(*occasion.exercise->event);
    }
    bool const bound =
        state == record::nobody || prover_.bind_actor(occasion.binding, moment.actor, state);
    if (bound) found.push_back(std::move(occasion));
  }

  Context const& context_;
  model::Commitment const& commitment_;
  model::Sentence const& sentence_;
  Reading const& reading_;
  Proof proof_{false};
  Prover prover_;
};

}  // namespace

std::vector<Occasion> find_occasions(Context const& context, model::Commitment const& commitment,
                                     model::Sentence const& sentence, Reading const& reading) {
  return Finder(context, commitment, sentence, reading).run();
}

}  // namespace casus::judge
