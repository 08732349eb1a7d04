#include "engine/explain/life.hpp"

#include "engine/explain/dates.hpp"
#include "engine/explain/deeds.hpp"
#include "engine/judge/phrases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace casus::explain {
namespace {

using judge::Truth;
using judge::Verdict;
using Kind = Stage::Kind;

std::string how_often(std::uint32_t times) {
  if (times == 1) return "once";
  return times == 2 ? "twice" : judge::phrases::count(times) + " times";
}

/// How far something is shown, as the end of a sentence.
std::string_view doubt_words(Truth truth) {
  if (truth == Truth::contested) return "the claims conflict on that";
  return truth == Truth::unknown ? "that is not established" : "";
}

class Narrator {
 public:
  Narrator(model::Rulebook const& rulebook, record::Case const& judged,
           judge::Finding const& finding, judge::Options const& options)
      : rulebook_(rulebook),
        judged_(judged),
        finding_(finding),
        life_(*finding.life),
        options_(options),
        commitment_(rulebook[finding.commitment]),
        sentence_(commitment_.sentences[life_.sentence]),
        treaty_(rulebook[commitment_.instrument].name),
        prior_(sentence_.trigger_is_prior()) {}

  [[nodiscard]] LifeStory tell() {
    arise();
    if (came_about()) {
      fall_due();
      for (judge::Pause const& pause : life_.pauses) add(pause);
      perform();
      excuse();
    } else {
      for (judge::Pause const& pause : life_.pauses) add(pause);
    }
    end();
    cut();
    order();
    return std::move(story_);
  }

 private:
  using Form = model::Deadline::Form;

  Stage& add(Kind kind, std::optional<model::Interval> when, std::string words) {
    Stage stage;
    stage.kind = kind;
    stage.when = when;
    stage.words = std::move(words);
    story_.stages.push_back(std::move(stage));
    return story_.stages.back();
  }

  [[nodiscard]] std::string const& id(record::EventId event) const {
    return judged_.events[event.value].id;
  }

  [[nodiscard]] Truth state_of(std::string_view element) const {
    for (judge::Element const& row : finding_.elements) {
      if (row.name == element) return row.outcome.truth;
    }
    return Truth::established;
  }

  /// Whether there was a duty at all, or may have been: nothing but its performance is refuted.
  [[nodiscard]] bool came_about() const {
    return std::none_of(
        finding_.elements.begin(), finding_.elements.end(), [](judge::Element const& element) {
          return element.name != "non-performance" && element.outcome.truth == Truth::refuted;
        });
  }

  /// The event that sets the duty off, if one does.
  [[nodiscard]] std::string trigger() const {
    return finding_.event ? id(*finding_.event) : std::string();
  }

  [[nodiscard]] std::string occasion() const {
    auto const* moment =
        sentence_.trigger ? std::get_if<model::Moment>(&sentence_.trigger->what) : nullptr;
    if (moment == nullptr) {
      if (finding_.event) return trigger();
      bool const signed_then = sentence_.deadline.anchor == model::Deadline::Anchor::signature;
      return fmt::format("the {} of {}", signed_then ? "signature" : "entry into force", treaty_);
    }
    switch (moment->form) {
      case model::Moment::Form::entry_into_force: return "the entry into force of " + treaty_;
      case model::Moment::Form::signature: return "the signature of " + treaty_;
      case model::Moment::Form::termination: return "the end of " + treaty_;
      case model::Moment::Form::withdrawal: return "the withdrawal of a party from " + treaty_;
      case model::Moment::Form::accession: return "the accession of a party to " + treaty_;
      case model::Moment::Form::breach:
        return finding_.event ? fmt::format("a breach, of which {} is the event", trigger())
                              : std::string("a breach");
    }
    return treaty_;
  }

  /// `The duty arose with e1.`, as far as that is shown.
  [[nodiscard]] std::string arising(std::string const& with) const {
    Truth const scope = state_of("scope");
    Truth const conduct = state_of("conduct");
    if (scope == Truth::refuted) {
      return fmt::format(
          "The duty would have arisen with {}, but the text did not bind then: "
          "there was no duty.",
          with);
    }
    if (!came_about()) {
      return fmt::format(
          "The duty would have arisen with {}; the record speaks against it: there "
          "was no duty.",
          with);
    }
    if (conduct != Truth::established) {
      return fmt::format("The duty would have arisen with {}; {}.", with, doubt_words(conduct));
    }
    if (scope != Truth::established) {
      return fmt::format("The duty would have arisen with {}; {}.", with,
                         scope == Truth::contested
                             ? "the claims conflict on whether the text bound then"
                             : "that the text bound then is not established");
    }
    return fmt::format("The duty arose with {}.", with);
  }

  void arise() {
    judge::EventTime const& began = life_.began;
    std::optional<model::Interval> when;
    if (began.reported) when = began.lasting ? began.span : began.begin();
    if (when && !finding_.event) when = whole_days(*when);
    std::string words;
    if (sentence_.deadline.form == Form::recurring) {
      words = recurring(when.has_value());
      if (when) when = whole_days(began.begin());
    } else if (!finding_.event && !when) {
      words = "The duty stands by itself: no event sets it off.";
    } else {
      words =
          arising(occasion() + (prior_ ? ", before which it had to be performed" : std::string()));
    }
    Stage& stage = add(Kind::arose, when, std::move(words));
    stage.lasting = began.lasting;
    stage.shown = came_about() && state_of("scope") == Truth::established
                  && state_of("conduct") == Truth::established;
    // Of a moment that an event brought about, that event.
    std::optional<record::EventId> event = finding_.event;
    if (!event && !finding_.events.empty()) event = finding_.events.front();
    if (event) stage.pointer = judged_.events[event->value].pointer;
    stage.place = rulebook_.show(sentence_.place);
  }

  [[nodiscard]] std::string recurring(bool judged) const {
    std::string const often = fmt::format("The duty recurs, “{}”", sentence_.deadline.words);
    if (!judged) return often + "; its first period is not over when the record ends.";
    std::string const before =
        life_.periods_before == 0
            ? "the first one"
            : fmt::format("after {} before it, which {} not looked at",
                          judge::phrases::counted(life_.periods_before, "other"),
                          life_.periods_before == 1 ? "is" : "are");
    return fmt::format("{}. The last period that is over in the record began, {}.", often, before);
  }

  void fall_due() {
    std::string const quoted = fmt::format("“{}”", sentence_.deadline.words);
    if (prior_) return;  // its deadline is the beginning
    if (!life_.limited) {
      if (sentence_.deadline.form == Form::recurring) return;
      add(Kind::due, std::nullopt,
          sentence_.deadline.words.empty()
              ? std::string("The text sets no limit for it.")
              : fmt::format("The text sets no limit in days for it: {}.", quoted));
      return;
    }
    if (life_.due.last == model::distant_future) {
      add(Kind::due, std::nullopt,
          fmt::format("It is due {}; nobody reports from when that is counted, so the time for it "
                      "has not surely begun to run.",
                      quoted));
      return;
    }
    std::string due = life_.as_of >= life_.due.last ? "It was due" : "It is due";
    if (!story_.stages.front().shown) due = "It would have been due";
    switch (sentence_.deadline.form) {
      case Form::within: add(Kind::due, life_.due, counted(due, quoted)); break;
      case Form::recurring:
        add(Kind::due, life_.due,
            fmt::format("That period ended; by then it was due {}.",
                        how_often(sentence_.deadline.times)));
        break;
      default: add(Kind::due, life_.due, fmt::format("{} {}.", due, quoted)); break;
    }
  }

  /// A deadline with how it was counted, and how far it is vague.
  [[nodiscard]] std::string counted(std::string const& due, std::string const& quoted) const {
    bool const days = sentence_.deadline.within.unit >= model::Unit::day;
    std::string_view const point = days ? "the end of this day" : "this moment";
    if (life_.due.first == model::distant_past) {
      return fmt::format("{} by {} at the latest: {}, counted from a day that nobody reports.", due,
                         point, quoted);
    }
    model::Interval const& anchor = life_.counted_from;
    bool const one_day = model::date_string(anchor.first) == model::date_string(anchor.last);
    std::string const from = days && one_day ? model::date_string(anchor.first)
                                             : words_of(days ? whole_days(anchor) : anchor, false);
    if (life_.due.first != life_.due.last) {
      return fmt::format(
          "{} by {} of these {}: {}, counted from {}, which leaves it open. Nothing "
          "is late before the last of them.",
          due, days ? "the end of one" : "one", days ? "days" : "moments", quoted, from);
    }
    return fmt::format("{} by {}: {}, counted from {}{}.", due, point, quoted, from,
                       days ? ", a day that does not count itself" : "");
  }

  void add(judge::Pause const& pause) {
    std::string const by = pause.event ? " by " + id(*pause.event) : std::string();
    bool const sure = pause.shown == Truth::established;
    std::string words = pause.ends ? "The text was in force again" : "The text was suspended";
    if (pause.ends && pause.from.first > life_.as_of) words = "The text is to be in force again";
    if (!sure) words = pause.ends ? "The text would be in force again" : "It would be suspended";
    words += by;
    if (!sure) words += fmt::format("; {}", doubt_words(pause.shown));
    words += ".";
    if (!pause.ends) words += " The days of a deadline are counted all the same.";
    Stage& stage =
        add(pause.ends ? Kind::resumed : Kind::suspended, whole_days(pause.from), std::move(words));
    stage.shown = sure;
    if (pause.event) stage.pointer = judged_.events[pause.event->value].pointer;
  }

  void perform() {
    std::vector<Stage> deeds = deeds_of(judged_, finding_, options_);
    std::move(deeds.begin(), deeds.end(), std::back_inserter(story_.stages));
  }

  void excuse() {
    if (finding_.verdict != Verdict::excused) return;
    for (judge::ExcusingEvent const& row : life_.excuses) {
      std::optional<model::Interval> when;
      if (row.time.reported) when = row.time.span;
      Stage& stage =
          add(Kind::excused, when,
              fmt::format("{} shows what excuses it: “{}”.", id(row.event), finding_.because));
      stage.lasting = row.time.lasting;
      stage.pointer = judged_.events[row.event.value].pointer;
    }
    if (life_.excuses.empty()) {
      add(Kind::excused, std::nullopt, fmt::format("It is excused: “{}”.", finding_.because));
    }
  }

  [[nodiscard]] std::string ending() const {
    if (!came_about()) return "";
    switch (finding_.verdict) {
      case Verdict::not_applicable:
      case Verdict::cleared:
      case Verdict::compliant:
      case Verdict::excused: return "";
      case Verdict::pending:
        if (sentence_.deadline.form == Form::recurring) return "; the time for it is not over";
        return life_.limited ? "; no performance is established, and the time for it is not over"
                             : "; no performance is established, and silence alone is no breach of "
                               "a duty without a limit";
      default: break;
    }
    if (finding_.late) return "";
    switch (state_of("non-performance")) {
      case Truth::established: return "; that it was not performed in time is established";
      case Truth::contested: return "; on whether it was performed in time the claims conflict";
      default: break;
    }
    return life_.limited ? "; whether it was performed in time is not established"
                         : "; that it was performed is not established";
  }

  void end() {
    add(Kind::record_end, model::Interval{life_.as_of, life_.as_of},
        fmt::format("The record ends{}.", ending()));
  }

  /// The beginning, the deadline and the end stay; of the rest, what is only said goes first.
  void cut() {
    auto& stages = story_.stages;
    auto const rest = std::stable_partition(stages.begin(), stages.end(), [](Stage const& stage) {
      return stage.kind == Kind::arose || stage.kind == Kind::due || stage.kind == Kind::record_end;
    });
    auto const count = static_cast<std::size_t>(stages.end() - rest);
    std::size_t const most = options_.bounds.explained_children;
    if (count <= most) return;
    std::stable_partition(rest, stages.end(), [](Stage const& stage) { return stage.shown; });
    story_.left_out = count - most;
    stages.resize(stages.size() - story_.left_out);
  }

  /// By time; what has no date follows the beginning.
  void order() {
    auto& stages = story_.stages;
    auto const key = [](Stage const& stage) {
      bool const open = stage.when->first == model::distant_past;
      return std::make_pair(open ? stage.when->last : stage.when->first, stage.kind);
    };
    auto const undated = std::stable_partition(
        stages.begin(), stages.end(), [](Stage const& stage) { return stage.when.has_value(); });
    std::stable_sort(stages.begin(), undated,
                     [&](Stage const& left, Stage const& right) { return key(left) < key(right); });
    auto const arose = std::find_if(stages.begin(), undated,
                                    [](Stage const& stage) { return stage.kind == Kind::arose; });
    auto const after = arose == undated ? stages.begin() : arose + 1;
    std::rotate(after, undated, stages.end());
  }

  model::Rulebook const& rulebook_;
  record::Case const& judged_;
  judge::Finding const& finding_;
  judge::Life const& life_;
  judge::Options const& options_;
  model::Commitment const& commitment_;
  model::Sentence const& sentence_;
  std::string const& treaty_;
  bool prior_;
  LifeStory story_;
};

}  // namespace

std::optional<LifeStory> life_of(model::Rulebook const& rulebook, record::Case const& judged,
                                 judge::Finding const& finding, judge::Options const& options) {
  if (!finding.life) return std::nullopt;
  return Narrator(rulebook, judged, finding, options).tell();
}

std::string date_words(Stage const& stage) {
  if (!stage.when) return "no date";
  bool const end = stage.kind == Kind::due || stage.kind == Kind::record_end;
  return end ? deadline_words(*stage.when) : words_of(*stage.when, stage.lasting);
}

std::string left_out_words(LifeStory const& life) {
  if (life.left_out == 0) return "";
  return "… and " + judge::phrases::counted(life.left_out, "more event");
}

std::string_view name(Stage::Kind kind) {
  switch (kind) {
    case Kind::arose: return "arose";
    case Kind::due: return "due";
    case Kind::performed: return "performed";
    case Kind::late: return "late";
    case Kind::uncounted: return "not counted";
    case Kind::refused: return "refused";
    case Kind::excused: return "excused";
    case Kind::suspended: return "suspended";
    case Kind::resumed: return "in force again";
    case Kind::record_end: return "end of record";
  }
  return "";
}

}  // namespace casus::explain
