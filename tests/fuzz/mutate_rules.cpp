// A rule text is changed by words: linked into the fuzzers whose input is one.
#include "tests/fuzz/mutate.hpp"
#include "tests/fuzz/world.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t size_max);

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t size_max, unsigned seed) {
  return casus::fuzz::mutate_rules(data, size, size_max, seed, casus::fuzz::words(),
                                   LLVMFuzzerMutate);
}
