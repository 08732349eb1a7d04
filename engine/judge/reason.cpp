#include "engine/judge/trial.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace casus::judge {
namespace {

class Writer {
 public:
  Writer(Context const& context, Trial const& trial, Way const& way, Judgement const& judgement)
      : context_(context),
        trial_(trial),
        way_(way),
        judgement_(judgement),
        commitment_(context.rulebook[trial.commitment]),
        instrument_(context.rulebook[commitment_.instrument].name) {}

  [[nodiscard]] std::string write() const {
    switch (*judgement_.verdict) {
      case Verdict::not_applicable: return not_applicable();
      case Verdict::cleared:
        return fmt::format("The report itself speaks against it: {}.", against());
      case Verdict::compliant:
        return fmt::format("{} is on record as having performed the duty.", bearer());
      case Verdict::excused: return excused();
      case Verdict::pending: return pending();
      case Verdict::potential_breach:
      case Verdict::potential_departure: return potential();
      case Verdict::contested: return contested();
      case Verdict::departure:
      case Verdict::breach: return breach();
    }
    return "";
  }

 private:
  [[nodiscard]] std::string bearer() const {
    return trial_.bearer == record::nobody ? "an unattributed party" : context_.name(trial_.bearer);
  }
  [[nodiscard]] std::string counterparty() const {
    return way_.counterparty == record::nobody ? "an unidentified party"
                                               : context_.name(way_.counterparty);
  }
  [[nodiscard]] std::string event() const {
    return way_.event ? context_[*way_.event].id : "the moment that sets the duty off";
  }

  [[nodiscard]] Outcome outcome_of(std::string const& name) const {
    for (Element const& element : trial_.elements) {
      bool const same = element.name == name || name.rfind(element.name + ": ", 0) == 0;
      if (same) return element.outcome;
    }
    for (DefenceOutcome const& defence : trial_.defences) {
      if (defence.name == name) {
        return trial_.proof.fold(defence.proof, context_.options.doubt, context_.options.doubt);
      }
    }
    return trial_.elements.front().outcome;
  }

  [[nodiscard]] std::string not_applicable() const {
    std::string when = "at that time";
    if (way_.event) {
      EventTime const& time = context_.time(*way_.event);
      if (time.reported) when = model::to_string(time.span);
    }
    if (auto const law = context_.options.law_as_of) {
      when = "by the law of " + model::date_string(*law);
    }
    std::string force;
    for (model::StateId const party : {trial_.bearer, way_.counterparty}) {
      if (party == record::nobody || !force.empty()) continue;
      force = force_of(context_.rulebook,
                       {commitment_.instrument, party, trial_.reading.header,
                        commitment_.survives_termination, commitment_.applies_from_signature})
                  .words;
    }
    if (force.empty() && !way_.eligible.empty()) {
      force = force_of(context_.rulebook, {commitment_.instrument, way_.eligible.front(),
                                           trial_.reading.header, false, false})
                  .words;
    }
    return fmt::format("{} did not bind {} and {} {} ({}).", instrument_, bearer(), counterparty(),
                       when, force.empty() ? "no date of force" : force);
  }

  /// A defence, a more special rule or a prohibition of higher rank.
  [[nodiscard]] std::string excused() const {
    std::string const& name = judgement_.because;
    if (name.rfind("overridden by ", 0) == 0) {
      return fmt::format("The special rule {} covers the same act and takes this one's place.",
                         name.substr(std::string("overridden by ").size()));
    }
    bool const rank = std::any_of(
        trial_.conflicts.begin(), trial_.conflicts.end(), [&](Conflict const& conflict) {
          return conflict.prevails
                 && name.rfind(context_.rulebook[conflict.with].name + " of ", 0) == 0;
        });
    if (rank) { return fmt::format("Performing it would breach a duty of higher rank: {}.", name); }
    return fmt::format(
        "{} would be excused: the defence `{}` is established on the claims reported.", bearer(),
        name);
  }

  [[nodiscard]] std::string against() const {
    ProofNode const& leaf = trial_.proof[outcome_of(judgement_.because).decided_by];
    std::string label = leaf.label.empty() ? judgement_.because : leaf.label;
    return fmt::format("{} ({} refuted, {} against {})", label, judgement_.because,
                       leaf.support.con, leaf.support.pro);
  }

  [[nodiscard]] std::string pending() const {
    if (auto const deadline = trial_.performance->due.deadline) {
      return fmt::format("No performance by {} is on record; it is due by {}.", bearer(),
                         model::to_string(*deadline));
    }
    if (trial_.performance->due.state == Due::State::not_due) {
      return fmt::format(
          "No performance by {} is on record; when the time for it began to run is not reported.",
          bearer());
    }
    return fmt::format(
        "No performance by {} is on record; the duty has no set limit, and silence alone is no "
        "breach of it.",
        bearer());
  }

  [[nodiscard]] std::string potential() const {
    if (judgement_.because == "provenance") {
      return fmt::format(
          "On the claims reported {} breached the clause as it is encoded, but the clause itself "
          "is "
          "only {}.",
          bearer(), name(commitment_.content.sureness));
    }
    if (judgement_.because == "reservation") {
      model::Reservation const* const reservation =
          reservation_to(context_, trial_.commitment, trial_.bearer, trial_.counterparty);
      return fmt::format(
          "On the claims reported {} breached the clause, but {} made a reservation to it: {}.",
          bearer(), context_.name(reservation->state), reservation->stating);
    }
    ProofNode const& leaf = trial_.proof[outcome_of(judgement_.because).decided_by];
    std::string const what = leaf.missing.empty() ? "whether " + leaf.label : leaf.missing;
    return fmt::format("It would be a {} by {} towards {}, but {} is not shown{}.", harsh(),
                       bearer(), counterparty(), judgement_.because,
                       what.empty() ? "" : ": it is open " + what);
  }

  [[nodiscard]] std::string_view harsh() const {
    return *judgement_.verdict == Verdict::potential_departure ? "departure" : "breach";
  }

  [[nodiscard]] std::string contested() const {
    Outcome const outcome = outcome_of(judgement_.because);
    std::string const label = trial_.proof[outcome.decided_by].label;
    return fmt::format("The claims conflict on {}{}: {} for, {} against.", judgement_.because,
                       label.empty() ? "" : " (" + label + ")", outcome.support.pro,
                       outcome.support.challenge);
  }

  [[nodiscard]] std::string breach() const {
    if (judgement_.late) {
      return fmt::format("{} performed, {} after the deadline.", bearer(),
                         trial_.performance->delay);
    }
    return fmt::format(
        "On the claims reported every element of a {} by {} towards {} is established for {}, and "
        "no "
        "defence is.",
        name(*judgement_.verdict), bearer(), counterparty(), event());
  }

  Context const& context_;
  Trial const& trial_;
  Way const& way_;
  Judgement const& judgement_;
  model::Commitment const& commitment_;
  std::string const& instrument_;
};

}  // namespace

std::string reason_for(Context const& context, Trial const& trial, Way const& way,
                       Judgement const& judgement) {
  // Without a recorder there are no labels to quote.
  return trial.proof.recording() ? Writer(context, trial, way, judgement).write() : "";
}

}  // namespace casus::judge
