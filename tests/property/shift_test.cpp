// Moving every date of rules and case by the same number of days moves deadlines by that and
// changes nothing else. Months and years have no fixed length: the rules here count in days and
// hours, and their dates are whole days.
#include "dsl/parse.hpp"
#include "dsl/text/render.hpp"
#include "tests/property/generate.hpp"
#include "tests/property/judging.hpp"
#include "tests/property/seeds.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <string>

namespace {

using namespace casus;
using model::Instant;
using property::essences;
using property::stride;

constexpr std::uint32_t seeds = 400;
constexpr Instant day = 24 * 60 * 60;

constexpr char const* rules = R"(
use vocabulary information-security
use states world

treaty in-days {
  title   "Everything that counts days"
  parties russia, iran, china known
  signed  2001-05-01 known
  in force from 2002-04-05 known
  in force from 2024-08-15 for china known
  provisionally applied from 2001-06-01 until 2002-03-01 for russia, iran known
  suspended from 2024-07-31 until 2024-08-10 between russia and iran known
  ended   2025-10-15 for china known
  article "1" {
    number known
    commitment quiet {
      content known
      each party P must not conduct any cyber-attack or information-operation
        against another party Q
      unless Q consented to the act
      unless there was an armed-attack against P within 30 days before the act
    }
    commitment tell {
      content known
      when a party P suffers a cyber-attack by anyone,
      P must send a notification to another party Q about it within 3 days of it
    }
    commitment reply {
      content known
      when a party P holds a consultation with another party Q,
      Q must send an information-reply to P within 72 hours of receipt of it
    }
    commitment authorities {
      content known
      on entry into force,
      each party P must send an authorities-notice to another party Q
        within 60 days of entry into force
    }
    commitment by-a-day {
      content known
      each party P must send a notification to another party Q no later than 2025-03-02
    }
    commitment often {
      content known
      each party P must hold a consultation with another party Q at least once every 45 days
    }
    commitment repair {
      content known
      on breach of quiet by a party P towards another party Q,
      P must make a reparation to Q within 10 days of it
    }
    power leave {
      content known
      when a party P sends a termination-notice to another party Q,
      this treaty ends for P 30 days after it
    }
    power pause {
      content known
      when a party P sends a call-to-comply to another party Q,
      commitment quiet is suspended between P and Q at once
    }
  }
  amended 2025-03-02 known {
    article "1" {
      number known
      commitment quiet {
        content known
        each party P must not conduct any wiper or disinformation against another party Q
      }
    }
  }
}
)";

/// The rules with every date as many days later.
std::string moved_rules(int days) {
  text::Diagnostics none;
  syntax::Tree const tree = syntax::parse(text::SourceFile("in-days.treaty", rules), none);
  std::string result;
  std::uint32_t behind = 0;
  for (syntax::Node const date : tree.root().descendants(syntax::NodeKind::date)) {
    result += tree.source().text({behind, date.span().begin});
    result += model::date_string(model::read_date(date.text())->first + days * day);
    behind = date.span().end;
  }
  return result + std::string(tree.source().text({behind, tree.source().size()}));
}

model::Rulebook compiled(int days) {
  std::vector<check::RuleFile> files;
  for (check::RuleFile const& file : property::rule_files()) {
    bool const is_treaty = file.rules.path().find("/treaties/") != std::string::npos;
    if (!is_treaty) files.push_back(file);
  }
  files.push_back({text::SourceFile("in-days.treaty", moved_rules(days)), std::nullopt});
  check::Compilation compiled = check::compile(std::move(files));
  INFO(text::render(compiled.diagnostics));
  REQUIRE(compiled.rulebook);
  return *compiled.rulebook;
}

void move(Instant& instant, Instant by) {
  if (instant != model::distant_past && instant != model::distant_future) instant += by;
}

void move(std::optional<model::Interval>& interval, Instant by) {
  if (!interval) return;
  move(interval->first, by);
  move(interval->last, by);
}

record::Case moved_case(record::Case judged, int days) {
  Instant const by = days * day;
  if (judged.as_of) move(*judged.as_of, by);
  for (record::Source& source : judged.sources) move(source.date, by);
  for (record::Event& event : judged.events) {
    for (auto& claim : event.time) {
      move(claim.value.first, by);
      move(claim.value.last, by);
    }
    move(event.discovered, by);
    move(event.effective, by);
  }
  for (record::Completeness& complete : judged.complete) {
    move(complete.window.first, by);
    move(complete.window.last, by);
  }
  return judged;
}

}  // namespace

TEST_CASE("moving every date by the same number of days moves deadlines by that and nothing else") {
  model::Rulebook const here = compiled(0);
  judge::Options options;
  options.all = true;
  std::size_t deadlines = 0;
  std::size_t findings = 0;
  for (int const days : {-1, 1, 29, 366, -4000}) {
    model::Rulebook const there = compiled(days);
    for (std::uint32_t seed = 1; seed <= seeds; seed += stride) {
      record::Case const judged = property::random_case(here, seed);
      judge::CaseFindings const before = judge::judge(here, judged, options);
      // A record that speaks of no time ends with the calendar, which does not move.
      if (before.as_of >= model::read_date("2100")->first) continue;
      judge::CaseFindings const after = judge::judge(there, moved_case(judged, days), options);
      CAPTURE(seed, days);
      CHECK(after.as_of == before.as_of + days * day);
      CHECK(essences(after, days * day) == essences(before));
      findings += before.findings.size();
      for (judge::Finding const& finding : before.findings)
        if (finding.deadline) ++deadlines;
    }
  }
  CHECK(findings > 10'000 / stride);
  CHECK(deadlines > 1'000 / stride);
}
