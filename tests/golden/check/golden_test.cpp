// Each file of this folder is one behaviour: a rule text with what the compiler says of it at its
// end. `CASUS_UPDATE=1 golden_check` rewrites the expectations; the diff is the review.

#include "dsl/text/render.hpp"
#include "tests/golden/check/fixture.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>

namespace {

using namespace casus;

bool updating() {
  char const* const asked = std::getenv("CASUS_UPDATE");
  return asked != nullptr && *asked != '\0' && std::string_view{asked} != "0";
}

/// `fail_` promises an error, `warn_` a warning and no error, `pass_` silence.
std::string_view promised_by(text::Diagnostics const& diagnostics) {
  if (diagnostics.has_errors()) return "fail_";
  return diagnostics.all().empty() ? "pass_" : "warn_";
}

}  // namespace

TEST_CASE("the compiler says of each golden file what the file expects") {
  auto const paths = tests::golden_paths();
  REQUIRE(paths.size() > 50);
  for (auto const& path : paths) {
    tests::Golden const golden = tests::read_golden(path);
    check::Compilation const result = tests::compile_with_base(golden.files);
    std::string const rendered = text::render(result.diagnostics);
    CAPTURE(path.filename().string());
    if (updating()) {
      std::ofstream{path, std::ios::binary} << golden.source << tests::as_comments(rendered);
    } else {
      CHECK(tests::as_comments(rendered) == tests::as_comments(golden.expected));
    }
    CHECK(path.filename().string().starts_with(promised_by(result.diagnostics)));
    CHECK(result.rulebook.has_value() == !result.diagnostics.has_errors());
  }
}
