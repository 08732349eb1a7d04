// Whatever a case is, its reasons are sentences that can be put before a reader. Each failure
// prints the seed that makes it.
#include "engine/judge/finding.hpp"
#include "tests/property/generate.hpp"
#include "tests/property/judging.hpp"
#include "tests/property/seeds.hpp"

#include <catch2/catch.hpp>

#include <cctype>
#include <string>

namespace {

using namespace casus;

bool has(std::string const& text, char const* part) { return text.find(part) != std::string::npos; }

void check_words(std::string const& reason) {
  REQUIRE_FALSE(reason.empty());
  CHECK(std::isupper(static_cast<unsigned char>(reason.front())) != 0);
  CHECK(reason.back() == '.');
  for (char const* wrong : {"  ", "..", " .", " ,", " ;", "()", "“”", ": ,", ": .", "0 sources",
                            "no sources", "the the ", " a a ", "imputation", "non-performance",
                            "condition:", "whether whether", "not: "}) {
    CAPTURE(wrong);
    CHECK_FALSE(has(reason, wrong));
  }
}

}  // namespace

TEST_CASE("every reason is a sentence, and speaks no jargon") {
  std::size_t read = 0;
  for (std::uint32_t seed = 0; seed < 150; seed += property::stride) {
    CAPTURE(seed);
    record::Case const judged = property::random_case(property::rulebook(), seed);
    judge::Options options = property::at(0.55);
    options.all = true;
    for (auto const& finding : judge::judge(property::rulebook(), judged, options).findings) {
      CAPTURE(finding.reason);
      check_words(finding.reason);
      ++read;
    }
  }
  CHECK(read > 500 / property::stride);
}
