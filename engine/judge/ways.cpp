#include "engine/judge/exercise.hpp"
#include "engine/judge/occasions.hpp"
#include "engine/judge/trial.hpp"

#include <algorithm>
#include <set>

namespace casus::judge {
namespace {

using model::Sentence;
using model::StateId;

/// Finds the ways of one commitment under one reading.
class Search {
 public:
  Search(Context const& context, model::CommitmentId id, Reading const& reading,
         std::optional<record::EventId> only)
      : context_(context),
        only_(only),
        commitment_(context.rulebook[id]),
        sentence_(commitment_.sentences[reading.sentence]),
        reading_(reading),
        prover_(context, proof_, {commitment_.instrument, record::nobody, record::nobody, reading},
                commitment_.variables) {}

  std::vector<Way> run() {
    if (is_prohibition(sentence_)) {
      prohibited_acts();
    } else if (sentence_.trigger
               && std::holds_alternative<model::Pattern>(sentence_.trigger->what)) {
      duties(triggering_events());
    } else {
      duties(find_occasions(context_, commitment_, sentence_, reading_));
    }
    return std::move(ways_);
  }

 private:
  /// Bindings of the `when` part, each with its event; one empty binding where there is none.
  std::vector<std::pair<Binding, std::optional<record::EventId>>> triggers() {
    std::vector<std::pair<Binding, std::optional<record::EventId>>> found;
    Binding const none(commitment_.variables.size());
    if (!sentence_.trigger) {
      found.emplace_back(none, std::nullopt);
      return found;
    }
    auto const* pattern = std::get_if<model::Pattern>(&sentence_.trigger->what);
    if (pattern == nullptr) return found;  // `on …, P must not`: no such sentence is judged
    bool const by_trigger = !is_prohibition(sentence_);
    for (record::EventId const event : prover_.candidates(*pattern)) {
      if (by_trigger && only_ && *only_ != event) continue;
      for (Binding& way : prover_.bind(event, *pattern, none)) {
        way.it = event;
        found.emplace_back(std::move(way), event);
      }
    }
    return found;
  }

  void prohibited_acts() {
    std::vector<record::EventId> acts;
    if (!only_) acts = prover_.candidates(sentence_.act);
    if (only_ && prover_.may_match(*only_, sentence_.act)) acts.push_back(*only_);
    for (auto const& [trigger, trigger_event] : triggers()) {
      for (record::EventId const act : acts) {
        if (trigger_event == act) continue;
        Binding base = trigger;
        base.the_act = act;
        for (Binding const& way : prover_.bind(act, sentence_.act, base, !bearer_in_by())) {
          add_act(way, act, trigger_event);
        }
      }
    }
  }

  /// Whether `by` of the act is the bearer: not for `assist` and `allow`.
  [[nodiscard]] bool bearer_in_by() const {
    return sentence_.imputation == model::Imputation::conduct
           || sentence_.imputation == model::Imputation::use_territory;
  }

  void add_act(Binding const& binding, record::EventId act,
               std::optional<record::EventId> trigger) {
    Way way{binding,     counterparty_of(binding), act, {act}, {}, {}, false, std::nullopt,
            std::nullopt};
    if (trigger) way.events.push_back(*trigger);
    record::Event const& row = context_[act];
    if (sentence_.act.about && sentence_.act.about->description) {
      for (auto const& claim : row.about) {
        if (asserts(context_, row, claim)
            && prover_.may_match(claim.value, *sentence_.act.about->description)) {
          way.events.push_back(claim.value);
        }
      }
    }
    way.eligible = eligible(binding, way.counterparty);
    way.somebody_must = bearer_in_by();
    for (StateId const state : way.eligible) {
      if (names(act, state)) way.bearers.push_back(state);
    }
    push(std::move(way));
  }

  /// Whether a claim makes the State a bearer (semantics, section 4).
  [[nodiscard]] bool names(record::EventId act, StateId state) const {
    using model::Imputation;
    record::Event const& row = context_[act];
    if (sentence_.imputation == Imputation::allow) {
      return std::any_of(row.territory.begin(), row.territory.end(), [&](auto const& claim) {
        return claim.value == state && asserts(context_, row, claim);
      });
    }
    if (sentence_.imputation == Imputation::assist) return helped(act, state);
    model::Instrument const& instrument = context_.rulebook[commitment_.instrument];
    return std::any_of(row.by.begin(), row.by.end(), [&](auto const& claim) {
      return claim.value.state == state && asserts(context_, row, claim)
             && (claim.value.basis == model::Basis::unspecified
                 || accepts(instrument, claim.value.basis));
    });
  }

  /// Whether some aid by the State about the event is on record.
  [[nodiscard]] bool helped(record::EventId act, StateId state) const {
    model::Pattern aids;
    for (auto const kind : {context_.well_known.assistance, context_.well_known.aid_to_aggressor}) {
      if (kind) aids.kinds.push_back(model::KindReference::of(*kind));
    }
    auto const& about = context_.about[act.value];
    return std::any_of(about.begin(), about.end(), [&](record::EventId id) {
      // Who accuses somebody of an act, or tells of it, has not aided it.
      if (!prover_.may_match(id, aids)) return false;
      record::Event const& aid = context_[id];
      return std::any_of(aid.by.begin(), aid.by.end(), [&](auto const& claim) {
        return claim.value.state == state && asserts(context_, aid, claim);
      });
    });
  }

  void duties(std::vector<Occasion> const& occasions) {
    for (Occasion const& occasion : occasions) {
      for (StateId const bearer : eligible(occasion.binding, record::nobody)) {
        Occasion bound = occasion;
        if (auto const variable = bearer_variable(sentence_)) {
          bound.binding.states[variable->value] = bearer;
        }
        add_duty(bound, bearer);
      }
    }
  }

  [[nodiscard]] std::vector<Occasion> triggering_events() {
    std::vector<Occasion> found;
    for (auto const& [binding, event] : triggers()) {
      Occasion occasion{binding, event, {*event}, std::nullopt, std::nullopt};
      occasion.binding.the_act = event;
      found.push_back(std::move(occasion));
    }
    return found;
  }

  /// A duty with its counterparty: bound by the trigger, or each other party.
  void add_duty(Occasion const& occasion, StateId bearer) {
    Binding const& binding = occasion.binding;
    auto const variable = counterparty_variable(commitment_, sentence_);
    std::vector<Binding> bindings{binding};
    if (variable && !binding.states[variable->value]) {
      bindings.clear();
      for (StateId const state : context_.parties(commitment_.instrument)) {
        if (state == bearer) continue;
        bindings.push_back(binding);
        bindings.back().states[variable->value] = state;
      }
    }
    for (Binding const& way : bindings) {
      if (counterparty_of(way) == bearer) continue;
      Way duty{way,   counterparty_of(way), occasion.event,   occasion.events, {bearer}, {bearer},
               false, occasion.breach,      occasion.exercise};
      bool const dated = occasion.event || way.moment;
      if (!dated && !set_moment(duty, bearer)) continue;
      push(std::move(duty));
    }
  }

  /// The moment that sets a duty off, or the last whole period of a recurring one. False where it
  /// has not come, as far as the record goes.
  [[nodiscard]] bool set_moment(Way& way, StateId bearer) const {
    if (!sentence_.trigger) {
      if (sentence_.deadline.form == model::Deadline::Form::recurring) set_period(way, bearer);
      using Anchor = model::Deadline::Anchor;
      if (sentence_.deadline.form != model::Deadline::Form::within) return true;
      // `each party P must send … within 60 days of entry into force` counts from that moment.
      switch (sentence_.deadline.anchor) {
        case Anchor::entry_into_force: return come(way, later(way, bearer, entry_into_force));
        case Anchor::signature: return come(way, signature());
        case Anchor::trigger:
        case Anchor::receipt:
        case Anchor::discovery:
        case Anchor::the_end:
        case Anchor::event: return true;
      }
    }
    auto const* moment = std::get_if<model::Moment>(&sentence_.trigger->what);
    if (moment == nullptr) return false;
    using Form = model::Moment::Form;
    std::optional<model::Interval> when;
    switch (moment->form) {
      case Form::entry_into_force: when = later(way, bearer, entry_into_force); break;
      case Form::termination: when = later(way, bearer, end_of_force); break;
      case Form::signature: when = signature(); break;
      case Form::withdrawal:
      case Form::accession:
      case Form::breach: break;  // each is an occasion of its own
    }
    return come(way, when);
  }

  /// Sets the moment, if it has come.
  [[nodiscard]] bool come(Way& way, std::optional<model::Interval> when) const {
    if (!when || when->first > context_.as_of) return false;
    way.binding.moment = EventTime{*when, false, true};
    return true;
  }

  /// Of a State that acceded by an event of the case, from then on; of another that is no party,
  /// never.
  [[nodiscard]] Force force(StateId party) const {
    Force found =
        force_of(context_.rulebook, {commitment_.instrument, party, reading_.header, false, false});
    if (context_.rulebook.is_party(commitment_.instrument, party)) return found;
    if (!context_.is_organisation(party)) found.entered.reset();
    for (Exercise const& exercise : context_.exercises) {
      model::Power const& power = context_.rulebook[exercise.power];
      bool const accedes = power.instrument == commitment_.instrument
                           && power.effect == model::Power::Effect::enters_into_force
                           && std::find(exercise.states.begin(), exercise.states.end(), party)
                                  != exercise.states.end();
      if (accedes) {
        found.entered = {effective_from(context_, exercise, reading_.header), std::nullopt};
      }
    }
    return found;
  }

  /// Between two States, the later of the two moments; nothing unless both are known.
  [[nodiscard]] std::optional<model::Interval> later(
      Way const& way, StateId bearer,
      std::optional<model::Interval> (*moment)(Force const&)) const {
    auto const own = moment(force(bearer));
    // A depositary has no date of force of its own (semantics, section 12).
    if (!context_.is_party(commitment_.instrument, way.counterparty)) return own;
    auto const other = moment(force(way.counterparty));
    if (!own || !other) return std::nullopt;
    return model::Interval{std::max(own->first, other->first), std::max(own->last, other->last)};
  }

  [[nodiscard]] std::optional<model::Interval> signature() const {
    for (model::ForceLine const& line : context_.rulebook[commitment_.instrument].force) {
      if (line.form == model::ForceLine::Form::signed_) return line.from;
    }
    return std::nullopt;
  }

  /// The last whole period since entry into force; with none over, the duty is simply pending.
  void set_period(Way& way, StateId bearer) const {
    auto const start = later(way, bearer, entry_into_force);
    if (!start || start->last > context_.as_of) return;
    std::uint32_t const over =
        model::periods_over(start->last, sentence_.deadline.within, context_.as_of);
    if (over == 0) return;
    auto const end_of = [&](std::uint32_t periods) {
      model::Duration length = sentence_.deadline.within;
      length.count *= periods;
      return model::shifted(start->last, length, 1);
    };
    way.binding.moment = EventTime{{end_of(over - 1), end_of(over) - 1}, true, true};
    way.periods_before = over - 1;
  }

  [[nodiscard]] StateId counterparty_of(Binding const& binding) const {
    auto const variable = counterparty_variable(commitment_, sentence_);
    if (!variable) return addressee();
    return binding.states[variable->value].value_or(record::nobody);
  }

  /// Of what is owed to the depositary or to a State by name.
  [[nodiscard]] StateId addressee() const {
    auto const& to = sentence_.act.to ? sentence_.act.to : sentence_.act.with;
    if (is_prohibition(sentence_) || !to) return record::nobody;
    return prover_.state_of(*to, Binding(commitment_.variables.size())).value_or(record::nobody);
  }

  /// Who could be the bearer: what the subject says, less whoever is already the other side.
  [[nodiscard]] std::vector<StateId> eligible(Binding const& binding, StateId counterparty) const {
    model::Actor const& subject = sentence_.subject;
    if (subject.form != model::Actor::Form::variable
        && subject.form != model::Actor::Form::parties) {
      auto const state = prover_.state_of(subject, binding);
      return state ? std::vector<StateId>{*state} : std::vector<StateId>{};
    }
    if (subject.form == model::Actor::Form::variable) {
      auto const bound = binding.states[subject.variable.value];
      if (bound && *bound != record::nobody) return {*bound};
    }
    model::Instrument const& instrument = context_.rulebook[commitment_.instrument];
    std::vector<StateId> all = context_.parties(commitment_.instrument);
    if (instrument.addresses_every_state) all = every_state();
    std::vector<StateId> result;
    for (StateId const state : all) {
      bool const other_side = state == counterparty || stands_elsewhere(binding, state);
      if (!other_side) result.push_back(state);
    }
    return result;
  }

  /// "The other party P" is nobody that another variable of its domain stands for.
  [[nodiscard]] bool stands_elsewhere(Binding const& binding, StateId state) const {
    auto const bearer = bearer_variable(sentence_);
    model::Domain const own =
        bearer ? commitment_.variables[bearer->value].domain : model::Domain::party;
    for (std::size_t i = 0; i < binding.states.size(); ++i) {
      bool const self = bearer && bearer->value == i;
      if (!self && commitment_.variables[i].domain == own && binding.states[i] == state)
        return true;
    }
    return false;
  }

  [[nodiscard]] std::vector<StateId> every_state() const {
    std::vector<StateId> result;
    auto const declared = static_cast<std::uint32_t>(context_.rulebook.states.size());
    for (std::uint32_t i = 0; i < declared; ++i) {
      if (!context_.rulebook.states[i].organisation()) result.push_back(StateId{i});
    }
    for (StateId const state : context_.named) {
      if (state != record::nobody && state.value >= declared) result.push_back(state);
    }
    return result;
  }

  void push(Way way) {
    context_.work->add_way();
    context_.work->spend(way.eligible.size());
    std::sort(way.events.begin() + (way.events.empty() ? 0 : 1), way.events.end(),
              [&](auto a, auto b) { return context_[a].id < context_[b].id; });
    way.events.erase(std::unique(way.events.begin(), way.events.end()), way.events.end());
    ways_.push_back(std::move(way));
  }

  Context const& context_;
  std::optional<record::EventId> only_;
  model::Commitment const& commitment_;
  Sentence const& sentence_;
  Reading const& reading_;
  Proof proof_{false};
  Prover prover_;
  std::vector<Way> ways_;
};

}  // namespace

bool is_prohibition(Sentence const& sentence) {
  return sentence.modality == model::Modality::must_not
         || sentence.modality == model::Modality::should_not;
}

std::optional<model::VariableId> bearer_variable(Sentence const& sentence) {
  if (sentence.subject.form != model::Actor::Form::variable) return std::nullopt;
  return sentence.subject.variable;
}

std::optional<model::VariableId> counterparty_variable(model::Commitment const& commitment,
                                                       Sentence const& sentence) {
  auto const bearer = bearer_variable(sentence);
  // "The depositary must inform each other party Q": of that, each Q is owed its own.
  if (!is_prohibition(sentence)) {
    for (auto const* actor : {&sentence.act.to, &sentence.act.with, &sentence.act.against}) {
      bool const introduces =
          *actor && (*actor)->form == model::Actor::Form::variable && (*actor)->binds
          && commitment.variables[(*actor)->variable.value].domain == model::Domain::party;
      if (introduces && !(bearer && *bearer == (*actor)->variable)) return (*actor)->variable;
    }
  }
  std::optional<model::VariableId> any_state;
  for (std::uint32_t i = 0; i < commitment.variables.size(); ++i) {
    model::Variable const& variable = commitment.variables[i];
    if (variable.sort != model::Variable::Sort::state || (bearer && bearer->value == i)) continue;
    if (variable.domain == model::Domain::party) return model::VariableId{i};
    if (!any_state) any_state = model::VariableId{i};
  }
  return any_state;
}

std::vector<Way> find_ways(Context const& context, model::CommitmentId commitment,
                           Reading const& reading, std::optional<record::EventId> only) {
  return Search(context, commitment, reading, only).run();
}

}  // namespace casus::judge
