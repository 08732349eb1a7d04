#include "dsl/check/checks.hpp"
#include "dsl/check/source_codes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace casus::check {
namespace {

std::vector<Node> codes_of(Node file) {
  std::vector<Node> result;
  for (Node const prov : file.descendants(NodeKind::prov)) {
    if (prov.broken() || (!prov.has(Phrase::seen_in) && !prov.has(Phrase::reported_in))) continue;
    for (Node const code : prov.children(NodeKind::string)) {
      if (!code.broken()) result.push_back(code);
    }
  }
  return result;
}

}  // namespace

void check_sources(Context& context, std::vector<std::optional<text::SourceFile>> const& sources) {
  for (std::size_t i = 0; i < context.trees.size(); ++i) {
    std::vector<Node> const codes = codes_of(context.trees[i].root());
    if (codes.empty()) continue;
    if (i >= sources.size() || !sources[i]) {
      context.report(at(text::Code::missing_sources, codes.front(),
                        "there is no SOURCES.md beside this file to say what this code means")
                         .note("it lists each code with its publication, a line or a row each"));
      continue;
    }
    std::vector<std::string> const known = source_codes(sources[i]->text());
    std::vector<std::string_view> const candidates{known.begin(), known.end()};
    for (Node const code : codes) {
      if (std::binary_search(known.begin(), known.end(), code.value())) continue;
      context.unknown(text::Code::unknown_source, code, "source", candidates,
                      fmt::format("{} has no line that begins with this code", sources[i]->path()));
    }
  }
}

}  // namespace casus::check
