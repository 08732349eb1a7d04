#include "dsl/compile.hpp"
#include "engine/exchange/rulebook.hpp"
#include "tests/unit/check/small_treaty.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace casus;

std::string const& small() {
  static std::string const text =
      exchange::write_rulebook(tests::rulebook_of(tests::small_treaty(R"treaty(
    define conduct raid {
      content known
      means any of { item "(a)" wiper by any state S; item "(b)" flood; }
    }
    commitment quiet {
      each party P must not conduct any raid against another party Q
      unless Q consented to the act
      example breach "a raid" {
        wiper called A by avalon as state-organ against borduria on 2020-03-01
      }
    }
    commitment word {
      when a party P suffers an attack called A,
        P must send a request to each other party Q about A within 2 days
      where there were at least 2 attack against P before A
    }
    power leave {
      when a party P sends an end-notice,
        this treaty ends for P 90 days after receipt of it
    }
  )treaty")));
  return text;
}

exchange::RulebookResult read(std::string const& text) {
  return exchange::read_rulebook(text, "rulebook.json");
}

/// `C0603 /commitments/0/article` of every error.
std::vector<std::string> seen(std::string const& text) {
  std::vector<std::string> rows;
  exchange::RulebookResult const result = read(text);
  CHECK(result.value.has_value() == result.errors.empty());
  for (record::ReadError const& error : result.errors) {
    CHECK_FALSE(error.message.empty());
    rows.push_back(error.code + " " + error.pointer);
  }
  return rows;
}

/// The small rulebook with one text put in the place of another.
std::string with(std::string_view old, std::string_view fresh) {
  std::string text = small();
  std::size_t const at = text.find(old);
  INFO(old);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), fresh);
}

struct Row {
  std::string_view code, pointer, old, fresh;
};

}  // namespace

TEST_CASE("what was exported reads back as the same rulebook") {
  model::Rulebook const rules =
      check::compile_paths({std::string(CASUS_SOURCE_DIR) + "/rules"}).rulebook.value();
  std::string const text = exchange::write_rulebook(rules);
  exchange::RulebookResult const result = read(text);
  for (record::ReadError const& error : result.errors) UNSCOPED_INFO(error.message);
  REQUIRE(result.value.has_value());
  // Every field of every row is in the text, in one table for both directions; so the same text is
  // the same rulebook.
  CHECK(exchange::write_rulebook(*result.value) == text);
  CHECK(result.value->digest == rules.digest);
  CHECK(result.value->commitments.size() == rules.commitments.size());
}

TEST_CASE("a row of a table stands on a line of its own") {
  CHECK(small().find("\"states\": [\n{\"name\":\"avalon\",\"title\":\"Avalon\",\"code\":\"AA\"},\n")
        != std::string::npos);
  CHECK(small().find("\"threats\": []") != std::string::npos);
}

TEST_CASE("each error of a rulebook is told with its place") {
  std::vector<Row> const rows{
      {"C0601", "/format", "casus-rulebook/1", "casus-case/1"},
      {"C0202", "/format", "casus-rulebook/1", "casus-rulebook/1.7"},
      {"C0205", "/states/0/titel", R"("title":"Avalon")", R"("titel":"Avalon")"},
      {"C0205", "/extra", R"("digest")", R"("extra": 1, "digest")"},
      {"C0204", "/commitments/0",
       R"("instrument":"pact","article":0,"content":{"sureness":"reported")",
       R"("instrument":"pact","content":{"sureness":"reported")"},
      {"C0203", "/files", R"("files": [)", R"("files": 3, "x-files": [)"},
      {"C0603", "/instruments/0/parties/0", R"("parties":["avalon")", R"("parties":["avalonn")"},
      {"C0604", "/commitments/0/sentences/0/subject", R"("sort":"state","domain":"party","place")",
       R"("sort":"event","domain":"party","place")"},
      {"C0605", "/states/1", R"("name":"borduria")", R"("name":"avalon")"},
      {"C0605", "/states/1", R"("code":"AB")", R"("code":"AA")"},
      {"C0605", "/commitments/1", R"("name":"word")", R"("name":"quiet")"},
      {"C0606", "/commitments/1", R"("name":"word")", R"("name":"Word")"},
      {"C0606", "/states/0/title", R"("title":"Avalon")", R"("title":"Ava\u001blon")"},
      {"C0607", "/terms/0", R"({"kind":"flood"}])", R"({"term":0}])"},
      {"C0608", "/commitments/1", R"("within":{"count":2,)", R"("within":{"count":0,)"},
      {"C0608", "/powers/0", R"("duration":{"count":90,"unit":"day"},)", ""},
      {"C0609", "/commitments/1", R"("at_least":2)", R"("at_least":0)"},
  };
  for (Row const& row : rows) {
    INFO(row.code << " " << row.pointer);
    std::vector<std::string> const got = seen(with(row.old, row.fresh));
    REQUIRE_FALSE(got.empty());
    CHECK(got.front().rfind(std::string(row.code) + " " + std::string(row.pointer), 0) == 0);
  }
}

TEST_CASE("conditions of a shared defence are as sound as those of a commitment") {
  model::Rulebook const rules =
      check::compile_paths({std::string(CASUS_SOURCE_DIR) + "/rules"}).rulebook.value();
  std::string const text = exchange::write_rulebook(rules);
  std::size_t const defences = text.find("\"defences\": [");

  std::size_t const from = text.find(R"({"is":"defence-applies")", defences);
  std::size_t const after = text.find("}}", from) + 2;
  REQUIRE(after > 2);
  std::string negated = text;
  negated.insert(after, R"(],"words":"none of","place":{"file":0,"line":1,"column":1}})")
      .insert(from, R"({"is":"combination","form":"none-of","parts":[)");
  std::vector<std::string> got = seen(negated);
  REQUIRE_FALSE(got.empty());
  CHECK(got.front().rfind("C0610 /defences/", 0) == 0);

  std::string_view const once = R"("at_least":1)";
  std::string never = text;
  got = seen(never.replace(text.find(once, defences), once.size(), R"("at_least":0)"));
  REQUIRE_FALSE(got.empty());
  CHECK(got.front().rfind("C0609 /defences/", 0) == 0);
}

TEST_CASE("a kind stands where its group may stand, however deep") {
  std::string const wrong = with(R"("act":{"kinds":[{"term":0}])",
                                 R"("act":{"kinds":[{"term":0}],"affecting":[{"kind":"wiper"}])");
  CHECK(seen(wrong)
        == std::vector<std::string>{"C0303 /commitments/0/sentences/0/act/affecting/0"});
}

TEST_CASE("words and numbers that do not exist are told") {
  CHECK(seen(with(R"("modality":"must-not")", R"("modality":"might")"))
        == std::vector<std::string>{"C0602 /commitments/0/sentences/0/modality"});
  CHECK(seen(with(R"("within":{"count":2,)", R"("within":{"count":-2,)"))
        == std::vector<std::string>{"C0609 /commitments/1/sentences/0/deadline/within/count"});
  CHECK(seen(with(R"("within":{"count":2,)", R"("within":{"count":1e30,)"))
        == std::vector<std::string>{"C0609 /commitments/1/sentences/0/deadline/within/count"});
}

TEST_CASE("a rulebook that is cut or damaged anywhere is refused, never read wrongly") {
  std::string const& text = small();
  for (std::size_t length = 0; length + 2 < text.size(); length += 97) {
    CHECK_FALSE(read(text.substr(0, length)).value.has_value());
  }
  for (std::size_t at = 0; at < text.size(); at += 31) {
    std::string damaged = text;
    damaged[at] = '\x01';
    CHECK_FALSE(read(damaged).value.has_value());
  }
}
