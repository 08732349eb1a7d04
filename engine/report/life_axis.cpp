#include "engine/report/life_axis.hpp"

#include "engine/report/colours.hpp"
#include "engine/report/escape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace casus::report {
namespace {

using explain::Stage;
using Kind = Stage::Kind;
using model::Instant;
using model::Interval;

using colour::faint;
using colour::ink;

bool is_real(Instant at) { return at != model::distant_past && at != model::distant_future; }

/// The moment at which the mark of a stage stands: of a vague time, its middle.
std::optional<Instant> moment_of(Stage const& stage) {
  if (!stage.when) return std::nullopt;
  Interval const when = *stage.when;
  if (stage.kind == Kind::due && is_real(when.last)) return when.last;
  if (stage.kind == Kind::arose && stage.lasting) return when.first;
  if (!is_real(when.first)) return std::nullopt;
  return is_real(when.last) ? when.first + (when.last - when.first) / 2 : when.first;
}

std::optional<Interval> span_of(explain::LifeStory const& life) {
  std::optional<Interval> span;
  auto const reach = [&](Instant at) {
    if (!is_real(at)) return;
    if (!span) span = Interval{at, at};
    span->first = std::min(span->first, at);
    span->last = std::max(span->last, at);
  };
  for (Stage const& stage : life.stages) {
    if (!stage.when) continue;
    reach(stage.when->first);
    reach(stage.when->last);
  }
  return span;
}

/// Draws the marks above the line of time, in as many lanes as keep them apart.
class Drawing {
 public:
  Drawing(explain::LifeStory const& life, Interval span)
      : life_(life), axis_(span, 12, life_axis_width - 12) {}

  [[nodiscard]] LifeAxis draw() {
    place();
    line_ = 22.0 + lane_height * static_cast<double>(std::max<std::size_t>(lanes_.size(), 1));
    allow();
    pause();
    for (TimeAxis::Tick const& tick : axis_.ticks()) draw(tick);
    body_ += fmt::format(
        "<line x1=\"{}\" x2=\"{}\" y1=\"{:.0f}\" y2=\"{:.0f}\" stroke=\"{}\" "
        "stroke-width=\"1.5\"/>\n",
        axis_.left(), axis_.right(), line_, line_, ink);
    // What a stem crosses stands above it.
    for (Mark const& mark : marks_) draw_stem(mark);
    for (Mark const& mark : marks_) draw(mark);
    if (crowded_ > 0) {
      body_ += fmt::format(
          "<text x=\"{}\" y=\"12\" text-anchor=\"end\" fill=\"{}\">{} more, too close to be drawn: "
          "see the list</text>\n",
          axis_.right(), faint, crowded_);
    }
    body_ += fmt::format("<text x=\"{}\" y=\"{:.0f}\" fill=\"{}\">{}</text>\n", axis_.left(),
                         line_ + 43, faint, legend());
    return {std::move(body_), line_ + (legend().empty() ? 30.0 : 48.0)};
  }

 private:
  struct Mark {
    std::size_t number = 0;  ///< in the list
    Stage const* stage = nullptr;
    double x = 0;
    std::size_t lane = 0;
  };

  /// What the strokes mean that occur; the marks have their names in the list.
  [[nodiscard]] std::string legend() const {
    std::vector<std::string_view> parts;
    if (allowed_) parts.push_back("band: the time to perform");
    if (paused_) parts.push_back("hatched: suspended");
    if (lasts_) parts.push_back("thick: for all that time");
    if (vague_) parts.push_back("dotted: at some time within");
    bool const doubted = std::any_of(marks_.begin(), marks_.end(),
                                     [](Mark const& mark) { return !mark.stage->shown; });
    if (doubted) parts.push_back("hollow: disputed or not established");
    return fmt::format("{}", fmt::join(parts, " · "));
  }

  void place() {
    constexpr std::size_t lanes_max = 6;
    for (std::size_t i = 0; i < life_.stages.size(); ++i) {
      Stage const& stage = life_.stages[i];
      auto const at = moment_of(stage);
      if (!at) continue;
      Mark mark{i + 1, &stage, axis_.x_of(*at), 0};
      while (mark.lane < lanes_.size() && lanes_[mark.lane] > mark.x - room / 2) ++mark.lane;
      if (mark.lane == lanes_max) {
        ++crowded_;
        continue;
      }
      if (mark.lane == lanes_.size()) lanes_.push_back(0);
      lanes_[mark.lane] = mark.x + room / 2;
      marks_.push_back(mark);
    }
  }

  [[nodiscard]] Stage const* find(Kind kind) const {
    for (Stage const& stage : life_.stages) {
      if (stage.kind == kind && stage.when) return &stage;
    }
    return nullptr;
  }

  void band(double from, double to, std::string_view fill, std::string_view words) {
    body_ += fmt::format(
        "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"9\" fill=\"{}\" "
        "stroke=\"{}\" stroke-width=\"0.7\"><title>{}</title></rect>\n",
        from, line_ - 10, std::max(1.5, to - from), fill, faint, words);
  }

  /// From the beginning to the deadline, as far as that is sure, and to the last day it may be.
  void allow() {
    Stage const* const arose = find(Kind::arose);
    Stage const* const due = find(Kind::due);
    if (arose == nullptr || due == nullptr || !is_real(arose->when->first)) return;
    double const from = axis_.x_of(arose->when->first);
    double const sure = axis_.x_of(due->when->first);
    double const last = axis_.x_of(due->when->last);
    allowed_ = true;
    if (sure > from) band(from, sure, colour::band, "time to perform");
    if (last > sure + 1)
      band(sure, last, colour::ground, "time to perform, if the later date is right");
  }

  /// Each suspension that is shown, to where it ends or the record does.
  void pause() {
    for (std::size_t i = 0; i < life_.stages.size(); ++i) {
      Stage const& stage = life_.stages[i];
      if (stage.kind != Kind::suspended || !stage.shown || !is_real(stage.when->first)) continue;
      double to = axis_.right();
      for (std::size_t j = i + 1; j < life_.stages.size(); ++j) {
        Stage const& later = life_.stages[j];
        bool const ends =
            later.kind == Kind::record_end || (later.kind == Kind::resumed && later.shown);
        if (!ends || !later.when) continue;
        to = axis_.x_of(later.when->first);
        break;
      }
      hatch(axis_.x_of(stage.when->first), to);
    }
  }

  /// Strokes aslant, which print where a colour would not.
  void hatch(double from, double to) {
    constexpr double apart = 5;
    paused_ = true;
    std::string strokes;
    for (double x = from; x < to; x += apart) {
      double const over = std::min(x + 8, to);
      strokes +=
          fmt::format("M{:.1f} {:.1f}L{:.1f} {:.1f}", x, line_ + 9, over, line_ + 9 - (over - x));
    }
    body_ += fmt::format(
        "<path d=\"{}\" stroke=\"{}\" stroke-width=\"1\" fill=\"none\"><title>suspended</title>"
        "</path>\n",
        strokes, faint);
  }

  void draw(TimeAxis::Tick const& tick) {
    constexpr double half_label = 34;
    body_ += fmt::format(
        "<path d=\"M{:.1f} {:.0f}v12\" stroke=\"{}\"/><text x=\"{:.1f}\" y=\"{:.0f}\" "
        "text-anchor=\"middle\" fill=\"{}\">{}</text>\n",
        tick.x, line_, faint, std::clamp(tick.x, half_label, life_axis_width - half_label),
        line_ + 25, faint, tick.label);
  }

  [[nodiscard]] double height_of(Mark const& mark) const {
    return line_ - 24 - lane_height * static_cast<double>(mark.lane);
  }

  void draw_stem(Mark const& mark) {
    draw_time(*mark.stage);
    bool const limit = mark.stage->kind == Kind::due || mark.stage->kind == Kind::record_end;
    body_ += fmt::format("<path d=\"M{0:.1f} {1:.1f}V{2:.1f}\" stroke=\"{3}\"{4}/>\n", mark.x,
                         height_of(mark), line_ + (limit ? 10 : 0), limit ? ink : colour::line,
                         mark.stage->kind == Kind::due ? " stroke-dasharray=\"4 3\"" : "");
  }

  void draw(Mark const& mark) {
    double const y = height_of(mark);
    body_ += life_mark(*mark.stage, mark.x, y);
    // A number stands on a ground of its own, lest a stem cross it out.
    body_ += fmt::format(
        "<rect x=\"{0:.1f}\" y=\"{1:.1f}\" width=\"{2}\" height=\"11\" fill=\"{6}\"/>"
        "<text x=\"{0:.1f}\" y=\"{3:.1f}\" fill=\"{4}\" font-weight=\"bold\">{5}</text>\n",
        mark.x + 9, y - 5, mark.number < 10 ? 8 : 15, y + 4, ink, mark.number, colour::ground);
  }

  /// What is vague or lasts, as the stretch that it is.
  void draw_time(Stage const& stage) {
    bool const limit = stage.kind == Kind::due || stage.kind == Kind::record_end;
    if (limit || !is_real(stage.when->first) || !is_real(stage.when->last)) return;
    double const from = axis_.x_of(stage.when->first);
    double const to = axis_.x_of(stage.when->last);
    constexpr Instant day = 86400;
    if (to - from < 3 || stage.when->last - stage.when->first < day) return;
    (stage.lasting ? lasts_ : vague_) = true;
    body_ +=
        fmt::format("<path d=\"M{0:.1f} {2:.1f}H{1:.1f}\" stroke=\"{3}\" stroke-width=\"4\"{4}/>\n",
                    from, to, line_, ink, stage.lasting ? "" : " stroke-dasharray=\"2 2\"");
  }

  static constexpr double lane_height = 24;
  static constexpr double room = 38;  ///< that a mark and its number take

  explain::LifeStory const& life_;
  TimeAxis axis_;
  std::vector<Mark> marks_;
  std::vector<double> lanes_;  ///< how far each is taken
  std::size_t crowded_ = 0;
  bool vague_ = false, lasts_ = false, allowed_ = false, paused_ = false;
  double line_ = 0;
  std::string body_;
};

/// The outline of the mark of a kind, around the origin.
std::string_view outline_of(Kind kind) {
  switch (kind) {
    case Kind::arose: return "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z";
    case Kind::due: return "M-6 -6h12l-6 12z";
    case Kind::performed: return "M-5.5 -5.5h11v11h-11z";
    case Kind::late: return "M0 -7l7 12h-14z";
    case Kind::uncounted: return "M-6 -2h4v-4h4v4h4v4h-4v4h-4v-4h-4z";
    case Kind::refused: return "M-6 -3l3 -3l3 3l3 -3l3 3l-3 3l3 3l-3 3l-3 -3l-3 3l-3 -3l3 -3z";
    case Kind::excused: return "M0 -7l7 7l-7 7l-7 -7z";
    case Kind::suspended: return "M-5.5 -6h3v12h-3zM2.5 -6h3v12h-3z";
    case Kind::resumed: return "M-5 -6l11 6l-11 6z";
    case Kind::record_end: return "M-3 -6h6v12h-6z";
  }
  return "";
}

}  // namespace

std::string life_mark(explain::Stage const& stage, double x, double y) {
  return fmt::format(
      "<path transform=\"translate({:.1f} {:.1f})\" d=\"{}\" fill=\"{}\" stroke=\"{}\" "
      "stroke-width=\"1.3\"><title>{}</title></path>\n",
      x, y, outline_of(stage.kind), stage.shown ? ink : colour::ground, ink,
      explain::name(stage.kind));
}

LifeAxis life_axis(explain::LifeStory const& life) {
  std::optional<Interval> const span = span_of(life);
  return span ? Drawing(life, *span).draw() : LifeAxis{};
}

std::string life_axis_svg(explain::LifeStory const& life, std::string_view label) {
  LifeAxis const axis = life_axis(life);
  if (axis.body.empty()) return "";
  return fmt::format(
      "<svg class=\"life\" viewBox=\"0 0 {} {:.0f}\" role=\"img\" aria-label=\"{}\" "
      "font-family=\"sans-serif\" font-size=\"11\">\n{}</svg>\n",
      life_axis_width, axis.height, escaped_markup(label), axis.body);
}

}  // namespace casus::report
