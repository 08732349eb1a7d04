#include "engine/cli/rules_list.hpp"

#include "dsl/text/counted.hpp"
#include "engine/cli/measures.hpp"
#include "engine/cli/output.hpp"
#include "engine/cli/rulebook.hpp"
#include "engine/report/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace casus::cli {
namespace {

constexpr char const* examples = R"(Examples:
  casus rules list
      The treaties that are loaded: who is bound, since when, how sure their text is.
  casus rules list rules/treaties/un-charter rules/states.treaty rules/vocabulary --format json
      For tools, with every party and its dates (docs/schema/casus-rules-1.schema.json).
  casus rules list --mappings
      What the kinds of events are called in other vocabularies.)";

struct ListOptions {
  std::vector<std::string> paths;
  std::string format = "text";
  bool mappings = false;
};

std::string_view genre_name(model::Genre genre) {
  switch (genre) {
    case model::Genre::treaty: return "treaty";
    case model::Genre::norms: return "voluntary norms";
    case model::Genre::custom: return "custom";
  }
  return "";
}

/// `reported in S4, S8`; empty where nothing is stated.
std::string sureness_words(model::Provenance const& provenance) {
  if (!provenance.stated) return "";
  std::string text(model::name(provenance.sureness));
  if (!provenance.sources.empty()) {
    text += fmt::format(" in {}", fmt::join(provenance.sources, ", "));
  }
  if (!provenance.inferred_from.empty()) text += " from " + provenance.inferred_from;
  return text;
}

std::string in_brackets(std::string const& text) {
  return text.empty() ? "" : fmt::format(" ({})", text);
}

/// Long lists are for tools.
std::string some_names(model::Rulebook const& rulebook, std::vector<model::StateId> const& states) {
  constexpr std::size_t shown_max = 12;
  std::vector<std::string> names;
  for (model::StateId const state : states) {
    if (names.size() == shown_max) break;
    names.push_back(rulebook[state].name);
  }
  std::string text = fmt::format("{}", fmt::join(names, ", "));
  if (states.size() > shown_max) text += fmt::format(" and {} more", states.size() - shown_max);
  return text;
}

std::string moment(std::optional<model::Interval> const& interval) {
  if (!interval) return "an unknown date";
  // Without the preposition of running text: `on 2019-04-01`, `in 2018`.
  std::string const text = model::to_string(*interval);
  bool const has_preposition = text.rfind("in ", 0) == 0 || text.rfind("on ", 0) == 0;
  return has_preposition ? text.substr(3) : text;
}

/// A line that names States, without their names: those stand before it.
std::string short_line(model::ForceLine const& line) {
  using Form = model::ForceLine::Form;
  std::string text;
  switch (line.form) {
    case Form::signed_: text = "signed " + moment(line.from); break;
    case Form::adopted: text = "adopted " + moment(line.from); break;
    case Form::in_force: text = "in force from " + moment(line.from); break;
    case Form::provisional: text = "applied provisionally from " + moment(line.from); break;
    case Form::accession:
      text = fmt::format("acceded {}, in force from {}", moment(line.date), moment(line.from));
      break;
    case Form::suspended: text = "suspended from " + moment(line.from); break;
    case Form::ended: text = "ended " + moment(line.from); break;
  }
  if (line.until) text += " until " + moment(line.until);
  return text + in_brackets(sureness_words(line.provenance));
}

/// Lines for all parties as they are written; then, for each group of parties that share their
/// dates, the lines that name them.
void write_time(report::Page& page, model::Rulebook const& rulebook,
                model::Instrument const& instrument) {
  constexpr std::size_t groups_max = 6;
  std::vector<std::string> order;
  std::map<std::string, std::vector<model::StateId>> groups;
  for (model::ForceLine const& line : instrument.force) {
    if (line.states.empty()) page.row(2, "time", {{line.words}});
  }
  bool const differ =
      std::any_of(instrument.force.begin(), instrument.force.end(),
                  [](model::ForceLine const& line) { return !line.states.empty(); });
  if (!differ) return;
  for (model::StateId const party : instrument.parties) {
    std::vector<std::string> own;
    for (model::ForceLine const* line : force_of(instrument, party)) {
      if (!line->states.empty()) own.push_back(short_line(*line));
    }
    std::string const key =
        own.empty() ? "no date of its own" : fmt::format("{}", fmt::join(own, "; "));
    if (groups.find(key) == groups.end()) order.push_back(key);
    groups[key].push_back(party);
  }
  if (order.size() > groups_max) {
    // What is left out is what concerns the fewest.
    std::stable_sort(order.begin(), order.end(), [&](auto const& a, auto const& b) {
      return groups[a].size() > groups[b].size();
    });
  }
  for (std::size_t i = 0; i < std::min(order.size(), groups_max); ++i) {
    page.row(2, "time",
             {{fmt::format("{}: {}", some_names(rulebook, groups[order[i]]), order[i])}});
  }
  if (order.size() > groups_max) {
    page.row(2, "",
             {{fmt::format("and {} more dates; `--format json` has them all",
                           order.size() - groups_max)}});
  }
}

std::string term_words(model::Rulebook const& rulebook, model::Term const& term) {
  std::string text;
  switch (term.form) {
    case model::Term::Form::without_limit: text = "without limit"; break;
    case model::Term::Form::as_long_as:
      text = "as long as " + (term.parent ? rulebook[*term.parent].name : "another instrument");
      break;
    case model::Term::Form::fixed:
      text =
          fmt::format("{} from {}", model::to_string(term.first),
                      term.from == model::Term::From::signature ? "signature" : "entry into force");
      break;
  }
  if (term.renewal) text += fmt::format(", then {} at a time", model::to_string(*term.renewal));
  return text + in_brackets(sureness_words(term.provenance));
}

void write_ties(report::Page& page, model::Rulebook const& rulebook,
                model::Instrument const& instrument) {
  if (instrument.term) page.row(2, "lasts", {{term_words(rulebook, *instrument.term)}});
  for (model::HeaderReading const& reading : instrument.readings) {
    if (!reading.term) continue;
    page.row(
        2, "lasts",
        {{fmt::format("{}, as `{}` reads it", term_words(rulebook, *reading.term), reading.name)}});
  }
  for (model::Reservation const& row : instrument.reservations) {
    page.row(2, "reservation", {{row.words}});
  }
  if (instrument.under) page.row(2, "under", {{rulebook[*instrument.under].name}});
  if (instrument.succeeds) page.row(2, "succeeds", {{rulebook[*instrument.succeeds].name}});
  for (model::Relation const& row : instrument.relations) {
    std::string const other =
        row.instrument ? rulebook[*row.instrument].name : "every other instrument";
    page.row(2, "ranks",
             {{fmt::format("{} {}{}", words(row.form), other,
                           in_brackets(sureness_words(row.provenance)))}});
  }
}

void write_content(report::Page& page, InstrumentSummary const& summary) {
  std::vector<std::string> names;
  for (model::Commitment const* commitment : summary.commitments) {
    names.push_back(commitment->name);
  }
  page.row(2, "commitments",
           {{fmt::format("{}{}", names.size(), names.empty() ? "" : ": ")},
            {fmt::format("{}", fmt::join(names, ", "))}});
  std::vector<std::string> shares;
  for (SurenessShare const& share : summary.shares) {
    shares.push_back(
        fmt::format("{} {} ({}%)", share.count, model::name(share.sureness), share.percent));
  }
  if (!shares.empty()) page.row(2, "texts", {{fmt::format("{}", fmt::join(shares, ", "))}});
  std::vector<std::string> others;
  auto const add = [&](std::size_t count, std::string_view one, std::string_view many) {
    if (count > 0) others.push_back(text::counted(count, one, many));
  };
  add(summary.threats, "threat", "threats");
  add(summary.directions, "direction of cooperation", "directions of cooperation");
  add(summary.principles, "principle", "principles");
  add(summary.rights, "right", "rights");
  add(summary.definitions, "definition", "definitions");
  if (!others.empty()) page.row(2, "also", {{fmt::format("{}", fmt::join(others, ", "))}});
  std::vector<std::string> powers;
  for (model::Power const* power : summary.powers) {
    powers.push_back(fmt::format("{} ({})", power->name, words(power->effect)));
  }
  if (!powers.empty()) page.row(2, "powers", {{fmt::format("{}", fmt::join(powers, ", "))}});
}

void write_life(report::Page& page, model::Instrument const& instrument) {
  std::vector<std::string> life;
  if (!instrument.status.empty()) life.push_back(instrument.status);
  if (!instrument.owner.empty()) life.push_back("owner " + instrument.owner);
  if (!instrument.replaces.empty()) life.push_back("replaces " + instrument.replaces);
  if (!life.empty()) page.row(2, "status", {{fmt::format("{}", fmt::join(life, ", "))}});
  for (std::string const& note : instrument.notes) page.row(2, "note", {{note}});
}

void write_instrument(report::Page& page, model::Rulebook const& rulebook, model::InstrumentId id) {
  model::Instrument const& instrument = rulebook[id];
  InstrumentSummary const summary = summarise(rulebook, id);
  page.paragraph(
      0, 2,
      {{instrument.name, report::Ink::strong},
       {fmt::format("  {}  {}", genre_name(instrument.genre), rulebook.show(instrument.place)),
        report::Ink::faint}});
  if (!instrument.title.empty()) page.paragraph(2, 2, {{instrument.title}});
  std::string const bound = instrument.addresses_every_state
                                ? "every State"
                                : text::counted(instrument.parties.size(), "party", "parties")
                                      + ": " + some_names(rulebook, instrument.parties);
  page.row(2, "binds", {{bound + in_brackets(sureness_words(instrument.parties_provenance))}});
  write_time(page, rulebook, instrument);
  write_ties(page, rulebook, instrument);
  write_content(page, summary);
  write_life(page, instrument);
  page.blank();
}

std::string listing_text(model::Rulebook const& rulebook, report::Page page) {
  for (std::uint32_t i = 0; i < rulebook.instruments.size(); ++i) {
    write_instrument(page, rulebook, model::InstrumentId{i});
  }
  page.paragraph(
      0, 2,
      {{fmt::format("{}, {}, {}", text::counted(rulebook.files.size(), "file", "files"),
                    text::counted(rulebook.instruments.size(), "instrument", "instruments"),
                    text::counted(rulebook.commitments.size(), "commitment", "commitments"))},
       {"  " + rulebook.digest, report::Ink::faint}});
  return page.take();
}

/// One line for each kind that has a counterpart elsewhere, in the order of the vocabulary.
std::string mappings_text(model::Rulebook const& rulebook) {
  std::size_t widest = 0;
  std::size_t mapped = 0;
  for (model::Kind const& kind : rulebook.vocabulary.kinds()) {
    if (!kind.mappings.empty()) widest = std::max(widest, kind.name.size());
  }
  std::string text;
  std::optional<model::Group> group;
  for (model::Kind const& kind : rulebook.vocabulary.kinds()) {
    if (kind.mappings.empty()) continue;
    ++mapped;
    if (group != kind.group) text += fmt::format("{}\n", model::name(kind.group));
    group = kind.group;
    std::vector<std::string> values;
    for (model::Mapping const& mapping : kind.mappings) {
      values.push_back(fmt::format("{} {}", mapping.vocabulary, mapping.value));
    }
    text += fmt::format("  {:<{}}  {}\n", report::printable(kind.name), widest,
                        report::printable(fmt::format("{}", fmt::join(values, ", "))));
  }
  return text
         + fmt::format("{} of {} kinds map to other vocabularies\n", mapped,
                       rulebook.vocabulary.kinds().size());
}

int run(ListOptions const& options, Session const& session) {
  require_choice("--format", options.format, {"text", "json"});
  model::Rulebook const rulebook = load_rulebook(session, options.paths);
  bool const json = options.format == "json";
  if (options.mappings) {
    Output("").write(json ? mappings_json(rulebook) : mappings_text(rulebook));
  } else {
    Output("").write(
        json ? rules_json(rulebook)
             : listing_text(rulebook, report::Page(Session::width_out(), session.colour_out())));
  }
  return status_ran;
}

}  // namespace

void add_rules_list(Command const& rules, Session& session) {
  Command const command = rules.add_subcommand("list", "List the treaties that are loaded");
  command.footer(examples);
  auto options = std::make_shared<ListOptions>();
  command.add_option("PATH,--rules", options->paths, rules_about).type_name("");
  command.add_option("--format", options->format, "text (the default) or json").type_name("NAME");
  command.add_flag("--mappings", options->mappings,
                   "The kinds with their names in other vocabularies instead");
  command.callback([options, &session] {
    session.run = [options, &session] { return run(*options, session); };
  });
}

}  // namespace casus::cli
