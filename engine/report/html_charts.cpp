#include "engine/report/html_charts.hpp"

#include "dsl/text/utf8.hpp"
#include "engine/judge/force.hpp"
#include "engine/judge/phrases.hpp"
#include "engine/report/colours.hpp"
#include "engine/report/escape.hpp"
#include "engine/report/finding_text.hpp"
#include "engine/report/html_finding.hpp"
#include "engine/report/state_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace casus::report {
namespace {

/// A treaty of which some case has a verdict, and its place among the columns of the outlines.
struct Column {
  std::string name;
  std::size_t index = 0;
};

std::vector<Column> columns_of(Settings const& settings, std::vector<Outline> const& cases) {
  std::vector<std::string> const treaties = treaty_names(settings);
  std::vector<Column> columns;
  for (std::size_t i = 0; i < treaties.size(); ++i) {
    bool const used = std::any_of(cases.begin(), cases.end(),
                                  [&](Outline const& one) { return one.worst[i].has_value(); });
    if (used) columns.push_back({treaties[i], i});
  }
  return columns;
}

std::string case_link(Outline const& one) {
  return fmt::format("<a href=\"#{}\">{}</a>", one.anchor, escaped_markup(one.title));
}

/// The stretches of force of one party, as one: an axis of decades shows no more.
std::optional<model::Interval> span_of(judge::Force const& force) {
  if (force.stretches.empty()) return std::nullopt;
  model::Interval span{force.stretches.front().start.first, model::distant_future};
  judge::Stretch const& last = force.stretches.back();
  if (last.end) span.last = last.end->last;
  return span;
}

std::vector<model::StateId> parties_of(model::Rulebook const& rulebook, model::InstrumentId id) {
  if (!rulebook[id].addresses_every_state) return rulebook[id].parties;
  std::vector<model::StateId> all;
  for (std::uint32_t i = 0; i < rulebook.states.size(); ++i) {
    if (!rulebook.states[i].organisation()) all.push_back(model::StateId{i});
  }
  return all;
}

judge::Force force_of(model::Rulebook const& rulebook, model::InstrumentId id,
                      model::StateId party) {
  return judge::force_of(rulebook, {id, party, std::nullopt});
}

/// From the first date of force of any party to the last.
std::optional<model::Interval> whole_span(model::Rulebook const& rulebook, model::InstrumentId id) {
  std::optional<model::Interval> span;
  for (model::StateId const party : parties_of(rulebook, id)) {
    std::optional<model::Interval> const one = span_of(force_of(rulebook, id, party));
    if (!one) continue;
    if (!span) span = one;
    span->first = std::min(span->first, one->first);
    span->last = std::max(span->last, one->last);
  }
  return span;
}

/// The lines of the timeline, drawn on one axis of years.
class Timeline {
 public:
  explicit Timeline(model::Interval shown)
      : first_year_(year_of(shown.first)), last_year_(year_of(shown.last) + 1) {}

  void bar(std::string const& label, model::Interval time, std::string_view fill) {
    double const left = x_of(std::max(time.first, start()));
    double const right = x_of(std::min(time.last, end()));
    body_ +=
        fmt::format("<rect x=\"{:.1f}\" y=\"{}\" width=\"{:.1f}\" height=\"10\" fill=\"{}\"/>\n",
                    left, y_ + 4, std::max(3.0, right - left), fill);
    name(label);
  }
  void mark(model::Instant at, std::string const& what) {
    if (at < start() || at > end()) return;
    body_ += fmt::format(
        "<path d=\"M{:.1f} {} l4 5 l-4 5 l-4 -5 z\" fill=\"{}\" "
        "stroke=\"{}\"><title>{}</title></path>\n",
        x_of(at), y_ + 4, colour::ground, colour::ink, escaped_markup(what));
  }
  void next() { y_ += row_height; }
  void heading(std::string_view text) {
    body_ += fmt::format("<text x=\"0\" y=\"{}\" font-weight=\"bold\">{}</text>\n", y_ + 13, text);
    next();
  }

  /// Whether no further line fits on a page of print, where a drawing does not break.
  [[nodiscard]] bool is_full() const { return y_ > page_height; }

  /// The drawing so far; what follows begins another one on the same axis.
  [[nodiscard]] std::string take(std::string_view title) {
    std::string axis;
    int const step = std::max(1, (last_year_ - first_year_) / 16);
    for (int year = first_year_; year <= last_year_; year += step) {
      double const x = x_of(instant_of(year));
      axis += fmt::format(
          "<line x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"18\" y2=\"{1}\" "
          "stroke=\"{3}\"/><text x=\"{0:.1f}\" y=\"12\" "
          "text-anchor=\"middle\" fill=\"{4}\">{2}</text>\n",
          x, y_, year, colour::grid, colour::faint);
    }
    std::string const drawing = fmt::format(
        "<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\" "
        "font-family=\"sans-serif\" font-size=\"11\" fill=\"{}\">\n{}{}</svg>\n",
        width, y_ + 4, title, colour::ink, axis, body_);
    body_.clear();
    y_ = top;
    return drawing;
  }

 private:
  static int year_of(model::Instant at) { return std::stoi(model::date_string(at)); }
  static model::Instant instant_of(int year) {
    auto const time = model::read_date(fmt::format("{:04}", year));
    return time ? time->first : 0;
  }
  [[nodiscard]] model::Instant start() const { return instant_of(first_year_); }
  [[nodiscard]] model::Instant end() const { return instant_of(last_year_); }
  [[nodiscard]] double x_of(model::Instant at) const {
    double const part = static_cast<double>(at - start()) / static_cast<double>(end() - start());
    return label_width + part * (width - label_width - 20);
  }
  void name(std::string const& label) {
    constexpr std::size_t shown_max = 66;
    std::size_t const blank = label.size() > shown_max ? label.rfind(' ', shown_max) : label.npos;
    std::size_t const end = std::min(blank, shown_max);
    body_ += fmt::format("<text x=\"8\" y=\"{}\">{}</text>\n", y_ + 13,
                         escaped_markup(text::shortened(label, end)));
  }

  static constexpr int top = 22;
  static constexpr int page_height = 1120;
  static constexpr int row_height = 18;
  static constexpr int width = 1000;
  static constexpr int label_width = 350;
  int first_year_;
  int last_year_;
  int y_ = top;
  std::string body_;
};

/// What the axis spans: the incidents, and the dates at which something is due.
std::optional<model::Interval> shown_span(std::vector<Outline> const& cases) {
  std::optional<model::Interval> span;
  for (Outline const& one : cases) {
    if (!one.time) continue;
    if (!span) span = one.time;
    span->first = std::min(span->first, one.time->first);
    span->last = std::max(span->last, one.time->last);
  }
  return span;
}

}  // namespace

std::string matrix_html(Settings const& settings, std::vector<Outline> const& cases) {
  std::vector<Column> const columns = columns_of(settings, cases);
  if (columns.empty()) return "";
  std::string out =
      "<section aria-labelledby=\"matrix\">\n<h2 id=\"matrix\">Incidents and instruments</h2>\n"
      "<p class=\"faint\" id=\"matrix-cells\">In each cell the harshest verdict; an empty cell: "
      "the "
      "instrument has nothing to say of the incident.</p>\n"
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"matrix\">\n"
      "<table class=\"matrix\" aria-describedby=\"matrix-cells\">\n<thead><tr><th scope=\"col\">"
      "Incident</th>";
  for (Column const& column : columns) {
    out += "<th scope=\"col\">" + escaped_markup(column.name) + "</th>";
  }
  out += "</tr></thead>\n<tbody>\n";
  for (Outline const& one : cases) {
    out += "<tr><th scope=\"row\">" + case_link(one) + "</th>";
    for (Column const& column : columns) {
      std::optional<judge::Verdict> const verdict = one.worst[column.index];
      out += "<td>" + (verdict ? verdict_html(*verdict) : std::string()) + "</td>";
    }
    out += "</tr>\n";
  }
  return out + "</tbody>\n</table>\n</div>\n</section>\n";
}

std::string timeline_html(Settings const& settings, std::vector<Outline> const& cases) {
  std::optional<model::Interval> const span = shown_span(cases);
  if (!span) return "";
  Timeline line(*span);
  line.heading("Instruments in force for a party");
  for (Column const& column : columns_of(settings, cases)) {
    auto const id = settings.rulebook.find_instrument(column.name);
    if (!id) continue;
    std::optional<model::Interval> const force = whole_span(settings.rulebook, *id);
    if (force) line.bar(column.name, *force, colour::force);
    if (force) line.next();
  }
  line.heading("Incidents (◇ something is due)");
  std::vector<Outline const*> dated;
  for (Outline const& one : cases) {
    if (one.time) dated.push_back(&one);
  }
  std::stable_sort(dated.begin(), dated.end(), [](Outline const* left, Outline const* right) {
    return left->time->first < right->time->first;
  });
  std::string drawings;
  std::string_view const title =
      "When the incidents happened and when the instruments were in force";
  for (Outline const* one : dated) {
    if (line.is_full()) drawings += line.take(title);
    line.bar(one->title, *one->time, colour::incident);
    for (OutlineDeadline const& due : one->deadlines) {
      line.mark(due.at, fmt::format("{}: {}", model::date_string(due.at), due.what));
    }
    line.next();
  }
  return "<section aria-labelledby=\"timeline\">\n<h2 id=\"timeline\">Timeline</h2>\n<figure>\n"
         "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"timeline\">\n"
         + drawings + line.take(title)
         + "</div>\n<figcaption>The same dates stand in the sections below and in the tables of "
           "force and deadlines.</figcaption>\n</figure>\n</section>\n";
}

namespace {

/// Parties that an instrument binds from the same day on, for the same reason.
struct Bound {
  std::string words;
  std::vector<std::string> names, titles;  ///< as the rules name them, and as reports do

  [[nodiscard]] std::string html() const {
    constexpr std::size_t listed_max = 20;
    std::string const who = titles.size() > listed_max
                                ? fmt::format("each of {} States", titles.size())
                                : fmt::format("{}", fmt::join(titles, ", "));
    // Who they are stands before it.
    std::string since = words;
    std::string const again = fmt::format(" for {}", fmt::join(names, ", "));
    if (auto const at = since.find(again); at != std::string::npos) since.erase(at, again.size());
    return fmt::format("{}: {}", escaped_markup(who),
                       sentence_markup(judge::phrases::force(since)));
  }
};

/// Since when the instrument binds which party.
std::string parties_html(model::Rulebook const& rulebook, model::InstrumentId id) {
  constexpr std::size_t groups_max = 6;
  std::vector<Bound> groups;
  std::vector<model::StateId> const parties = parties_of(rulebook, id);
  for (model::StateId const party : parties) {
    std::string const words = force_of(rulebook, id, party).words;
    auto group = std::find_if(groups.begin(), groups.end(),
                              [&](Bound const& known) { return known.words == words; });
    if (group == groups.end()) group = groups.insert(groups.end(), Bound{words, {}, {}});
    group->names.push_back(rulebook[party].name);
    group->titles.push_back(short_name(rulebook, party));
  }
  if (groups.size() > groups_max) {
    return fmt::format(
        "{} States, each from a day of its own; under each finding stands from when on the text "
        "bound the States concerned",
        parties.size());
  }
  if (groups.size() == 1) return groups.front().html();
  std::string out;
  for (Bound const& group : groups) out += "<li>" + group.html() + "</li>";
  return out.empty() ? out : "<ul>" + out + "</ul>";
}

}  // namespace

std::string force_html(Settings const& settings, std::vector<Outline> const& cases) {
  std::string rows;
  for (Column const& column : columns_of(settings, cases)) {
    auto const id = settings.rulebook.find_instrument(column.name);
    if (!id) continue;
    rows += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n",
                        escaped_markup(column.name), escaped_markup(settings.rulebook[*id].title),
                        parties_html(settings.rulebook, *id));
  }
  if (rows.empty()) return "";
  return "<section aria-labelledby=\"force\">\n<h2 id=\"force\">Force of the instruments</h2>\n"
         "<table>\n<thead><tr><th scope=\"col\">Instrument</th><th scope=\"col\">Title</th>"
         "<th scope=\"col\">Force, by party</th></tr></thead>\n<tbody>\n"
         + rows + "</tbody>\n</table>\n</section>\n";
}

std::string deadlines_html(std::vector<Outline> const& cases) {
  std::vector<std::pair<OutlineDeadline const*, Outline const*>> all;
  for (Outline const& one : cases) {
    for (OutlineDeadline const& due : one.deadlines) all.emplace_back(&due, &one);
  }
  if (all.empty()) return "";
  std::stable_sort(all.begin(), all.end(), [](auto const& left, auto const& right) {
    return left.first->at < right.first->at;
  });
  std::string out =
      "<section aria-labelledby=\"deadlines\">\n<h2 id=\"deadlines\">Deadlines</h2>\n"
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"deadlines\">\n"
      "<table>\n"
      "<thead><tr><th scope=\"col\">Due by</th><th scope=\"col\">Verdict</th>"
      "<th scope=\"col\">Duty</th><th scope=\"col\">Incident</th></tr></thead>\n<tbody>\n";
  for (auto const& [due, one] : all) {
    out += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                       sentence_markup(model::date_string(due->at)), verdict_html(due->verdict),
                       escaped_markup(due->what), case_link(*one));
  }
  return out + "</tbody>\n</table>\n</div>\n</section>\n";
}

}  // namespace casus::report
