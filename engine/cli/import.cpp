#include "dsl/text/files.hpp"
#include "engine/cli/inputs.hpp"
#include "engine/cli/measures.hpp"
#include "engine/cli/output.hpp"
#include "engine/cli/rulebook.hpp"
#include "engine/cli/session.hpp"
#include "engine/import/veris.hpp"
#include "engine/report/page.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
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
  casus import veris record.json -v
      Say of each field what became of it.)";

struct ImportOptions {
  std::vector<std::string> files;
  std::vector<std::string> rules;
  std::string folder;
  bool force = false;
};

struct Totals {
  std::size_t records = 0;
  std::size_t leaves = 0;
  std::size_t mapped = 0;
  std::size_t carried = 0;
  std::size_t dropped = 0;
  std::size_t errors = 0;
};

std::vector<std::string> expand(Session const& session, std::vector<std::string> const& paths,
                                Totals& totals) {
  std::vector<std::string> files;
  for (std::string const& path : paths) {
    std::error_code failed;
    if (path == "-" || !fs::is_directory(path, failed)) {
      files.push_back(path);
      continue;
    }
    text::FilesBelow const below = text::files_below(path, {".json"});
    for (text::Unreadable const& folder : below.unreadable) {
      print_error(session,
                  fmt::format("{}: the folder cannot be read: {}", folder.path, folder.why));
      ++totals.errors;
    }
    if (below.files.empty() && below.unreadable.empty()) {
      throw UsageError(fmt::format("`{}` holds no `.json` file", path));
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

int run(ImportOptions const& options, Session const& session) {
  if (options.files.empty()) throw UsageError("no file to import");
  model::Rulebook const rulebook = load_rulebook(session, options.rules);
  std::vector<import::ImportedCase> cases;
  Totals totals;
  for (std::string const& file : expand(session, options.files, totals)) {
    FileText text = read_text(file);
    if (text.problem) {
      print_error(session, error_line(*text.problem));
      ++totals.errors;
      continue;
    }
    import::VerisImport imported = import::import_veris(text.text, file, rulebook);
    for (record::ReadError const& error : imported.errors) {
      print_error(session, error_line(error));
    }
    totals.errors += imported.errors.size();
    for (import::ImportedCase& one : imported.cases) {
      report_case(session, file, one, totals);
      cases.push_back(std::move(one));
    }
  }
  if (options.folder.empty() && cases.size() > 1) {
    throw UsageError(fmt::format("{} cases do not fit on standard output", cases.size()),
                     "name a folder for them with -o DIR");
  }
  write_cases(options, cases);
  print_aside(
      fmt::format("{} {} imported; of {} fields {} are mapped, {} carried along, {} dropped\n",
                  totals.records, totals.records == 1 ? "record" : "records", totals.leaves,
                  totals.mapped, totals.carried, totals.dropped));
  if (totals.dropped > 0) throw Fault("a field was dropped, which must not happen");
  return totals.errors > 0 ? status_bad_input : status_ran;
}

}  // namespace

void add_import(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("import", "Turn incident records into case files");
  command->footer(examples);
  CLI::App* veris = command->add_subcommand("veris", "From VERIS JSON");
  veris->footer(examples);
  auto options = std::make_shared<ImportOptions>();
  veris
      ->add_option("FILE", options->files,
                   "VERIS records, folders of them, or - for standard input")
      ->type_name("");
  veris
      ->add_option("-o,--output", options->folder,
                   "The folder for the case files (made if need be)")
      ->type_name("DIR");
  veris->add_flag("--force", options->force, "Replace case files that are already there");
  veris->add_option("--rules", options->rules, rules_about)
      ->type_name("PATH")
      ->allow_extra_args(false);
  veris->callback([options, &session] {
    session.run = [options, &session] { return run(*options, session); };
  });
}

}  // namespace casus::cli
