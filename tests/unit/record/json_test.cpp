#include "engine/record/json.hpp"

#include <catch2/catch.hpp>

using namespace casus::record;

namespace {

std::optional<Value> parse(std::string_view text) {
  ErrorList errors("f", 50);
  return parse_json(text, {}, errors);
}

std::vector<ReadError> faults(std::string_view text, JsonLimits const& limits = {}) {
  ErrorList errors("f", 50);
  CHECK_FALSE(parse_json(text, limits, errors));
  return errors.take();
}

}  // namespace

TEST_CASE("json keeps the order of keys and the digits of numbers") {
  std::string_view const text =
      R"({"b": 1, "a": [0.50, -3, 18446744073709551615, 1e3], "c": null})";
  auto const got = parse(text);
  REQUIRE(got);
  CHECK(pretty_json(*got) == "{\n  \"b\": 1,\n  \"a\": [0.50, -3, 18446744073709551615, 1e3],\n"
                             "  \"c\": null\n}\n");
  CHECK(got->find("a")->items[0].number == 0.5);
  CHECK(got->find("a")->items[3].number == 1000);
  CHECK(got->find("z") == nullptr);
}

TEST_CASE("canonical json does not depend on how the text was written") {
  CHECK(canonical_json(*parse(R"({"b": [2, 1.0, 1e0, -0, 0.10], "a": "\u00e9/"})"))
        == "{\"a\":\"é/\",\"b\":[0,0.1,1,1,2]}");
  CHECK(canonical_json(*parse(R"({"x-a": [2, 1], "a": [2, 1]})")) == R"({"a":[1,2],"x-a":[2,1]})");
  CHECK(canonical_json(*parse("9007199254740993")) == "9007199254740993");
  CHECK(canonical_json(*parse("-0.0")) == "0");
  CHECK(canonical_json(*parse("1.5e300")) == "1.5e+300");
}

TEST_CASE("json texts are escaped so that they read back") {
  Value value = Value::object();
  value.add("a\"\\", Value::of("line\nbreak\ttab\x01 \xF0\x9F\x98\x80"));
  auto const again = parse(pretty_json(value));
  REQUIRE(again);
  CHECK(again->keys[0] == "a\"\\");
  CHECK(again->items[0].text == "line\nbreak\ttab\x01 \xF0\x9F\x98\x80");
}

TEST_CASE("a byte order mark is no part of the text") {
  CHECK(parse("\xEF\xBB\xBF{}"));
  CHECK(faults("\xEF\xBB\xBF").at(0).code == "C0106");
}

TEST_CASE("slips in JSON get their place and the way out") {
  struct Slip {
    std::string_view text, pointer, says;
    std::uint32_t line;
  };
  for (Slip const& slip : std::vector<Slip>{
           {"{\"a\": [1,\n 2,]}", "/a", "`]` is not expected in line 2, column 4; no comma", 2},
           {"{'a': 1}", "", "`'` is not expected in line 1, column 2; keys and texts", 1},
           {"{\"a\": 1} // x", "", "text follows the case in line 1, column 10", 1},
           {"{\"a\": // x\n1}", "", "`/` is not expected in line 1, column 7; JSON has no com", 1},
           {"{\"a\": 1 \"b\": 2}", "", "column 9; a comma is missing before it", 1},
           {"{\"a\": [{\"b\": NaN}]}", "/a/0", "`N` is not expected in line 1, column 14", 1},
           {"{\"a\": \"x\ny\"}", "", "write a line break as", 1},
           {"{\"a\": {\"b\": 1", "/a", "the text ends before its JSON does", 1},
           {"{\"a\": 1}{", "", "text follows the case", 1},
           {"[\"\\ud800\"]", "", "is not expected in line 1", 1}}) {
    INFO(slip.text);
    auto const got = faults(slip.text);
    REQUIRE(got.size() == 1);
    CHECK(got[0].pointer == slip.pointer);
    CHECK_THAT(got[0].message, Catch::Contains(std::string{slip.says}));
    CHECK(got[0].line == slip.line);
  }
}

TEST_CASE("duplicate keys are found at any depth, with escaped pointers") {
  ErrorList errors("f", 50);
  auto const got = parse_json(
      R"({"a": 1, "a": {"deep": [1]}, "l": [{"x/y~": 1, "x/y~": 2, "x/y~": 3}], "b": 2})", {},
      errors);
  REQUIRE(got);
  CHECK(got->keys == std::vector<std::string>{"a", "l", "b"});
  CHECK(got->find("a")->number == 1);
  auto const list = errors.take();
  REQUIRE(list.size() == 3);
  CHECK(list[0].pointer == "/a");
  CHECK(list[1].pointer == "/l/0/x~1y~0");
  CHECK(list[2].code == "C0111");
}

TEST_CASE("nesting is bounded exactly, and a million brackets are no danger") {
  auto const nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  CHECK(parse(nested(64)));
  auto const got = faults(nested(65));
  CHECK(got.at(0).code == "C0109");
  for (std::size_t const depth : {std::size_t{10'000}, std::size_t{1'000'000}}) {
    CHECK(faults(nested(depth)).at(0).code == "C0109");
    CHECK(faults(std::string(depth, '[')).at(0).code == "C0109");
  }
  std::string objects;
  for (int i = 0; i < 10'000; ++i) objects += "{\"a\":";
  auto const deep = faults(objects);
  CHECK(deep.at(0).code == "C0109");
  CHECK(deep.at(0).pointer.substr(0, 6) == "/a/a/a");
}

TEST_CASE("values, bytes and keys are bounded exactly") {
  JsonLimits limits;
  limits.bounds.json_values = 4;
  ErrorList none("f", 50);
  CHECK(parse_json("[1,2,3]", limits, none));
  CHECK(faults("[1,2,3,4]", limits).at(0).code == "C0110");
  limits.bounds.case_bytes = 7;
  CHECK(parse_json("[1,2,3]", limits, none));
  CHECK(faults("[1,2,3] ", limits).at(0).code == "C0103");
  JsonLimits keys;
  keys.bounds.key_bytes = 3;
  CHECK(parse_json(R"({"abc": 1})", keys, none));
  CHECK(faults(R"({"abcd": 1})", keys).at(0).code == "C0110");
  CHECK(none.empty());
}

TEST_CASE("user text in a message is short and cannot command a terminal") {
  CHECK(in_backticks("a\x1b[31m`b\n\xE2\x80\xAE") == "`a�[31m�b��`");
  std::string const cut = in_backticks(std::string(1000, 'x'));
  CHECK(cut == "`" + std::string(60, 'x') + "…`");
}

TEST_CASE("readable JSON carries nothing that a terminal obeys, and means the same") {
  std::string const hostile = "\x7F\xC2\x9B\xE2\x80\xAE\xEF\xBB\xBF\x1B[2J";
  Value object = Value::object();
  object.add(hostile, Value::of(hostile));
  std::string const text = pretty_json(object);
  CHECK(text.find("\"\\u007f\\u009b\\u202e\\ufeff\\u001b[2J\": \"") != std::string::npos);
  auto const again = parse(text);
  REQUIRE(again);
  CHECK(again->keys[0] == hostile);
  CHECK(again->items[0].text == hostile);
  // A digest must not depend on how something is shown.
  CHECK(canonical_json(*again).find("\xC2\x9B") != std::string::npos);
}

TEST_CASE("messages call the text what the caller calls it") {
  JsonLimits limits;
  limits.what = "galaxy";
  limits.bounds.case_bytes = 5;
  CHECK(
      faults("[1,2,3]", limits).at(0).message
      == "the galaxy has more than 5 bytes; `--limit case-bytes=N` allows more, up to 1073741824");
  CHECK_THAT(faults("[] x", limits).at(0).message,
             Catch::Contains("follows the galaxy") && !Catch::Contains("case"));
}
