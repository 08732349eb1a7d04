#include "dsl/text/render.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace casus::text;

TEST_CASE("the exact words are underlined") {
  SourceFile const file{"a.treaty", "first\n  in forse from\n"};
  Diagnostic message{Code::unexpected_text, file, {11, 16}, "found `forse`"};
  message.note("one\ntwo").suggest({{11, 16}, "force"}, "did you mean `force`?");
  CHECK(render(message) ==
        "error T0201: found `forse`\n"
        " --> a.treaty:2:6\n"
        "2 |   in forse from\n"
        "  |      ^^^^^\n"
        "  note: one\n"
        "        two\n"
        "  help: did you mean `force`?\n");
}

TEST_CASE("columns are those of code points, a tab is four blanks") {
  SourceFile const file{"a", "\t\xC3\xA9\xC3\xA9 x"};
  CHECK(render(Diagnostic{Code::unexpected_text, file, {6, 7}, "m"})
        == "error T0201: m\n --> a:1:5\n1 |     \xC3\xA9\xC3\xA9 x\n  |        ^\n");
}

TEST_CASE("labels stand under the same line, or at their own place") {
  SourceFile const file{"a", "one two\nthree"};
  SourceFile const other{"b", "four"};
  Diagnostic message{Code::role_twice, file, {4, 7}, "m"};
  message.label({0, 3}, "first here").label({8, 13}, "also").label(other, {0, 4}, "there");
  CHECK(render(message) ==
        "error T0213: m\n"
        " --> a:1:5\n"
        "1 | one two\n"
        "  |     ^^^\n"
        "  | ^^^ first here\n"
        " --> a:2:1\n"
        "2 | three\n"
        "  | ^^^^^ also\n"
        " --> b:1:1\n"
        "1 | four\n"
        "  | ^^^^ there\n");
}

TEST_CASE("nothing that a message quotes reaches the terminal as a command, or without end") {
  SourceFile const file{"a", "x"};
  Diagnostic message{Code::unexpected_text, file, {0, 1}, "found `\x1b[31m`"};
  message.note(std::string(5000, 'n')).suggest({{0, 1}, ""}, "h\x1b");
  std::string const text = render(message);
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.size() < 1200);
}

TEST_CASE("nothing in a file reaches the terminal as a command") {
  SourceFile const file{"a", "x \x1b[31m \xE2\x80\xAE y\xFF"};
  std::string const shown = render(Diagnostic{Code::unexpected_text, file, {0, 1}, "m"});
  CHECK(shown.find('\x1b') == std::string::npos);
  CHECK(shown.find("\xE2\x80\xAE") == std::string::npos);
  CHECK(shown.find('\xFF') == std::string::npos);
  CHECK(shown.find("\xEF\xBF\xBD") != std::string::npos);
}

TEST_CASE("of a very long line only the part around the words is shown") {
  SourceFile const file{"a", std::string(100000, 'a') + " here " + std::string(100000, 'b')};
  std::string const shown = render(Diagnostic{Code::unexpected_text, file, {100001, 100005}, "m"});
  CHECK(shown.size() < 800);
  CHECK(shown.find("here") != std::string::npos);
  CHECK(shown.find("^^^^\n") != std::string::npos);
}

TEST_CASE("the end of a file and an empty file can be shown") {
  SourceFile const file{"a", "abc"};
  CHECK(render(Diagnostic{Code::unexpected_text, file, {3, 3}, "m"})
        == "error T0201: m\n --> a:1:4\n1 | abc\n  |    ^\n");
  SourceFile const nothing{"a", ""};
  CHECK(render(Diagnostic{Code::unreadable_file, nothing, {0, 0}, "m"})
        == "error T0101: m\n --> a:1:1\n");
}

TEST_CASE("colour is optional, and what was left out is counted") {
  Bounds bounds;
  bounds.rule_messages = 1;
  Diagnostics out{bounds};
  SourceFile const file{"a", "abc"};
  out.add({Code::unexpected_text, file, {0, 1}, "m"});
  out.add({Code::unexpected_text, file, {1, 2}, "n"});
  CHECK(render(out).find("and 1 more") != std::string::npos);
  CHECK(render(out).find('\x1b') == std::string::npos);
  CHECK(render(out, Colour::ansi).find("\x1b[1;31merror T0201") == 0);
}
