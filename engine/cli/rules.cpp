#include "engine/cli/output.hpp"
#include "engine/cli/rulebook.hpp"
#include "engine/cli/session.hpp"
#include "engine/report/page.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <vector>

namespace casus::cli {
namespace {

constexpr char const* examples = R"(Examples:
  casus rules check rules
      Report every error of the rule files below a folder, each with its place.
  casus rules list
      The treaties that are loaded: who is bound, since when, how sure their text is.)";

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string_view genre_name(model::Genre genre) {
  switch (genre) {
    case model::Genre::treaty: return "treaty";
    case model::Genre::norms: return "voluntary norms";
    case model::Genre::custom: return "custom";
  }
  return "";
}

std::string parties_of(model::Rulebook const& rulebook, model::Instrument const& instrument) {
  if (instrument.addresses_every_state) return "every State";
  std::vector<std::string> names;
  for (model::StateId const party : instrument.parties) names.push_back(rulebook[party].name);
  return fmt::format("{}", fmt::join(names, ", "));
}

/// How many commitments rest on a text that is seen, reported, … .
std::string provenance_of(std::vector<model::Commitment const*> const& commitments) {
  constexpr std::array<model::Sureness, 5> all{model::Sureness::seen, model::Sureness::reported,
                                               model::Sureness::known, model::Sureness::inferred,
                                               model::Sureness::assumed};
  std::vector<std::string> parts;
  for (model::Sureness const sureness : all) {
    auto const count = std::count_if(commitments.begin(), commitments.end(),
                                     [&](model::Commitment const* commitment) {
                                       return commitment->content.sureness == sureness;
                                     });
    if (count > 0) parts.push_back(fmt::format("{} {}", count, model::name(sureness)));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

void write_instrument(report::Page& page, model::Rulebook const& rulebook, model::InstrumentId id) {
  model::Instrument const& instrument = rulebook[id];
  std::vector<model::Commitment const*> commitments;
  std::vector<std::string> names;
  for (model::Commitment const& commitment : rulebook.commitments) {
    if (commitment.instrument != id) continue;
    commitments.push_back(&commitment);
    names.push_back(commitment.name);
  }
  page.paragraph(
      0, 2,
      {{instrument.name, report::Ink::strong},
       {fmt::format("  {}  {}", genre_name(instrument.genre), rulebook.show(instrument.place)),
        report::Ink::faint}});
  if (!instrument.title.empty()) page.paragraph(2, 2, {{instrument.title}});
  page.row(2, "binds", {{parties_of(rulebook, instrument)}});
  for (model::ForceLine const& line : instrument.force) page.row(2, "time", {{line.words}});
  std::string const text = provenance_of(commitments);
  page.row(2, "commitments",
           {{fmt::format("{}{}", commitments.size(), names.empty() ? "" : ": ")},
            {fmt::format("{}", fmt::join(names, ", "))}});
  if (!text.empty()) page.row(2, "texts", {{text}});
  page.blank();
}

int list(Session const& session, std::vector<std::string> const& paths) {
  model::Rulebook const rulebook = load_rulebook(session, paths);
  report::Page page(Session::width_out(), session.colour_out());
  for (std::uint32_t i = 0; i < rulebook.instruments.size(); ++i) {
    write_instrument(page, rulebook, model::InstrumentId{i});
  }
  page.paragraph(0, 2,
                 {{fmt::format("{}, {}, {}", counted(rulebook.files.size(), "file", "files"),
                               counted(rulebook.instruments.size(), "instrument", "instruments"),
                               counted(rulebook.commitments.size(), "commitment", "commitments"))},
                  {"  " + rulebook.digest, report::Ink::faint}});
  Output("").write(page.take());
  return status_ran;
}

int check(Session const& session, std::vector<std::string> const& paths) {
  model::Rulebook const rulebook = load_rulebook(session, paths);
  Output("").write(fmt::format("no errors: {}, {}, {}\n",
                               counted(rulebook.files.size(), "file", "files"),
                               counted(rulebook.instruments.size(), "instrument", "instruments"),
                               counted(rulebook.commitments.size(), "commitment", "commitments")));
  return status_ran;
}

using Action = int (*)(Session const&, std::vector<std::string> const&);

void add(CLI::App& parent, Session& session, std::string const& name, std::string const& about,
         Action action) {
  CLI::App* command = parent.add_subcommand(name, about);
  command->footer(examples);
  auto paths = std::make_shared<std::vector<std::string>>();
  command
      ->add_option("PATH,--rules", *paths,
                   "Rule files or folders (default: those that come with casus)")
      ->type_name("");
  command->callback([paths, action, &session] {
    session.run = [paths, action, &session] { return action(session, *paths); };
  });
}

}  // namespace

void add_rules(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("rules", "Check and list rule files");
  command->footer(examples);
  add(*command, session, "check", "Report every error of rule files", check);
  add(*command, session, "list", "List the treaties that are loaded", list);
}

}  // namespace casus::cli
