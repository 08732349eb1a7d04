#include "tests/fuzz/world.hpp"

#include "engine/judge/finding.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace casus::fuzz {
namespace {

std::string read_whole(std::string const& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::fprintf(stderr, "%s cannot be read\n", path.c_str());
    std::abort();
  }
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string beside(std::string const& name) {
  return std::string(CASUS_SOURCE_DIR) + "/tests/fuzz/" + name;
}

/// One case a line.
std::string const& fixed_cases() {
  static std::string const text = read_whole(beside("world.ndjson"));
  return text;
}

std::vector<std::string> gather_words() {
  std::vector<std::string> out{"format",
                               "casus-case/1",
                               "casus-case/1.1",
                               "id",
                               "events",
                               "kind",
                               "at",
                               "during",
                               "from",
                               "to",
                               "by",
                               "against",
                               "territory",
                               "affecting",
                               "causing",
                               "using",
                               "giving",
                               "covering",
                               "purpose",
                               "through",
                               "with",
                               "about",
                               "value",
                               "of",
                               "confidence",
                               "denied",
                               "sources",
                               "basis",
                               "direction-or-control",
                               "state-organ",
                               "reliability",
                               "credibility",
                               "speaks_for",
                               "discovered",
                               "effective",
                               "complete",
                               "kinds",
                               "between",
                               "until",
                               "answers",
                               "question",
                               "expect",
                               "as_of",
                               "unattributed",
                               "unidentified",
                               "AA",
                               "AB",
                               "AC",
                               "XK",
                               "A",
                               "F"};
  for (model::Kind const& kind : small_rulebook().vocabulary.kinds()) out.push_back(kind.name);
  for (model::State const& state : small_rulebook().states) out.push_back(state.name);
  for (model::Question const& question : small_rulebook().questions) out.push_back(question.name);
  return out;
}

}  // namespace

text::SourceFile words_file() {
  static std::string const text =
      read_whole(std::string(CASUS_SOURCE_DIR) + "/tests/golden/check/base/words.treaty");
  return {"words.treaty", text};
}

model::Rulebook const& small_rulebook() {
  static model::Rulebook const built = [] {
    std::string const text = read_whole(beside("world.treaty"));
    std::vector<check::RuleFile> files;
    files.push_back({words_file(), std::nullopt});
    files.push_back({{"world.treaty", text}, text::SourceFile{"SOURCES.md", "- S1: a gazette\n"}});
    check::Compilation result = check::compile(std::move(files));
    if (!result.rulebook) {
      for (auto const& row : result.diagnostics.all())
        std::fprintf(stderr, "%s\n", row.message.c_str());
      std::abort();
    }
    return std::move(*result.rulebook);
  }();
  return built;
}

std::vector<std::string> const& words() {
  static std::vector<std::string> const gathered = gather_words();
  return gathered;
}

std::string const& fixed_case() {
  static std::string const first = fixed_cases().substr(0, fixed_cases().find('\n'));
  return first;
}

std::vector<record::ReadResult> read_lines(std::string_view text, model::Rulebook const& rulebook,
                                           text::Bounds const& bounds) {
  std::vector<record::ReadResult> cases;
  while (!text.empty()) {
    std::size_t const end = std::min(text.find('\n'), text.size());
    cases.push_back(record::read_case(text.substr(0, end), "line", rulebook, bounds));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return cases;
}

void judge_all(model::Rulebook const& rulebook, std::string_view own) {
  text::Bounds bounds;
  bounds.events = 12;
  judge::Options options;
  options.all = true;
  std::vector<record::ReadResult> cases;
  if (own.empty()) {
    cases = read_lines(fixed_cases(), rulebook, bounds);
  } else {
    cases.push_back(record::read_case(own, "own", rulebook, bounds));
  }
  for (record::ReadResult const& read : cases) {
    if (!read.value) continue;
    try {
      static_cast<void>(judge::judge(rulebook, *read.value, options));
    } catch (judge::BoundExceeded const&) {}  // a clear refusal is an answer, too
    options.standard = {"clear", 0.75};
  }
}

}  // namespace casus::fuzz
