#include "dsl/grammar/lexer.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace casus;
using syntax::Token;
using syntax::TokenKind;

namespace {

struct Result {
  grammar::Lexed lexed;
  text::Diagnostics out;
};

Result lex(std::string text) {
  text::Diagnostics out;
  grammar::Lexed lexed = grammar::lex(text::SourceFile{"t", std::move(text)}, out);
  return {std::move(lexed), std::move(out)};
}

std::vector<TokenKind> kinds(Result const& result) {
  std::vector<TokenKind> all;
  for (Token const& token : result.lexed.tokens) all.push_back(token.kind);
  return all;
}

std::vector<std::string> codes(Result const& result) {
  std::vector<std::string> all;
  for (auto const& one : result.out.all()) {
    all.push_back(std::string{text::info(one.code).id} + " "
                  + std::string{one.file.text(one.span)});
  }
  return all;
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("words, variables, dates, numbers, texts and marks") {
  auto const result =
      lex("cyber-attack P Q1 2021-01-26 2024-08 2024 30 0.8 \"a # b\" { } , ; # c\n x");
  CHECK(result.out.empty());
  using enum TokenKind;
  CHECK(kinds(result)
        == std::vector{word, variable, variable, date, date, integer, integer, number, string,
                       open_brace, close_brace, comma, semicolon, word, end});
  CHECK(result.lexed.tokens[0].starts_line);
  CHECK_FALSE(result.lexed.tokens[1].starts_line);
  CHECK(result.lexed.tokens[13].starts_line);
}

TEST_CASE("a file without words has one token") {
  for (auto const* text : {"", "  \n\t\r\n", "# only a comment"}) {
    auto const result = lex(text);
    CHECK(result.out.empty());
    CHECK(kinds(result) == std::vector{TokenKind::end});
  }
}

TEST_CASE("a comment belongs to the word before it on its line, else to the next") {
  auto const result = lex("# first\nuse x # behind\n# own\n\n y");
  REQUIRE(result.lexed.comments.size() == 3);
  CHECK(result.lexed.comments[0].own_line);
  CHECK(result.lexed.comments[0].token == 0);
  CHECK_FALSE(result.lexed.comments[1].own_line);
  CHECK(result.lexed.comments[1].token == 1);
  CHECK(result.lexed.comments[2].own_line);
  CHECK(result.lexed.comments[2].token == 2);
  CHECK(result.lexed.comments[2].span.size() == 5);
}

TEST_CASE("dates that are none say why, and how they are written") {
  CHECK(codes(lex("26-01-2021")) == Codes{"T0109 26-01-2021"});
  CHECK(lex("26-01-2021").out.all()[0].fix->replacement == "2021-01-26");
  CHECK(lex("5.3.2021").out.all()[0].fix->replacement == "2021-03-05");
  CHECK(lex("2021-1-5").out.all()[0].fix->replacement == "2021-01-05");
  CHECK(codes(lex("2021-13 2021-02-29 2021-00-10 2021-04-31"))
        == Codes{"T0109 2021-13", "T0109 2021-02-29", "T0109 2021-00-10", "T0109 2021-04-31"});
  CHECK(lex("2020-02-29 2000-02-29").out.empty());
  CHECK(codes(lex("1900-02-29")) == Codes{"T0109 1900-02-29"});
  CHECK(codes(lex("12-13-14")) == Codes{"T0109 12-13-14"});
  // Read on as a date, so that nothing else is reported of it.
  CHECK(lex("26-01-2021").lexed.tokens[0].kind == TokenKind::date);
  CHECK(lex("26-01-2021").lexed.tokens[0].broken);
}

TEST_CASE("numbers that are none") {
  CHECK(codes(lex("90days")) == Codes{"T0111 90days"});
  CHECK(lex("90days").out.all()[0].fix->replacement == "90 days");
  CHECK(codes(lex("1234567890")) == Codes{"T0111 1234567890"});
  CHECK(lex("123456789").out.empty());
  CHECK(codes(lex("9abc")) == Codes{"T0111 9abc"});
  CHECK(codes(lex("1.2.3")) == Codes{"T0111 1.2.3"});
}

TEST_CASE("words that are none") {
  CHECK(codes(lex("Cyber_Attack a--b a- -a camelCase"))
        == Codes{"T0110 Cyber_Attack", "T0110 a--b", "T0110 a-", "T0104 -", "T0110 camelCase"});
  CHECK(lex("Cyber_Attack").out.all()[0].fix->replacement == "cyber-attack");
  // A Cyrillic letter that looks like a Latin one: the whole word is underlined.
  CHECK(codes(lex("wip\xD0\xB5r")) == Codes{"T0110 wip\xD0\xB5r"});
}

TEST_CASE("a text ends on its line") {
  auto const result = lex("text \"no end\nmore");
  CHECK(codes(result) == Codes{"T0106 \"no end"});
  CHECK(kinds(result)
        == std::vector{TokenKind::word, TokenKind::string, TokenKind::word, TokenKind::end});
  CHECK(codes(lex("\"")) == Codes{"T0106 \""});
  // The brace that ends the line is not part of it.
  CHECK(kinds(lex("titled \"x {\n"))
        == std::vector{TokenKind::word, TokenKind::string, TokenKind::open_brace, TokenKind::end});
}

TEST_CASE("the marks of a word processor are read as what was meant") {
  auto const result = lex("text \xE2\x80\x9Cwell\xE2\x80\x9D x");
  CHECK(codes(result) == Codes{"T0107 \xE2\x80\x9Cwell\xE2\x80\x9D"});
  CHECK(result.out.all()[0].fix->replacement == "\"well\"");
  CHECK(result.lexed.tokens[1].kind == TokenKind::string);
  CHECK(codes(lex("\xE2\x80\x9E"
                  "a\xE2\x80\x9C"))[0]
            .substr(0, 5)
        == "T0107");
  CHECK(codes(lex("text 'well' x")) == Codes{"T0107 'well'"});
  CHECK(codes(lex("Q's x"))[0].substr(0, 5) == "T0104");
  CHECK(codes(lex("\xE2\x80\x9C never closed"))[0].substr(0, 5) == "T0104");
}

TEST_CASE("comments of other languages") {
  CHECK(codes(lex("// c\nx")) == Codes{"T0108 //"});
  CHECK(codes(lex("/* a \n b */ x")) == Codes{"T0108 /*"});
  CHECK(lex("/* a \n b */ x").lexed.tokens.size() == 2);
  auto const open = lex("a /* never\nclosed }");
  CHECK(codes(open) == Codes{"T0108 /*"});
  CHECK(open.out.all()[0].message.find("never closed") != std::string::npos);
  CHECK(codes(lex("a / b")) == Codes{"T0104 /"});
}

TEST_CASE("stray and invisible characters are reported once a run, and leave no word") {
  CHECK(codes(lex("a ((( b")) == Codes{"T0104 ((("});
  CHECK(codes(lex("a. b: c")) == Codes{"T0104 .", "T0104 :"});
  CHECK(codes(lex(std::string("a\0\0b", 4))) == Codes{std::string("T0105 \0\0", 8)});
  CHECK(codes(lex("a\xC2\xA0"
                  "b"))
        == Codes{"T0105 \xC2\xA0"});
  CHECK(codes(lex("\"x\xE2\x80\xAEy\"")) == Codes{"T0105 \xE2\x80\xAE"});
  CHECK(lex("a ( b").lexed.tokens.size() == 3);
}
