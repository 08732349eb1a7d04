// JSON → case → verdicts, under a small rulebook with one clause of each sort; and what else may
// be done with a case: merged with another, exported and imported again.
#include "engine/record/read.hpp"
#include "tests/fuzz/round_trips.hpp"
#include "tests/fuzz/world.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace casus;
  model::Rulebook const& rules = fuzz::small_rulebook();
  std::string const text(reinterpret_cast<char const*>(data), size);
  if (text.find('\n') != std::string::npos) {
    static_cast<void>(fuzz::read_lines(text, rules, {}));
  }
  if (text.empty()) return 0;
  fuzz::judge_all(rules, text);
  if (!record::read_case(text, "own", rules).value) return 0;
  fuzz::through_stix(rules, text);
  fuzz::through_merge(rules, text, fuzz::fixed_case());
  return 0;
}
