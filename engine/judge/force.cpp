#include "engine/judge/force.hpp"

#include "engine/judge/timing.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace casus::judge {
namespace {

using model::ForceLine;
using model::Instant;
using model::Interval;

constexpr Instant seconds_per_day = 86400;

}  // namespace

Interval first_seconds(Interval date) {
  if (date.last == model::distant_future) return date;
  return {date.first, date.last - seconds_per_day + 1};
}

namespace {

/// A line that names the party wins over one for all parties.
bool speaks_of(ForceLine const& line, model::StateId party) {
  return line.states.empty()
         || std::find(line.states.begin(), line.states.end(), party) != line.states.end();
}

struct Lines {
  std::vector<ForceLine const*> rows;

  [[nodiscard]] ForceLine const* best(ForceLine::Form form, model::StateId party) const {
    ForceLine const* general = nullptr;
    for (ForceLine const* line : rows) {
      if (line->form != form || !speaks_of(*line, party)) continue;
      if (!line->states.empty()) return line;
      if (general == nullptr) general = line;
    }
    return general;
  }
};

/// The line without its provenance: `in force from 2002-04-05`.
std::string date_words(ForceLine const& line) {
  std::size_t end = line.words.size();
  for (std::string_view const word :
       {" seen in ", " reported in ", " known", " inferred from ", " assumed"}) {
    end = std::min(end, line.words.find(word));
  }
  return line.words.substr(0, end);
}

/// The words of a line about one of its States: of a long list, they need not name the others.
std::string words_for_one(ForceLine const& line) {
  constexpr std::size_t names_max = 6;
  std::string const head = date_words(line);
  std::size_t const names = head.find(" for ");
  if (line.states.size() <= names_max || names == std::string::npos) return line.words;
  return head.substr(0, names) + line.words.substr(head.size());
}

void note_assumed(Force& force, ForceLine const& line) {
  if (line.provenance.stated && line.provenance.sureness != model::Sureness::assumed) return;
  if (!line.provenance.stated && line.form != ForceLine::Form::in_force) return;
  std::string const& because = line.provenance.because;
  force.assumed.push_back(fmt::format("`{}` is only assumed{}", date_words(line),
                                      because.empty() ? "" : ": " + because));
}

/// The first second after the last term, where terms are not renewed.
std::optional<Interval> end_of_term(model::Term const& term, std::optional<Interval> signature,
                                    std::optional<Interval> entry) {
  if (term.form != model::Term::Form::fixed || term.renewal) return std::nullopt;
  auto const from = term.from == model::Term::From::signature ? signature : entry;
  if (!from) return std::nullopt;
  return Interval{model::shifted(from->first, term.first, 1),
                  model::shifted(from->last, term.first, 1)};
}

std::optional<Interval> earliest(std::optional<Interval> left, std::optional<Interval> right) {
  if (!left || !right) return left ? left : right;
  return Interval{std::min(left->first, right->first), std::min(left->last, right->last)};
}

Lines lines_of(model::Instrument const& instrument, ForceAsked const& asked) {
  Lines lines;
  for (ForceLine const& line : instrument.force) lines.rows.push_back(&line);
  if (asked.header_reading) {
    for (ForceLine const& line : instrument.readings[*asked.header_reading].force) {
      lines.rows.push_back(&line);
    }
  }
  return lines;
}

std::optional<Interval> date_of(ForceLine const* line) {
  if (line == nullptr || !line->from) return std::nullopt;
  return first_seconds(*line->from);
}

/// The date from which it binds, of the forms that the instrument knows; `unknown` where a line
/// says that the date is unknown.
struct Start {
  std::optional<Interval> moment;
  ForceLine const* line = nullptr;
};

Start start_of_force(Lines const& lines, model::Instrument const& instrument,
                     ForceAsked const& asked) {
  using Form = ForceLine::Form;
  ForceLine const* line = lines.best(Form::accession, asked.party);
  if (line == nullptr) line = lines.best(Form::in_force, asked.party);
  if (asked.from_signature || line == nullptr) {
    ForceLine const* signature = lines.best(Form::signed_, asked.party);
    if (asked.from_signature && signature != nullptr) line = signature;
  }
  // Norms and custom have no entry into force: they speak from their adoption on.
  if (line == nullptr && instrument.genre != model::Genre::treaty) {
    line = lines.best(Form::adopted, asked.party);
  }
  return {date_of(line), line};
}

}  // namespace

std::optional<model::Term> const& term_of(model::Rulebook const& rulebook,
                                          ForceAsked const& asked) {
  model::Instrument const& instrument = rulebook[asked.instrument];
  if (asked.header_reading) {
    auto const& own = instrument.readings[*asked.header_reading].term;
    if (own) return own;
  }
  return instrument.term;
}

Force force_of(model::Rulebook const& rulebook, ForceAsked const& asked) {
  using Form = ForceLine::Form;
  model::Instrument const& instrument = rulebook[asked.instrument];
  Lines const lines = lines_of(instrument, asked);
  Force force;
  Start const start = start_of_force(lines, instrument, asked);
  if (start.line != nullptr) {
    force.words = words_for_one(*start.line);
    note_assumed(force, *start.line);
  }
  auto const& term = term_of(rulebook, asked);
  std::optional<Interval> end;
  ForceLine const* ended = lines.best(Form::ended, asked.party);
  if (ended != nullptr && ended->from) end = first_seconds(*ended->from);
  if (term) {
    auto const signature = date_of(lines.best(Form::signed_, asked.party));
    end = earliest(end, end_of_term(*term, signature, start.moment));
  }
  if (asked.survives_termination) end.reset();
  if (start.moment) {
    force.entered = Stretch{*start.moment, end};
  } else if (start.line != nullptr) {
    // In force from an unknown date: not before it was signed (VCLT Article 24), where that is
    // known.
    Interval unknown;
    ForceLine const* signature = lines.best(Form::signed_, asked.party);
    if (start.line->date && start.line->form == Form::accession) {
      unknown.first = first_seconds(*start.line->date).first;
    } else if (signature != nullptr && signature->from) {
      unknown.first = first_seconds(*signature->from).first;
    }
    force.entered = Stretch{unknown, end};
  }
  if (force.entered) force.stretches.push_back(*force.entered);
  ForceLine const* provisional = lines.best(Form::provisional, asked.party);
  if (provisional != nullptr && provisional->from) {
    // Where no day ends it, it goes on until entry into force, from when on the text is in force
    // itself: no second lies between the two, however vague that day is.
    std::optional<Interval> until = end;
    if (provisional->until) until = earliest(end, first_seconds(*provisional->until));
    force.stretches.push_back({first_seconds(*provisional->from), until});
  }
  for (ForceLine const* line : lines.rows) {
    if (line->form != Form::suspended || !line->from || !speaks_of(*line, asked.party)) continue;
    // Between two: only for what they owe each other.
    bool const between = !line->states.empty();
    if (between && !(asked.towards && speaks_of(*line, *asked.towards))) continue;
    std::optional<Interval> until;
    if (line->until) until = first_seconds(*line->until);
    force.suspended.push_back({first_seconds(*line->from), until});
  }
  return force;
}

namespace {

Support in_stretch(Stretch const& stretch, Instant second) {
  Interval const now{second, second};
  Support const started = not_later(stretch.start, now);
  return stretch.end ? both(started, earlier(now, *stretch.end)) : started;
}

Support either(Support left, Support right) {
  if (left == holds || right == holds) return holds;
  return left == fails && right == fails ? fails : open;
}

Support in_force_then(Force const& force, Instant second) {
  Support result = fails;
  for (Stretch const& row : force.stretches) result = either(result, in_stretch(row, second));
  for (Stretch const& row : force.suspended) {
    result = both(result, opposite(in_stretch(row, second)));
  }
  return result;
}

/// What holds at each of some seconds: of a lasting act one is enough, a vague one has to be the
/// same at all of them to be known.
template <class At>
Support over(std::set<Instant> const& seconds, bool lasting, At at) {
  Support result = at(*seconds.begin());
  for (Instant const second : seconds) {
    Support const now = at(second);
    result = lasting ? either(result, now) : result == now ? now : open;
  }
  return result;
}

void add_bounds(std::set<Instant>& seconds, Stretch const& row, Interval within) {
  add_turning_points(seconds, row.start, within);
  if (row.end) add_turning_points(seconds, *row.end, within);
}

}  // namespace

void add_turning_points(std::set<Instant>& seconds, Interval moment, Interval within) {
  for (Instant const second : {moment.first, moment.last}) {
    if (second > within.first && second <= within.last) seconds.insert(second);
  }
}

std::set<Instant> turning_points(Force const& force, EventTime const& time) {
  std::set<Instant> seconds{time.span.first};
  for (Stretch const& row : force.stretches) add_bounds(seconds, row, time.span);
  for (Stretch const& row : force.suspended) add_bounds(seconds, row, time.span);
  return seconds;
}

Support in_force_at(Force const& force, EventTime const& time) {
  return over(turning_points(force, time), time.lasting,
              [&](Instant second) { return in_force_then(force, second); });
}

Support text_stood(model::Article const& article, EventTime const& time) {
  Stretch stretch;
  if (article.since) stretch.start = first_seconds(*article.since);
  if (!article.since) stretch.start = {model::distant_past, model::distant_past};
  if (article.until) stretch.end = first_seconds(*article.until);
  std::set<Instant> seconds{time.span.first};
  add_bounds(seconds, stretch, time.span);
  return over(seconds, time.lasting, [&](Instant second) { return in_stretch(stretch, second); });
}

Interval end_of_current_term(model::Rulebook const& rulebook, ForceAsked const& asked,
                             Interval notice, std::optional<model::Duration> at_least) {
  model::Instrument const& instrument = rulebook[asked.instrument];
  auto const& term = term_of(rulebook, asked);
  Lines const lines = lines_of(instrument, asked);
  auto const start = term && term->from == model::Term::From::signature
                         ? date_of(lines.best(ForceLine::Form::signed_, asked.party))
                         : start_of_force(lines, instrument, asked).moment;
  if (!term || term->form != model::Term::Form::fixed || !start) {
    return {notice.first, model::distant_future};
  }
  auto const end_for = [&](Instant from, Instant given) {
    Instant const needed = at_least ? model::shifted(given, *at_least, 1) : given;
    Instant const first = model::shifted(from, term->first, 1);
    if (first >= needed || !term->renewal) return first;
    model::Duration more = *term->renewal;
    if (needed > model::end_of_calendar || more.count == 0) return model::distant_future;
    // The last end before `needed`, and one renewal more.
    more.count *= model::periods_over(first, more, needed - 2) + 1;
    return model::shifted(first, more, 1);
  };
  return {end_for(start->first, notice.first), end_for(start->last, notice.last)};
}

std::optional<Interval> entry_into_force(Force const& force) {
  if (!force.entered || force.entered->start.last == model::distant_future) return std::nullopt;
  return force.entered->start;
}

std::optional<Interval> end_of_force(Force const& force) {
  return force.entered ? force.entered->end : std::nullopt;
}

}  // namespace casus::judge
