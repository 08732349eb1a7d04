#include "engine/report/page.hpp"

#include <catch2/catch.hpp>

using casus::report::columns;
using casus::report::Ink;
using casus::report::Page;
using casus::report::printable;

TEST_CASE("what a terminal would obey is shown, not sent") {
  CHECK(printable("plain text, пример, متن") == "plain text, пример, متن");
  CHECK(printable("\x1b[31mred") == "\\u{1B}[31mred");
  CHECK(printable("a\nb\tc\rd") == "a b c d");
  CHECK(printable("\xc2\x9b"
                  "31m")
        == "\\u{9B}31m");
  CHECK(printable("left\u202eright") == "left\\u{202E}right");
  CHECK(printable(std::string("\0", 1)) == "\\u{00}");
  CHECK(printable("\xff") == "\\u{FF}");
}

TEST_CASE("columns are code points") { CHECK(columns("пример") == 6); }

TEST_CASE("running text wraps at blanks, with a hanging indent") {
  Page page(40, false);
  page.paragraph(2, 4, {{"one two three four five six seven eight nine ten"}});
  CHECK(page.take()
        == "  one two three four five six seven\n"
           "    eight nine ten\n");
}

TEST_CASE("a word without blanks is cut at the edge") {
  Page page(30, false);
  page.paragraph(0, 0, {{std::string(70, 'x')}});
  CHECK(page.take()
        == std::string(30, 'x') + "\n" + std::string(30, 'x') + "\n" + std::string(10, 'x') + "\n");
}

TEST_CASE("a label keeps its column, and one too long a line of its own") {
  Page page(40, false);
  page.row(2, "why", {{"because of this"}});
  page.row(2, "a label far too long", {{"text"}});
  CHECK(page.take()
        == "  why          because of this\n"
           "  a label far too long\n"
           "               text\n");
}

TEST_CASE("ink is escape codes with colour and nothing without") {
  Page plain(40, false);
  plain.paragraph(0, 0, {{"breach", Ink::red}, {" of it"}});
  CHECK(plain.take() == "breach of it\n");
  Page colour(40, true);
  colour.paragraph(0, 0, {{"breach", Ink::red}, {" of it"}});
  CHECK(colour.take() == "\x1b[1;31mbreach\x1b[0m of it\n");
}

TEST_CASE("no escape of the text survives in colour either") {
  Page page(40, true);
  page.row(0, "t\x1b]0;x\x07", {{"\x1b[2J"}});
  std::string const out = page.take();
  CHECK(out.find("\x1b[2J") == std::string::npos);
  CHECK(out.find("\x1b]") == std::string::npos);
  CHECK(out.find('\x07') == std::string::npos);
}

TEST_CASE("on a narrow page less is indented, and no line leaves it") {
  for (std::size_t const width : {20U, 26U, 33U, 40U}) {
    Page page(width, false);
    page.paragraph(30, 34, {{"one two three four five six seven"}});
    page.row(12, "why", {{"because of this and that"}});
    page.rule(0);
    std::string const text = page.take();
    for (std::size_t at = 0; at < text.size();) {
      std::size_t const end = text.find('\n', at);
      CHECK(columns(text.substr(at, end - at)) <= width);
      at = end + 1;
    }
    for (std::string const word : {"three", "seven", "because", "that"}) {
      CHECK(text.find(word) != std::string::npos);
    }
  }
  Page page(30, false);
  page.row(2, "why", {{"because of this"}});
  CHECK(page.take() == "  why\n    because of this\n");
}
