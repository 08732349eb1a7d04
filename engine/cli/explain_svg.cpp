#include "engine/cli/explain_svg.hpp"

#include "engine/cli/session.hpp"
#include "engine/explain/life.hpp"
#include "engine/report/life_svg.hpp"

#include <fmt/format.h>

namespace casus::cli {

void add_svg(Command const& command, std::string& path) {
  command
      .add_option("--svg", path,
                  "Draw the life of a duty into a file, too; with --finding,\n"
                  "which has to name one duty")
      .type_name("FILE");
}

std::optional<Output> open_svg(std::string const& path, std::string const& finding,
                               std::string const& text_path) {
  if (path.empty()) return std::nullopt;
  if (finding.empty()) throw UsageError("--svg draws one duty", "name it with --finding");
  if (path == "-") {
    throw UsageError("--svg needs the name of a file: standard output has the explanation");
  }
  if (path == text_path) {
    throw UsageError(fmt::format("--svg and --output both name `{}`", path),
                     "give the drawing a file of its own");
  }
  return std::optional<Output>(std::in_place, path);
}

void refuse_to_draw(std::size_t findings) {
  throw UsageError(fmt::format("--svg draws one duty, and {} findings match", findings),
                   "name one by its id, such as f-3c9a1e07, or by "
                   "TREATY/COMMITMENT/EVENT/BEARER/COUNTERPARTY");
}

std::string drawing_of(report::Settings const& settings, report::Remarks const& remarks,
                       report::JudgedCase const& judged, judge::Finding const& finding,
                       std::vector<std::string> const& supposed) {
  auto const life = explain::life_of(settings.rulebook, judged.judged, finding, settings.options);
  if (!life) {
    throw UsageError(
        fmt::format("{} is about a prohibition, which has no life to draw", finding.id),
        "name a duty: a commitment with `must` or `should`");
  }
  return report::life_svg(settings, remarks, judged, finding, *life, supposed);
}

}  // namespace casus::cli
