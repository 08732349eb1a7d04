#include "engine/cli/inputs.hpp"
#include "engine/cli/measures.hpp"
#include "engine/cli/output.hpp"
#include "engine/cli/refusal.hpp"
#include "engine/cli/rulebook.hpp"
#include "engine/cli/session.hpp"
#include "engine/cli/version.hpp"
#include "engine/explain/select.hpp"
#include "engine/explain/tree.hpp"
#include "engine/judge/finding.hpp"
#include "engine/report/explanation_text.hpp"
#include "engine/report/finding_text.hpp"
#include "engine/report/text.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace casus::cli {
namespace {

constexpr char const* examples = R"(Examples:
  casus explain cases/tutorial/2-contested.json
      The reasons behind every finding of a case.
  casus explain case.json --finding russia-iran-2021/non-attack/e1
      Only the finding about one event; leave out parts from the right, or leave one empty.
  casus explain case.json --finding f-3c9a1e07 --standard clear
      One finding by its id, at another standard of proof.)";

struct ExplainOptions {
  std::vector<std::string> cases;
  std::string finding;
  std::vector<std::string> treaties;
  Measures measures;
  bool all = false;
  std::string output;
};

struct Judged {
  record::Case const* judged = nullptr;
  judge::CaseFindings found;
};

struct Hit {
  record::Case const* judged = nullptr;
  judge::Finding const* finding = nullptr;
};

std::string line_of(model::Rulebook const& rulebook, Hit const& hit) {
  return fmt::format("{}  {}  {}", hit.finding->id,
                     explain::address(rulebook, *hit.judged, *hit.finding),
                     report::words(hit.finding->verdict));
}

/// Those that agree with most parts of what was asked for.
std::vector<Hit> nearest(explain::Selector const& selector, model::Rulebook const& rulebook,
                         std::vector<Hit> const& hits) {
  std::size_t best = 0;
  std::vector<Hit> near;
  for (Hit const& hit : hits) {
    std::size_t const common =
        explain::parts_in_common(selector, rulebook, *hit.judged, *hit.finding);
    if (common > best) near.clear();
    best = std::max(best, common);
    if (common == best) near.push_back(hit);
  }
  return near;
}

std::string list(model::Rulebook const& rulebook, std::vector<Hit> const& hits) {
  constexpr std::size_t shown_max = 20;
  std::string text;
  for (std::size_t i = 0; i < std::min(hits.size(), shown_max); ++i) {
    text += "  " + report::printable(line_of(rulebook, hits[i])) + "\n";
  }
  if (hits.size() > shown_max) text += fmt::format("  and {} more\n", hits.size() - shown_max);
  return text;
}

/// The findings that are meant. Several by a name are listed for the user to choose from; none is
/// an error that shows the near ones.
std::vector<Hit> choose(Session const& session, std::string const& wanted,
                        model::Rulebook const& rulebook, std::vector<Hit> const& hits) {
  std::optional<explain::Selector> const selector = explain::read_selector(wanted);
  if (!selector) {
    throw UsageError(fmt::format("`{}` names no finding", wanted),
                     "write an id such as f-3c9a1e07, or "
                     "TREATY/COMMITMENT[/EVENT[/BEARER[/COUNTERPARTY]]]");
  }
  std::vector<Hit> chosen;
  for (Hit const& hit : hits) {
    if (explain::matches(*selector, rulebook, *hit.judged, *hit.finding)) chosen.push_back(hit);
  }
  if (!chosen.empty()) return chosen;
  print_error(session, fmt::format("no finding is `{}`", wanted));
  std::vector<Hit> const near = nearest(*selector, rulebook, hits);
  if (!near.empty()) {
    print_aside(fmt::format("{}:\n{}", near.size() == hits.size() ? "there are" : "the nearest are",
                            list(rulebook, near)));
  } else {
    print_hint(session, "there is no finding at all; `--all` adds those that are not applicable");
  }
  throw Explained{};
}

std::string explained(report::Settings const& settings, std::vector<Judged> const& judged,
                      std::vector<Hit> const& hits, report::TextStyle const& style) {
  std::string text = report::text_header(settings, style);
  for (Judged const& one : judged) {
    bool first = true;
    for (Hit const& hit : hits) {
      if (hit.judged != one.judged) continue;
      if (first) text += report::case_heading(*one.judged, one.found.as_of, style);
      first = false;
      text += report::explanation_text(
          settings.rulebook, *hit.judged,
          explain::explain(settings.rulebook, *hit.judged, *hit.finding, settings.options), style);
    }
  }
  return text;
}

int run(ExplainOptions const& options, Session const& session) {
  if (options.cases.empty()) {
    throw UsageError("no case to explain", "name a case file, or `-` for standard input");
  }
  judge::Options judging = options.measures.read();
  judging.bounds = session.bounds;
  Output const output(options.output);
  model::Rulebook const rulebook = load_rulebook(session, options.measures.rules);
  // A finding that is asked for by name is explained even if it is not applicable.
  judging.all = options.all || !options.finding.empty();
  report::Settings const settings{
      rulebook, judging,    std::string(version), read_treaties(rulebook, options.treaties),
      {},       judging.all};
  CaseInputs inputs = read_cases(options.cases, rulebook, session.bounds, 1, false);
  std::vector<Judged> judged;
  for (record::Case const& one : inputs.cases) {
    try {
      judged.push_back({&one, judge::judge(rulebook, one, judging)});
    } catch (judge::BoundExceeded const& exceeded) {
      inputs.errors.push_back(refusal(one, exceeded));
    }
  }
  for (record::ReadError const& error : inputs.errors) print_error(session, error_line(error));
  std::vector<Hit> hits;
  for (Judged const& one : judged) {
    for (judge::Finding const& finding : one.found.findings) {
      if (settings.shows(finding)) hits.push_back({one.judged, &finding});
    }
  }
  if (!options.finding.empty() && !judged.empty()) {
    hits = choose(session, options.finding, rulebook, hits);
    if (hits.size() > 1) {
      print_aside(fmt::format("{} findings match, all are explained:\n{}", hits.size(),
                              list(rulebook, hits)));
    }
  }
  bool const colour = output.to_file() ? session.color == "always" : session.colour_out();
  report::TextStyle const style{output.to_file() ? report::TextStyle{}.width : Session::width_out(),
                                colour};
  if (!judged.empty()) output.write(explained(settings, judged, hits, style));
  return inputs.errors.empty() ? status_ran : status_bad_input;
}

}  // namespace

void add_explain(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("explain", "Show the reasons behind findings as a tree");
  command->footer(examples);
  auto options = std::make_shared<ExplainOptions>();
  command->add_option("CASE", options->cases, "A case file, or - for standard input")
      ->type_name("");
  command
      ->add_option("--finding", options->finding,
                   "An id, or a path (default: all):\n"
                   "TREATY/COMMITMENT[/EVENT[/BEARER[/COUNTERPARTY]]]")
      ->type_name("WHICH");
  command
      ->add_option("--treaty", options->treaties,
                   "Only findings of these treaties, joined by commas")
      ->type_name("NAME,NAME")
      ->allow_extra_args(false);
  command->add_flag("--all", options->all, "Findings that are not applicable, too");
  command->add_option("-o,--output", options->output, "Write to a file, in one step")
      ->type_name("FILE");
  options->measures.add_to(*command);
  command->callback([options, &session] {
    session.run = [options, &session] { return run(*options, session); };
  });
}

}  // namespace casus::cli
