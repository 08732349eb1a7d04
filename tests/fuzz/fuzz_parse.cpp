// Text → tree → text: no text makes the parser crash, hang or lose itself, and what was printed
// reads as the same tree.
#include "dsl/format.hpp"
#include "dsl/parse.hpp"
#include "dsl/syntax/print.hpp"
#include "tests/fuzz/world.hpp"

#include <cstdlib>
#include <optional>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace casus;
  text::SourceFile const source("fuzz.treaty", {reinterpret_cast<char const*>(data), size});
  text::Diagnostics out;
  syntax::Tree const tree = syntax::parse(source, out);
  std::string const read = syntax::print(tree.root());
  std::optional<std::string> const printed = syntax::format(tree);
  if (!printed) return 0;
  text::Diagnostics again;
  syntax::Tree const same = syntax::parse({"printed.treaty", *printed}, again);
  if (again.has_errors() || syntax::print(same.root()) != read) std::abort();
  if (syntax::format(same) != printed) std::abort();
  return 0;
}
