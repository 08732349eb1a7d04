#include "engine/cli/rulebook.hpp"

#include "dsl/compile.hpp"
#include "dsl/text/files.hpp"
#include "dsl/text/render.hpp"
#include "engine/cli/inputs.hpp"
#include "engine/cli/output.hpp"
#include "engine/exchange/rulebook.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <utility>

namespace casus::cli {
namespace {

namespace fs = std::filesystem;

bool is_exported(std::string const& path) { return fs::path(path).extension() == ".json"; }

/// A rulebook that `casus rules export` wrote.
model::Rulebook import_rulebook(Session const& session, std::vector<std::string> const& paths) {
  if (paths.size() != 1) {
    throw UsageError("an exported rulebook is a whole and cannot be joined with other rules",
                     "name the `.json` file alone, or the rule files that it was made of");
  }
  FileText const loaded = read_text(paths.front(), session.bounds, text::Bound::rulebook_bytes);
  if (loaded.problem) {
    print_error(session, error_line(*loaded.problem));
    throw Explained{};
  }
  exchange::RulebookResult read =
      exchange::read_rulebook(loaded.text, paths.front(), session.bounds);
  for (record::ReadError const& error : read.errors) print_error(session, error_line(error));
  if (!read.value) throw Explained{};
  return std::move(*read.value);
}

model::Rulebook compile(Session const& session, std::vector<std::string> const& paths) {
  if (std::any_of(paths.begin(), paths.end(), is_exported)) {
    return import_rulebook(session, paths);
  }
  auto const start = std::chrono::steady_clock::now();
  check::Compilation compiled = check::compile_paths(paths, session.bounds);
  text::Colour const colour = session.colour_err() ? text::Colour::ansi : text::Colour::plain;
  if (!compiled.diagnostics.empty()) { print_aside(text::render(compiled.diagnostics, colour)); }
  if (!compiled.rulebook || compiled.diagnostics.has_errors()) {
    std::size_t const count = compiled.diagnostics.error_count();
    print_error(session, fmt::format("the rules have {} {}; nothing was judged", count,
                                     count == 1 ? "error" : "errors"));
    throw Explained{};
  }
  auto const took = std::chrono::steady_clock::now() - start;
  spdlog::info("rule files: {}, instruments: {}, commitments: {}, in {} ms",
               compiled.rulebook->files.size(), compiled.rulebook->instruments.size(),
               compiled.rulebook->commitments.size(),
               std::chrono::duration_cast<std::chrono::milliseconds>(took).count());
  return std::move(*compiled.rulebook);
}

fs::path canonical_or_same(std::string const& path) {
  std::error_code failed;
  fs::path const real = fs::weakly_canonical(path, failed);
  return failed ? fs::path(path) : real;
}

bool lies_below(fs::path const& file, fs::path const& folder) {
  auto const [end, ignored] = std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
  static_cast<void>(ignored);
  return end == folder.end();
}

/// The files of the rulebook that one of the chosen ones is: by the way from the folder that was
/// loaded, which is what the rulebook shows.
std::set<std::uint32_t> find_chosen(model::Rulebook const& rulebook,
                                    std::vector<std::string> const& loaded,
                                    std::vector<std::string> const& files) {
  std::set<std::string> shown;
  for (std::string const& file : files) {
    shown.insert(text::shown_path(file));
    fs::path const real = canonical_or_same(file);
    for (std::string const& root : loaded) {
      fs::path const folder = canonical_or_same(root);
      if (!lies_below(real, folder) || real == folder) continue;
      shown.insert(
          text::shown_path((folder.filename() / real.lexically_relative(folder)).string()));
    }
  }
  std::set<std::uint32_t> chosen;
  for (std::uint32_t i = 0; i < rulebook.files.size(); ++i) {
    if (shown.count(rulebook.files[i]) > 0) chosen.insert(i);
  }
  return chosen;
}

}  // namespace

Option add_rules(Command const& command, std::vector<std::string>& rules) {
  return command.add_option("--rules", rules, rules_about).type_name("PATH").one_value_at_a_time();
}

std::string default_rules() {
  std::error_code failed;
  fs::path const program = fs::read_symlink("/proc/self/exe", failed);
  for (char const* relative : {CASUS_DEFAULT_RULES_INSTALL, CASUS_DEFAULT_RULES_CHECKOUT}) {
    fs::path const folder = (program.parent_path() / relative).lexically_normal();
    std::error_code ignored;
    if (!failed && fs::is_directory(folder, ignored)) return folder.string();
  }
  throw Fault(
      "the rules that come with casus are not where they belong; --rules PATH names others");
}

std::string default_actor_table() {
  return (fs::path(default_rules()) / "actors" / "public-attributions.actors").string();
}

model::Rulebook load_rulebook(Session const& session, std::vector<std::string> const& paths) {
  return compile(session, paths.empty() ? std::vector<std::string>{default_rules()} : paths);
}

RuleFiles load_for_tests(Session const& session, std::vector<std::string> const& rules,
                         std::vector<std::string> const& files) {
  std::vector<std::string> loaded = rules;
  if (rules.empty()) {
    std::string const folder = default_rules();
    bool const has_all = std::all_of(files.begin(), files.end(), [&](std::string const& file) {
      return lies_below(canonical_or_same(file), canonical_or_same(folder));
    });
    loaded = has_all ? std::vector<std::string>{folder} : files;
  }
  RuleFiles result;
  result.rulebook = compile(session, loaded);
  result.chosen = find_chosen(result.rulebook, loaded, files);
  return result;
}

}  // namespace casus::cli
