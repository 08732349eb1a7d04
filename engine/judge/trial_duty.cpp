#include "engine/judge/trial.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace casus::judge {
namespace {

using model::Deadline;
using model::Instant;
using model::Interval;

/// When a duty falls due, and when performing it is in time.
struct Limit {
  bool limited = false;
  Interval latest{};  ///< in which the last second for it lies
};

/// The performance of one duty: what is on record, what is not.
class Duty {
 public:
  Duty(Trial& trial, Prover& prover, model::Sentence const& sentence, Way const& way)
      : trial_(trial),
        prover_(prover),
        context_(prover.context()),
        sentence_(sentence),
        way_(way),
        invoker_(prover.context(), trial.proof, defensive(prover.question()),
                 context_.rulebook[trial.commitment].variables) {}

  void run() {
    Performance result;
    limit_ = limit();
    result.due = due();
    begin_life();
    std::vector<ProofId> in_time;
    std::vector<ProofId> not_in_time;
    std::vector<ProofId> late;
    for (record::EventId const event : prover_.candidates(sentence_.act)) {
      if (way_.event == event) continue;
      if (surely_too_early(event)) continue;
      for (Binding const& way : prover_.bind(event, sentence_.act, way_.binding)) {
        ProofId const done = invoker_.matches(event, sentence_.act, way, Sense::plain);
        Support const timely = in_time_support(event);
        in_time.push_back(invoker_.all({done, timing(event, timely, Sense::plain)}, Sense::plain));
        not_in_time.push_back(
            prover_.any({prover_.matches(event, sentence_.act, way, Sense::negated),
                         timing(event, timely, Sense::negated)},
                        Sense::plain));
        // What was done in the next period shows nothing of the last one.
        bool const recurs = sentence_.deadline.form == Deadline::Form::recurring;
        if (timely == fails && !sentence_.trigger_is_prior() && !recurs) {
          late.push_back(done);
          result.late_deeds.push_back({done, delay(event)});
        }
        record_deed(event, timely, done);
      }
    }
    count_performances(result, std::move(in_time), std::move(not_in_time));
    if (!late.empty()) {
      result.late = invoker_.any(std::move(late), Sense::plain, "performed late");
    }
    result.refused = refusal();
    result.promptness_unknown = sentence_.deadline.form == Deadline::Form::without_delay;
    trial_.elements.push_back({"non-performance", what_is_due(), {}, result.not_performed});
    result.life = std::move(life_);
    trial_.performance = std::move(result);
  }

 private:
  /// At least as many as are due; what is not on record is as silent as the record is open.
  void count_performances(Performance& result, std::vector<ProofId> in_time,
                          std::vector<ProofId> not_in_time) {
    std::string const words = fmt::format("whether {}", what_is_due());
    double const complete = completeness();
    std::uint32_t const times = sentence_.deadline.times;
    for (std::uint32_t i = 0; i < times; ++i) {
      in_time.push_back(invoker_.silence(complete, words, Sense::plain));
      not_in_time.push_back(prover_.silence(complete, words, Sense::negated));
    }
    std::uint32_t const size = static_cast<std::uint32_t>(in_time.size());
    using Operation = ProofNode::Operation;
    result.in_time = invoker_.node(Operation::at_least, std::move(in_time), "performed in time");
    result.not_performed =
        prover_.node(Operation::at_least, std::move(not_in_time), "not performed in time");
    trial_.proof.set_count(result.in_time, times);
    trial_.proof.set_count(result.not_performed, size - times + 1);
  }

  static Question defensive(Question question) {
    question.defence = true;
    return question;
  }

  [[nodiscard]] std::string what_is_due() const {
    std::string const who =
        trial_.bearer == record::nobody ? "the bearer" : context_.name(trial_.bearer);
    std::string_view verb = "did";
    for (model::VerbForms const& forms : model::verb_forms) {
      if (forms.verb == context_.rulebook[first_kind()].verb) verb = forms.past;
    }
    return fmt::format("{} {} {}", who, verb, prover_.say(sentence_.act.words, way_.binding));
  }

  [[nodiscard]] model::KindId first_kind() const {
    for (model::KindReference const& kind : sentence_.act.kinds) {
      if (kind.form == model::KindReference::Form::kind) return kind.kind();
    }
    return model::KindId{0};
  }

  /// The trigger's own time: of the event, or of the moment.
  [[nodiscard]] EventTime trigger_time() const {
    if (way_.event && !way_.breach) return context_.time(*way_.event);
    return way_.binding.moment.value_or(
        EventTime{{model::distant_past, context_.as_of}, false, false});
  }

  [[nodiscard]] Interval anchor() const {
    using Anchor = Deadline::Anchor;
    auto const event =
        sentence_.deadline.event ? way_.binding.event(*sentence_.deadline.event) : way_.event;
    bool const trigger = !event || (way_.breach && event == way_.event);
    EventTime const time = trigger ? trigger_time() : context_.time(*event);
    switch (sentence_.deadline.anchor) {
      case Anchor::discovery: {
        auto const discovered = event ? context_[*event].discovered : std::nullopt;
        // Nobody said when it was discovered: the time has not surely begun to run.
        return discovered.value_or(Interval{time.span.first, model::distant_future});
      }
      case Anchor::the_end: return time.end();
      case Anchor::trigger:
      case Anchor::receipt:
      case Anchor::entry_into_force:
      case Anchor::signature:
      case Anchor::event: break;
    }
    return time.begin();
  }

  [[nodiscard]] Limit limit() const {
    if (sentence_.trigger_is_prior()) {
      Interval const begin = trigger_time().begin();
      return {true, {begin.first, begin.last}};
    }
    switch (sentence_.deadline.form) {
      case Deadline::Form::within: {
        Interval const from = anchor();
        return {true,
                {model::deadline_after(from.first, sentence_.deadline.within),
                 model::deadline_after(from.last, sentence_.deadline.within)}};
      }
      case Deadline::Form::no_later_than: {
        Instant const last = sentence_.deadline.no_later_than->last;
        return {true, {last, last}};
      }
      case Deadline::Form::recurring:
        return {way_.binding.moment.has_value(),
                {trigger_time().span.last, trigger_time().span.last}};
      case Deadline::Form::none:
      case Deadline::Form::without_a_set_limit:
      case Deadline::Form::without_delay:
      case Deadline::Form::at_all_times:
      case Deadline::Form::as_long_as_lasts: break;
    }
    return {};
  }

  [[nodiscard]] Due due() const {
    Due result;
    if (limit_.limited) {
      // The last day counts to its end: on it, the record of that day is whole.
      bool const passed = context_.as_of >= limit_.latest.last || sentence_.trigger_is_prior();
      result.state = passed ? Due::State::due : Due::State::not_due;
      if (limit_.latest.last != model::distant_future) result.deadline = limit_.latest.last;
      return result;
    }
    if (auto const patience = context_.options.patience) {
      Instant const since = trigger_time().span.last;
      result.patience_over =
          trigger_time().reported && context_.as_of > model::deadline_after(since, *patience);
    }
    return result;
  }

  /// What surely came before the trigger does not perform the duty it sets off. A moment and a
  /// prior duty have no such floor; a recurring one counts within its period.
  [[nodiscard]] bool surely_too_early(record::EventId event) const {
    if (sentence_.trigger_is_prior()) return false;
    if (!way_.event && sentence_.deadline.form != Deadline::Form::recurring) return false;
    return context_.time(event).end().last < trigger_time().begin().first;
  }

  [[nodiscard]] Support in_time_support(record::EventId event) const {
    if (!limit_.limited) return holds;
    Interval const end = context_.time(event).end();
    if (sentence_.trigger_is_prior()) return earlier(end, limit_.latest);
    return not_later(end, limit_.latest);
  }

  ProofId timing(record::EventId event, Support support, Sense sense) {
    std::string const label = fmt::format("{} was in time", context_[event].id);
    bool const presumed = support == open && context_.time(event).reported;
    ProofId const id = prover_.fact(presumed ? holds : support, sense, label,
                                    "when exactly " + context_[event].id + " took place");
    if (presumed && prover_.recording()) {
      trial_.proof.presume(id, label + ": the dates given allow it, so it is presumed");
    }
    return id;
  }

  [[nodiscard]] double completeness() const {
    Interval window{trigger_time().span.first, context_.as_of};
    if (limit_.limited) window.last = std::min(window.last, limit_.latest.last);
    std::vector<model::StateId> between{trial_.bearer};
    model::InstrumentId const instrument = context_.rulebook[trial_.commitment].instrument;
    if (context_.is_party(instrument, way_.counterparty)) between.push_back(way_.counterparty);
    return prover_.completeness(sentence_.act.kinds, window, between);
  }

  [[nodiscard]] model::Duration delay(record::EventId event) const {
    Instant const after = context_.time(event).end().first - limit_.latest.last;
    constexpr Instant day = 86400;
    return {static_cast<std::uint32_t>((after + day - 1) / day), model::Unit::day};
  }

  /// The dates by which the duty is judged, kept for its explanation.
  void begin_life() {
    if (!prover_.recording()) return;
    life_.emplace();
    life_->sentence = trial_.reading.sentence;
    life_->began = trigger_time();
    life_->limited = limit_.limited;
    life_->due = limit_.latest;
    life_->periods_before = way_.periods_before;
    life_->as_of = context_.as_of;
    if (sentence_.deadline.form == Deadline::Form::within) life_->counted_from = anchor();
  }

  void record_deed(record::EventId event, Support timely, ProofId done) {
    if (!life_) return;
    Deed deed{Deed::Form::in_time, event, context_.time(event), std::nullopt, done};
    if (timely == open) {
      deed.form = deed.time.reported ? Deed::Form::presumed_in_time : Deed::Form::undated;
    } else if (timely == fails) {
      bool const recurs = sentence_.deadline.form == Deadline::Form::recurring;
      deed.form = recurs ? Deed::Form::out_of_period : Deed::Form::late;
      if (!recurs && !sentence_.trigger_is_prior()) deed.delay = delay(event);
    }
    life_->deeds.push_back(deed);
  }

  /// A refusal about the trigger: from then on the duty is not merely pending (semantics, section
  /// 11).
  std::optional<ProofId> refusal() {
    if (!way_.event || !context_.well_known.refusal) return std::nullopt;
    std::vector<model::KindReference> const kinds{
        model::KindReference::of(*context_.well_known.refusal)};
    model::Pattern pattern;
    pattern.kinds = kinds;
    std::vector<ProofId> ways;
    for (record::EventId const event : prover_.candidates(pattern)) {
      ways.push_back(prover_.all(
          {prover_.took_place(event, Sense::plain), prover_.is_of_kind(event, kinds, Sense::plain),
           prover_.sent_by(event, trial_.bearer, Sense::plain),
           prover_.is_about(event, *way_.event, Sense::plain)},
          Sense::plain));
      if (!life_) continue;
      life_->deeds.push_back(
          {Deed::Form::refusal, event, context_.time(event), std::nullopt, ways.back()});
    }
    if (ways.empty()) return std::nullopt;
    return prover_.any(std::move(ways), Sense::plain, "a refusal is on record");
  }

  Trial& trial_;
  Prover& prover_;
  Context const& context_;
  model::Sentence const& sentence_;
  Way const& way_;
  Prover invoker_;
  Limit limit_;
  std::optional<Life> life_;
};

}  // namespace

void prove_performance(Trial& trial, Prover& prover, model::Sentence const& sentence,
                       Way const& way) {
  Duty(trial, prover, sentence, way).run();
}

}  // namespace casus::judge
