// JSON → case → verdicts, under a small rulebook with one clause of each sort.
#include "engine/record/read.hpp"
#include "tests/fuzz/world.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace casus;
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  if (text.find('\n') != std::string_view::npos) {
    static_cast<void>(fuzz::read_lines(text, fuzz::small_rulebook(), {}));
  }
  if (!text.empty()) fuzz::judge_all(fuzz::small_rulebook(), text);
  return 0;
}
