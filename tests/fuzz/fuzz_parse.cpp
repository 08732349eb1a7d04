// Text → tree: no text makes the parser crash, hang or lose itself.
#include "dsl/parse.hpp"
#include "dsl/syntax/print.hpp"
#include "tests/fuzz/mutate.hpp"
#include "tests/fuzz/world.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t size_max);

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t size_max, unsigned seed) {
  return casus::fuzz::mutate_rules(data, size, size_max, seed, casus::fuzz::words(),
                                   LLVMFuzzerMutate);
}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace casus;
  text::SourceFile const source("fuzz.treaty", {reinterpret_cast<char const*>(data), size});
  text::Diagnostics out;
  syntax::Tree const tree = syntax::parse(source, out);
  static_cast<void>(syntax::print(tree.root()));
  return 0;
}
