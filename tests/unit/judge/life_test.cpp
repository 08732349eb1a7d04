// What the life of a duty holds besides its own dates: what paused the text, what excused it.

#include "engine/judge/life.hpp"

#include "dsl/compile.hpp"
#include "dsl/text/render.hpp"
#include "engine/judge/finding.hpp"
#include "engine/record/read.hpp"
#include "engine/record/withhold.hpp"

#include <catch2/catch.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace casus;
using judge::Life;
using judge::Verdict;

namespace {

constexpr char const* rules = R"(
vocabulary words {
  communications {
    kind request "Asks for information"
    kind reply "Answers"
    kind waiver "Does without"
    kind pause-notice "Suspends"
    kind resume-notice "Resumes"
  }
}
states world {
  state avalon "Avalon" code "AA"
  state borduria "Borduria" code "AB"
  state cagliostro "Cagliostro" code "AC"
}
treaty pact {
  parties avalon, borduria, cagliostro known
  in force from 2001-01-01 known
  suspended from 2010-05-01 until 2010-05-31 between avalon and borduria known
  suspended from 2010-06-01 until 2010-06-30 between avalon and cagliostro known
  suspended from 2011-01-01 known
  article "1" {
    number known
    commitment answer {
      content known
      when a party P sends a request to another party Q, Q must send a reply to P within 30 days
      unless P sent a waiver to Q
    }
    power pause {
      content known
      when a party P sends a pause-notice to another party Q,
      this treaty is suspended between P and Q at once
    }
    power go-on {
      content known
      when a party P sends a resume-notice to another party Q,
      this treaty resumes 10 days after it
    }
  }
}
)";

model::Rulebook const& rulebook() {
  static model::Rulebook const built = [] {
    auto result = check::compile({{text::SourceFile{"life.treaty", rules}, std::nullopt}});
    INFO(text::render(result.diagnostics));
    REQUIRE(result.rulebook.has_value());
    return std::move(*result.rulebook);
  }();
  return built;
}

std::string event(std::string const& id, std::string const& kind, std::string const& day,
                  std::string const& by, std::string const& to, std::string const& more = "") {
  return R"({"id":")" + id + R"(","kind":")" + kind + R"(","at":")" + day + R"(","by":")" + by
         + R"(","to":")" + to + "\"" + more + "}";
}

std::string const asked = event("q", "request", "2010-03-01", "AA", "AB");

struct Judged {
  record::Case record;
  std::vector<judge::Finding> findings;
};

Judged judged(std::vector<std::string> const& events, judge::Options options = {},
              std::optional<record::Tlp> most = std::nullopt) {
  std::string text = R"({"format":"casus-case/1.2","id":"life","as_of":"2010-12-31","events":[)";
  for (std::string const& one : events) text += (text.back() == '[' ? "" : ",") + one;
  auto read = record::read_case(text + "]}", "life.json", rulebook());
  for (auto const& error : read.errors) UNSCOPED_INFO(error.pointer << ": " << error.message);
  REQUIRE(read.value.has_value());
  if (most) REQUIRE(record::withhold(*read.value, *most, rulebook()));
  options.all = true;
  auto found = judge::judge(rulebook(), *read.value, options);
  return {std::move(*read.value), std::move(found.findings)};
}

/// The life of Borduria's duty towards Avalon to answer `q`.
Life life_of(Judged const& all, Verdict expected) {
  for (judge::Finding const& finding : all.findings) {
    if (!finding.event || all.record.events[finding.event->value].id != "q") continue;
    CHECK(finding.verdict == expected);
    REQUIRE(finding.life.has_value());
    return *finding.life;
  }
  FAIL("no finding is about `q`");
  return {};
}

/// Each with the day on which it took effect; a question mark for what is not established.
std::vector<std::string> pauses(Judged const& all, Verdict expected) {
  std::vector<std::string> out;
  for (judge::Pause const& pause : life_of(all, expected).pauses) {
    std::string const by = pause.event ? all.record.events[pause.event->value].id : "header";
    std::string const shown = pause.shown == judge::Truth::established ? "" : "?";
    out.push_back(model::to_string(pause.from) + (pause.ends ? " resumed by " : " paused by ") + by
                  + shown);
  }
  return out;
}

std::vector<std::string> excuses(Judged const& all, Verdict expected) {
  std::vector<std::string> out;
  for (judge::ExcusingEvent const& row : life_of(all, expected).excuses) {
    out.push_back(all.record.events[row.event.value].id);
  }
  return out;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a life has the pauses between the two States, in the order of their days") {
  auto const open = Verdict::potential_breach;
  Names const header{"at 2010-05-01T00:00:00Z paused by header",
                     "at 2010-05-31T00:00:00Z resumed by header"};
  SECTION("of the header: those that have begun, and not those between one of them and a third") {
    CHECK(pauses(judged({asked}), open) == header);
  }
  SECTION("each once, though it concerns both; what takes effect after the record is none") {
    auto const all = judged({event("l", "resume-notice", "2010-12-28", "AB", "AA"),
                             event("g", "resume-notice", "2010-03-12", "AB", "AA"),
                             event("p", "pause-notice", "2010-03-10", "AA", "AB"), asked});
    CHECK(pauses(all, open)
          == Names{"on 2010-03-10 paused by p", "at 2010-03-23T00:00:00Z resumed by g", header[0],
                   header[1]});
  }
  SECTION("a notice between one of them and a third pauses nothing for the two") {
    CHECK(pauses(judged({asked, event("p", "pause-notice", "2010-03-10", "AC", "AB")}), open)
          == header);
  }
}

TEST_CASE("a notice is as sure as it is shown at the standard, and none where it is refuted") {
  auto const first = [](std::string const& notice) {
    judge::Options options;
    options.standard = {"clear", 0.75};
    return pauses(judged({asked, notice}, options), Verdict::potential_breach).front();
  };
  std::string const notice = event("p", "pause-notice", "2010-03-10", "AA", "AB");
  CHECK(first(notice) == "on 2010-03-10 paused by p");
  // Above the measure of doubt, and below the standard.
  CHECK(first(event("p", "pause-notice", "2010-03-10", "AA", "AB", R"(,"confidence":0.6)"))
        == "on 2010-03-10 paused by p?");
  CHECK(
      first(R"({"id":"p","at":"2010-03-10","by":"AA","to":"AB","kind":[)"
            R"({"value":"pause-notice","confidence":0.1},{"value":"pause-notice","denied":true}]})")
      == "at 2010-05-01T00:00:00Z paused by header");
}

TEST_CASE("a pause that was over when the duty began is no part of its life") {
  auto const first = [](std::string const& resumed) {
    return pauses(judged({event("p", "pause-notice", "2010-01-10", "AA", "AB"),
                          event("g", "resume-notice", resumed, "AB", "AA"), asked}),
                  Verdict::potential_breach)
        .front();
  };
  // It takes effect ten days after: with the first second of the day of the request.
  CHECK(first("2010-02-18") == "at 2010-05-01T00:00:00Z paused by header");
}

TEST_CASE("where the user names the day whose law counts, a pause says nothing") {
  judge::Options options;
  options.law_as_of = model::read_date("2010-03-01")->last;
  CHECK(pauses(judged({asked}, options), Verdict::potential_breach).empty());
}

TEST_CASE("what excuses a duty is found in the case, also where a row of the file was withheld") {
  std::string const waiver = event("w", "waiver", "2010-03-05", "AA", "AB");
  std::string const secret = event("s", "reply", "2010-01-01", "AC", "AA", R"(,"tlp":"RED")");
  CHECK(excuses(judged({asked}), Verdict::potential_breach).empty());
  CHECK(excuses(judged({asked, waiver}), Verdict::excused) == Names{"w"});
  CHECK(excuses(judged({secret, asked, waiver}, {}, record::Tlp::green), Verdict::excused)
        == Names{"w"});
  // The one who is accused has another defence than the one that decides.
  CHECK(excuses(judged({asked, event("w", "waiver", "2010-03-05", "AC", "AB")}),
                Verdict::potential_breach)
            .empty());
}
