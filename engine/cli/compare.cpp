#include "engine/cli/compare.hpp"

#include "dsl/author/compare.hpp"
#include "dsl/text/nearest.hpp"
#include "engine/cli/output.hpp"
#include "engine/cli/rulebook.hpp"
#include "engine/cli/session.hpp"
#include "engine/cli/version.hpp"
#include "engine/report/comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::cli {
namespace {

constexpr char const* examples = R"(Examples:
  casus rules compare russia-china-2015 russia-iran-2021
      What one has that the other lacks, what is stricter and why, and what cannot be told.
  casus rules compare sco-2009 russia-iran-2021 --format html -o comparison.html
      The same as one page for a browser.)";

constexpr std::array<std::string_view, 4> formats{"text", "json", "md", "html"};

struct CompareOptions {
  std::string first, second;
  std::string format = "text";
  std::vector<std::string> rules;
  std::string output;
};

model::InstrumentId find(model::Rulebook const& rulebook, std::string const& name) {
  if (std::optional<model::InstrumentId> const found = rulebook.find_instrument(name)) {
    return *found;
  }
  std::vector<std::string_view> names;
  for (model::Instrument const& one : rulebook.instruments) names.push_back(one.name);
  std::optional<std::string_view> const near = text::nearest(name, names);
  throw UsageError(
      fmt::format("no instrument is called `{}`", name),
      near ? fmt::format("did you mean `{}`?", *near) : "`casus rules list` has their names");
}

int run(CompareOptions const& options, Session const& session) {
  if (std::find(formats.begin(), formats.end(), options.format) == formats.end()) {
    throw UsageError(fmt::format("`{}` is no format", options.format),
                     "the formats are text, json, md and html");
  }
  Output const output(options.output);
  model::Rulebook const rulebook = load_rulebook(session, options.rules);
  author::Comparison const comparison =
      author::compare(rulebook, find(rulebook, options.first), find(rulebook, options.second));
  if (options.format == "json") {
    output.write(report::comparison_json(comparison, rulebook, std::string(version)));
  } else if (options.format == "md") {
    output.write(report::comparison_markdown(comparison));
  } else if (options.format == "html") {
    output.write(report::comparison_html(comparison));
  } else {
    output.write(report::comparison_text(comparison, Session::width_out(),
                                         !output.to_file() && session.colour_out()));
  }
  return status_ran;
}

}  // namespace

void add_compare(Command const& rules, Session& session) {
  Command const command =
      rules.add_subcommand("compare", "Compare two treaties, commitment by commitment");
  command.footer(examples);
  auto options = std::make_shared<CompareOptions>();
  command.add_option("A", options->first, "The first instrument").required().type_name("");
  command.add_option("B", options->second, "The second instrument").required().type_name("");
  command.add_option("--format", options->format, "text, json, md or html (default: text)")
      .type_name("NAME");
  add_rules(command, options->rules);
  command.add_option("-o,--output", options->output, "Write to a file instead").type_name("FILE");
  command.callback([options, &session] {
    session.run = [options, &session] { return run(*options, session); };
  });
}

}  // namespace casus::cli
