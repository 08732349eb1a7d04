#include "engine/report/life_svg.hpp"

#include "engine/report/colours.hpp"
#include "engine/report/escape.hpp"
#include "engine/report/finding_text.hpp"
#include "engine/report/life_axis.hpp"
#include "engine/report/markings.hpp"
#include "engine/report/state_names.hpp"
#include "engine/report/svg_text.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>
#include <vector>

namespace casus::report {
namespace {

using colour::faint;
using colour::ink;

/// A picture that grows downwards.
class Sheet {
 public:
  /// Running text, wrapped; `size` in pixels.
  void text(std::string_view words, double x, int size, std::string_view fill,
            std::string_view weight = "normal") {
    // The widest of the common fonts takes about three fifths of its size for a letter.
    constexpr double letter = 0.6;
    auto const columns = static_cast<std::size_t>((life_axis_width - 20 - x) / (size * letter));
    for (std::string const& line : wrapped(words, columns)) {
      y_ += size * 1.35;
      body_ += fmt::format(
          "<text x=\"{}\" y=\"{:.1f}\" font-size=\"{}\" fill=\"{}\" font-weight=\"{}\">{}</text>\n",
          x, y_, size, fill, weight, escaped_markup(line));
    }
  }
  void gap(double height) { y_ += height; }
  void axis(LifeAxis const& axis) {
    body_ += fmt::format("<g transform=\"translate(0 {:.1f})\" font-size=\"11\">\n{}</g>\n", y_,
                         axis.body);
    y_ += axis.height;
  }
  /// Left of what is written next.
  void mark(explain::Stage const& stage, std::size_t number) {
    constexpr double middle = 13;
    body_ += life_mark(stage, 22, y_ + middle);
    body_ += fmt::format(
        "<text x=\"34\" y=\"{:.1f}\" font-size=\"13\" fill=\"{}\" font-weight=\"bold\">{}</text>\n",
        y_ + middle + 5, ink, number);
  }
  [[nodiscard]] double height() const { return y_; }
  [[nodiscard]] std::string take() { return std::move(body_); }

 private:
  double y_ = 8;
  std::string body_;
};

/// What the drawing says, for those who do not see it.
std::string spoken(explain::LifeStory const& life) {
  std::string text;
  for (explain::Stage const& stage : life.stages) {
    text += fmt::format("{}, {}: {} ", explain::date_words(stage), explain::name(stage.kind),
                        stage.words);
  }
  return text;
}

void write_stages(Sheet& sheet, explain::LifeStory const& life) {
  constexpr double words_at = 62;
  for (std::size_t i = 0; i < life.stages.size(); ++i) {
    explain::Stage const& stage = life.stages[i];
    sheet.mark(stage, i + 1);
    sheet.text(fmt::format("{} · {}", explain::date_words(stage), explain::name(stage.kind)),
               words_at, 13, ink, "bold");
    sheet.text(stage.words, words_at, 13, ink);
    std::string where = stage.pointer;
    if (!stage.place.empty()) where += (where.empty() ? "" : " · ") + stage.place;
    sheet.text(where, words_at, 11, faint);
    sheet.gap(8);
  }
  if (life.left_out > 0) {
    sheet.text(explain::left_out_words(life), words_at, 13, faint);
    sheet.gap(8);
  }
}

}  // namespace

std::string life_svg(Settings const& settings, Remarks const& remarks, JudgedCase const& judged,
                     judge::Finding const& finding, explain::LifeStory const& life,
                     std::vector<std::string> const& supposed) {
  FindingNames const names = names_of(settings, judged, finding);
  std::string const title =
      fmt::format("{}: {} towards {}", names.commitment,
                  short_name(settings.rulebook, judged.judged, finding.bearer),
                  short_name(settings.rulebook, judged.judged, finding.counterparty));
  std::string const about = names.event.empty() ? "" : " · " + names.event;
  Sheet sheet;
  sheet.text(label_of(remarks), 12, 13, ink, "bold");
  sheet.text(title + about, 12, 17, ink, "bold");
  sheet.text(
      fmt::format("{}: {}{}", citation(settings.rulebook, settings.rulebook[finding.commitment]),
                  words(finding.verdict), finding.late ? ", " + finding.delay + " late" : ""),
      12, 13, ink);
  for (std::string const& one : supposed) {
    sheet.text("As supposed, not as it is on record: " + one, 12, 13, ink, "bold");
  }
  sheet.gap(10);
  sheet.axis(life_axis(life));
  sheet.gap(8);
  write_stages(sheet, life);
  sheet.text(std::string(prima_facie), 12, 11, faint);
  sheet.text(withheld_words(settings, remarks), 12, 11, faint);
  sheet.text(fmt::format("{} · {} · casus {}, rulebook {}", judged.judged.id, finding.id,
                         settings.version, settings.rulebook.digest),
             12, 11, faint);
  double const height = sheet.height() + 12;
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"{0}\" height=\"{1:.0f}\" "
      "viewBox=\"0 0 {0} {1:.0f}\" role=\"img\" aria-labelledby=\"life-title life-words\" "
      "font-family=\"'Noto Sans', 'DejaVu Sans', Helvetica, Arial, sans-serif\">\n"
      "<title id=\"life-title\">{2}</title>\n<desc id=\"life-words\">{3}</desc>\n"
      "<rect width=\"{0}\" height=\"{1:.0f}\" fill=\"{5}\"/>\n{4}</svg>\n",
      life_axis_width, height, escaped_markup(title), escaped_markup(spoken(life)), sheet.take(),
      colour::ground);
}

}  // namespace casus::report
