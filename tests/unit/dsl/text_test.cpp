#include "dsl/text/diagnostic.hpp"
#include "dsl/text/source.hpp"
#include "dsl/text/utf8.hpp"

#include <catch2/catch.hpp>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

using namespace casus::text;

TEST_CASE("positions count lines and code points from one") {
  SourceFile const file{"x", "ab\nc\xC3\xA9\xF0\x9F\x98\x80z\r\n\n"};
  CHECK(file.position(0) == Position{1, 1});
  CHECK(file.position(2) == Position{1, 3});
  CHECK(file.position(3) == Position{2, 1});
  CHECK(file.position(6) == Position{2, 3});   // after the two bytes of é
  CHECK(file.position(10) == Position{2, 4});  // after the four bytes of the face
  CHECK(file.position(9999) == Position{4, 1});
  CHECK(file.line_count() == 4);
  CHECK(file.text(file.line_span(2)) == "c\xC3\xA9\xF0\x9F\x98\x80z");
  CHECK(file.line_span(3).empty());
}

TEST_CASE("UTF-8 is checked, not guessed") {
  CHECK_FALSE(first_invalid_utf8("plain"));
  CHECK_FALSE(first_invalid_utf8("\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80 \xF4\x8F\xBF\xBF"));
  CHECK(first_invalid_utf8("ab\xFFz") == 2);
  CHECK(first_invalid_utf8("\xC0\xAF") == 0);          // overlong
  CHECK(first_invalid_utf8("\xE0\x80\xAF") == 0);      // overlong
  CHECK(first_invalid_utf8("x\xED\xA0\x80") == 1);     // surrogate
  CHECK(first_invalid_utf8("\xF4\x90\x80\x80") == 0);  // above U+10FFFF
  CHECK(first_invalid_utf8("a\xE2\x82") == 1);         // cut short
}

TEST_CASE("what a message quotes is cut between code points") {
  CHECK(shortened("short") == "short");
  CHECK(shortened("abcdef", 3) == "abc\xE2\x80\xA6");
  CHECK(shortened("ab\xC3\xA9", 3) == "ab\xE2\x80\xA6");
}

TEST_CASE("a source is refused for its size or its bytes, and loses its byte order mark") {
  Bounds bounds;
  bounds.rule_file_bytes = 10;
  Diagnostics out;
  CHECK(make_source("x", "0123456789", bounds, out));
  CHECK(out.empty());
  CHECK_FALSE(make_source("x", "0123456789a", bounds, out));
  REQUIRE(out.all().size() == 1);
  CHECK(out.all()[0].code == Code::source_too_long);
  CHECK_FALSE(make_source("x", "a\x80", bounds, out));
  REQUIRE(out.all().size() == 2);
  CHECK(out.all()[1].code == Code::not_utf8);
  CHECK(out.all()[1].span == Span{1, 2});
  auto const marked = make_source("x", "\xEF\xBB\xBFuse", bounds, out);
  REQUIRE(marked);
  CHECK(marked->text() == "use");
}

TEST_CASE("what cannot be read is reported, whatever it is") {
  namespace fs = std::filesystem;
  fs::path const folder = fs::temp_directory_path() / "casus-text-test";
  fs::create_directories(folder);
  Diagnostics out;
  CHECK_FALSE(load_source((folder / "absent.treaty").string(), {}, out));
  CHECK_FALSE(load_source(folder.string(), {}, out));
  REQUIRE(out.all().size() == 2);
  CHECK(out.all()[0].code == Code::unreadable_file);
  CHECK(out.all()[0].message.find("there is no such file") != std::string::npos);
  CHECK(out.all()[1].message.find("it is a folder") != std::string::npos);

  // Far longer than the limit, but sparse: it must not be read to its end.
  fs::path const big = folder / "big.treaty";
  { std::ofstream{big} << "use"; }
  fs::resize_file(big, 100ULL << 20U);
  CHECK_FALSE(load_source(big.string(), {}, out));
  REQUIRE(out.all().size() == 3);
  CHECK(out.all()[2].code == Code::source_too_long);
  fs::remove_all(folder);
}

TEST_CASE("messages beyond the limit are counted") {
  Bounds bounds;
  bounds.rule_messages = 2;
  Diagnostics out{bounds};
  SourceFile const file{"x", "text"};
  for (int i = 0; i < 5; ++i) out.add({Code::stray_character, file, {0, 1}, "m"});
  CHECK(out.all().size() == 2);
  CHECK(out.dropped_count() == 3);
  CHECK(out.error_count() == 5);
  CHECK(out.has_errors());
}

TEST_CASE("messages are sorted by file as first seen, then by place") {
  Diagnostics out;
  SourceFile const b{"b", "text"};
  SourceFile const a{"a", "text"};
  out.add({Code::stray_character, b, {3, 4}, "1"});
  out.add({Code::stray_character, a, {2, 3}, "2"});
  out.add({Code::stray_character, b, {1, 2}, "3"});
  out.sort();
  std::string order;
  for (auto const& one : out.all()) order += one.message;
  CHECK(order == "312");
}

TEST_CASE("a code has an id, a severity and a title") {
  CHECK(info(Code::unexpected_text).id == "T0201");
  for (CodeInfo const& code : all_codes()) {
    CAPTURE(code.id);
    CHECK(info(code.code).id == code.id);
    CHECK_FALSE(code.title.empty());
    CHECK(code.title.back() != '.');
  }
}
