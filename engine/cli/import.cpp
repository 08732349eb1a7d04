#include "dsl/text/files.hpp"
#include "engine/cli/inputs.hpp"
#include "engine/cli/measures.hpp"
#include "engine/cli/output.hpp"
#include "engine/cli/progress.hpp"
#include "engine/cli/rulebook.hpp"
#include "engine/cli/session.hpp"
#include "engine/import/csv.hpp"
#include "engine/import/misp.hpp"
#include "engine/import/stix.hpp"
#include "engine/import/veris.hpp"
#include "engine/report/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace casus::cli {
namespace {

namespace fs = std::filesystem;

constexpr char const* examples = R"(Examples:
  casus import veris record.json
      Print the case that a VERIS record amounts to.
  casus import veris records -o cases
      A case file for each record below a folder; what was mapped, carried along or dropped is
      counted on standard error.
  casus import stix bundle.json -o cases
      A case for each incident and campaign of a STIX bundle; objects that are of none are counted.
  casus import csv table.csv --map columns.json -o cases
      A case for each row of a table, by a mapping of its columns.
  casus import veris record.json -v
      Say of each field what became of it.)";

/// A format and what reads it.
struct Format {
  std::string_view name, what, files;
  std::vector<std::string_view> endings;
  /// Nothing where a mapping has to be read as well.
  import::Import (*read)(std::string_view text, std::string const& file,
                         model::Rulebook const& rulebook, text::Bounds const& bounds,
                         import::Watch const& watch);
};

std::vector<Format> const& formats() {
  static std::vector<Format> const table{
      {"stix", "From STIX 2.0 or 2.1", "STIX bundles", {".json"}, import::import_stix},
      {"misp", "From MISP events", "MISP events", {".json"}, import::import_misp},
      {"veris", "From VERIS JSON", "VERIS records", {".json"}, import::import_veris},
      {"eurepoc", "From the table of EuRepoC", "Tables", {".csv"}, import::import_eurepoc},
      {"csv", "From a table, by a mapping of its columns", "Tables", {".csv"}, nullptr},
  };
  return table;
}

struct ImportOptions {
  Format const* format = nullptr;
  std::vector<std::string> files;
  std::vector<std::string> rules;
  std::string folder;
  std::string map;
  bool force = false;
};

struct Totals {
  std::size_t records = 0;
  std::size_t without_event = 0;
  std::size_t leaves = 0;
  std::size_t mapped = 0;
  std::size_t carried = 0;
  std::size_t dropped = 0;
  std::size_t errors = 0;
  std::map<std::string, import::ObjectFates> objects;
  std::vector<std::string> left_out;
};

std::vector<std::string> expand(Session const& session, ImportOptions const& options,
                                Totals& totals) {
  std::vector<std::string> files;
  for (std::string const& path : options.files) {
    std::error_code failed;
    if (path == "-" || !fs::is_directory(path, failed)) {
      files.push_back(path);
      continue;
    }
    text::FilesBelow const below = text::files_below(path, options.format->endings);
    for (text::Unreadable const& folder : below.unreadable) {
      print_error(session,
                  fmt::format("{}: the folder cannot be read: {}", folder.path, folder.why));
      ++totals.errors;
    }
    if (below.files.empty() && below.unreadable.empty()) {
      throw UsageError(fmt::format("`{}` holds no `{}` file", path,
                                   fmt::join(options.format->endings, "` or `")));
    }
    files.insert(files.end(), below.files.begin(), below.files.end());
  }
  return files;
}

void report_fields(import::ImportedCase const& imported) {
  for (import::MappedField const& field : imported.mapped) {
    print_aside(fmt::format("  {} {} {}\n", report::printable(field.from), field.exact ? "→" : "≈",
                            report::printable(field.to)));
  }
  for (std::string const& pointer : imported.carried) {
    print_aside(fmt::format("  {} is carried along\n", report::printable(pointer)));
  }
}

/// What became of a record, on standard error.
void report_case(Session const& session, std::string const& file,
                 import::ImportedCase const& imported, Totals& totals) {
  ++totals.records;
  totals.without_event += imported.has_event ? 0U : 1U;
  totals.leaves += imported.tally.leaves;
  totals.mapped += imported.tally.mapped;
  totals.carried += imported.tally.carried;
  totals.dropped += imported.tally.dropped.size();
  for (std::string const& warning : imported.warnings) {
    print_aside(fmt::format("{}: {}\n", report::printable(file), report::printable(warning)));
  }
  if (session.verbosity > 0) report_fields(imported);
  for (std::string const& pointer : imported.tally.dropped) {
    print_aside(
        fmt::format("  {} was dropped: a fault of the importer\n", report::printable(pointer)));
  }
}

void add_objects(import::Import const& imported, Totals& totals) {
  for (auto const& row : imported.objects) {
    import::ObjectFates& sum = totals.objects[row.first];
    sum.mapped += row.second.mapped;
    sum.carried += row.second.carried;
    sum.superseded += row.second.superseded;
    sum.apart += row.second.apart;
  }
  totals.left_out.insert(totals.left_out.end(), imported.left_out.begin(), imported.left_out.end());
}

/// What became of every object, of whatever type, on standard error.
void report_objects(Session const& session, Totals const& totals) {
  for (auto const& row : totals.objects) {
    print_aside(fmt::format("{}: {} mapped, {} carried along, {} superseded, {} of no incident\n",
                            report::printable(row.first), row.second.mapped, row.second.carried,
                            row.second.superseded, row.second.apart));
  }
  if (session.verbosity == 0) return;
  for (std::string const& line : totals.left_out) {
    print_aside(fmt::format("  {}\n", report::printable(line)));
  }
}

/// How many of the cases tell of nothing that happened.
std::string without_event(Totals const& totals) {
  if (totals.without_event == 0) return "";
  if (totals.records == 1) return ", of no act";
  return fmt::format(", {} of them of no act", totals.without_event);
}

void write_cases(ImportOptions const& options, std::vector<import::ImportedCase> const& cases) {
  if (options.folder.empty()) {
    Output const output("");
    for (import::ImportedCase const& imported : cases) output.write(imported.json);
    return;
  }
  std::vector<NamedText> files;
  files.reserve(cases.size());
  for (import::ImportedCase const& imported : cases) {
    files.push_back({imported.file_name, imported.json});
  }
  write_folder(options.folder, files, options.force);
}

auto read_one(ImportOptions const& options, std::string const& text, std::string const& file,
              std::string const& map, model::Rulebook const& rulebook, text::Bounds const& bounds,
              import::Watch const& watch) -> import::Import {
  return options.format->read != nullptr
             ? options.format->read(text, file, rulebook, bounds, watch)
             : import::import_csv(text, file, map, options.map, rulebook, bounds, watch);
}

/// The bytes of all files; 0 where one of them has no size.
std::size_t size_of(std::vector<std::string> const& files) {
  std::size_t sum = 0;
  for (std::string const& file : files) {
    std::error_code failed;
    if (file == "-" || !fs::is_regular_file(file, failed)) return 0;
    std::uintmax_t const size = fs::file_size(file, failed);
    sum += failed ? 0 : size;
  }
  return sum;
}

std::vector<import::ImportedCase> read_all(Session const& session, ImportOptions const& options,
                                           model::Rulebook const& rulebook, std::string const& map,
                                           Totals& totals) {
  std::vector<import::ImportedCase> cases;
  std::vector<std::string> const files = expand(session, options, totals);
  auto const size = static_cast<double>(size_of(files));
  Progress progress(session.shows_progress(), {"importing", "entries"});
  std::size_t bytes = 0;
  std::size_t entries = 0;
  for (std::string const& file : files) {
    FileText text = read_text(file, session.bounds, text::Bound::import_bytes);
    if (text.problem) {
      print_error(session, error_line(*text.problem));
      ++totals.errors;
      continue;
    }
    std::size_t entries_here = 0;
    auto const watch = [&](std::size_t done, double share) {
      entries_here = done + 1;
      double const read =
          static_cast<double>(bytes) + share * static_cast<double>(text.text.size());
      progress.reach(entries + done, size > 0 ? read / size : 0);
    };
    import::Import imported =
        read_one(options, text.text, file, map, rulebook, session.bounds, watch);
    bytes += text.text.size();
    entries += entries_here;
    add_objects(imported, totals);
    for (record::ReadError const& error : imported.errors) {
      print_error(session, error_line(error));
    }
    totals.errors += imported.errors.size();
    for (import::ImportedCase& one : imported.cases) {
      report_case(session, file, one, totals);
      cases.push_back(std::move(one));
    }
  }
  return cases;
}

/// The text of the mapping, where the format needs one.
std::string mapping(ImportOptions const& options, text::Bounds const& bounds) {
  if (options.format->read != nullptr) return "";
  if (options.map.empty()) {
    throw UsageError("a table needs a mapping of its columns",
                     "name it with --map FILE; docs/importing.md has its form");
  }
  FileText text = read_text(options.map, bounds, text::Bound::import_frame_bytes);
  if (text.problem) throw UsageError(error_line(*text.problem));
  return std::move(text.text);
}

int run(ImportOptions const& options, Session const& session) {
  if (options.files.empty()) throw UsageError("no file to import");
  model::Rulebook const rulebook = load_rulebook(session, options.rules);
  std::string const map = mapping(options, session.bounds);
  Totals totals;
  std::vector<import::ImportedCase> const cases = read_all(session, options, rulebook, map, totals);
  if (options.folder.empty() && cases.size() > 1) {
    throw UsageError(fmt::format("{} cases do not fit on standard output", cases.size()),
                     "name a folder for them with -o DIR");
  }
  write_cases(options, cases);
  report_objects(session, totals);
  print_aside(
      fmt::format("{} {} imported{}; of {} fields {} are mapped, {} carried along, {} dropped\n",
                  totals.records, totals.records == 1 ? "record" : "records", without_event(totals),
                  totals.leaves, totals.mapped, totals.carried, totals.dropped));
  if (totals.dropped > 0) throw Fault("a field was dropped, which must not happen");
  return totals.errors > 0 ? status_bad_input : status_ran;
}

void add_format(Command const& import, Format const& format, Session& session) {
  Command const command = import.add_subcommand(std::string{format.name}, std::string{format.what});
  command.footer(examples);
  auto options = std::make_shared<ImportOptions>();
  options->format = &format;
  command
      .add_option("FILE", options->files,
                  fmt::format("{}, folders of them, or - for standard input", format.files))
      .type_name("");
  command
      .add_option("-o,--output", options->folder, "The folder for the case files (made if need be)")
      .type_name("DIR");
  command.add_flag("--force", options->force, "Replace case files that are already there");
  add_rules(command, options->rules);
  if (format.read == nullptr) {
    command.add_option("--map", options->map, "Which column says what (casus-csv-map/1)")
        .type_name("FILE");
  }
  command.callback([options, &session] {
    session.run = [options, &session] { return run(*options, session); };
  });
}

}  // namespace

void add_import(Command const& app, Session& session) {
  Command const command = app.add_subcommand("import", "Turn incident records into case files");
  command.footer(examples);
  for (Format const& format : formats()) add_format(command, format, session);
}

}  // namespace casus::cli
