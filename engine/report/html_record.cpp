#include "engine/report/html_record.hpp"

#include "dsl/text/counted.hpp"
#include "engine/explain/dates.hpp"
#include "engine/explain/tree.hpp"
#include "engine/judge/phrases.hpp"
#include "engine/report/escape.hpp"
#include "engine/report/state_names.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace casus::report {
namespace {

/// One event in a line: `data theft · 2025-03-02 · by Russia (Unit 1; state organ) · against Iran`.
class Line {
 public:
  Line(model::Rulebook const& rulebook, record::Case const& judged, record::Event const& event)
      : rulebook_(rulebook), judged_(judged), event_(event) {}

  [[nodiscard]] std::string take() {
    add("", event_.kind);
    add(event_.lasting ? "during " : "", event_.time);
    add_authors();
    add("against ", event_.against);
    add("to ", event_.to);
    add("with ", event_.with);
    add("from the territory of ", event_.territory);
    add("affecting ", event_.affecting);
    add("causing ", event_.causing);
    add("about ", event_.about);
    return fmt::format("{}", fmt::join(parts_, " · "));
  }

 private:
  template <class Value>
  [[nodiscard]] std::vector<std::string> values_of(
      std::vector<record::Claim<Value>> const& claims) const {
    std::vector<std::string> values;
    for (record::Claim<Value> const& claim : claims) {
      std::string words = value(claim.value);
      if (claim.denied) words += ", which is denied";
      if (std::find(values.begin(), values.end(), words) == values.end()) {
        values.push_back(std::move(words));
      }
    }
    return values;
  }

  template <class Value>
  void add(std::string_view role, std::vector<record::Claim<Value>> const& claims) {
    std::vector<std::string> const values = values_of(claims);
    if (!values.empty()) parts_.push_back(std::string(role) + judge::phrases::list(values));
  }

  /// Claims of attribution stand side by side: they need not agree.
  void add_authors() {
    std::vector<std::string> const values = values_of(event_.by);
    if (!values.empty()) parts_.push_back(fmt::format("by {}", fmt::join(values, ", by ")));
  }

  [[nodiscard]] std::string value(model::KindId kind) const {
    return judge::phrases::title(rulebook_[kind].name);
  }
  [[nodiscard]] std::string value(model::Interval time) const {
    return explain::words_of(time, event_.lasting);
  }
  [[nodiscard]] std::string value(model::StateId state) const {
    std::string const name = short_name(rulebook_, judged_, state);
    return state == record::nobody ? name : judge::phrases::state(name);
  }
  [[nodiscard]] std::string value(record::EventId event) const {
    return judged_.events[event.value].id;
  }
  [[nodiscard]] std::string value(record::Attribution const& author) const {
    std::vector<std::string> more;
    if (!author.actor.empty()) more.push_back(author.actor);
    if (author.has_basis())
      more.push_back(judge::phrases::title(std::string(model::name(author.basis))));
    return more.empty() ? value(author.state)
                        : fmt::format("{} ({})", value(author.state), fmt::join(more, "; "));
  }
  [[nodiscard]] std::string value(record::Asset const& asset) const {
    return value(asset.kind) + (asset.of ? fmt::format(" ({})", value(*asset.of)) : "");
  }

  model::Rulebook const& rulebook_;
  record::Case const& judged_;
  record::Event const& event_;
  std::vector<std::string> parts_{};
};

}  // namespace

std::string events_html(model::Rulebook const& rulebook, record::Case const& judged) {
  constexpr std::size_t listed_max = 40;
  if (judged.events.empty()) return "";
  std::string out = "<h3>What is reported</h3>\n<ul>\n";
  for (std::size_t i = 0; i < std::min(judged.events.size(), listed_max); ++i) {
    record::Event const& event = judged.events[i];
    out += fmt::format("<li><b>{}</b> · {}</li>\n", escaped_markup(event.id),
                       sentence_markup(Line(rulebook, judged, event).take()));
  }
  if (judged.events.size() > listed_max) {
    out +=
        fmt::format("<li class=\"faint\">… and {}</li>\n",
                    text::counted(judged.events.size() - listed_max, "more event", "more events"));
  }
  return out + "</ul>\n";
}

std::string sources_html(record::Case const& judged) {
  if (judged.sources.empty()) return "";
  std::string out = "<h3>Sources</h3>\n<ul>\n";
  for (record::Source const& source : judged.sources) {
    out += "<li>" + sentence_markup(explain::source_line(source));
    std::string const url = escaped_markup(source.url);
    bool const fetched = url.rfind("https://", 0) == 0 || url.rfind("http://", 0) == 0;
    if (fetched) {
      out += fmt::format(", <a href=\"{0}\" rel=\"noopener noreferrer\">{0}</a>", url);
    } else if (!url.empty()) {
      out += ", " + url;
    }
    out += source.unverified ? " (cited without having been retrieved)</li>\n" : "</li>\n";
  }
  return out + "</ul>\n";
}

}  // namespace casus::report
