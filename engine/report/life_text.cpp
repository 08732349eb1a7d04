#include "engine/report/life_text.hpp"

#include <string>
#include <string_view>

namespace casus::report {

void write_life(Page& page, explain::LifeStory const& life) {
  constexpr std::size_t indent = 4;
  std::string_view label = "life";
  for (explain::Stage const& stage : life.stages) {
    Text line{{explain::date_words(stage) + ":", Ink::strong}, {" " + stage.words}};
    for (std::string const& where : {stage.pointer, stage.place}) {
      if (!where.empty()) line.push_back({" · " + where, Ink::faint});
    }
    page.row(indent, label, line);
    label = "";
  }
  if (life.left_out > 0) { page.row(indent, "", {{explain::left_out_words(life), Ink::faint}}); }
}

}  // namespace casus::report
