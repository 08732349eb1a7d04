// Text → rulebook → JSON → rulebook → verdicts. What the checker accepts can be exported, the
// export reads back as the same bytes, and judging under it ends.
#include "dsl/text/render.hpp"
#include "engine/exchange/rulebook.hpp"
#include "tests/fuzz/world.hpp"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace casus;
  // What follows the mark is the list of sources beside the rules.
  constexpr std::string_view mark = "\n%% SOURCES\n";
  std::string_view const all(reinterpret_cast<char const*>(data), size);
  std::size_t const cut = all.find(mark);
  std::string_view const sources =
      cut == std::string_view::npos ? "- S1: a gazette\n" : all.substr(cut + mark.size());
  std::vector<check::RuleFile> files;
  files.push_back({fuzz::words_file(), std::nullopt});
  files.push_back({{"fuzz.treaty", std::string(all.substr(0, cut))},
                   text::SourceFile{"SOURCES.md", std::string(sources)}});
  check::Compilation const result = check::compile(std::move(files));
  static_cast<void>(text::render(result.diagnostics));
  if (!result.rulebook) return 0;
  std::string const json = exchange::write_rulebook(*result.rulebook);
  exchange::RulebookResult const back = exchange::read_rulebook(json, "export");
  if (!back.value || exchange::write_rulebook(*back.value) != json) {
    for (record::ReadError const& error : back.errors) {
      std::fprintf(stderr, "%s %s\n", error.pointer.c_str(), error.message.c_str());
    }
    std::abort();
  }
  fuzz::judge_all(*back.value);
  return 0;
}
