#include "dsl/compile.hpp"

#include "dsl/check/from_syntax.hpp"
#include "dsl/parse.hpp"
#include "dsl/text/digest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace casus::check {
namespace {

/// Each file with its length before it, so that moving a line from one file to the next shows.
std::string digest_of(std::vector<RuleFile> const& files) {
  std::string bytes;
  for (RuleFile const& file : files) {
    bytes += fmt::format("{}\n", file.rules.size());
    bytes += file.rules.text();
  }
  return "sha256:" + text::sha256(bytes);
}

}  // namespace

Compilation compile(std::vector<RuleFile> files, text::Bounds const& bounds) {
  return compile(std::move(files), text::Diagnostics{bounds}, bounds);
}

Compilation compile(std::vector<RuleFile> files, text::Diagnostics diagnostics,
                    text::Bounds const& bounds) {
  // The order of arguments and folders never shows: not in ids, not in the digest.
  std::stable_sort(files.begin(), files.end(), [](RuleFile const& left, RuleFile const& right) {
    return left.rules.path() < right.rules.path();
  });
  std::vector<syntax::Tree> trees;
  std::vector<std::optional<text::SourceFile>> sources;
  for (RuleFile const& file : files) {
    trees.push_back(syntax::parse(file.rules, diagnostics, bounds));
    sources.push_back(file.sources);
  }
  model::Rulebook rulebook = from_syntax(trees, sources, diagnostics);
  rulebook.digest = digest_of(files);
  diagnostics.sort();
  Compilation result;
  if (!diagnostics.has_errors()) result.rulebook = std::move(rulebook);
  result.diagnostics = std::move(diagnostics);
  return result;
}

Compilation compile_paths(std::vector<std::string> const& paths, text::Bounds const& bounds) {
  text::Diagnostics diagnostics{bounds};
  std::vector<RuleFile> files = load_rules(paths, diagnostics, bounds);
  return compile(std::move(files), std::move(diagnostics), bounds);
}

}  // namespace casus::check
