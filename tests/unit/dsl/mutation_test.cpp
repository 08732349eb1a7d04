#include "tests/unit/dsl/parsing.hpp"
#include "tests/unit/dsl/sample.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace casus::tests;

namespace {

char const* const base = R"(use states invented
treaty t {
  title   "A treaty"
  signed  2021-01-26 in "Strelsau" reported in "S4"
  in force from 2024-08 reported in "S8"
  article "2" titled "Main threats" {
    number known
    content reported in "S0", "S4"
  }
  article "4" titled "Restraint" {
    text "Each party bears its own costs."
    right protect {
      each party P may take a protective-measure affecting resources of P
    }
    commitment no-attack {
      survives termination
      each party P must not conduct any wiper or ddos
        against the other party Q affecting resources of Q
      where Q consented to the act
      example breach by ruritania towards freedonia "an organ" {
        wiper by ruritania against freedonia affecting grid on 2025-03-01
      }
    }
    commitment assist {
      when a party Q suffers an aggression called A by any state S,
      the other party P must give assistance to Q about it without a set limit
      where P knew of it
      unless any of {
        P sent a refusal to Q giving security about it;
        P sent a refusal to Q giving incapacity about it
      }
    }
    commitment tell-authorities {
      on entry into force, each party P must send a notice to Q within 60 days of entry into force
    }
    commitment keep-secrets {
      each party P must not make any disclosure affecting secrets
        about any transfer or reply by the other party Q to P
      unless Q consented to the act
        except if the act is judged beyond-consent
    }
    commitment allow {
      each state P should not knowingly allow its territory to be used for
        a wiper from the territory of P
    }
    commitment consult { each party P must hold a consultation with Q at least twice a year }
    commitment no-meddling {
      the organisation league must not conduct a meddling against a party Q
    }
    commitment settle {
      when a party P has a dispute called D with another party Q,
      P must not conduct a use-of-force against Q about a wiper against Q
    }
    commitment no-aid {
      when a party Q suffers an aggression called A by any state S,
      P must not give an aid to S about A while A lasts
    }
    power end-it {
      when a party P sends a notice to Q, this treaty ends 90 days after receipt of it
    }
    define conduct attack {
      means wiper or ransomware
    }
    define asset resources {
      under reading narrow means grid
      under reading broad means grid or energy
    }
    principle p { text "World problems are solved." }
  }
}
vocabulary v {
  conduct {
    kind wiper "Destroys data"
  }
}
)";

struct Mutation {
  char const* what;
  char const* from;
  char const* to;
  /// Code and underlined words of the one message.
  char const* error;
};

Mutation const mutations[] = {
    {"misspelt keyword", "must not conduct any", "must nott conduct any", "T0201 nott"},
    {"misspelt keyword", "unless any of", "unles any of", "T0201 unles"},
    {"misspelt keyword", "survives termination", "survive termination", "T0201 survive"},
    {"misspelt keyword", "commitment no-attack", "comitment no-attack", "T0201 comitment"},
    {"misspelt header", "in force from", "in forse from", "T0201 forse"},
    {"misspelt provenance", "content reported in", "content reprted in", "T0201 reprted"},
    {"missing unit", "within 60 days of entry into force", "within 60", "T0206 60"},
    {"missing unit before `of`", "within 60 days", "within 60", "T0206 60"},
    {"unknown unit", "within 60 days", "within 60 dais", "T0206 dais"},
    {"unit without number", "within 60 days", "within days", "T0206 days"},
    {"number in words", "ends 90 days", "ends ninety days", "T0224 ninety"},
    {"role order: affecting before against", "against freedonia affecting grid",
     "affecting grid against freedonia", "T0212 against"},
    {"role order: about before affecting", "any disclosure affecting secrets\n",
     "any disclosure about any transfer affecting secrets\n",
     "T0214 any transfer or reply by the other party Q to P"},
    {"role order: giving before to", "a refusal to Q giving security about",
     "a refusal giving security to Q about", "T0212 to"},
    {"role twice", "against the other party Q affecting",
     "against the other party Q against another party R affecting", "T0213 against"},
    {"unknown role", "against the other party Q", "versus the other party Q", "T0201 versus"},
    {"from for the sender", "reply by the other party Q", "reply from the other party Q",
     "T0221 from"},
    {"missing opening brace", "titled \"Main threats\" {", "titled \"Main threats\"",
     "T0204 \"Main threats\""},
    {"missing closing brace", "giving incapacity about it\n      }", "giving incapacity about it\n",
     "T0203 {"},
    {"missing semicolon", "security about it;", "security about it", "T0223 P"},
    {"missing comma", "by any state S,\n      the", "by any state S\n      the", "T0208 the"},
    {"or between conditions", "security about it;", "security about it or", "T0210 or"},
    {"and between conditions", "where Q consented to the act",
     "where Q consented to the act and Q was glad", "T0209 and"},
    {"and between kinds", "any wiper or ddos", "any wiper and ddos", "T0209 and"},
    {"unclosed string", "own costs.\"", "own costs.", "T0106 \"Each party bears its own costs."},
    {"date the wrong way round", "2021-01-26", "26-01-2021", "T0109 26-01-2021"},
    {"date in words", "2021-01-26", "may-2021", "T0201 may-2021"},
    {"territory in short", "from the territory of P", "from territory of P", "T0201 territory"},
    {"lower-case variable", "each party P may", "each party p may", "T0201 p"},
    {"second person form", "a party P has", "a party P have", "T0201 have"},
    {"shall for must", "league must not", "league shall not", "T0211 shall"},
    {"obligation by may not", "league must not", "league may not", "T0211 may"},
    {"two sentences", "about it without a set limit\n",
     "about it without a set limit\n      P must give assistance to Q at all times\n", "T0217 P"},
    {"no sentence",
     "on entry into force, each party P must send a notice to Q within 60 days of entry into force",
     "", "T0218 tell-authorities"},
    {"subject to", "where P knew of it", "subject to P knew of it", "T0201 subject"},
    {"recurrence without its period", "at least twice a year", "at least twice", "T0201 twice"},
    {"unknown verdict", "example breach", "example guilty", "T0201 guilty"},
    {"definition by is", "means wiper", "is wiper", "T0201 is"},
    {"single reading", "under reading narrow means grid\n", "", "T0216 under reading"},
    {"knowledge in the wrong place", "should not knowingly", "should knowingly not",
     "T0201 knowingly"},
    {"allow without territory", "allow its territory to be used for\n", "allow\n", "T0201 allow"},
    {"header after an article", "article \"4\" titled", "depositary league\n  article \"4\" titled",
     "T0215 depositary"},
    {"kind without its word", "kind wiper", "wiper", "T0201 wiper"},
    {"text without marks", "text \"World problems are solved.\"", "text World problems",
     "T0225 World"},
    {"sentence with a bare name", "the organisation league must", "league must", "T0201 league"},
    {"description three deep", "about a wiper against Q",
     "about a wiper against Q about a ddos by Q", "T0214 a ddos by Q"},
    {"article number left out", "article \"4\" titled", "article titled", "T0201 titled"},
    {"not lost from a prohibition", "P must not make", "P must make", "T0207 P"},
    {"not doubled", "P must not make", "P must not not make", "T0201 not"},
    {"deadline left out", "about it without a set limit", "about it", "T0207 it"},
    {"knowingly lost", "should not knowingly allow", "should not allow", "T0220 allow"},
    {"except lost", "except if the act", "if the act", "T0226 if"},
    {"not lost before while", "P must not give an aid", "P must give an aid", "T0207 while"},
    {"may for must", "league must not conduct", "league may conduct", "T0211 may"},
    {"reserved name", "kind wiper", "kind about", "T0219 about"},
};

std::string replaced(std::string text, std::string const& from, std::string const& to) {
  std::size_t const at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("the text that is changed is sound") {
  CHECK(parse(base).errors() == std::vector<std::string>{});
}

TEST_CASE("each mistake is refused with one message, at the word that is wrong") {
  for (Mutation const& one : mutations) {
    CAPTURE(one.what, one.to);
    Parsed const parsed = parse(replaced(base, one.from, one.to));
    CHECK(parsed.errors() == std::vector<std::string>{one.error});
  }
}

TEST_CASE("the same mistakes in the project's own rules are refused with one message") {
  std::size_t applied = 0;
  for (auto const& file : rule_files()) {
    std::string const text = read_text(file);
    for (Mutation const& one : mutations) {
      if (text.find(one.from) == std::string::npos) continue;
      CAPTURE(file.string(), one.what);
      Parsed const parsed = parse(replaced(text, one.from, one.to));
      CHECK(parsed.errors().size() == 1);
      ++applied;
    }
  }
  CHECK(applied >= 40);
}
