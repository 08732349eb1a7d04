#include "tests/unit/dsl/parsing.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace casus::tests;
using casus::syntax::Node;
using casus::syntax::NodeKind;
using casus::syntax::Phrase;
using Errors = std::vector<std::string>;

TEST_CASE("every error of a file is reported, each once, and the rest is read") {
  Parsed const parsed = parse(R"(use state world
treety many {
  title   "Many"
  parties russia iran
  signd  2021-01-26 in "Moscow"
  in force from 2024-13
  lasts 10 from signature
  article "1" {
    content seen on "S1"
    commitment one {
      severity graver
      text 5
      each party P must conduct a wiper against the other party Q
      where Q consented to the act and P knew of it
      wher P knew of it
      unless any of {
        P knew of it
        P sent a refusal to Q givng reasons
      }
      example breach by russia towards "x" {
        wiper by russia on yesterday;
        wiper by iran on 2025-02-03
      }
    }
    comitment two {
      each party P shall not conduct any wiper against Q
    }
    define conduct x-y {
      means wiper and ransomware
    }
    right r { each party P may take an x against Q by P }
    commitment sound { each party P must not conduct a wiper }
  }
}
)");
  CHECK(parsed.errors()
        == Errors{"T0201 state",     "T0201 treety", "T0208 iran",  "T0201 signd",
                  "T0109 2024-13",   "T0206 10",     "T0201 on",    "T0201 graver",
                  "T0225 5",         "T0207 Q",      "T0209 and",   "T0201 wher",
                  "T0223 P",         "T0201 givng",  "T0201 \"x\"", "T0201 yesterday",
                  "T0201 comitment", "T0211 shall",  "T0209 and",   "T0212 by"});
  auto const commitments = parsed.root().descendants(NodeKind::commitment);
  REQUIRE(commitments.size() == 3);
  CHECK(commitments[0].broken());
  CHECK(commitments[1].broken());
  CHECK(commitments[1].child(NodeKind::name)->value() == "two");
  CHECK_FALSE(commitments[2].broken());
}

TEST_CASE("an error breaks the declaration it is in, not its neighbours or what holds them") {
  Parsed const parsed = parse(
      "treaty t {\n  title 5\n  parties us\n  article \"1\" {\n    commitment one {\n      text "
      "oops\n"
      "      each party P must not conduct a wiper\n    }\n    commitment two {\n"
      "      each party P must not conduct a wiper\n      example breach \"x\" { wiper }\n    }\n"
      "  }\n}\n");
  CHECK(parsed.errors() == Errors{"T0225 5", "T0225 oops", "T0201 wiper"});
  auto const broken = [&](NodeKind kind) {
    std::string marks;
    for (Node const node : parsed.root().descendants(kind)) marks += node.broken() ? '!' : '.';
    return marks;
  };
  CHECK(broken(NodeKind::instrument) == ".");
  CHECK(broken(NodeKind::article) == ".");
  CHECK(broken(NodeKind::header) == ".");
  CHECK(broken(NodeKind::unreadable) == "!!!");
  CHECK(broken(NodeKind::commitment) == "!.");
  CHECK(broken(NodeKind::example) == "!");
  CHECK(broken(NodeKind::sentence) == "..");
}

TEST_CASE("a name is kept though the rest of its item is lost") {
  Parsed const parsed =
      parse(in_article("question well \"Is it?\" undefined\nrule x { a b c }\n"
                       "content known"));
  CHECK(parsed.errors() == Errors{"T0201 undefined", "T0201 rule"});
  CHECK(parsed.root().descendants(NodeKind::question)[0].child(NodeKind::name)->value() == "well");
  Node const lost = parsed.root().descendants(NodeKind::unreadable)[0];
  CHECK(lost.child(NodeKind::name)->value() == "x");
  CHECK(parsed.root().descendants(NodeKind::article_item).size() == 1);
}

TEST_CASE("a head with an error does not lose what is in the braces") {
  Parsed const parsed = parse(
      "treaty {\n  article titled \"x\" {\n    commitment {\n      text 5\n"
      "      each party P must not conduct a wiper\n    }\n    defence d of P {\n"
      "      where P knew oof it\n    }\n  }\n}\n");
  CHECK(parsed.errors()
        == Errors{"T0201 {", "T0201 titled", "T0201 {", "T0225 5", "T0201 {", "T0201 oof"});
}

TEST_CASE("braces are mended where the layout shows which one is wrong") {
  SECTION("a closing brace is missing in the middle") {
    Parsed const parsed = parse(
        "treaty t {\n  article \"1\" {\n    commitment one {\n"
        "      each party P must not conduct a wiper\n      unless any of {\n        P knew of it\n"
        "    }\n    commitment two { each party P must not conduct a wiper }\n  }\n}\n");
    CHECK(parsed.errors() == Errors{"T0203 {"});
    CHECK(parsed.tree.source().position(parsed.diagnostics.all()[0].span.begin).line == 5);
    CHECK(parsed.root().descendants(NodeKind::commitment).size() == 2);
  }
  SECTION("a closing brace is missing before the next article") {
    Parsed const parsed = parse(
        "treaty t {\n  article \"1\" {\n    content known\n\n  article \"2\" {\n    content "
        "known\n  }\n}\n");
    CHECK(parsed.errors() == Errors{"T0203 {"});
    CHECK(parsed.tree.source().position(parsed.diagnostics.all()[0].span.begin).line == 2);
    CHECK(parsed.root().descendants(NodeKind::article).size() == 2);
  }
  SECTION("the file ends too early") {
    Parsed const parsed =
        parse("treaty t {\n  article \"1\" {\n    commitment one {\n      text \"x\"\n");
    CHECK(parsed.errors() == Errors{"T0203 {"});
    CHECK(parsed.diagnostics.all()[0].message.find("and the 2 around it") != std::string::npos);
  }
  SECTION("an opening brace is missing") {
    for (std::string const head :
         {"commitment one", "article \"9\" titled \"x\"", "define conduct d",
          "defence d of P against Q", "basis organ for P"}) {
      CAPTURE(head);
      std::string const body = head[0] == 'a' ? "content known" : "text \"x\"";
      std::string const whole =
          "treaty t {\n" + std::string{head[0] == 'a' ? "" : "  article \"1\" {\n"} + head + "\n"
          + body + "\n}\n" + std::string{head[0] == 'a' ? "" : "  }\n"} + "}\n";
      Parsed const parsed = parse(whole);
      REQUIRE_FALSE(parsed.errors().empty());
      CHECK(parsed.errors()[0].substr(0, 5) == "T0204");
    }
    Parsed const group =
        parse(in_commitment("each party P must not conduct a wiper\n"
                            "      unless any of\n        P knew of it;\n"
                            "        P knew of the act\n      }"));
    CHECK(group.errors() == Errors{"T0204 any of"});
  }
  SECTION("a closing brace too many") {
    Parsed const parsed = parse(
        "treaty t {\n  article \"1\" {\n    commitment one { each party P must not conduct a wiper "
        "} "
        "}\n"
        "    commitment two { each party P must not conduct a wiper }\n  }\n}\n");
    CHECK(parsed.errors() == Errors{"T0205 }"});
    CHECK(parsed.tree.source().position(parsed.diagnostics.all()[0].span.begin).line == 3);
    CHECK(parse("use states world\n}\n").errors() == Errors{"T0205 }"});
  }
  SECTION("a brace that an unclosed text swallowed is not reported again") {
    Parsed const parsed = parse(
        "treaty t {\n  article \"1\" titled \"x {\n    content known\n  }\n"
        "  article \"2\" {\n    principle p { text \"y }\n  }\n}\n");
    CHECK(parsed.errors() == Errors{"T0106 \"x", "T0106 \"y"});
  }
}

TEST_CASE("parts of a clause out of place are named with the place where they belong") {
  CHECK(parse(in_commitment("each party P must not conduct a wiper\n      severity grave")).errors()
        == Errors{"T0222 severity"});
  CHECK(
      parse(in_commitment("each party P must not conduct a wiper\n"
                          "      example breach \"x\" { wiper on 2020 }\n      where P knew of it"))
          .errors()
      == Errors{"T0222 where"});
  CHECK(parse("treaty t { article \"1\" { } title \"x\" }").errors() == Errors{"T0215 title"});
  CHECK(parse("treaty t { } use states world").errors() == Errors{"T0222 use"});
  CHECK(parse("treaty t { amended 2020 { } article \"1\" { } }").errors()
        == Errors{"T0222 article"});
}

TEST_CASE("a clause has one sentence, or several readings of it") {
  CHECK(parse(in_commitment("text \"x\"")).errors() == Errors{"T0218 c"});
  CHECK(parse(in_commitment("under reading one each party P must not conduct a wiper")).errors()
        == Errors{"T0216 under reading"});
  CHECK(parse(in_commitment("each party P must not conduct a wiper\n"
                            "      each party P must not conduct a ddos"))
            .errors()
        == Errors{"T0217 each"});
  CHECK(parse(in_commitment("under reading one each party P must not conduct a wiper\n"
                            "under reading b each party P must not conduct a ddos"))
            .diagnostics.empty());
  CHECK(parse(in_article("define asset one { means grid\n includes coal }")).errors()
        == Errors{"T0217 includes"});
  CHECK(parse(in_article("define asset one { text \"x\" }")).errors() == Errors{"T0218 one"});
  CHECK(parse(in_article("defence d of P against Q { excuses any act }")).errors()
        == Errors{"T0218 d"});
  CHECK(parse(in_article("cooperation c { text \"x\" }")).errors() == Errors{"T0218 c"});
}

TEST_CASE("a word that is nearly right is read as what was meant, so its echo is not reported") {
  Parsed const parsed = parse(in_commitment("each parti P mustt not conduct a wiper agianst Q"));
  CHECK(parsed.errors() == Errors{"T0201 parti", "T0201 mustt", "T0201 agianst"});
  Node const role = parsed.root().descendants(NodeKind::role)[0];
  CHECK(role.phrase() == Phrase::against);
  CHECK(role.broken());
  CHECK(parsed.root().descendants(NodeKind::commitment)[0].broken());
}

TEST_CASE("capitals in fixed words are understood and reported") {
  CHECK(parse(in_commitment("Each party P MUST not conduct a wiper")).errors()
        == Errors{"T0201 Each", "T0201 MUST"});
}
