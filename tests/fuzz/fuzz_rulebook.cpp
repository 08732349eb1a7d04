// JSON → rulebook → verdicts: an export that somebody changed is refused, or can be judged by.
#include "engine/exchange/rulebook.hpp"
#include "tests/fuzz/world.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace casus;
  exchange::RulebookResult const read =
      exchange::read_rulebook({reinterpret_cast<char const*>(data), size}, "fuzz");
  if (!read.value) return 0;
  std::string const json = exchange::write_rulebook(*read.value);
  if (!exchange::read_rulebook(json, "again").value) std::abort();
  fuzz::judge_all(*read.value);
  return 0;
}
