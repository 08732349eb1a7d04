// JSON → case → verdicts, under a small rulebook with one clause of each sort.
#include "engine/record/read.hpp"
#include "tests/fuzz/mutate.hpp"
#include "tests/fuzz/world.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t size_max);

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t size_max, unsigned seed) {
  return casus::fuzz::mutate_json(data, size, size_max, seed, casus::fuzz::words(),
                                  LLVMFuzzerMutate);
}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace casus;
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  if (text.find('\n') != std::string_view::npos) {
    static_cast<void>(record::read_ndjson(text, "fuzz", fuzz::small_rulebook()));
  }
  if (!text.empty()) fuzz::judge_all(fuzz::small_rulebook(), text);
  return 0;
}
