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

Compilation compile(std::vector<RuleFile> files, text::Limits const& limits) {
  return compile(std::move(files), text::Diagnostics{limits}, limits);
}

Compilation compile(std::vector<RuleFile> files, text::Diagnostics diagnostics,
                    text::Limits const& limits) {
  // The order of arguments and folders never shows: not in ids, not in the digest.
  std::stable_sort(files.begin(), files.end(), [](RuleFile const& left, RuleFile const& right) {
    return left.rules.path() < right.rules.path();
  });
  std::vector<syntax::Tree> trees;
  std::vector<std::optional<text::SourceFile>> sources;
  for (RuleFile const& file : files) {
    trees.push_back(syntax::parse(file.rules, diagnostics, limits));
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

Compilation compile_paths(std::vector<std::string> const& paths, text::Limits const& limits) {
  text::Diagnostics diagnostics{limits};
  std::vector<RuleFile> files = load_rules(paths, diagnostics, limits);
  return compile(std::move(files), std::move(diagnostics), limits);
}

}  // namespace casus::check
