#include "engine/scenario/result.hpp"

#include <catch2/catch.hpp>

using casus::scenario::junit;
using casus::scenario::TestResult;
using Catch::Matchers::Contains;

TEST_CASE("a suite for each file, with its failures counted") {
  std::string const xml = junit({{"a.json", "one", "/expect/0", "breach", "", true},
                                 {"b.json", "two", "/expect/0", "breach", "excused", false},
                                 {"a.json", "three", "/expect/1", "breach", "", true}});
  CHECK_THAT(xml, Contains("<testsuites name=\"casus test\" tests=\"3\" failures=\"1\">"));
  CHECK_THAT(xml, Contains("<testsuite name=\"a.json\" tests=\"2\" failures=\"0\">"));
  CHECK_THAT(xml, Contains("<testsuite name=\"b.json\" tests=\"1\" failures=\"1\">"));
  CHECK_THAT(xml, Contains("<failure message=\"expected breach\">found excused</failure>"));
}

TEST_CASE("text that XML gives a meaning is escaped") {
  std::string const xml = junit({{"a&b<c>\".json", "x", "", "", "<![CDATA[", false}});
  CHECK_THAT(xml, Contains("a&amp;b&lt;c&gt;&quot;.json"));
  CHECK_THAT(xml, Contains("&lt;![CDATA["));
}

TEST_CASE("characters that XML cannot hold are replaced") {
  std::string const xml = junit({{"a.json", std::string("x\x1b\0y\xff", 5), "", "", "", true}});
  CHECK_THAT(xml, Contains("x\uFFFD\uFFFDy\uFFFD"));
}
