#include "engine/explain/deeds.hpp"

#include "engine/judge/phrases.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>

namespace casus::explain {
namespace {

using judge::Deed;
using judge::Truth;
using Form = judge::Deed::Form;

class Teller {
 public:
  Teller(record::Case const& judged, judge::Finding const& finding, double doubt)
      : judged_(judged), proof_(finding.proof), life_(*finding.life), doubt_(doubt) {}

  [[nodiscard]] std::vector<Stage> tell() const {
    std::vector<Stage> told;
    Deed const* last = nullptr;
    Truth best = Truth::refuted;
    for (Deed const& deed : life_.deeds) {
      // A performance is measured like a defence (semantics, section 4).
      judge::Outcome const outcome = proof_.fold(deed.proof, doubt_, doubt_);
      bool const refusal = deed.form == Form::refusal;
      bool const silent = refusal && outcome.support.pro == 0;
      if (outcome.truth == Truth::refuted || silent) continue;
      // One event may perform the duty in several ways, which stand one after another.
      bool const again = last != nullptr && last->event == deed.event && last->form == deed.form;
      if (again && outcome.truth <= best) continue;
      if (again) told.pop_back();
      told.push_back(stage_of(deed, outcome));
      last = &deed;
      best = outcome.truth;
    }
    return told;
  }

 private:
  [[nodiscard]] Stage stage_of(Deed const& deed, judge::Outcome const& outcome) const {
    Stage stage;
    stage.kind = kind_of(deed.form);
    if (deed.time.reported) stage.when = deed.time.span;
    stage.lasting = deed.time.lasting;
    stage.shown = outcome.truth == Truth::established;
    record::Event const& event = judged_.events[deed.event.value];
    stage.pointer = event.pointer;
    std::string const act =
        deed.form == Form::refusal ? "refused it" : "performed it" + timing(deed);
    if (stage.shown) {
      stage.words = fmt::format("{} {}.{}", event.id, act, reservation(deed.form));
    } else if (outcome.truth == Truth::contested) {
      stage.words =
          fmt::format("{} is said to have {}; the claims conflict on that.", event.id, act);
    } else {
      stage.words =
          fmt::format("Whether {} {} is not established ({}, needed {}).", event.id, act,
                      judge::phrases::number(outcome.support.pro), judge::phrases::number(doubt_));
    }
    return stage;
  }

  static Stage::Kind kind_of(Form form) {
    switch (form) {
      case Form::in_time:
      case Form::presumed_in_time:
      case Form::undated: return Stage::Kind::performed;
      case Form::late: return Stage::Kind::late;
      case Form::out_of_period: return Stage::Kind::uncounted;
      case Form::refusal: return Stage::Kind::refused;
    }
    return Stage::Kind::performed;
  }

  /// When it was done, set against the deadline.
  [[nodiscard]] std::string timing(Deed const& deed) const {
    switch (deed.form) {
      case Form::in_time:
      case Form::presumed_in_time: return life_.limited ? " in time" : "";
      case Form::undated: return " at a time that nobody reports";
      case Form::late:
        if (!deed.delay) return " too late";
        return fmt::format(" {}{} late", exact(deed) ? "" : "at least ",
                           model::to_string(*deed.delay));
      case Form::out_of_period: return " after that period, for which it does not count";
      case Form::refusal: break;
    }
    return "";
  }

  /// What a performance in time rests on, where it is not on its date.
  static std::string_view reservation(Form form) {
    if (form == Form::presumed_in_time) {
      return " The dates allow that it was in time, so it is presumed.";
    }
    return form == Form::undated ? " Whether that was in time is open." : "";
  }

  /// Whether the deadline and the day of the performance are known to the day.
  [[nodiscard]] bool exact(Deed const& deed) const {
    model::Interval const begin = deed.time.begin();
    return life_.due.first == life_.due.last
           && model::date_string(begin.first) == model::date_string(begin.last);
  }

  record::Case const& judged_;
  judge::Proof const& proof_;
  judge::Life const& life_;
  double doubt_;
};

}  // namespace

std::vector<Stage> deeds_of(record::Case const& judged, judge::Finding const& finding,
                            judge::Options const& options) {
  return Teller(judged, finding, options.doubt).tell();
}

}  // namespace casus::explain
