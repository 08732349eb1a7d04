#include "dsl/compile.hpp"
#include "dsl/text/render.hpp"
#include "engine/record/files.hpp"

#include <catch2/catch.hpp>

using namespace casus;

TEST_CASE("every case of the repository reads with the rules of the repository") {
  std::string const root = CASUS_SOURCE_DIR;
  auto const compiled = check::compile_paths({root + "/rules"});
  INFO(text::render(compiled.diagnostics));
  REQUIRE(compiled.rulebook);
  auto const results = record::collect_cases({root + "/cases"}, *compiled.rulebook);
  CHECK(results.size() > 100);
  for (auto const& result : results) {
    for (auto const& error : result.errors) {
      UNSCOPED_INFO(error.file << error.pointer << ": " << error.code << " " << error.message);
    }
    CHECK(result.value);
  }
}
